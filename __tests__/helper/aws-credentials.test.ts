import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { awsErrorResponse, defaults, type Emulator, startEmulator } from '../../emulator/index.ts';
import { cacheFile, cacheName, createCache } from '../../src/cache/cache.ts';
import { awsCredentials } from '../../src/helper/aws-credentials.ts';
import type { HelperDependencies } from '../../src/helper/helper.ts';
import { aws } from '../../src/providers/aws/index.ts';
import { takeRefusals } from '../../src/renewal/refusals.ts';
import { specificationFile } from '../../src/renewal/specification.ts';
import { placeOf } from '../providers/aws/support.ts';
import { loginOf, runDependencies } from '../support/exchange.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'aws-credentials-test-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
  emulator.clearFaults();
  emulator.clearRequests();
});

const hour = 3_600_000;

/** A job in which the action has left a specification, and credentials of an age. */
async function job(
  options: { given?: Record<string, string>; login?: string; ageMs?: number; lifeMs?: number } = {},
) {
  const { deps } = runDependencies(emulator);
  const { env, http } = deps;
  const given = { 'role-to-assume': defaults.aws.roleArn, region: 'eu-west-1', ...options.given };
  const key = loginOf(aws, given, env);
  const {
    settings,
    facts: { audience },
  } = key;
  const cacheDirectory = join(directory, 'cache');
  const { login = 'aws' } = options;
  const place = placeOf({ login, directory, env });
  const file = specificationFile({ provider: 'aws', settings, audience: audience! }, place, cacheDirectory);
  await writeFile(file.path, file.content);
  const cached = cacheFile(cacheDirectory, cacheName(key, env));
  const cache = createCache(cacheDirectory, env.ACTIONS_ID_TOKEN_REQUEST_TOKEN!, env);
  const { ageMs, lifeMs = hour } = options;
  if (ageMs !== undefined) {
    await mkdir(cacheDirectory, { recursive: true });
    const issuedAt = Date.now() - ageMs;
    await cache.write(key, {
      credential: {
        accessKeyId: 'cached',
        secretAccessKey: 's',
        sessionToken: 't',
        expiration: new Date(issuedAt + lifeMs).toISOString(),
        arn: 'arn',
        accountId: '111122223333',
      },
      issuedAt,
      expiresAt: issuedAt + lifeMs,
    });
  }
  const helperDeps: HelperDependencies = {
    env,
    http: async () => http,
    now: Date.now,
    random: () => 0,
    sleep: async () => {},
  };
  const print = async (changes: Partial<HelperDependencies> = {}) =>
    JSON.parse(await awsCredentials([file.path, cached], { ...helperDeps, ...changes }));
  return { print, path: file.path, cacheDirectory, cached };
}

const denied = {
  times: Number.POSITIVE_INFINITY,
  ...awsErrorResponse(403, 'AccessDenied', 'not authorized to do that'),
};

const requests = () => emulator.requests.map(({ operation }) => operation);

