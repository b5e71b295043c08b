/**
 * What goes wrong:
 * - `status`: this status with the answer the service itself would give, or the given one;
 * - `reset`: the connection is reset before an answer;
 * - `hang`: no answer until the client gives up;
 * - `empty`: no body, status 200 unless given;
 * - `html`: a gateway's HTML page, status 200 unless given;
 * - `truncate`: the real answer, but the connection ends in the middle of the body;
 * - `delay`: the real answer, `delayMs` later;
 * - `slow-body`: the real answer, its body spread over `delayMs`.
 */
export type FaultKind = 'status' | 'reset' | 'hang' | 'empty' | 'html' | 'truncate' | 'delay' | 'slow-body';

export interface Fault {
  kind: FaultKind;
  /** Only requests to this service; likewise `operation` and `host`. */
  service?: string;
  operation?: string;
  host?: string;
  /** How many matching requests fail; default 1. */
  times?: number;
  /** How many matching requests pass before the first fails; default 0. */
  skip?: number;
  /** Status for `status` (default 503), `empty`, `html` (default 200). */
  status?: number;
  /** Headers and body for `status`. So the answer of `awsErrorResponse(…)` and its like can be spread in here. */
  headers?: Record<string, string>;
  body?: string;
  /** Value of a `Retry-After` header, seconds or an HTTP date. */
  retryAfter?: number | string;
  delayMs?: number;
}

interface Target {
  service: string;
  operation: string;
  host: string;
}

/** The faults still to come, in the order they were injected. */
export interface FaultQueue {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that strikes this request, if any. */
  take(target: Target): Fault | undefined;
}

export function createFaultQueue(): FaultQueue {
  let pending: { fault: Fault; skip: number; times: number }[] = [];
  return {
    add(fault) {
      pending.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
    },
    clear() {
      pending = [];
    },
    take(target) {
      for (const entry of pending) {
        if (entry.times === 0 || !matches(entry.fault, target)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.times -= 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}

function matches(fault: Fault, target: Target): boolean {
  return (['service', 'operation', 'host'] as const).every(
    (name) => fault[name] === undefined || fault[name] === target[name],
  );
}
