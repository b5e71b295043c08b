/** The ID tokens of one step: one request per audience, shared by the logins that may share, checked on receipt. */

import { Failure } from '../failure/failure.ts';
import type { AttemptInfo } from '../http/retry.ts';
import type { IdToken } from './claims.ts';
import { readClaims } from './claims.ts';
import type { IdTokenSource } from './source.ts';
import { issuedBefore } from './source.ts';

/** An ID token with less time left than this is not sent, because the exchange itself takes time. */
const minimumLifeMs = 60_000;

const compactJwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Longer than any token that a relying party accepts. */
const maxLength = 64 * 1024;

export interface IdTokens {
  /**
   * The token for an audience. Only one request is in flight at a time; a new token is requested when this one is about
   * to expire.
   */
  shared(audience: string): Promise<IdToken>;
  /** A token that no other login receives, for relying parties that accept each token only once. */
  single(audience: string): Promise<IdToken>;
  /** Forgets a token that a relying party refused, so that the next call gets a new one. */
  discard(audience: string, token: IdToken): void;
}

export interface IdTokensDependencies {
  readonly source: IdTokenSource;
  request<T>(operation: string, attempt: (info: AttemptInfo) => Promise<T>): Promise<T>;
  mask(secret: string): void;
  now(): number;
  /** Tells the user something about the tokens, at most once per instance. */
  warn?(text: string): void;
}

export function createIdTokens(deps: IdTokensDependencies): IdTokens {
  let toldOfClock = false;
  const tellOfClock = (text: string) => {
    if (!toldOfClock) deps.warn?.(text);
    toldOfClock = true;
  };
  const held = new Map<string, { pending: Promise<IdToken>; token?: IdToken }>();

  const single = (audience: string) =>
    deps.request(`ID token from ${deps.source.name} for ${audience}`, async (attempt) => {
      const jwt = await deps.source.request(audience, attempt);
      for (const secret of new Set([jwt, ...jwtsIn(jwt.slice(0, maxLength))])) deps.mask(secret);
      const token = checked(jwt, audience, deps);
      const clock = issuedBefore(deps.source) ? undefined : clockWarning(token, deps);
      if (clock !== undefined) tellOfClock(clock);
      return token;
    });

  return {
    single,
    shared(audience) {
      const entry = held.get(audience);
      if (entry && !(entry.token && isEnding(entry.token, deps.now()))) return entry.pending;
      const next: { pending: Promise<IdToken>; token?: IdToken } = { pending: single(audience) };
      next.pending.then(
        (token) => {
          next.token = token;
        },
        () => {
          if (held.get(audience) === next) held.delete(audience);
        },
      );
      held.set(audience, next);
      return next.pending;
    },
    discard(audience, token) {
      if (held.get(audience)?.token?.jwt === token.jwt) held.delete(audience);
    },
  };
}

/** A token arrives within seconds of its issue. A larger difference means that this machine's clock is wrong. */
const noticedClockOffsetMs = 90_000;

/** A warning if the clock differs from the issuer's, judged by the issue time of a token that was just requested. */
function clockWarning(
  { claims }: IdToken,
  { now, source }: Pick<IdTokensDependencies, 'now' | 'source'>,
): string | undefined {
  const offsetMs = now() - (claims.iat ?? Number.NaN) * 1000;
  if (!(Math.abs(offsetMs) > noticedClockOffsetMs)) return undefined;
  const minutes = Math.max(2, Math.round(Math.abs(offsetMs) / 60_000));
  const direction = offsetMs > 0 ? 'ahead of' : 'behind';
  return `The clock of this machine is about ${minutes} minutes ${direction} that of ${source.name}. The login works all the same, but tools of later steps sign their requests and renew their tokens by this clock, and fail: set it by NTP.`;
}

/** The parts of a text that look like a JWT. Takes linear time, whatever the text. */
function jwtsIn(text: string): string[] {
  const found: string[] = [];
  for (const word of text.match(/[\w.-]+/g) ?? []) {
    const segments = word.split('.');
    for (let i = 0; i + 2 < segments.length; i++) {
      const [header = '', payload = '', signature = ''] = segments.slice(i, i + 3);
      if (header.length < 10 || payload.length < 10 || signature === '') continue;
      found.push(`${header}.${payload}.${signature}`);
      i += 2;
    }
  }
  return found;
}

/** Whether a text was read from UTF-16, which Windows PowerShell writes with or without a byte order mark. */
function isUtf16(text: string): boolean {
  return text.includes('\u0000');
}

/**
 * Whether a token expires too soon to be sent. To avoid requesting short-lived tokens of other issuers again and again,
 * the limit is a fifth of the token's lifetime if that is less than a minute.
 */
export function isEnding({ claims }: IdToken, now: number): boolean {
  const lifeMs = (claims.exp - (claims.iat ?? claims.exp - 300)) * 1000;
  return claims.exp * 1000 - now < Math.min(minimumLifeMs, lifeMs / 5);
}

/**
 * If a token issued on request has the wrong audience or issuer, something between the runner and the issuer answered
 * instead; if it has expired, this machine's clock is wrong. Tokens issued earlier are as the job received them.
 */
function checked(jwt: string, audience: string, deps: Pick<IdTokensDependencies, 'source' | 'now'>): IdToken {
  const { name, supply, issuerProblem, advice, issuerAdvice = advice } = deps.source;
  const wasIssuedBefore = issuedBefore(deps.source);
  const failed = (
    code: 'audience' | 'expired' | 'issuer' | 'malformed',
    words: string,
    retry: 'no' | 'yes' = 'no',
    own = advice,
  ) =>
    new Failure(`the ID token from ${name} ${words}`, {
      code: `id-token/${code}`,
      stage: 'id-token',
      retry,
      // The clock does not depend on the source.
      ...(own && (wasIssuedBefore || code !== 'expired') ? { advice: own } : {}),
    });
  const malformed = (words: string) => failed('malformed', words, supply === 'constant' ? 'no' : 'yes');
  if (jwt.length > maxLength) throw malformed(`is longer than ${maxLength / 1024} KiB`);
  if (!compactJwt.test(jwt)) {
    if (!wasIssuedBefore) throw malformed('is not a JWT');
    throw malformed(
      jwtsIn(jwt).length > 0
        ? 'holds more than the token: take `Bearer` or the quotes away'
        : isUtf16(jwt)
          ? 'is in UTF-16: have it written in UTF-8, in PowerShell with `-Encoding utf8NoBOM`'
          : 'is not a JWT: have the token put there as it was issued',
    );
  }
  let claims: IdToken['claims'];
  try {
    claims = readClaims(jwt);
  } catch (error) {
    throw malformed((error as Error).message);
  }
  if (claims.aud !== audience)
    throw failed(
      'audience',
      wasIssuedBefore
        ? `was issued for the audience "${claims.aud}", and this login needs "${audience}": set the login's \`audience\` to "${claims.aud}", or have the token issued for "${audience}"`
        : `is for the audience "${claims.aud}" instead of "${audience}"`,
    );
  const wrongIssuer = issuerProblem(claims);
  if (wrongIssuer) throw failed('issuer', wrongIssuer, 'no', issuerAdvice);
  if (claims.exp * 1000 <= deps.now()) {
    const expired = new Date(claims.exp * 1000).toISOString();
    throw failed(
      'expired',
      wasIssuedBefore
        ? `expired at ${expired}: have a new one put there shortly before this step`
        : `expired at ${expired}, and this machine's clock says ${new Date(deps.now()).toISOString()}`,
    );
  }
  return { jwt, claims };
}
