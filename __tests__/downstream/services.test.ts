/** What follows a login to a package registry in real workflows: the registries' own programs, after the shipped action. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hosts } from '../../emulator/exchange/hosts.ts';
import type { RecordedRequest } from '../../emulator/index.ts';
import type { Job } from '../../emulator/runner/index.ts';
import { findProgram } from '../../emulator/runner/programs.ts';
import { privateRegistry } from '../../emulator/services/npm-registry.ts';
import { actionFolder, scenario } from '../support/scenario.ts';
import { loginsInput } from '../support/services/steps.ts';
import { sayLoudly, skipLoudly } from '../support/skip-loudly.ts';

const world = scenario();

const isThere = (program: string) => findProgram(program, process.env.PATH ?? '') !== undefined;
const missing = (program: string) => (isThere(program) ? undefined : `${program} is not installed`);

/** A program of the Python Package Index's, tried with a file that is as small as it can be. */
const wheel = `
import zipfile
with zipfile.ZipFile('dist/octo_tool-1.0.0-py3-none-any.whl', 'w') as wheel:
    folder = 'octo_tool-1.0.0.dist-info'
    wheel.writestr(folder + '/METADATA', 'Metadata-Version: 2.1\\nName: octo-tool\\nVersion: 1.0.0\\n')
    wheel.writestr(folder + '/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr(folder + '/RECORD', '')`;

skipLoudly('twine after a login', missing('twine'))('twine, after a login,', () => {
  const logIn = (job: Job, given: Readonly<Record<string, unknown>> = {}) =>
    job.uses(actionFolder, { id: 'login', with: { logins: loginsInput([{ provider: 'pypi', given }]) } });

  async function uploaded(job: Job) {
    world.emulator.clearRequests();
    mkdirSync(join(job.workspace, 'dist'));
    expect((await job.run(['python3', '-c', wheel])).outcome).toBe('success');
    const { log, outcome } = await job.run('twine upload --non-interactive --disable-progress-bar dist/*');
    const uploads = world.emulator.requests.filter(({ operation }) => operation === 'upload');
    const sent = uploads.map(({ host, status, headers }) => {
      const [, credentials = ''] = String(headers.authorization).split(' ');
      return [host, status, Buffer.from(credentials, 'base64').toString()] as const;
    });
    return { log, outcome, sent };
  }

  it.each([
    ['the index that it knows', {}, `upload.${hosts.pypi}`],
    ['the index of the login', { index: 'testpypi' }, hosts.testPypi],
  ])('uploads to %s', async (_, given, host) => {
    const job = await world.job();
    // The user's own account, which must not publish instead.
    mkdirSync(job.home, { recursive: true });
    writeFileSync(join(job.home, '.pypirc'), '[pypi]\nusername = octocat\npassword = own\n');
    const login = await logIn(job, given);
    expect(login.outcome).toBe('success');
    const { log, outcome, sent } = await uploaded(job);
    expect({ log: outcome === 'success' ? '' : log, sent }).toEqual({
      log: '',
      sent: [[host, 200, `__token__:${login.outputs['pypi-token']}`]],
    });
  });
});

skipLoudly('twine with a configuration', missing('twine'))("twine with the user's own configuration", () => {
  it('uploads to the address in it, and the login warns of that', async () => {
    const job = await world.job();
    mkdirSync(job.home, { recursive: true });
    writeFileSync(join(job.home, '.pypirc'), `[pypi]\nrepository = https://${hosts.testPypi}/legacy/\n`);
    const login = await job.uses(actionFolder, {
      id: 'login',
      with: { logins: loginsInput([{ provider: 'pypi', given: {} }]) },
    });
    expect(login.annotations.map(({ message }) => message)).toEqual([
      `\`repository\` in ${join(job.home, '.pypirc')} makes twine send the token to that address.`,
    ]);
    world.emulator.clearRequests();
    mkdirSync(join(job.workspace, 'dist'));
    await job.run(['python3', '-c', wheel]);
    await job.run('twine upload --non-interactive --disable-progress-bar dist/*');
    const asked = world.emulator.requests.map(({ host }) => host);
    expect([...new Set(asked)]).toEqual([hosts.testPypi]);
  });
});

const npmLogin = { logins: loginsInput([{ provider: 'npm', given: { package: '@octo/tool' } }]) };

/** Where packages are installed that are not dependencies of the repository. */
const extras = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'downstream');
const npm10 = join(extras, 'npm-10', 'node_modules', 'npm', 'bin', 'npm-cli.js');

const clients = [
  { name: 'npm (of this system)', program: 'npm', absent: missing('npm') },
  {
    name: 'npm 10',
    program: `node ${npm10}`,
    absent: existsSync(npm10) ? undefined : `get it with: npm install --prefix ${extras}/npm-10 npm@10`,
  },
];

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

describe.each(clients)('after a login, $name', ({ name, program, absent }) => {
  if (absent) sayLoudly(`SKIPPED: ${name}: ${absent}`);
  const test = absent ? it.skip : it;

  /** Clients from 11.5.1 on would exchange an ID token themselves, and not use the login at all. */
  const npm = (command: string) =>
    `env -u ACTIONS_ID_TOKEN_REQUEST_URL -u ACTIONS_ID_TOKEN_REQUEST_TOKEN ${program} ${command} --fetch-retries=0 --no-update-notifier`;
  const scope = `@private:registry=https://${privateRegistry.host}/\n`;
  const privateToken = (value: string) => `//${privateRegistry.host}/:_authToken=${value}\n`;

  test('publishes, still finds the private scope of the own configuration, and shows each registry its own token', async () => {
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

  test('does not show the token to another registry that an action configured before', async () => {
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
