import { describe, expect, it } from '@jest/globals';
import type { AnyProvider } from '../../src/contract/provider.ts';
import type { RetryEvent } from '../../src/http/retry.ts';
import type { IdTokenSource } from '../../src/identity/source.ts';
import type { Login } from '../../src/login/login.ts';
import type { RunDependencies } from '../../src/login/run.ts';
import { runLogins } from '../../src/login/run.ts';
import { githubClaims, jwt } from '../support/jwt.ts';
import { refused, testLogin, testProvider } from '../support/provider.ts';

function world(tokenLifeSeconds = 300) {
  const state = {
    now: 1_000_000,
    audiences: [] as string[],
    retries: [] as RetryEvent[],
    masked: [] as string[],
  };
  const source: IdTokenSource = {
    name: 'Test',
    issuerProblem: () => undefined,
    async request(audience) {
      state.audiences.push(audience);
      const exp = state.now / 1_000 + tokenLifeSeconds;
      return jwt({
        ...githubClaims,
        aud: audience,
        exp,
        iat: exp - tokenLifeSeconds,
        jti: String(state.audiences.length),
      });
    },
  };
  const deps: RunDependencies = {
    http: { send: () => Promise.reject(new Error('no network here')) },
    env: {},
    userAgent: 'test/1',
    mask: (...secrets) => state.masked.push(...secrets),
    policy: { maxAttempts: 3, attemptTimeoutMs: 1_000, deadline: 9_000_000 },
    retry: {
      now: () => state.now,
      random: () => 0.5,
      sleep: async () => {},
      signal: new AbortController().signal,
      onRetry: (event) => state.retries.push(event),
    },
    sourceOf: () => source,
  };
  return { state, deps, source };
}

const login = (provider: AnyProvider, name = provider.name, audience: string | undefined = 'aud'): Login =>
  testLogin(provider, { name, settings: { role: name, audience } });
const withoutAudience = (provider: AnyProvider): Login =>
  testLogin(provider, { settings: { role: provider.name } });

