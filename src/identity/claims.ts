/** The claims of an ID token, read without verifying the signature: the relying party does that. */
import { decodeJwt } from 'jose/jwt/decode';
import { hasLoneSurrogate } from '../text/json.ts';

/** GitHub sends every claim as a string, also IDs and numbers, except the three times. */
export interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  /** Expiry, seconds since the epoch. */
  readonly exp: number;
  readonly iat?: number;
  readonly nbf?: number;
  readonly jti?: string;
  readonly [name: string]: unknown;
}

export interface IdToken {
  /** The compact JWT. A credential until it expires. */
  readonly jwt: string;
  readonly claims: Claims;
}

/**
 * Reads the claims that every relying party needs.
 * @throws {Error} when the text is not a JWT or lacks `iss`, `sub`, `exp` or a single `aud`; never quotes the token
 */
export function readClaims(jwt: string): Claims {
  let payload: ReturnType<typeof decodeJwt>;
  try {
    payload = decodeJwt(jwt);
  } catch {
    throw new Error('is not a JWT');
  }
  const [, segment = ''] = jwt.split('.');
  if (hasLoneSurrogate(Buffer.from(segment, 'base64url').toString()))
    throw new Error('has a claim that is not Unicode text');
  const { iss, sub, aud, exp } = payload;
  if (typeof iss !== 'string') throw new Error('has no issuer (`iss`)');
  if (typeof sub !== 'string') throw new Error('has no subject (`sub`)');
  if (typeof exp !== 'number') throw new Error('has no expiry (`exp`)');
  const audience = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  if (typeof audience !== 'string') throw new Error('does not have exactly one audience (`aud`)');
  return { ...payload, iss, sub, exp, aud: audience } as Claims;
}

/** The text of a claim, or undefined when the token does not have it. */
export function claim(claims: Claims, name: string): string | undefined {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
