/**
 * Errors are data: a stable code and the facts around it. Text for people is made from them in one place (the
 * provider's `diagnose`), so texts may change; codes may not.
 */

/**
 * - `no`: permanent, fails at once
 * - `yes`: transient, repeated with backoff
 * - `throttled`: too many requests at the moment; repeated with backoff until the step's deadline, without a limit on
 *   attempts
 * - `few`: usually permanent, but known to occur briefly after a change; two quick retries
 * - `fresh`: repeated once with a new ID token, because the old one has expired, was replayed or is damaged
 */
export type RetryAdvice = 'no' | 'yes' | 'throttled' | 'few' | 'fresh';

/** The step of a login in which a failure happened. */
export type Stage = 'id-token' | 'exchange' | 'verify' | 'publish';

/**
 * The codes of all tables. Each table adds its codes with `declare module`, so this file, which all others import, does
 * not import them. A failure with a code that is in no table does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the tables
export interface FailureCodes {}

/** `<area>/<what>`: public and stable. */
export type FailureCode = FailureCodes[keyof FailureCodes];

/** Why, most likely cause first, and what to change, in words. Both are empty if the message itself says what to do. */
export type Advice = Pick<Diagnosis, 'causes' | 'fix'>;

export const messageSaysAll: Advice = { causes: [], fix: [] };

export interface FailureDetails {
  /** Stable: `aws/not-authorized`, `azure/AADSTS700213`, `http/timeout`, `id-token/unavailable`. */
  readonly code: FailureCode;
  /** The service's own code, if it has one. The service may change it at any time; our code stays the same. */
  readonly wireCode?: string;
  readonly stage: Stage;
  readonly retry: RetryAdvice;
  /** HTTP status, if there was an answer. */
  readonly status?: number;
  /** The minimum time to wait before a retry, as requested by the service. */
  readonly retryAfterMs?: number;
  /** The name of the request that failed, for example `AssumeRoleWithWebIdentity`. */
  readonly operation?: string;
  /** Causes and fixes from code that knows more than the table; they replace those of the table. */
  readonly advice?: Advice;
  /** IDs that the service's support asks for: name → value, for example `{ RequestId: '…' }`. */
  readonly requestIds?: Readonly<Record<string, string>>;
  /** Names from the machine-readable part of the answer, for the explanation: `{ service: '…', consumer: '…' }`. */
  readonly named?: Readonly<Record<string, string>>;
}

/**
 * A failure of a login. The message is the service's own text (or ours), without any secret. The error of a vendor
 * library is never attached as `cause`: some of them carry the tokens they sent.
 */
export class Failure extends Error implements FailureDetails {
  override name = 'Failure';
  readonly code: FailureCode;
  readonly wireCode?: string;
  readonly stage: Stage;
  readonly retry: RetryAdvice;
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly operation?: string;
  readonly requestIds?: Readonly<Record<string, string>>;
  readonly advice?: Advice;
  readonly named?: Readonly<Record<string, string>>;

  constructor(message: string, details: FailureDetails) {
    super(message);
    this.code = details.code;
    this.stage = details.stage;
    this.retry = details.retry;
    if (details.wireCode) this.wireCode = details.wireCode;
    if (details.status !== undefined) this.status = details.status;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.operation !== undefined) this.operation = details.operation;
    if (details.advice !== undefined) this.advice = details.advice;
    if (details.requestIds !== undefined) this.requestIds = details.requestIds;
    if (details.named !== undefined) this.named = details.named;
  }
}

/**
 * The details that help in a search or with the service's support: the service's own code, unless ours is the same, and
 * its request IDs.
 */
export function handles({ code, wireCode, requestIds = {} }: Failure): string[] {
  const isInCode = wireCode !== undefined && code.endsWith(`/${wireCode.replaceAll('_', '-')}`);
  return [
    ...(wireCode === undefined || isInCode ? [] : [wireCode]),
    ...Object.entries(requestIds).map(([name, value]) => `${name} ${value}`),
  ];
}

/** The same failure, marked as not to be repeated because all retries are used up. */
export function withoutRepeat(error: unknown): unknown {
  return error instanceof Failure ? new Failure(error.message, { ...error, retry: 'no' }) : error;
}

/** What a person needs to understand and fix a failure. */
export interface Diagnosis {
  /** One sentence: what happened. */
  readonly summary: string;
  /** Why, most likely cause first. */
  readonly causes: readonly string[];
  /** What to change, in words. */
  readonly fix: readonly string[];
  /** The exact text to paste: a command, a JSON condition, a few lines of YAML. */
  readonly paste?: { readonly language: 'sh' | 'json' | 'yaml' | 'hcl'; readonly text: string };
  /** A page of our docs, relative to `docs/`. */
  readonly page?: string;
}
