/** The ID tokens of one login: the one that each attempt sends, and what a refusal means for the next. */

import { Failure, withoutRepeat } from '../failure/failure.ts';
import type { AttemptInfo } from '../http/retry.ts';
import type { Claims, IdToken } from './claims.ts';
import type { IdTokenSource } from './source.ts';
import { issuedBefore } from './source.ts';
import type { IdTokens } from './tokens.ts';
import { isEnding } from './tokens.ts';

/**
 * @param audience replaces the login's, for an audience that only the exchange can know; the token is then always new
 */
export type AskForIdToken = (audience?: string) => Promise<IdToken>;

export interface LoginTokens {
  /** Requests the first ID token, if the audience is known. The request is sent before this returns its promise. */
  start(): Promise<void>;
  /**
   * Runs one attempt of a request. If the service refuses the ID token and the source has no other, the failure is
   * permanent.
   * @throws {Failure} a failed request for an ID token is not repeated here: it has its own retries
   */
  attempt<T>(info: AttemptInfo, work: (idToken: AskForIdToken) => Promise<T>): Promise<T>;
  /** Claims of the ID token that was used last, if there was one. */
  claims(): Claims | undefined;
}

export interface LoginTokensOptions {
  /** The login's audience; undefined if only the exchange can know it. */
  readonly audience: string | undefined;
  /** Whether the relying party accepts an ID token that another exchange has also used. */
  readonly shares: boolean;
  readonly source: Pick<IdTokenSource, 'supply' | 'request'>;
  /** All ID tokens of that source. */
  readonly tokens: IdTokens;
  now(): number;
  /**
   * Records how long a request for an ID token took. Requests made within an attempt count towards that attempt's time.
   */
  timed<T>(operation: string, work: () => Promise<T>): Promise<T>;
}

export function createLoginTokens(options: LoginTokensOptions): LoginTokens {
  const { audience, shares, source, tokens, now, timed } = options;
  let last: IdToken | undefined;
  /** Requested at the start for a service that accepts each token once, so it serves a single attempt. */
  let unused: IdToken | undefined;

  const singleUse = (wanted: string): Promise<IdToken> => {
    const waiting = unused;
    unused = undefined;
    if (waiting && !isEnding(waiting, now())) return Promise.resolve(waiting);
    return timed('ID token', () => tokens.single(wanted));
  };

  const shared = (wanted: string, fresh: boolean): Promise<IdToken> => {
    if (fresh && last) tokens.discard(wanted, last);
    return tokens.shared(wanted);
  };

  const next = (fresh: boolean, own: string | undefined): Promise<IdToken> => {
    if (own !== undefined) return tokens.single(own);
    if (audience === undefined) throw new Error('the login has no audience');
    return shares ? shared(audience, fresh) : singleUse(audience);
  };

  /** Whether the source can provide an ID token other than the last one. */
  const hasOther = async (info: AttemptInfo): Promise<boolean> => {
    if (!issuedBefore(source)) return true;
    const held = await source.request(audience ?? '', info).catch(() => undefined);
    return held !== undefined && held !== last?.jwt;
  };

  return {
    async start() {
      if (audience === undefined) return;
      const request = shares ? tokens.shared : tokens.single;
      const token = await timed('ID token', () => request(audience));
      if (shares) last = token;
      else unused = token;
    },
    async attempt(info, work) {
      const idToken = async (own?: string): Promise<IdToken> => {
        try {
          last = await next(info.previous === 'fresh', own);
          return last;
        } catch (error) {
          throw withoutRepeat(error);
        }
      };
      try {
        return await work(idToken);
      } catch (error) {
        const wantsOther = error instanceof Failure && error.retry === 'fresh';
        throw wantsOther && !(await hasOther(info)) ? withoutRepeat(error) : error;
      }
    },
    claims: () => last?.claims,
  };
}
