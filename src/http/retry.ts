/** The only retry policy. Vendor libraries run with their own retries switched off. */
import type { RetryAdvice } from '../failure/failure.ts';
import { Failure, withoutRepeat } from '../failure/failure.ts';

export interface RetryPolicy {
  /**
   * Attempts per request, including the first. Throttled attempts do not count, because the service is healthy and will
   * answer once its quota allows; a limit of one attempt still means one.
   */
  readonly maxAttempts: number;
  /** The time limit of one attempt, in milliseconds. */
  readonly attemptTimeoutMs: number;
  /** When the whole step must be done, in milliseconds since the epoch. */
  readonly deadline: number;
}

export interface RetryDependencies {
  now(): number;
  /** A number from 0 (inclusive) to 1 (exclusive). */
  random(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Called before each wait. */
  onRetry(event: RetryEvent): void;
  /** Aborts when the step is cancelled or its deadline has passed. */
  readonly signal: AbortSignal;
}

export interface RetryEvent {
  readonly operation: string;
  readonly error: Failure;
  readonly delayMs: number;
  readonly nextAttempt: number;
  readonly maxAttempts: number;
}

export interface AttemptInfo {
  readonly number: number;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** The advice of the previous attempt's failure; absent in the first attempt. */
  readonly previous?: RetryAdvice;
}

const firstDelayMs = 250;
const longestDelayMs = 8_000;
/** Retries after an answer that is usually permanent take far less than a second in total. */
const fewRepeats = 2;
const fewDelayMs = 150;

const transientStatuses: ReadonlySet<number> = new Set([408, 425, 500, 502, 503, 504]);

/** The retry advice for a bare HTTP status; services' own error codes are more specific and take precedence. */
export function adviceForStatus(status: number): RetryAdvice {
  if (status === 429) return 'throttled';
  return transientStatuses.has(status) ? 'yes' : 'no';
}

/**
 * `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110 section 10.2.3). Undefined if absent or unreadable.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Full jitter: a random part of an exponentially growing limit, so parallel jobs do not retry at the same time. */
export function backoffMs(repeat: number, random: () => number): number {
  return Math.round(random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (repeat - 1)));
}

/**
 * Runs one request until it succeeds, fails permanently, or runs out of attempts or time.
 * @throws {Failure} the last failure
 */
export async function retry<T>(
  operation: string,
  attempt: (info: AttemptInfo) => Promise<T>,
  policy: RetryPolicy,
  deps: RetryDependencies,
): Promise<T> {
  const used: Record<RetryAdvice, number> = { no: 0, yes: 0, throttled: 0, few: 0, fresh: 0 };
  let last: Failure | undefined;
  for (let number = 1; ; number++) {
    const timeoutMs = Math.max(1, Math.min(policy.attemptTimeoutMs, policy.deadline - deps.now()));
    try {
      return await attempt({
        number,
        signal: deps.signal,
        timeoutMs,
        ...(last ? { previous: last.retry } : {}),
      });
    } catch (error) {
      // An attempt that was cut off says nothing about the service; the failure before it does.
      if (deps.signal.aborted)
        throw stopped(operation, deps.signal, wasCutOff(error) ? (last ?? error) : error);
      if (!(error instanceof Failure)) throw error;
      last = error;
      const repeat = ++used[error.retry];
      const uncounted = policy.maxAttempts > 1 ? used.throttled : 0;
      const hasAttempt = number - uncounted < policy.maxAttempts;
      const delayMs = hasAttempt ? nextDelay(error, repeat, deps) : undefined;
      if (delayMs === undefined || deps.now() + delayMs >= policy.deadline) {
        // As the final advice, `fresh` means that a new ID token did not help.
        throw error.retry === 'fresh' && repeat === 1 ? withoutRepeat(error) : error;
      }
      const maxAttempts = policy.maxAttempts + uncounted;
      deps.onRetry({ operation, error, delayMs, nextAttempt: number + 1, maxAttempts });
      await deps.sleep(delayMs, deps.signal).catch(() => {
        throw stopped(operation, deps.signal, error);
      });
    }
  }
}

/**
 * The step's deadline or a cancellation ended the request; the message also names the failure that was being retried.
 */
function stopped(operation: string, signal: AbortSignal, last: unknown): Failure {
  const timedOut = (signal.reason as { name?: unknown } | undefined)?.name === 'TimeoutError';
  const before = last instanceof Failure && !wasCutOff(last) ? ` Last error: ${last.message}` : '';
  const why = timedOut ? "the step's deadline (`timeout-seconds`) passed" : 'the step was cancelled';
  return new Failure(`Gave up on ${operation}: ${why}.${before}`, {
    code: timedOut ? 'deadline' : 'cancelled',
    stage: last instanceof Failure ? last.stage : 'exchange',
    retry: 'no',
  });
}

function wasCutOff(error: unknown): boolean {
  return error instanceof Failure && error.code === 'http/aborted';
}

/** Milliseconds to wait before the next attempt, or undefined if there should be none. */
function nextDelay(
  error: Failure,
  repeat: number,
  deps: Pick<RetryDependencies, 'random'>,
): number | undefined {
  switch (error.retry) {
    case 'no':
      return undefined;
    case 'fresh':
      return repeat === 1 ? 0 : undefined;
    case 'few':
      return repeat <= fewRepeats ? Math.round(fewDelayMs * (0.5 + deps.random() / 2)) : undefined;
    case 'yes':
    case 'throttled':
      // In addition to what the service asks for: otherwise all jobs with the same answer would return at the same
      // time.
      return (error.retryAfterMs ?? 0) + backoffMs(repeat, deps.random);
  }
}
