/** One request as the emulator saw it. Contains live (throw-away) tokens. */
export interface RecordedRequest {
  readonly sequence: number;
  /** When the request had arrived in full, monotonic milliseconds. */
  readonly at: number;
  /** When its answer was sent or its connection ended; undefined while it is in flight. */
  endedAt?: number;
  /** The service's name, or `unknown` for a host that is not emulated. */
  readonly service: string;
  readonly operation: string;
  readonly method: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed if it is a form or JSON, otherwise text; undefined without a body. */
  readonly body: unknown;
  /** Status of the answer; undefined if there was none (yet). */
  status?: number;
  /** The service's answer, if it was asked. Also contains live (throw-away) tokens. */
  answer?: string;
  /** Kind of the injected fault, if any. */
  fault?: string;
}

/** The largest number of these requests that were in flight at one time. */
export function mostInFlight(requests: readonly RecordedRequest[]): number {
  const atStart = requests.map(
    ({ at }) =>
      requests.filter((other) => other.at <= at && (other.endedAt ?? Number.POSITIVE_INFINITY) > at).length,
  );
  return Math.max(0, ...atStart);
}
