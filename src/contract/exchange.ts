/** What a provider may use to exchange an ID token, and what it says about the result. */
import type { Environment } from '../environment.ts';
import type { Failure } from '../failure/failure.ts';
import type { HttpClient } from '../http/client.ts';
import type { IdToken } from '../identity/claims.ts';

/** How a login gets its credential. */
export interface Exchange<R, C> {
  /** Loads what `run` needs, the vendor library above all; called while the ID token is on its way. */
  load(): Promise<unknown>;
  /** @throws {Failure} */
  run(settings: R, context: ExchangeContext): Promise<C>;
  /** Pure. */
  /**
   * Pure: whether something from the cache is a credential that this login may hand out: complete, and within what the
   * settings allow, as `run` has found out about the service's answer.
   */
  accepts(cached: unknown, settings: R): cached is C;
  describe(credential: C, settings: R): Description;
}

/** What a provider may use while it exchanges. Everything that touches the world is handed in. */
export interface ExchangeContext {
  /**
   * Runs one request under the shared retry policy: classification by {@link Failure.retry}, full jitter,
   * `Retry-After`, a deadline per attempt and for the step. `attempt` must make a single request without retries of
   * its own and reject with a {@link Failure}; anything else it throws counts as a permanent fault of ours.
   */
  request<T>(operation: string, attempt: (attempt: Attempt) => Promise<T>): Promise<T>;
  /** For requests that no vendor library makes. Also the transport under the libraries that accept one. */
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
  /** Milliseconds this attempt may take. */
  readonly timeoutMs: number;
  /**
   * The ID token for this login's audience: the one requested at the start while it has more than a minute left, else a
   * new one; and a new one after a failure that says `fresh`.
   * @param audience replaces the login's, for one that only the exchange can know; the token is then always a new one
   */
  idToken(audience?: string): Promise<IdToken>;
}

/** A successful login in one line, for the log, the summary and the `logins` output. Holds no secret. */
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
