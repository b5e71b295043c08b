/** The outcome of a login. */
import type { Description } from '../contract/exchange.ts';
import type { Failure } from '../failure/failure.ts';
import type { Claims } from '../identity/claims.ts';
import type { Login } from './login.ts';

/** One request in the timeline; times are in milliseconds since the epoch. */
export interface Span {
  readonly operation: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

interface OutcomeBase {
  readonly login: Login;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly spans: readonly Span[];
  /** Claims of the ID token that was used, if there was one. */
  readonly claims?: Claims;
}

export interface Success extends OutcomeBase {
  readonly succeeded: true;
  readonly credential: unknown;
  readonly description: Description;
  readonly from: 'exchange' | 'cache';
}

export interface Failed extends OutcomeBase {
  readonly succeeded: false;
  readonly error: Failure;
}

export type Outcome = Success | Failed;
