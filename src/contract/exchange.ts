/** What a provider may use to exchange an ID token, and how it describes the result. */
import type { Environment } from '../environment.ts';
import type { Failure } from '../failure/failure.ts';
import type { HttpClient } from '../http/client.ts';
import type { IdToken } from '../identity/claims.ts';

/** How a login gets its credential. */
export interface Exchange<R, C> {
  /** Loads what `run` needs, above all the vendor library; called while the ID token is on its way. */
  load(): Promise<unknown>;
  /** @throws {Failure} */
  run(settings: R, context: ExchangeContext): Promise<C>;
  /** Pure. */
  /**
   * Pure. Whether a cached value is a credential that this login may hand out: complete, and within the settings'
   * limits, just as `run` checks the service's answer.
   */
  accepts(cached: unknown, settings: R): cached is C;
  describe(credential: C, settings: R): Description;
}

/** What a provider may use while it exchanges. Everything that touches the world is passed in. */
export interface ExchangeContext {
  /**
   * Runs one request under the shared retry policy: classification by {@link Failure.retry}, full jitter,
   * `Retry-After`, a deadline per attempt and for the step. `attempt` must make a single request without its own
   * retries, and reject with a {@link Failure}; anything else that it throws counts as a permanent fault of the action.
   */
  request<T>(operation: string, attempt: (attempt: Attempt) => Promise<T>): Promise<T>;
  /** For requests that no vendor library makes. Also the transport for libraries that accept one. */
  readonly http: HttpClient;
  readonly env: Environment;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Registers values that must never be shown, as soon as they exist and before anything is done with them. */
  mask(...secrets: string[]): void;
  /** `Product/version` for the user agent of every request. */
  readonly userAgent: string;
}

export interface Attempt {
  /** 1 for the first attempt. */
  readonly number: number;
  /** Aborts at the attempt's own deadline or at the step's, whichever comes first. */
  readonly signal: AbortSignal;
  /** The time limit of this attempt, in milliseconds. */
  readonly timeoutMs: number;
  /**
   * The ID token for this login's audience: the one requested at the start if it has more than a minute left, otherwise
   * a new one; always a new one after a failure with the advice `fresh`.
   * @param audience replaces the login's, for an audience that only the exchange can know; the token is then always new
   */
  idToken(audience?: string): Promise<IdToken>;
}

/** A successful login in one line, for the log, the summary and the `logins` output. Contains no secret. */
export interface Description {
  /** Who: the ARN, the service account or principal, the client ID. */
  readonly identity: string;
  /** Where: `account 111122223333`, `project my-project`, `subscription Production`. */
  readonly target?: string;
  /** When the shortest-lived of the exported credentials expires, milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Anything a reader should know, for example that this kind of credential expires in five minutes. */
  readonly notes?: readonly string[];
}
