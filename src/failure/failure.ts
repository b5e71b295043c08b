/**
 * Errors are data: a stable code and the facts around it. Text for people is made from them in one place
 * (the provider's `diagnose`), so texts may change while codes may not.
 */

/**
 * - `no`: permanent, fails at once
 * - `yes`: transient, repeated with backoff
 * - `throttled`: too many requests at this moment: repeated with backoff until the step's deadline, without counting
 * - `few`: usually permanent, but services are known to answer so for a moment after a change: two quick repeats
 * - `fresh`: repeated once with a new ID token, the old one being expired, replayed or damaged
 */
export type RetryAdvice = 'no' | 'yes' | 'throttled' | 'few' | 'fresh';

/** The step of a login in which a failure happened. */
export type Stage = 'id-token' | 'exchange' | 'verify' | 'publish';

/** Why, most likely cause first, and what to change, in words. Both empty where the message itself says what to do. */
export type Advice = Pick<Diagnosis, 'causes' | 'fix'>;

export const messageSaysAll: Advice = { causes: [], fix: [] };

export interface FailureDetails {
  /** Stable, `<area>/<what>`: `aws/AccessDenied`, `azure/AADSTS700213`, `http/timeout`, `id-token/unavailable`. */
  readonly code: string;
  readonly stage: Stage;
  readonly retry: RetryAdvice;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The least time to wait before a repeat, as the service asked for it. */
  readonly retryAfterMs?: number;
  /** The name of the request that failed, for example `AssumeRoleWithWebIdentity`. */
  readonly operation?: string;
  /** Causes and remedies by whoever knows more than the code tells; they take the place of the general ones. */
  readonly advice?: Advice;
  /** Handles for the service's support: name → value, for example `{ RequestId: '…' }`. */
  readonly requestIds?: Readonly<Record<string, string>>;
}

/**
 * What went wrong in a login. The message is the service's own text (or ours), without any secret. The error of a
 * vendor library is never attached as `cause`: some of them carry the tokens they sent.
 */
export class Failure extends Error implements FailureDetails {
  override name = 'Failure';
  readonly code: string;
  readonly stage: Stage;
  readonly retry: RetryAdvice;
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly operation?: string;
  readonly requestIds?: Readonly<Record<string, string>>;
  readonly advice?: Advice;

  constructor(message: string, details: FailureDetails) {
    super(message);
    this.code = details.code;
    this.stage = details.stage;
    this.retry = details.retry;
    if (details.status !== undefined) this.status = details.status;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.operation !== undefined) this.operation = details.operation;
    if (details.advice !== undefined) this.advice = details.advice;
    if (details.requestIds !== undefined) this.requestIds = details.requestIds;
  }
}

/** The same failure for a caller that must not repeat: whoever threw it has done so already. */
export function withoutRepeat(error: unknown): unknown {
  return error instanceof Failure ? new Failure(error.message, { ...error, retry: 'no' }) : error;
}

/** What a person needs to understand and end a details. */
export interface Diagnosis {
  /** One sentence: what happened. */
  readonly summary: string;
  /** Why, most likely cause first. */
  readonly causes: readonly string[];
  /** What to change, in words. */
  readonly fix: readonly string[];
  /** The exact thing to paste: a command, a JSON condition, a few lines of YAML. */
  readonly paste?: { readonly language: 'sh' | 'json' | 'yaml' | 'hcl'; readonly text: string };
  /** Page of our docs, relative to `docs/`. */
  readonly page?: string;
}
