/** The claims of an ID token, read without verifying the signature: the relying party verifies it. */
import { decodeJwt } from 'jose/jwt/decode';
import { hasLoneSurrogate } from '../text/json.ts';
import { isTime } from '../text/shape.ts';

/** GitHub sends every claim as a string, including IDs and numbers, except the three timestamps. */
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
  /** The compact JWT. It is a credential until it expires. */
  readonly jwt: string;
  readonly claims: Claims;
}

/**
 * Reads the claims that every relying party needs.
 * @throws {Error} if the text is not a JWT or lacks `iss`, `sub`, `exp` or a single `aud`; never quotes the token
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
  if (exp === undefined) throw new Error('has no expiry (`exp`)');
  if (typeof exp !== 'number') throw new Error('has no expiry (`exp`)');
  for (const name of ['exp', 'iat', 'nbf']) {
    if (!isMoment(payload[name])) throw new Error(`has a time (\`${name}\`) that is not a number of seconds`);
  }
  const audience = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  if (typeof audience !== 'string') throw new Error('does not have exactly one audience (`aud`)');
  return { ...payload, iss, sub, exp, aud: audience } as Claims;
}

/** Whether a claim is a time in seconds since the epoch that a `Date` can represent, or absent. */
function isMoment(seconds: unknown): boolean {
  return seconds === undefined || (typeof seconds === 'number' && isTime(seconds * 1000));
}

/** The text of a claim, or undefined if the token does not have it. */
export function claim(claims: Claims, name: string): string | undefined {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The claims that trust is usually tied to. */
const trustedClaims = [
  'iss',
  'aud',
  'sub',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'environment',
  'ref',
  'event_name',
  'workflow_ref',
  'job_workflow_ref',
  'runner_environment',
];

/** The claims that differ with every token, run or commit: trust cannot be tied to them. */
const fleetingClaims = /^(jti|iat|nbf|exp|sha|run_.*)$/;

/**
 * The claims to show with a refusal: all except those that trust cannot be tied to. Those that trust is usually tied to
 * come first, then the custom properties of the repository (`repo_property_*`), then the rest by name. Values that are
 * not strings are shown as JSON; empty ones are left out.
 */
export function claimsToShow(claims: Claims): readonly (readonly [name: string, value: string])[] {
  const rank = (name: string) => {
    const known = trustedClaims.indexOf(name);
    if (known >= 0) return known;
    return trustedClaims.length + (name.startsWith('repo_property_') ? 0 : 1);
  };
  return Object.keys(claims)
    .filter((name) => !fleetingClaims.test(name))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap((name) => {
      const value = claims[name];
      const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
      return text === '' ? [] : [[name, text] as const];
    });
}
