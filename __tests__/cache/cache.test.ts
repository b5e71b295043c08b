import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cacheFile,
  cacheName,
  createCache,
  createCacheFiles,
  isReusable,
  nameOfCacheFile,
} from '../../src/cache/cache.ts';
import type { Login } from '../../src/login/login.ts';
import { testLogin, testProvider } from '../support/provider.ts';

const provider = testProvider();
const env = { GITHUB_REPOSITORY: 'octo-org/octo-repo', GITHUB_RUN_ID: '1' };
const login = (settings: object, extra: Partial<Login> = {}): Login =>
  testLogin(provider, { settings: { audience: 'aud', ...settings }, ...extra });
const entry = { credential: { token: 'very-secret-token' }, issuedAt: 0, expiresAt: 3_600_000 };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cache-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const files = async () => (await readdir(directory)).map((name) => join(directory, name));

describe('the credential cache', () => {
  it('returns what was written, whatever the login’s name', async () => {
    const cache = createCache(directory, 'job-secret', env);
    await cache.write(login({ a: 1, b: 2 }), entry);
    await expect(cache.read(login({ b: 2, a: 1 }, { name: 'other' }))).resolves.toEqual(entry);
  });

  it('returns it even to readers that know only its file', async () => {
    await createCache(directory, 'job-secret', env).write(login({}), entry);
    const path = cacheFile(directory, cacheName(login({}), env));
    expect(await files()).toEqual([path]);
    const known = createCacheFiles(directory, 'job-secret');
    await expect(known.read(nameOfCacheFile(path))).resolves.toEqual(entry);
    await expect(known.read('other')).resolves.toBeUndefined();
  });

  it('keeps nothing on disk that is readable or that other users can open', async () => {
    await createCache(directory, 'job-secret', env).write(login({}), entry);
    const [file] = await files();
    expect(await readFile(file!, 'utf8')).not.toContain('very-secret-token');
    if (process.platform !== 'win32') expect((await stat(file!)).mode & 0o777).toBe(0o600);
  });

  it('is a miss for another job', async () => {
    await createCache(directory, 'job-secret', env).write(login({}), entry);
    await expect(createCache(directory, 'other-secret', env).read(login({}))).resolves.toBeUndefined();
  });

  it.each([
    ['settings', login({ a: 1 }), env],
    ['audience', login({}, { facts: { ...login({}).facts, audience: 'other' } }), env],
    ['source of ID tokens', login({}, { source: 'fly' }), env],
    ['provider', login({}, { provider: testProvider({ name: 'other' }) }), env],
    ['subject context', login({}), { ...env, GITHUB_REF: 'refs/heads/other' }],
    ['attempt', login({}), { ...env, GITHUB_RUN_ATTEMPT: '2' }],
  ])('has another name for another %s', (_, other, otherEnv) => {
    expect(cacheName(other, otherEnv)).not.toBe(cacheName(login({}), env));
  });

  it('has the same name for all ways to name the endpoint of the runner', () => {
    const names = ['github', 'forgejo'].map((source) => cacheName(login({}, { source }), env));
    expect(new Set([...names, cacheName(login({}), env)]).size).toBe(1);
  });

  it('never gives one login the credential of another, even if files are swapped', async () => {
    const cache = createCache(directory, 'job-secret', env);
    await cache.write(login({ role: 'a' }), entry);
    const [a] = await files();
    await cache.write(login({ role: 'b' }), { ...entry, credential: { token: 'b' } });
    await rename(a!, join(directory, `${cacheName(login({ role: 'b' }), env)}.jwe`));
    await expect(cache.read(login({ role: 'b' }))).resolves.toBeUndefined();
  });

  it('treats every damaged file as a miss', async () => {
    const cache = createCache(directory, 'job-secret', env);
    await cache.write(login({}), entry);
    const [file] = await files();
    const good = await readFile(file!, 'utf8');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.nat(good.length),
        fc.string({ maxLength: 3 }),
        async (from, length, inserted) => {
          const damaged = good.slice(0, from) + inserted + good.slice(from + length);
          await writeFile(file!, damaged);
          const read = await cache.read(login({}));
          if (damaged === good) expect(read).toEqual(entry);
          else expect(read === undefined || JSON.stringify(read) === JSON.stringify(entry)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    { credential: 'text', issuedAt: 0, expiresAt: 1 },
    { credential: {}, issuedAt: 'x', expiresAt: 1 },
    { credential: {}, issuedAt: 0 },
  ])('treats content of another shape as a miss', async (odd) => {
    const cache = createCache(directory, 'job-secret', env);
    await cache.write(login({}), odd as never);
    await expect(cache.read(login({}))).resolves.toBeUndefined();
  });
});

describe('isReusable', () => {
  const hour = { credential: {}, issuedAt: 0, expiresAt: 3_600_000 };
  it.each([
    [0, true],
    [39 * 60_000, true],
    [41 * 60_000, false],
    [3_700_000, false],
  ])('an hour-long credential after %i ms', (now, reusable) => expect(isReusable(hour, now)).toBe(reusable));
  it('hands nothing out for more than a day', () => {
    const endless = { credential: {}, issuedAt: 0, expiresAt: Number.MAX_SAFE_INTEGER };
    expect(isReusable(endless, 3_600_000)).toBe(true);
    expect(isReusable(endless, 17 * 3_600_000)).toBe(false);
  });
  it('never hands out a credential in its last five minutes', () => {
    expect(isReusable({ credential: {}, issuedAt: 0, expiresAt: 300_000 }, 1_000)).toBe(false);
    expect(isReusable({ credential: {}, issuedAt: 0, expiresAt: 900_000 }, 598_000)).toBe(true);
    expect(isReusable({ credential: {}, issuedAt: 0, expiresAt: 900_000 }, 601_000)).toBe(false);
  });
});
