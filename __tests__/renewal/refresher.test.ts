import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CachedCredential } from '../../src/cache/cache.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { Outcome } from '../../src/login/outcome.ts';
import type { DiaryEntry } from '../../src/renewal/diary.ts';
import { removeMarker, setMarker } from '../../src/renewal/marker.ts';
import { keepAlive, type RefresherDependencies } from '../../src/renewal/refresher.ts';
import type { Specification } from '../../src/renewal/specification.ts';
import { jwt } from '../support/jwt.ts';
import { refused, testLogin, testProvider } from '../support/provider.ts';

/** By the clock of the test, which only sleeping moves. */
const lives = { idTokenSeconds: 300, credentialMs: 3_600_000 };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refresher-test-'));
  await setMarker(directory);
});
afterEach(() => rm(directory, { recursive: true, force: true }));

interface Credential {
  readonly token: string;
  readonly idToken: string;
}

/** Runs the refresher of one login until a number of sleeps is over. */
async function run(options: {
  sleeps: number;
  cached?: CachedCredential | 'nothing';
  failing?: (time: number) => Error | undefined;
  beforeSleep?: (count: number) => Promise<void>;
  keep?: () => Promise<void>;
  /** Seconds by which the issuer's clock is ahead. */
  issuerOffset?: number;
}) {
  let time = 0;
  let count = 0;
  const stop = new AbortController();
  const asked: string[] = [];
  const diary: DiaryEntry[] = [];
  const kept: CachedCredential[] = [];
  const issuerSeconds = () => Math.floor(time / 1000) + (options.issuerOffset ?? 0);
  const newIdToken = () =>
    jwt({
      iss: 'i',
      aud: 'aud',
      sub: 's',
      iat: issuerSeconds(),
      exp: issuerSeconds() + lives.idTokenSeconds,
    });
  const provider = testProvider({
    renewal: {
      idToken: ({ idToken }: Credential) => idToken,
      withIdToken: (credential: Credential, idToken: string) => ({ ...credential, idToken }),
      publications: (credential: Credential) => ({
        files: [{ path: join(directory, 'out'), content: `${credential.token} ${credential.idToken}` }],
        edits: [],
      }),
    },
  });
  const login = testLogin(provider, { name: 'azure' });
  const failIfWanted = () => {
    const failure = options.failing?.(time);
    if (failure) throw failure;
  };
  const deps: RefresherDependencies = {
    env: {},
    now: () => time,
    async sleep(milliseconds, signal) {
      await options.beforeSleep?.(count);
      if (++count > options.sleeps) stop.abort();
      if (signal.aborted) throw signal.reason;
      time += milliseconds;
    },
    signal: stop.signal,
    cache: {
      async read() {
        if (options.cached === 'nothing') return undefined;
        const credential = { token: 'first', idToken: newIdToken() };
        return options.cached ?? { credential, issuedAt: 0, expiresAt: lives.credentialMs };
      },
      async write(_, entry) {
        await options.keep?.();
        kept.push(entry);
      },
    },
    async idToken() {
      asked.push(`${time / 1000} s: ID token`);
      failIfWanted();
      const token = newIdToken();
      return { jwt: token, claims: JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) };
    },
    async logIn() {
      asked.push(`${time / 1000} s: login`);
      try {
        failIfWanted();
      } catch (error) {
        return { succeeded: false, error } as Outcome;
      }
      return {
        succeeded: true,
        credential: { token: `from ${time / 1000} s`, idToken: newIdToken() },
        description: { identity: 'i', expiresAt: time + lives.credentialMs },
        startedAt: time,
      } as Outcome;
    },
    async write(entry) {
      diary.push(entry);
    },
  };
  const specification = {
    login: 'azure',
    cacheDirectory: directory,
    context: {},
    place: { directory },
  } as unknown as Specification;
  await keepAlive(specification, login, deps);
  return { asked, diary, kept, time };
}

const written = () => readFile(join(directory, 'out'), 'utf8');

