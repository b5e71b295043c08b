/** The one retry policy. Vendor libraries run with their own retries off, so that these are the only ones. */
import type { RetryAdvice } from '../failure/failure.ts';
import { Failure, withoutRepeat } from '../failure/failure.ts';

export interface RetryPolicy {
  /**
   * Attempts per request, the first included. Those that were throttled do not count, unless there is to be one attempt
   * only: the service is well, and serves the request once its quota allows.
   */
  readonly maxAttempts: number;
  /** Milliseconds one attempt may take. */
  readonly attemptTimeoutMs: number;
  /** When the whole step has to be done, milliseconds since the epoch. */
  readonly deadline: number;
}

export interface RetryDependencies {
  now(): number;
  /** A number from 0 up to, and without, 1. */
  random(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Told before each wait. */
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
  /** Why the attempt before failed; absent in the first. */
  readonly previous?: RetryAdvice;
}

const firstDelayMs = 250;
const longestDelayMs = 8_000;
/** Repeats of an answer that is usually permanent stay far below a second in all. */
const fewRepeats = 2;
const fewDelayMs = 150;

const transientStatuses: ReadonlySet<number> = new Set([408, 425, 500, 502, 503, 504]);

/** What a bare HTTP status says about repeating; services' own error codes say more and come first. */
export function adviceForStatus(status: number): RetryAdvice {
  if (status === 429) return 'throttled';
  return transientStatuses.has(status) ? 'yes' : 'no';
}

/**
 * `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110 section 10.2.3). Undefined when absent or unreadable.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Full jitter: a random part of an exponentially growing bound, so that parallel jobs do not come back together. */
export function backoffMs(repeat: number, random: () => number): number {
  return Math.round(random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (repeat - 1)));
}

/**
 * Runs one request until it succeeds, fails for good, or the attempts or the time are used up.
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
      // An attempt that was cut off says nothing about the service: the failure before it does.
      if (deps.signal.aborted)
        throw stopped(operation, deps.signal, wasCutOff(error) ? (last ?? error) : error);
      if (!(error instanceof Failure)) throw error;
      last = error;
      const repeat = ++used[error.retry];
      const uncounted = policy.maxAttempts > 1 ? used.throttled : 0;
      const hasAttempt = number - uncounted < policy.maxAttempts;
      const delayMs = hasAttempt ? nextDelay(error, repeat, deps) : undefined;
      if (delayMs === undefined || deps.now() + delayMs >= policy.deadline) {
        // In the end `fresh` says that a new ID token did not help.
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

/** The step's deadline or a cancellation ended the request; the failure it was trying to get past is named too. */
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

/** Milliseconds to wait before the next attempt, or undefined when there should be none. */
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
      // On top of what the service asks for: those that it told the same would come back together.
      return (error.retryAfterMs ?? 0) + backoffMs(repeat, deps.random);
  }
}
