import type { Advice } from '../failure/failure.ts';
import type { Claims } from './claims.ts';

/**
 * How a source gets its tokens:
 * - `on-request`: each is issued for the audience that is asked for
 * - `replaceable`: one was issued before, for a fixed audience, and a newer one may replace it
 * - `constant`: the same without a newer one
 */
export type Supply = 'on-request' | 'replaceable' | 'constant';

/** Where ID tokens come from. One file each; a source makes a single attempt and leaves repeats to the shared policy. */
export interface IdTokenSource {
  /** As the log names it behind "from": `GitHub`, `the file /run/id-token`. */
  readonly name: string;
  /** Default: `on-request`. */
  readonly supply?: Supply;
  /** What to do about a token that is not the right one. Default: look for what answers in the issuer's place. */
  readonly advice?: Advice;
  /**
   * Asks for one ID token.
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

/** Whether the tokens were issued before, so that their audience is what it is. */
export function issuedBefore({ supply = 'on-request' }: Pick<IdTokenSource, 'supply'>): boolean {
  return supply !== 'on-request';
}