describe('runLogins', () => {
  it('runs logins in parallel and reports them in the order of the plan', async () => {
    const { deps } = world();
    const order: string[] = [];
    const slow = testProvider({
      name: 'slow',
      exchange: async (context) => {
        order.push('slow starts');
        await new Promise((r) => setTimeout(r, 20));
        order.push('slow ends');
        return { token: 'a', expiresAt: context.now() };
      },
    });
    const fast = testProvider({
      name: 'fast',
      exchange: async (context) => {
        order.push('fast');
        return { token: 'b', expiresAt: context.now() };
      },
    });
    const outcomes = await runLogins({ logins: [login(slow), login(fast)] }, deps);
    expect(outcomes.map((outcome) => outcome.login.name)).toEqual(['slow', 'fast']);
    expect(order).toEqual(['slow starts', 'fast', 'slow ends']);
  });

  it('requests one ID token per audience and masks it', async () => {
    const { deps, state } = world();
    await runLogins(
      {
        logins: [login(testProvider(), 'a'), login(testProvider(), 'b'), login(testProvider(), 'c', 'other')],
      },
      deps,
    );
    expect(state.audiences.sort()).toEqual(['aud', 'other']);
    expect(state.masked).toHaveLength(2);
  });

  it('never shares an ID token with a login that may not share', async () => {
    const { deps, state } = world();
    const single = testProvider({ sharesIdTokens: false });
    await runLogins({ logins: [login(single, 'a'), login(single, 'b')] }, deps);
    expect(state.audiences).toEqual(['aud', 'aud']);
  });

  it('requests a new ID token for an audience that an exchange generates', async () => {
    const { deps, state } = world();
    const used: unknown[] = [];
    const inventive = testProvider({
      exchange: (context) =>
        context.request('Exchange', async (attempt) => {
          for (const audience of ['made up', 'made up', 'aud']) {
            const { claims } = await attempt.idToken(audience);
            used.push([claims.aud, claims.jti]);
          }
          return { token: 't', expiresAt: 0 };
        }),
    });
    const [outcome] = await runLogins({ logins: [withoutAudience(inventive)] }, deps);
    expect(used).toEqual([
      ['made up', '1'],
      ['made up', '2'],
      ['aud', '3'],
    ]);
    expect(state.masked).toHaveLength(3);
    expect(outcome?.claims).toMatchObject({ jti: '3' });
    expect(outcome?.spans.map(({ operation }) => operation)).toEqual(['Exchange']);
  });

  it('requests no ID token for a login without any audience', async () => {
    const { deps, state } = world();
    const [outcome] = await runLogins({ logins: [withoutAudience(testProvider())] }, deps);
    expect(outcome).toMatchObject({ succeeded: false, error: { code: 'internal' } });
    expect(state.audiences).toEqual([]);
  });

  it('requests a new ID token per attempt if each is accepted only once', async () => {
    const { deps, state } = world();
    const used: unknown[] = [];
    const single = testProvider({
      sharesIdTokens: false,
      exchange: (context) =>
        context.request('Mint', async (attempt) => {
          used.push((await attempt.idToken()).claims.jti);
          if (attempt.number === 1) throw refused('x', 'yes');
          return { token: 't', expiresAt: 0 };
        }),
    });
    await runLogins({ logins: [login(single)] }, deps);
    expect(used).toEqual(['1', '2']);
    expect(state.retries).toHaveLength(1);
  });

  it('requests all first ID tokens before any code is loaded, including single-use ones', async () => {
    const { deps, state } = world();
    const askedBefore: string[][] = [];
    const load = async () => askedBefore.push([...state.audiences]);
    const shared = testProvider({ name: 'shared', load });
    const single = testProvider({ name: 'single', load, sharesIdTokens: false });
    const logins = [login(shared, 'a', 'one'), login(single, 'b', 'two'), login(single, 'c', 'two')];
    await runLogins({ logins }, deps);
    expect(askedBefore).toEqual(Array(3).fill(['one', 'two', 'two']));
  });

  it('uses a single-use ID token only once, even within an attempt', async () => {
    const { deps } = world();
    const used: unknown[] = [];
    const single = testProvider({
      sharesIdTokens: false,
      exchange: (context) =>
        context.request('Mint', async (attempt) => {
          for (let sent = 0; sent < 2; sent++) used.push((await attempt.idToken()).claims.jti);
          return { token: 't', expiresAt: 0 };
        }),
    });
    await runLogins({ logins: [login(single)] }, deps);
    expect(used).toEqual(['1', '2']);
  });

  it('does not send a single-use ID token that has nearly expired before it was needed', async () => {
    const { deps, state } = world();
    const used: unknown[] = [];
    const single = testProvider({
      sharesIdTokens: false,
      exchange: (context) => {
        state.now += 250_000;
        return context.request('Mint', async (attempt) => {
          used.push((await attempt.idToken()).claims.jti);
          return { token: 't', expiresAt: 0 };
        });
      },
    });
    await runLogins({ logins: [login(single)] }, deps);
    expect(used).toEqual(['2']);
  });

  it('names the claims of a single-use ID token only once it was sent', async () => {
    const { deps } = world();
    const single = testProvider({ sharesIdTokens: false, exchange: () => Promise.reject(refused()) });
    const [outcome] = await runLogins({ logins: [login(single)] }, deps);
    expect(outcome).toMatchObject({ succeeded: false, error: { code: 'test/denied' } });
    expect(outcome).not.toHaveProperty('claims');
  });

  it('replaces an ID token that the relying party refused', async () => {
    const { deps } = world();
    const used: unknown[] = [];
    const provider = testProvider({
      exchange: (context) =>
        context.request('Exchange', async (attempt) => {
          used.push((await attempt.idToken()).claims.jti);
          if (attempt.number === 1) throw refused('x', 'fresh');
          return { token: 't', expiresAt: 0 };
        }),
    });
    await runLogins({ logins: [login(provider)] }, deps);
    expect(used).toEqual(['1', '2']);
  });

  it('replaces an ID token that expires during the attempts', async () => {
    const { deps, state } = world();
    const used: unknown[] = [];
    const provider = testProvider({
      exchange: (context) =>
        context.request('Exchange', async (attempt) => {
          used.push((await attempt.idToken()).claims.jti);
          state.now += 250_000;
          if (attempt.number === 1) throw refused('x', 'yes');
          return { token: 't', expiresAt: 0 };
        }),
    });
    await runLogins({ logins: [login(provider)] }, deps);
    expect(used).toEqual(['1', '2']);
  });

  it('lets the other logins finish if one fails, and keeps the claims that were sent', async () => {
    const { deps } = world();
    const bad = testProvider({
      name: 'bad',
      exchange: (context) =>
        context.request('Exchange', async (attempt) => {
          await attempt.idToken();
          throw refused();
        }),
    });
    const [first, second] = await runLogins({ logins: [login(bad), login(testProvider())] }, deps);
    expect(first).toMatchObject({
      succeeded: false,
      error: { code: 'test/denied' },
      claims: { sub: githubClaims.sub },
    });
    expect(second).toMatchObject({ succeeded: true, from: 'exchange', description: { identity: 'test' } });
  });

  it('turns an unforeseen error into one without its message, which may quote a token', async () => {
    const { deps } = world();
    const broken = testProvider({ exchange: () => Promise.reject(new TypeError('cannot read eyJhbGciOi')) });
    const odd = testProvider({ exchange: () => Promise.reject('text') });
    const [outcome, other] = await runLogins({ logins: [login(broken), login(odd, 'odd')] }, deps);
    if (outcome?.succeeded !== false || other?.succeeded !== false) throw new Error('expected failures');
    expect(outcome.error.message).toBe('an unforeseen TypeError inside the action');
    expect(outcome.error.stack).not.toContain('eyJhbGciOi');
    expect(outcome.error.stack).toContain('run.test.ts');
    expect(other.error.message).toBe('an unforeseen string inside the action');
  });

  it('reports a library that cannot be loaded, and a login whose ID token is not available', async () => {
    const { deps, source } = world();
    const unloadable = testProvider({ load: () => Promise.reject(new Error('gone')) });
    const [outcome] = await runLogins({ logins: [login(unloadable)] }, deps);
    expect(outcome).toMatchObject({ succeeded: false, error: { code: 'internal' } });
    const offlineSource = { ...source, request: () => Promise.reject(refused('id-token/http-403')) };
    const offline: RunDependencies = {
      ...deps,
      sourceOf: () => offlineSource,
    };
    const [second] = await runLogins({ logins: [login(testProvider())] }, offline);
    expect(second).toMatchObject({ succeeded: false, error: { code: 'id-token/http-403' } });
    expect(second).not.toHaveProperty('claims');
  });

  it('records what the timeline shows', async () => {
    const { deps } = world();
    const [outcome] = await runLogins({ logins: [login(testProvider())] }, deps);
    expect(outcome!.spans.map(({ operation }) => operation)).toEqual(['ID token', 'Exchange']);
  });

  it('keeps to the limit of concurrent logins', async () => {
    const { deps } = world();
    let running = 0;
    let most = 0;
    const provider = testProvider({
      exchange: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running--;
        return { token: 't', expiresAt: 0 };
      },
    });
    await runLogins({ logins: Array.from({ length: 20 }, (_, index) => login(provider, `l${index}`)) }, deps);
    expect(most).toBe(8);
  });
});

