import { describe, expect, it } from '@jest/globals';
import type { RetryAdvice } from '../../src/failure/failure.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { IdToken } from '../../src/identity/claims.ts';
import type { LoginTokensOptions } from '../../src/identity/login-tokens.ts';
import { createLoginTokens } from '../../src/identity/login-tokens.ts';
import type { Supply } from '../../src/identity/source.ts';
import { githubClaims } from '../support/jwt.ts';

const start = 1_000_000;

/** Numbered tokens that live for five minutes, and a record of how each was asked for. */
function world(options: Partial<LoginTokensOptions> = {}) {
  const state = { now: start, asked: [] as string[], timed: [] as string[] };
  const next = async (how: string): Promise<IdToken> => {
    state.asked.push(how);
    const iat = state.now / 1000;
    const jti = String(state.asked.length);
    return { jwt: `jwt ${jti}`, claims: { ...githubClaims, aud: 'aud', iat, exp: iat + 300, jti } };
  };
  const tokens = createLoginTokens({
    audience: 'aud',
    shares: true,
    source: { supply: 'on-request', request: async () => 'jwt 1' },
    tokens: {
      shared: (audience) => next(`shared ${audience}`),
      single: (audience) => next(`single ${audience}`),
      discard: (audience, { jwt }) => state.asked.push(`discard ${audience} ${jwt}`),
    },
    now: () => state.now,
    timed: (operation, work) => {
      state.timed.push(operation);
      return work();
    },
    ...options,
  });
  return { state, tokens };
}

const attempt = (previous?: RetryAdvice) => ({
  number: previous === undefined ? 1 : 2,
  signal: new AbortController().signal,
  timeoutMs: 1,
  ...(previous && { previous }),
});

const refusal = (retry: RetryAdvice) => new Failure('no', { code: 'internal', stage: 'exchange', retry });

describe('the ID tokens of a login that may share them', () => {
  it('are requested from the shared store at the start and in each attempt', async () => {
    const { state, tokens } = world();
    await tokens.start();
    await tokens.attempt(attempt(), (idToken) => idToken());
    expect(state).toMatchObject({ asked: ['shared aud', 'shared aud'], timed: ['ID token'] });
  });

  it('are replaced only after a refusal that a new one would cure', async () => {
    const { state, tokens } = world();
    await tokens.attempt(attempt(), (idToken) => idToken());
    await tokens.attempt(attempt('yes'), (idToken) => idToken());
    await tokens.attempt(attempt('fresh'), (idToken) => idToken());
    expect(state.asked).toEqual(['shared aud', 'shared aud', 'discard aud jwt 2', 'shared aud']);
  });
});

describe('the ID tokens of a login whose service accepts each once', () => {
  it('begin with the one requested at the start, which serves one attempt', async () => {
    const { state, tokens } = world({ shares: false });
    await tokens.start();
    const first = await tokens.attempt(attempt(), (idToken) => idToken());
    const second = await tokens.attempt(attempt('yes'), (idToken) => idToken());
    expect([first, second].map(({ claims }) => claims.jti)).toEqual(['1', '2']);
    expect(state).toMatchObject({ asked: ['single aud', 'single aud'], timed: ['ID token', 'ID token'] });
  });

  it('skip the one requested at the start once it has nearly expired', async () => {
    const { state, tokens } = world({ shares: false });
    await tokens.start();
    state.now += 250_000;
    const { claims } = await tokens.attempt(attempt(), (idToken) => idToken());
    expect(claims.jti).toBe('2');
  });

  it('have no claims to show until one was sent', async () => {
    const { tokens } = world({ shares: false });
    await tokens.start();
    expect(tokens.claims()).toBeUndefined();
    await tokens.attempt(attempt(), (idToken) => idToken());
    expect(tokens.claims()?.jti).toBe('1');
  });
});

describe('the ID tokens of a login whose audience only the exchange knows', () => {
  it('are not requested at the start, and are new for each request', async () => {
    const { state, tokens } = world({ audience: undefined });
    await tokens.start();
    await tokens.attempt(attempt(), async (idToken) => [await idToken('own'), await idToken('own')]);
    expect(state).toMatchObject({ asked: ['single own', 'single own'], timed: [] });
  });

  it('cannot be requested without that audience', async () => {
    const { tokens } = world({ audience: undefined });
    await expect(tokens.attempt(attempt(), (idToken) => idToken())).rejects.toThrow('has no audience');
  });
});

describe('a refused ID token', () => {
  const held = (supply: Supply, jwt: string | Error) => ({
    supply,
    request: async () => {
      if (jwt instanceof Error) throw jwt;
      return jwt;
    },
  });

  it.each([
    ['on-request', 'jwt 1', 'fresh'],
    ['replaceable', 'jwt 2', 'fresh'],
    ['replaceable', 'jwt 1', 'no'],
    ['replaceable', new Error('no such file'), 'no'],
    ['constant', 'jwt 1', 'no'],
  ] as const)('from a source that is %s and holds %s has the advice %s', async (supply, jwt, retry) => {
    const { tokens } = world({ source: held(supply, jwt) });
    const refused = tokens.attempt(attempt(), async (idToken) => {
      await idToken();
      throw refusal('fresh');
    });
    await expect(refused).rejects.toMatchObject({ retry, message: 'no' });
  });

  it('does not change a failure for another reason', async () => {
    const { tokens } = world({ source: held('constant', 'jwt 1') });
    const failed = tokens.attempt(attempt(), () => Promise.reject(refusal('yes')));
    await expect(failed).rejects.toMatchObject({ retry: 'yes' });
  });
});

it('does not repeat a service request because no ID token was available', async () => {
  const { tokens } = world({
    tokens: {
      shared: () => Promise.reject(refusal('yes')),
      single: () => Promise.reject(refusal('yes')),
      discard() {},
    },
  });
  await expect(tokens.attempt(attempt(), (idToken) => idToken())).rejects.toMatchObject({ retry: 'no' });
});
