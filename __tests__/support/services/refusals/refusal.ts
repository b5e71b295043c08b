import type { Fault } from '../../../../emulator/index.ts';
import type { RetryAdvice } from '../../../../src/failure/failure.ts';

/** One way in which a service says no, and what the user is to be told. */
export interface Refusal {
  readonly provider: string;
  /** What is given besides, or in place of, the usual. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** What comes back; absent where the emulated service refuses by its own rules. */
  readonly answer?: Answer;
  /** The request that is refused; default: the one that exchanges the ID token. */
  readonly operation?: string;
  /** Behind the name of the provider, or complete where it is not the provider's own. */
  readonly code: string;
  readonly retry: RetryAdvice;
  /** Words of a cause and of a fix that the user reads. */
  readonly cause: string;
  readonly fix: string;
  /** Requests to the service where they are not one for each attempt. */
  readonly requests?: number;
}

export type Answer = Omit<Fault, 'service' | 'operation' | 'host' | 'times' | 'skip'>;

/** An answer with a JSON body. */
export function says(status: number, body: unknown, more: Partial<Answer> = {}): Answer {
  return { kind: 'status', status, body: JSON.stringify(body), ...more };
}

/** What one row of a table adds to what all rows of it have. */
export type Row = Omit<Refusal, 'provider'>;

export function of(provider: string, rows: readonly Row[]): Refusal[] {
  return rows.map((row) => ({ provider, ...row }));
}

/** The error code of a row as the headline shows it. */
export function codeOf({ provider, code }: Pick<Refusal, 'provider' | 'code'>): string {
  return code.includes('/') ? code : `${provider}/${code}`;
}

/** What is answered, for the name of a test. */
export function wordsOf({ answer, given, operation }: Refusal): string {
  const { kind, status = '', body = '' } = answer ?? {};
  const answered = answer
    ? `${kind === 'status' ? 'HTTP' : kind} ${status} ${body.slice(0, 90)}`
    : 'its rules';
  return [operation, answered.trim(), given && JSON.stringify(given)].filter(Boolean).join(', ');
}