describe('the refresher', () => {
  it('requests an ID token at half its lifetime, and logs in again at half the credential’s lifetime', async () => {
    const { asked, diary } = await run({ sleeps: 13 });
    expect(asked).toEqual([
      ...Array.from({ length: 11 }, (_, index) => `${(index + 1) * 150} s: ID token`),
      '1800 s: login',
      '1950 s: ID token',
    ]);
    expect(diary).toEqual(asked.map(() => ({ event: 'renewed', login: 'azure' })));
    expect(await written()).toMatch(/^from 1800 s /);
  });

  it('writes the newest ID token for tools and for a later use of the action', async () => {
    const { kept } = await run({ sleeps: 1 });
    const [entry] = kept;
    const { token, idToken } = entry!.credential as Credential;
    expect(await written()).toBe(`${token} ${idToken}`);
    expect(entry).toMatchObject({
      issuedAt: 0,
      expiresAt: lives.credentialMs,
      credential: { token: 'first' },
    });
  });

  it.each<[string, CachedCredential | 'nothing']>([
    ['nothing', 'nothing'],
    ['something else', { credential: { idToken: 'x' }, issuedAt: 0, expiresAt: 1 }],
  ])('logs in at once if the action has left %s in the cache', async (_, cached) => {
    const { asked } = await run({ sleeps: 1, cached });
    expect(asked).toEqual(['1 s: login']);
  });

  it('continues after a failure, and says why', async () => {
    const { asked, diary } = await run({
      sleeps: 3,
      failing: (time) => (time < 200_000 ? refused('http/timeout', 'yes') : undefined),
    });
    expect(asked).toEqual(['150 s: ID token', '210 s: ID token', '360 s: ID token']);
    expect(diary).toEqual([
      { event: 'failed', login: 'azure', reason: 'the service said no (http/timeout)' },
      { event: 'renewed', login: 'azure' },
      { event: 'renewed', login: 'azure' },
    ]);
  });

  it('reports ten failures in a row, and continues at a slower pace until it succeeds', async () => {
    const { asked, diary } = await run({
      sleeps: 14,
      failing: (time) => (time < 1_500_000 ? refused('azure/x') : undefined),
    });
    const seconds = asked.map((line) => Number.parseInt(line, 10));
    expect(seconds).toEqual([150, 210, 270, 330, 390, 450, 510, 570, 630, 690, 990, 1290, 1590, 1740]);
    expect(diary.filter(({ event }) => event !== 'failed')).toEqual([
      { event: 'failing', login: 'azure', reason: 'the service said no (azure/x)' },
      { event: 'renewed', login: 'azure' },
      { event: 'renewed', login: 'azure' },
    ]);
  });

  it('renews a login even if the result cannot be cached for a later use of the action', async () => {
    const { diary } = await run({ sleeps: 2, keep: () => Promise.reject(new Error('EISDIR')) });
    expect(diary.map(({ event }) => event)).toEqual(['renewed', 'renewed']);
    expect(await written()).toMatch(/^first /);
  });

  it.each([-240, 240])(
    'is in time on a machine whose clock differs by %s seconds from the issuer’s',
    async (offset) => {
      const { asked } = await run({ sleeps: 2, issuerOffset: offset });
      expect(asked).toEqual(['150 s: ID token', '300 s: ID token']);
    },
  );

  it('requests in time the successor of an ID token that another refresher has left in the cache', async () => {
    const exp = lives.idTokenSeconds;
    const idToken = jwt({ iss: 'i', aud: 'aud', sub: 's', iat: 0, exp });
    const entry = { credential: { token: 'first', idToken }, issuedAt: 0, expiresAt: lives.credentialMs };
    const { asked } = await run({ sleeps: 1, cached: { ...entry, idTokenIssuedAt: 60_000 } });
    expect(asked).toEqual(['210 s: ID token']);
  });

  it('does not quote an unforeseen error, which may contain the request', async () => {
    const { diary } = await run({ sleeps: 1, failing: () => new TypeError('eyJ-secret') });
    expect(diary).toEqual([{ event: 'failed', login: 'azure', reason: 'an unforeseen TypeError' }]);
  });

  it('gives the system’s error code, which says that another program has the file open', async () => {
    const failing = () =>
      Object.assign(new Error(`EBUSY: rename '${directory}'`), { code: 'EBUSY', syscall: 'rename' });
    const { diary } = await run({ sleeps: 1, failing });
    expect(diary[0]!.reason).toBe('an unforeseen Error (EBUSY, rename)');
  });

  it('keeps the reason on one line', async () => {
    const failing = () => new Failure('one\r\ntwo', { code: 'http/reset', stage: 'exchange', retry: 'no' });
    const { diary } = await run({ sleeps: 1, failing });
    expect(diary[0]!.reason).toBe('one two (http/reset)');
  });

  it('writes nothing once the post step has removed its marker', async () => {
    const { asked, diary, kept } = await run({ sleeps: 5, beforeSleep: () => removeMarker(directory) });
    expect(asked).toHaveLength(1);
    expect({ diary, kept }).toEqual({ diary: [], kept: [] });
    await expect(written()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is silent about a request that the stop cut off', async () => {
    const stopping = await run({ sleeps: 0 });
    expect(stopping).toMatchObject({ asked: [], diary: [] });
  });
});
