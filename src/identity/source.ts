import type { Advice } from '../failure/failure.ts';
import type { Claims } from './claims.ts';

/**
 * How a source gets its tokens:
 * - `on-request`: each token is issued for the requested audience
 * - `replaceable`: one was issued earlier, for a fixed audience, and a newer one may replace it
 * - `constant`: the same, but it is never replaced
 */
export type Supply = 'on-request' | 'replaceable' | 'constant';

/**
 * Where ID tokens come from. One file each; a source makes a single attempt and leaves retries to the shared policy.
 */
export interface IdTokenSource {
  /** Its name in the log, after "from": `GitHub`, `the file /run/id-token`. */
  readonly name: string;
  /** Default: `on-request`. */
  readonly supply?: Supply;
  /** What to do about a wrong token. Default: find out what answers instead of the issuer. */
  readonly advice?: Advice;
  /**
   * Requests one ID token.
   * @throws {Failure} stage `id-token`
   */
  request(
    audience: string,
    attempt: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ): Promise<string>;
  /** What is wrong with the token's issuer, completing "the ID token …", or undefined. */
  issuerProblem(claims: Claims): string | undefined;
  /** What to do about that. Default: {@link advice}. */
  readonly issuerAdvice?: Advice;
}

/** Whether the tokens were issued earlier, so their audience cannot be chosen. */
export function issuedBefore({ supply = 'on-request' }: Pick<IdTokenSource, 'supply'>): boolean {
  return supply !== 'on-request';
}