describe('sources of ID tokens', () => {
  const repeated = (used: unknown[]) =>
    testProvider({
      exchange: (context) =>
        context.request('Exchange', async (attempt) => {
          used.push((await attempt.idToken()).claims.jti);
          if (attempt.number === 1) throw refused('x', 'fresh');
          return { token: 't', expiresAt: 0 };
        }),
    });

  it('are each asked for the tokens of their own logins, which share them', async () => {
    const [first, second] = [world(), world()];
    const sources: Record<string, IdTokenSource> = { github: first.source, fly: second.source };
    const logins = ['a', 'b', 'c'].map((name) => ({
      ...login(testProvider(), name),
      source: name === 'c' ? 'fly' : 'github',
    }));
    await runLogins({ logins }, { ...first.deps, sourceOf: ({ source }) => sources[source!]! });
    expect([first.state.audiences, second.state.audiences]).toEqual([['aud'], ['aud']]);
  });

  it('are asked for another token after a refusal if there may be one', async () => {
    const { deps, source } = world();
    const used: unknown[] = [];
    const replaceable: IdTokenSource = { ...source, supply: 'replaceable' };
    const [outcome] = await runLogins(
      { logins: [login(repeated(used))] },
      { ...deps, sourceOf: () => replaceable },
    );
    expect(outcome!.succeeded).toBe(true);
    expect(used).toHaveLength(2);
    expect(used[1]).not.toBe(used[0]);
  });

  it.each(['constant', 'replaceable'] as const)(
    'that are %s: a refused token is not sent again',
    async (supply) => {
      const { deps, source, state } = world();
      const used: unknown[] = [];
      const held = await source.request('aud', { signal: deps.retry.signal, timeoutMs: 1 });
      const same: IdTokenSource = { ...source, supply, request: async () => held };
      const [outcome] = await runLogins(
        { logins: [login(repeated(used))] },
        { ...deps, sourceOf: () => same },
      );
      expect(used).toEqual(['1']);
      expect(state.retries).toEqual([]);
      expect(outcome).toMatchObject({
        succeeded: false,
        error: { code: 'x', message: 'the service said no', retry: 'no', requestIds: { RequestId: 'r-1' } },
      });
    },
  );

  it('do not hide the refusal if the refused token has disappeared in the meantime', async () => {
    const { deps, source } = world();
    const used: unknown[] = [];
    const gone: IdTokenSource = {
      ...source,
      supply: 'replaceable',
      request: (...call) =>
        used.length === 0 ? source.request(...call) : Promise.reject(new Error('no such file')),
    };
    const [outcome] = await runLogins({ logins: [login(repeated(used))] }, { ...deps, sourceOf: () => gone });
    expect(outcome).toMatchObject({ succeeded: false, error: { code: 'x', message: 'the service said no' } });
  });

  it.each([
    ['on-request', 'cache'],
    ['replaceable', 'exchange'],
    ['constant', 'exchange'],
  ] as const)('that are %s: the credential comes from the %s', async (supply, from) => {
    const { deps, source, state } = world();
    const own: IdTokenSource = { ...source, supply };
    const kept = { credential: { token: 'kept', expiresAt: 0 }, issuedAt: state.now, expiresAt: 9_999_000 };
    const [outcome] = await runLogins(
      { logins: [login(testProvider())] },
      { ...deps, sourceOf: () => own, cache: { read: async () => kept } },
    );
    expect(outcome).toMatchObject({ succeeded: true, from });
  });
});

