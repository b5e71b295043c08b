import { describe, expect, it } from '@jest/globals';
import { cachedIdTokenLife, idTokenLife } from '../../src/cache/id-token-life.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

describe('the life of an ID token', () => {
  it('begins when it was asked for, whatever the clock of its issuer says', () => {
    expect(idTokenLife(1_000, { iat: 7_000, exp: 7_300 })).toEqual({ issuedAt: 1_000, expiresAt: 301_000 });
  });

  it('is that of a token of GitHub where the token does not say when it began', () => {
    expect(idTokenLife(0, { exp: 7_300 })).toEqual({ issuedAt: 0, expiresAt: 300_000 });
  });
});

describe('the life of a cached ID token', () => {
  const renewal = { idToken: (credential: unknown) => (credential as { jwt: string }).jwt };
  const entry = {
    credential: { jwt: jwt({ ...githubClaims, iat: 50, exp: 150 }) },
    issuedAt: 1_000,
    expiresAt: 9_999_000,
  };

  it('begins with the login', () => {
    expect(cachedIdTokenLife(entry, renewal)).toEqual({ issuedAt: 1_000, expiresAt: 101_000 });
  });

  it('begins with its last renewal', () => {
    expect(cachedIdTokenLife({ ...entry, idTokenIssuedAt: 5_000 }, renewal)).toEqual({
      issuedAt: 5_000,
      expiresAt: 105_000,
    });
  });

  it.each([{ jwt: 'x' }, {}])('is unknown where there is none: %j', (credential) => {
    expect(cachedIdTokenLife({ ...entry, credential }, renewal)).toBeUndefined();
  });
});
