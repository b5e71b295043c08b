import type { Renewal } from '../contract/renewal.ts';
import { readClaims } from '../identity/claims.ts';
import type { CachedCredential } from './cache.ts';
import type { Lifetime } from './lifetimes.ts';

/** Seconds, for an ID token that does not say when it was issued: GitHub's live that long. */
const usualSeconds = 300;

/** The life of an ID token that was asked for at a time, by the clock of this machine, whatever the issuer's says. Pure. */
export function idTokenLife(
  askedAt: number,
  { iat, exp }: { readonly iat?: number | undefined; readonly exp: number },
): Lifetime {
  return { issuedAt: askedAt, expiresAt: askedAt + (exp - (iat ?? exp - usualSeconds)) * 1000 };
}

/** The life of the ID token among cached credentials; undefined when there is none that can be read. Pure. */
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
