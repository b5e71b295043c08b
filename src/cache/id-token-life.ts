import type { Renewal } from '../contract/renewal.ts';
import { readClaims } from '../identity/claims.ts';
import type { CachedCredential } from './cache.ts';
import type { Lifetime } from './lifetimes.ts';

/**
 * The lifetime in seconds of an ID token that does not say when it was issued. GitHub's tokens are valid for this long.
 */
const usualSeconds = 300;

/**
 * The lifetime of an ID token requested at a given time, by this machine's clock, whatever the issuer's clock says.
 * Pure.
 */
export function idTokenLife(
  askedAt: number,
  { iat, exp }: { readonly iat?: number | undefined; readonly exp: number },
): Lifetime {
  return { issuedAt: askedAt, expiresAt: askedAt + (exp - (iat ?? exp - usualSeconds)) * 1000 };
}

/** The lifetime of the ID token among cached credentials; undefined if there is none that can be read. Pure. */
export function cachedIdTokenLife(
  { credential, issuedAt, idTokenIssuedAt = issuedAt }: CachedCredential,
  renewal: Pick<Renewal<unknown, unknown>, 'idToken'>,
): Lifetime | undefined {
  try {
    return idTokenLife(idTokenIssuedAt, readClaims(renewal.idToken(credential)));
  } catch {
    return undefined;
  }
}
