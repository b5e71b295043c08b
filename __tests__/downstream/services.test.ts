/** What follows a login to a package registry in real workflows: the registries' own programs, after the shipped action. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { hosts } from '../../emulator/exchange/hosts.ts';
import type { RecordedRequest } from '../../emulator/index.ts';
import type { Job } from '../../emulator/runner/index.ts';
import { findProgram } from '../../emulator/runner/programs.ts';
import { privateRegistry } from '../../emulator/services/npm-registry.ts';
import { actionFolder, scenario } from '../support/scenario.ts';
import { loginsInput } from '../support/services/steps.ts';
import { skipLoudly } from '../support/skip-loudly.ts';

const world = scenario();

const isThere = (program: string) => findProgram(program, process.env.PATH ?? '') !== undefined;
const missing = (program: string) => (isThere(program) ? undefined : `${program} is not installed`);

const npmLogin = { logins: loginsInput([{ provider: 'npm', given: { package: '@octo/tool' } }]) };

/** Clients from 11.5.1 on would exchange an ID token themselves, and not use the login at all. */
const npm = (command: string) =>
  `env -u ACTIONS_ID_TOKEN_REQUEST_URL -u ACTIONS_ID_TOKEN_REQUEST_TOKEN npm ${command} --fetch-retries=0 --no-update-notifier`;

const packageJson = JSON.stringify({ name: '@octo/tool', version: '1.0.0', files: [] });

function prepare(job: Job): void {
  writeFileSync(join(job.workspace, 'package.json'), packageJson);
}

/** The tokens that a host was shown. */
function shownTo(host: string, requests: readonly RecordedRequest[]): string[] {
  const headers = requests.filter((request) => request.host === host).map(({ headers: all }) => all);
  return [...new Set(headers.flatMap(({ authorization }) => authorization ?? []))];
}

const publishing = (requests: readonly RecordedRequest[]) =>
  requests.filter(({ operation }) => operation === 'publish').map(({ host, status }) => [host, status]);

skipLoudly('npm after a login', missing('npm'))('npm, after a login,', () => {
  const scope = `@private:registry=https://${privateRegistry.host}/\n`;
  const privateToken = (value: string) => `//${privateRegistry.host}/:_authToken=${value}\n`;

  it('publishes, still finds the private scope of the own configuration, and shows each registry its own token', async () => {
    const job = await world.job();
    prepare(job);
    mkdirSync(job.home, { recursive: true });
    const own = scope + privateToken(privateRegistry.token);
    writeFileSync(join(job.home, '.npmrc'), own);
    const login = await job.uses(actionFolder, { id: 'login', with: npmLogin });
    expect(login.annotations).toEqual([]);
    world.emulator.clearRequests();
    const view = await job.run(npm(`view ${privateRegistry.package} version`));
    expect(view.log).toContain('1.2.3');
    expect((await job.run(npm('publish --access public'))).outcome).toBe('success');
    const { requests } = world.emulator;
    expect(publishing(requests)).toEqual([[hosts.npm, 201]]);
    expect(shownTo(privateRegistry.host, requests)).toEqual([`Bearer ${privateRegistry.token}`]);
    expect(shownTo(hosts.npm, requests)).toEqual([`Bearer ${login.outputs['npm-token']}`]);
    expect(readFileSync(join(job.home, '.npmrc'), 'utf8')).toBe(own);
  });

  it.each([
    ['the own configuration of a runner', (job: Job) => job.home],
    ['the configuration of the project', (job: Job) => job.workspace],
  ])(
    'does not show the token to another registry for which %s reads `NODE_AUTH_TOKEN`',
    async (_, folder) => {
      const job = await world.job();
      prepare(job);
      mkdirSync(folder(job), { recursive: true });
      writeFileSync(join(folder(job), '.npmrc'), scope + privateToken('${NODE_AUTH_TOKEN}'));
      const login = await job.uses(actionFolder, { id: 'login', with: npmLogin });
      world.emulator.clearRequests();
      await job.run(npm(`view ${privateRegistry.package} version`));
      expect((await job.run(npm('publish --access public'))).outcome).toBe('success');
      const { requests } = world.emulator;
      const token = `Bearer ${login.outputs['npm-token']}`;
      expect(requests.map(({ host }) => host)).toContain(privateRegistry.host);
      expect(shownTo(privateRegistry.host, requests)).not.toContain(token);
      expect(publishing(requests)).toEqual([[hosts.npm, 201]]);
      expect(shownTo(hosts.npm, requests)).toEqual([token]);
    },
  );

  it('does not show the token to another registry that an action configured before', async () => {
    // As actions/setup-node does it for another registry, with the token that a step gives.
    const job = await world.job();
    prepare(job);
    const configuration = join(job.temp, '.npmrc');
    const setUp = await job.run(
      [
        `printf '${scope}${privateToken(`\${NODE_AUTH_TOKEN}`)}' > "${configuration}"`,
        `echo "NPM_CONFIG_USERCONFIG=${configuration}" >> "$GITHUB_ENV"`,
        `echo "NODE_AUTH_TOKEN=${privateRegistry.token}" >> "$GITHUB_ENV"`,
      ].join('\n'),
    );
    expect(setUp.outcome).toBe('success');
    const first = await job.uses(actionFolder, { id: 'first', with: npmLogin });
    expect(first.exported).not.toHaveProperty('NODE_AUTH_TOKEN');
    const second = await job.uses(actionFolder, { id: 'second', with: npmLogin });
    expect(second.exported).not.toHaveProperty('NODE_AUTH_TOKEN');
    world.emulator.clearRequests();
    const view = await job.run(npm(`view ${privateRegistry.package} version`));
    expect(view.log).toContain('1.2.3');
    expect((await job.run(npm('publish --access public'))).outcome).toBe('success');
    const { requests } = world.emulator;
    expect(publishing(requests)).toEqual([[hosts.npm, 201]]);
    expect(shownTo(privateRegistry.host, requests)).toEqual([`Bearer ${privateRegistry.token}`]);
    expect(shownTo(hosts.npm, requests)).toEqual([`Bearer ${second.outputs['npm-token']}`]);
  });
});