describe('the helper for AWS credentials', () => {
  it('prints what the action has cached, without a request', async () => {
    const { print } = await job({ ageMs: hour / 2 });
    await expect(print()).resolves.toMatchObject({ Version: 1, AccessKeyId: 'cached' });
    expect(requests()).toEqual([]);
  });

  it('gets new ones long before the cached ones expire, and keeps them for the next call', async () => {
    const { print } = await job({ ageMs: (hour * 3) / 4 });
    const first = await print();
    expect(first.AccessKeyId).toMatch(/^ASIA/);
    expect(requests()).toEqual(['idToken', 'AssumeRoleWithWebIdentity']);
    await expect(print()).resolves.toEqual(first);
    expect(requests()).toHaveLength(2);
  });

  it('gets a single session for many simultaneous callers', async () => {
    const { print } = await job();
    const answers = await Promise.all(Array.from({ length: 8 }, () => print()));
    expect(new Set(answers.map(({ AccessKeyId }) => AccessKeyId)).size).toBe(1);
    expect(requests()).toEqual(['idToken', 'AssumeRoleWithWebIdentity']);
  });

  it('follows the role chain each time, beyond the hour that AWS allows a chained session', async () => {
    const { print } = await job({
      given: { 'role-chain': defaults.aws.chainedRoleArn },
      ageMs: hour - 60_000,
    });
    await print();
    expect(requests()).toEqual(['idToken', 'AssumeRoleWithWebIdentity', 'AssumeRole']);
  });

  it('falls back to credentials that are still valid if no new ones are available', async () => {
    const { print } = await job({ ageMs: hour - 120_000 });
    emulator.inject({ kind: 'status', service: 'aws-sts', ...denied });
    await expect(print()).resolves.toMatchObject({ AccessKeyId: 'cached' });
  });

  it('says on two lines why there are none, without any secret', async () => {
    const { print } = await job();
    emulator.inject({ kind: 'status', service: 'aws-sts', ...denied });
    const failure = await print().catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'HelperFailure' });
    const text = (failure as Error).message;
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toMatch(/aws\/not-authorized.*\nResponse: .*not authorized.*RequestId/);
    expect(text).not.toMatch(/eyJ/);
  });

  it('leaves the reason for the action, but not while there are credentials, and not after the post step', async () => {
    const { print, path } = await job();
    emulator.inject({ kind: 'status', service: 'aws-sts', ...denied });
    const failure: Error = await print().catch((error: Error) => error);
    const told = 'A later step asked for credentials of the login "aws", and got none: ';
    expect(await takeRefusals(directory)).toEqual([told + failure.message]);
    await rm(path);
    await expect(print()).rejects.toThrow();
    const alive = await job({ ageMs: hour - 120_000 });
    await alive.print();
    expect(await takeRefusals(directory)).toEqual([]);
  });

  it('explains where it works when it cannot ask for an ID token', async () => {
    const { print } = await job();
    await expect(print({ env: {} })).rejects.toMatchObject({
      name: 'HelperFailure',
      message: expect.stringContaining('id-token: write'),
    });
  });

  it('leaves nothing behind if the job has been cleaned up meanwhile', async () => {
    const { print, path, cacheDirectory } = await job();
    const late = async () => {
      await rm(path);
      return (await runDependencies(emulator)).deps.http;
    };
    await expect(print({ http: late })).resolves.toMatchObject({ Version: 1 });
    expect(await readdir(cacheDirectory)).toEqual([]);
  });

  it('never gives the credentials of another login whose specification replaced its own', async () => {
    const { print, path, cached } = await job();
    const own = { path, cached };
    const other = await job({
      given: { 'role-chain': defaults.aws.chainedRoleArn },
      login: 'production',
      ageMs: 0,
    });
    await writeFile(own.path, await readFile(other.path, 'utf8'));
    await expect(print()).rejects.toMatchObject({
      name: 'HelperFailure',
      message: expect.stringContaining('that of another login'),
    });
    expect(requests()).toEqual([]);
  });

  const damage: Record<string, (path: string) => Promise<void>> = {
    deleted: async () => {},
    empty: (path) => writeFile(path, ''),
    garbage: (path) => writeFile(path, 'x\0{"a":'),
    'of another shape': (path) => writeFile(path, '{"format":1}'),
    'a directory': (path) => mkdir(path).then(() => undefined),
    'a link to nowhere': (path) => symlink(join(directory, 'none'), path),
  };

  it.each(Object.keys(damage))(
    'hands out credentials that are still valid if the specification is %s',
    async (how) => {
      const { print, path } = await job({ ageMs: (hour * 3) / 4 });
      await rm(path);
      await damage[how]!(path);
      await expect(print()).resolves.toMatchObject({ AccessKeyId: 'cached' });
    },
  );

  it.each(Object.keys(damage))(
    'fails in one line if nothing is still valid and the specification is %s',
    async (how) => {
      const { print, path } = await job();
      await rm(path);
      await damage[how]!(path);
      const failure: Error = await print().catch((error: Error) => error);
      expect(failure).toMatchObject({ name: 'HelperFailure' });
      expect(failure.message).not.toContain('\n');
    },
  );

  it.each(Object.keys(damage))('logs in if the cached credentials are %s', async (how) => {
    const { print, cached } = await job({ ageMs: 0 });
    await rm(cached);
    await damage[how]!(cached);
    await expect(print()).resolves.toMatchObject({ AccessKeyId: expect.stringMatching(/^ASIA/) });
  });

  it.each(Object.keys(damage))('logs in if the cache directory is %s', async (how) => {
    const { print, cacheDirectory } = await job({ ageMs: 0 });
    await rm(cacheDirectory, { recursive: true });
    await damage[how]!(cacheDirectory);
    await expect(print()).resolves.toMatchObject({ AccessKeyId: expect.stringMatching(/^ASIA/) });
  });

  it('does not wait for the lock of a dead process', async () => {
    const { print, cached } = await job({ ageMs: hour - 120_000 });
    const lock = cached.replace('.jwe', '.lock');
    const { pid } = spawnSync(process.execPath, [
      '--no-warnings',
      '--input-type=module',
      '--eval',
      `import { withLock } from ${JSON.stringify(new URL('../../src/files/lock.ts', import.meta.url).href)};
       await withLock(process.argv[1], async () => process.exit());`,
      lock.replace('.lock', ''),
    ]);
    expect(await readFile(lock, 'utf8')).toMatch(new RegExp(`^${pid} `));
    await expect(print()).resolves.toMatchObject({ AccessKeyId: expect.stringMatching(/^ASIA/) });
    await expect(readFile(lock)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('hands out credentials that are still valid while another process has the lock', async () => {
    const { print, cached } = await job({ ageMs: hour - 120_000 });
    await writeFile(cached.replace('.jwe', '.lock'), `${process.pid} somebody`);
    await expect(print()).resolves.toMatchObject({ AccessKeyId: 'cached' });
    expect(requests()).toEqual([]);
  });

  it('fails in one line after the post step', async () => {
    const { print, path } = await job();
    await rm(path);
    await expect(print()).rejects.toMatchObject({
      name: 'HelperFailure',
      message: expect.stringContaining('until the post step'),
    });
  });
});
