import { describe, expect, it } from '@jest/globals';
import { cachedIdTokenLife, idTokenLife } from '../../src/cache/id-token-life.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

describe('the lifetime of an ID token', () => {
  it('begins when it was requested, whatever its issuer’s clock says', () => {
    expect(idTokenLife(1_000, { iat: 7_000, exp: 7_300 })).toEqual({ issuedAt: 1_000, expiresAt: 301_000 });
  });

  it('is that of a GitHub token if the token does not say when it was issued', () => {
    expect(idTokenLife(0, { exp: 7_300 })).toEqual({ issuedAt: 0, expiresAt: 300_000 });
  });
});

describe('the lifetime of a cached ID token', () => {
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

  it.each([{ jwt: 'x' }, {}])('is unknown if there is none: %j', (credential) => {
    expect(cachedIdTokenLife({ ...entry, credential }, renewal)).toBeUndefined();
  });
});