describe('a login that is kept alive', () => {
  const minute = 60_000;
  it('comes from the cache only in the shape that the provider knows', async () => {
    const { deps, state } = world();
    const kept = { credential: { token: 7 }, issuedAt: state.now, expiresAt: 9_999_000 };
    const cache = { read: async () => kept };
    const [outcome] = await runLogins({ logins: [login(testProvider())] }, { ...deps, cache });
    expect(outcome).toMatchObject({ succeeded: true, from: 'exchange' });
  });

  it.each([
    ['fresh', { issuedAt: -minute }, 'cache'],
    ['past the time of its renewal', { issuedAt: -3 * minute }, 'exchange'],
    ['renewed a moment ago', { issuedAt: -30 * minute, idTokenIssuedAt: -minute }, 'cache'],
    ['renewed long ago', { issuedAt: -30 * minute, idTokenIssuedAt: -3 * minute }, 'exchange'],
  ] as const)('comes from the cache only with a valid ID token: %s', async (_, times, from) => {
    const { deps, state } = world();
    // Issued by a clock that is an hour ahead of ours.
    const iat = state.now / 1000 + 3600;
    const idToken = jwt({ ...githubClaims, aud: 'aud', iat, exp: iat + 300 });
    const entries = Object.entries(times).map(([name, time]) => [name, state.now + time]);
    const kept = {
      credential: { token: 'kept', idToken, expiresAt: 0 },
      expiresAt: state.now + 60 * minute,
      ...(Object.fromEntries(entries) as { issuedAt: number }),
    };
    const provider: AnyProvider = {
      ...testProvider(),
      renewal: {
        idToken: (credential) => credential.idToken,
        withIdToken: (credential, renewed) => ({ ...credential, idToken: renewed }),
        publications: () => ({ files: [], edits: [] }),
      },
    };
    const cache = { read: async () => kept };
    const [outcome] = await runLogins(
      { logins: [login(provider)] },
      { ...deps, cache, keepsAlive: () => true },
    );
    expect(outcome).toMatchObject({ succeeded: true, from });
    const [other] = await runLogins({ logins: [login(provider)] }, { ...deps, cache });
    expect(other).toMatchObject({ succeeded: true, from: 'cache' });
  });

  it('is never reused if its credential may be handed out only once', async () => {
    const provider = testProvider({ facts: { reusable: false } });
    const { deps, state } = world();
    const kept = {
      credential: { token: 'kept', expiresAt: 0 },
      issuedAt: state.now,
      expiresAt: state.now + 60 * minute,
    };
    const cache = { read: async () => kept };
    const [outcome] = await runLogins({ logins: [login(provider)] }, { ...deps, cache });
    expect(outcome).toMatchObject({ succeeded: true, from: 'exchange' });
  });

  it('needs no ID token if none is published', async () => {
    const { deps, state } = world();
    const kept = {
      credential: { token: 'kept', expiresAt: 0 },
      issuedAt: state.now - 20 * minute,
      expiresAt: state.now + 60 * minute,
    };
    const cache = { read: async () => kept };
    const [outcome] = await runLogins(
      { logins: [login(testProvider())] },
      { ...deps, cache, keepsAlive: () => true },
    );
    expect(outcome).toMatchObject({ succeeded: true, from: 'cache' });
  });
});
