import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, exchangeDefaults as names, startEmulator } from '../../emulator/index.ts';
import { loginStep } from '../../src/action/login-step.ts';
import { postStep } from '../../src/action/post-step.ts';
import type { Runner } from '../../src/action/runner.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createAgents } from '../../src/http/proxy.ts';
import { createSecrets } from '../../src/text/secrets.ts';
import { connect } from '../support/exchange.ts';
import { planOf } from '../support/plan.ts';
import { recordedRunner } from '../support/runner.ts';
import { inputs, threeClouds } from '../support/scenario.ts';

let emulator: Emulator;
let temp: string;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'step-test-'));
});
afterEach(async () => {
  emulator.clearRequests();
  emulator.clearFaults();
  await rm(temp, { recursive: true, force: true });
});

async function run(
  given: Record<string, string>,
  env: Record<string, string | undefined> = {},
  useId = 'one',
  failing: Partial<Runner> = {},
  nodePath = process.execPath,
) {
  const environment = connect(emulator);
  const runner = Object.assign(recordedRunner(), failing);
  const http = createHttpClient({ agents: createAgents(), userAgent: 'test/1' });
  await loginStep({
    env: {
      ...environment,
      RUNNER_TEMP: temp,
      HOME: temp,
      ...env,
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
    runner,
    secrets: createSecrets(runner.mask),
    http,
    userAgent: 'test/1',
    publishing: { temp, actionDirectory: '/action', nodePath, useId },
    now: Date.now,
    random: () => 0,
    sleep: (milliseconds, signal) => sleep(Math.min(milliseconds, 20), undefined, { signal }),
    deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
    readEvent: async () => undefined,
  } as Parameters<typeof loginStep>[0]);
  return { runner, http };
}

describe('loginStep', () => {
  it('logs in, publishes, reports and saves what the post step needs', async () => {
    const { runner } = await run(threeClouds);
    expect(runner.failed).toBe(false);
    expect(runner.outputs.available).toBe('true');
    expect(runner.exported.AWS_ACCESS_KEY_ID).toMatch(/^ASIA/);
    expect(runner.summaries).toHaveLength(1);
    const post = recordedRunner(runner.saved);
    await postStep({ runner: post, temp, http: { send: () => Promise.reject(new Error('no')) } });
    expect(post.lines.filter((line) => line.startsWith('warning'))).toEqual([]);
  });

  it('refuses `refresh` before any request if no tool could start its program', async () => {
    emulator.clearRequests();
    const { runner } = await run({ ...inputs.aws, refresh: 'true' }, {}, 'one', {}, '/läufer/node');
    expect(runner.failed).toBe(true);
    expect(runner.lines.join()).toContain('cannot be kept alive with `refresh` on this runner');
    expect(emulator.requests).toEqual([]);
  });

  it.each([
    ['false', threeClouds],
    ['true', { ...inputs.aws, ...inputs.gcp }],
  ])('sets no output and no variable unknown to the plan, with refresh: %s', async (refresh, clouds) => {
    const { vault } = names;
    const logins = `
- {name: role, provider: aws, role-to-assume: '${inputs.aws['aws-role-to-assume']}', region: eu-west-1}
- {name: release, provider: vault, url: '${vault.url}', role: ${vault.role}}
`;
    const given = { ...clouds, logins };
    const { runner } = await run({ ...given, refresh, cache: 'false' });
    expect(runner.failed).toBe(false);
    const { plan } = await planOf(given, connect(emulator));
    const known = plan.logins.flatMap(({ name, facts }) =>
      [...facts.outputs, 'expires-at', 'token'].map((output) => `${name}-${output}`),
    );
    const { available: _, logins: __, ...outputs } = runner.outputs;
    expect(Object.keys(outputs).filter((name) => !known.includes(name))).toEqual([]);
    const variables = plan.logins.flatMap(({ facts }) => facts.variables);
    expect(Object.keys(runner.exported).filter((name) => !variables.includes(name))).toEqual([]);
  });

  describe('that cannot hand out its credentials', () => {
    const { vault } = names;
    const logins = `[{name: release, provider: vault, url: '${vault.url}', role: ${vault.role}}]`;
    const broken: Partial<Runner> = {
      saveState() {
        throw new Error('no place for the state');
      },
    };

    it('revokes the tokens it minted, and reports the failure like any other', async () => {
      const { runner } = await run({ logins, cache: 'false' }, {}, 'one', broken);
      expect(runner.failed).toBe(true);
      expect(runner.exported).toEqual({});
      expect(runner.lines).toContain('info: Revoked: Vault token "release"');
      expect(runner.lines.join('\n')).toContain('error: Vault "release" login failed (internal)\n');
      expect(runner.summaries[0]).toContain('Login failed');
    });

    it('names the file that does not fit on the disk', async () => {
      const full = Object.assign(new Error('ENOSPC: no space left on device'), {
        code: 'ENOSPC',
        syscall: 'write',
        path: '/full/file',
      });
      const { runner } = await run({ logins, cache: 'false' }, {}, 'one', {
        saveState() {
          throw full;
        },
      });
      expect(runner.lines.join('\n')).toMatch(
        /\(files\/not-written\)[\s\S]*\/full\/file[\s\S]*Fix: Make room/,
      );
    });
  });

  it.each([
    [
      'a program for Google',
      { ...inputs.gcp, 'gcp-credentials-source': 'executable' },
      'gcp-credentials-source',
    ],
    ['a program for AWS', { ...inputs.aws, refresh: 'true' }, 'aws-role-to-assume'],
  ])('refuses %s that the tools could not start, before any request', async (_, given, input) => {
    const { runner } = await run({ ...given, cache: 'false' }, {}, 'one', {}, '/opt/my (node)/bin/node');
    expect(runner.failed).toBe(true);
    expect(emulator.requests).toEqual([]);
    expect(runner.lines[0]).toContain(`\`${input}\` `);
    expect(runner.lines[0]).toContain('/opt/my (node)/bin/node');
  });

  describe('with a login that is denied, a program for Google, and a token that can be revoked', () => {
    const { vault } = names;
    const given = {
      ...inputs.aws,
      'aws-role-to-assume': 'arn:aws:iam::111122223333:role/nobody',
      ...inputs.gcp,
      'gcp-credentials-source': 'executable',
      logins: `[{name: release, provider: vault, url: '${vault.url}', role: ${vault.role}}]`,
      cache: 'false',
    };
    const operations = () => emulator.requests.map(({ service, operation }) => `${service} ${operation}`);

    it('sends nothing if Google could not start the program', async () => {
      const { runner } = await run(given, {}, 'one', {}, '/opt/my node/bin/node');
      expect(runner.failed).toBe(true);
      expect(emulator.requests).toEqual([]);
      expect(runner.lines[0]).toContain('`gcp-credentials-source` ');
    });

    it('revokes the token and reports the refusal with its code', async () => {
      const { runner } = await run(given);
      expect(runner.failed).toBe(true);
      expect(runner.exported).toEqual({});
      expect(operations()).toContain('vault revokeSelf');
      expect(runner.lines).toContain('info: Revoked: Vault token "release"');
      expect(runner.lines.join('\n')).toContain('error: AWS login failed (aws/not-authorized)\n');
      expect(runner.summaries[0]).toContain('aws/not-authorized');
    });
  });

  it('reuses the credentials of an earlier use', async () => {
    await run(inputs.aws);
    emulator.clearRequests();
    const { runner } = await run(inputs.aws, {}, 'two');
    expect(emulator.requests).toEqual([]);
    expect(runner.lines.join()).toContain('from the cache');
  });

  it('reports failures with the text to paste, and marks the step as failed', async () => {
    const { runner } = await run({
      ...inputs.aws,
      'aws-role-to-assume': 'arn:aws:iam::111122223333:role/nobody',
      cache: 'false',
    });
    expect(runner.failed).toBe(true);
    expect(runner.exported).toEqual({});
    expect(runner.lines.join('\n')).toContain('error: AWS login failed (aws/not-authorized)\n');
    expect(runner.summaries[0]).toContain('Login failed');
  });

  it('reports each retry in one line', async () => {
    emulator.inject({ kind: 'status', service: 'aws-sts', status: 503 });
    const { runner } = await run(inputs.aws);
    expect(runner.lines.filter((line) => line.includes('; trying again in'))).toHaveLength(1);
  });

  it('refuses wrong inputs before any request', async () => {
    const { runner } = await run({ ...inputs.aws, summary: 'maybe', 'aws-region': 'nowhere', sumary: 'x' });
    expect(runner.failed).toBe(true);
    expect(emulator.requests).toEqual([]);
    expect(runner.lines.join('\n')).toContain('`sumary` is not an input; did you mean `summary`?');
  });

  it('shows an example if no login is requested', async () => {
    const { runner } = await run({});
    expect(runner.failed).toBe(true);
    expect(runner.lines.join('\n')).toContain('aws-role-to-assume:');
  });

  it.each([
    ['fail', true, 'error: No ID token\n'],
    ['skip', false, 'notice: Login skipped: no ID token\n'],
  ])('without ID tokens and if-unavailable: %s', async (choice, failed, words) => {
    const { runner } = await run(
      { ...inputs.aws, 'if-unavailable': choice },
      { ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined },
    );
    expect(runner.failed).toBe(failed);
    expect(runner.outputs).toEqual({ available: 'false', logins: '[]' });
    expect(runner.lines.join('\n')).toContain(words);
  });

  it('names the profile of a login that renews itself and is not exported', async () => {
    const hidden = await run({ ...inputs.aws, refresh: 'true', 'export-environment': 'false' });
    expect(hidden.runner.lines.join('\n')).toContain('in the profile `multi-cloud-login`');
    const exported = await run({ ...inputs.aws, refresh: 'true' }, {}, 'two');
    expect(exported.runner.lines.join('\n')).not.toContain('in the profile');
  });

  it('does not skip a login that needs nothing from the runner', async () => {
    const logins =
      "[{name: own, provider: id-token, audience: somebody, id-token-source: 'file:/nowhere/id-token'}]";
    const withoutEndpoint = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined };
    const { runner } = await run({ logins, 'if-unavailable': 'skip' }, withoutEndpoint);
    expect(runner.failed).toBe(true);
    expect(runner.lines.join('\n')).toContain('id-token/file');
    const both = await run({ logins, ...inputs.aws, 'if-unavailable': 'skip' }, withoutEndpoint);
    expect(both.runner.failed).toBe(false);
    expect(both.runner.outputs.available).toBe('false');
  });

  it('revokes the tokens it minted if they cannot be published', async () => {
    await rm(temp, { recursive: true });
    await writeFile(temp, 'in the way');
    const { vault } = names;
    const logins = `
- name: release
  provider: vault
  url: ${vault.url}
  role: ${vault.role}
`;
    const { runner } = await run({ logins });
    expect(runner.lines.join('\n')).toContain('(files/');
    expect(runner.summaries).toHaveLength(1);
    expect(emulator.requests.map(({ operation }) => operation)).toContain('revokeSelf');
  });

  it('does not hand out a revoked token again', async () => {
    const { vault } = names;
    const logins = `[{ name: release, provider: vault, url: '${vault.url}', role: ${vault.role} }]`;
    const { revoked } = emulator.world.exchange;
    const before = revoked.length;
    const broken = {
      setOutput(name: string) {
        if (name === 'available') throw new Error('disk full');
      },
    };
    expect((await run({ logins }, {}, 'one', broken)).runner.failed).toBe(true);
    const { runner } = await run({ logins }, {}, 'two');
    expect(revoked).toHaveLength(before + 1);
    expect(revoked).not.toContain(runner.outputs['release-token']);
  });

  it('leaves a token from the cache to the use that obtained it', async () => {
    const { vault } = names;
    const logins = `[{ name: release, provider: vault, url: '${vault.url}', role: ${vault.role} }]`;
    const first = await run({ logins }, {}, 'one');
    const second = await run({ logins }, {}, 'two');
    expect(second.runner.outputs['release-token']).toBe(first.runner.outputs['release-token']);
    const revoked = async ({ runner, http }: typeof first) => {
      emulator.clearRequests();
      await postStep({ runner: recordedRunner(runner.saved), http, temp });
      return emulator.requests.map(({ operation }) => operation);
    };
    expect(await revoked(second)).toEqual([]);
    expect(await revoked(first)).toEqual(['revokeSelf']);
  });

  it('keeps nothing in the cache that cannot be reused', async () => {
    const keptOf = async (given: Record<string, string>, id: string) => {
      await run(given, {}, id);
      return readdir(join(temp, 'multi-cloud-login', 'cache')).catch(() => []);
    };
    const idToken = '[{ name: own, provider: id-token, audience: somebody }]';
    expect(await keptOf({ logins: idToken }, 'one')).toEqual([]);
    expect(await keptOf(inputs.aws, 'two')).toHaveLength(1);
  });

  it('does not wait for another use’s files beyond its own deadline', async () => {
    await writeFile(join(temp, 'multi-cloud-login.lock'), `${process.ppid} busy elsewhere`);
    const { runner } = await run({ ...inputs.aws, 'timeout-seconds': '5' });
    expect(runner.lines.join('\n')).toMatch(/\(files\/locked\)[\s\S]*for more than [2-5] s/);
  });

  it('writes no summary if it is switched off', async () => {
    const { runner } = await run({ ...inputs.aws, summary: 'false' });
    expect(runner.summaries).toEqual([]);
  });
});
