import type { ServerResponse } from 'node:http';
import type { EmulatedRequest, EmulatedResponse } from './http.ts';

/**
 * What goes wrong:
 * - `status`: this status with the answer the service itself would give, or the given one;
 * - `reset`: the connection is reset before an answer;
 * - `hang`: no answer until the client gives up;
 * - `empty`: no body, status 200 unless given;
 * - `html`: a gateway's HTML page, status 200 unless given;
 * - `truncate`: the real answer, but the connection ends in the middle of the body;
 * - `delay`: the real answer, `delayMs` later;
 * - `slow-body`: the real answer, its body spread over `delayMs`;
 * - `by-hand`: whatever `byHand` writes.
 *
 * Before a request is read, when only its host and service are known:
 * - `reset-early`: the connection is reset while the request is coming in.
 *
 * Before there is a request, likewise:
 * - `refuse-tunnel`: the proxy answers with this status (default 502) instead of opening the tunnel;
 * - `drop-tunnel`: the proxy closes the connection without an answer;
 * - `reset-tunnel`: the tunnel opens and is reset at once;
 * - `untrusted`: the host's certificate comes from an unknown authority;
 * - `no-tls`: the server inside the tunnel does not speak TLS.
 */
const kindsOfPhase = {
  tunnel: ['refuse-tunnel', 'drop-tunnel', 'reset-tunnel', 'untrusted', 'no-tls'],
  head: ['reset-early'],
  request: ['status', 'reset', 'hang', 'empty', 'html', 'truncate', 'delay', 'slow-body', 'by-hand'],
} as const;

/** What is about to happen: a tunnel opens, a request comes in, a request is answered. */
export type FaultPhase = keyof typeof kindsOfPhase;
export type FaultKind = (typeof kindsOfPhase)[FaultPhase][number];

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
  /** Status for `status` (default 503), `empty`, `html` (default 200), `refuse-tunnel` (default 502). */
  status?: number;
  /** Headers and body for `status`. The answer of `awsErrorResponse(…)` and similar functions can be spread in here. */
  headers?: Record<string, string>;
  body?: string;
  /** Value of a `Retry-After` header, seconds or an HTTP date. */
  retryAfter?: number | string;
  delayMs?: number;
  /** Only from the process of the emulator: a function cannot be sent. */
  byHand?: ByHand;
}

/** Answers a request, well or badly. `answer` is what the service itself would say. */
export type ByHand = (
  response: ServerResponse,
  given: { readonly request: EmulatedRequest; answer(): Promise<EmulatedResponse> },
) => void | Promise<void>;

interface Target {
  service: string;
  /** Unknown until the request has been read: then every `operation` of a fault matches. */
  operation?: string;
  host: string;
}

/** The faults still to come, in the order they were injected. */
export interface FaultQueue {
  add(fault: Fault): void;
  clear(): void;
  /** How many requests and tunnels a fault has affected so far. */
  readonly struck: number;
  /** The fault that affects this request, if any. */
  take(target: Target, phase?: FaultPhase): Fault | undefined;
}

export function createFaultQueue(): FaultQueue {
  let pending: { fault: Fault; skip: number; times: number }[] = [];
  let struck = 0;
  return {
    get struck() {
      return struck;
    },
    add(fault) {
      pending.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
    },
    clear() {
      pending = [];
    },
    take(target, phase = 'request') {
      const kinds: readonly FaultKind[] = kindsOfPhase[phase];
      for (const entry of pending) {
        if (entry.times === 0 || !kinds.includes(entry.fault.kind) || !matches(entry.fault, target)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.times -= 1;
        struck += 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}

function matches(fault: Fault, target: Target): boolean {
  return (['service', 'operation', 'host'] as const).every(
    (name) =>
      [undefined, target[name]].includes(fault[name]) ||
      (name === 'operation' && target.operation === undefined),
  );
}
