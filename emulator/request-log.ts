/** One request as the emulator saw it. Holds live (throw-away) tokens. */
export interface RecordedRequest {
  readonly sequence: number;
  /** When the request had arrived in full, monotonic milliseconds. */
  readonly at: number;
  /** When its answer was sent or its connection ended; undefined while it is in flight. */
  endedAt?: number;
  /** The service's name, or `unknown` for a host nobody emulates. */
  readonly service: string;
  readonly operation: string;
  readonly method: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is a form or JSON, else text; undefined without a body. */
  readonly body: unknown;
  /** Status of the answer; undefined if there was none (yet). */
  status?: number;
  /** What the service answered, if it was asked. Holds live (throw-away) tokens too. */
  answer?: string;
  /** Kind of the injected fault, if one struck. */
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
