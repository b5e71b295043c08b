/** What an explanation of a refusal is made from, and what it says. */
import type { Diagnosis } from '../../failure/failure.ts';
import type { Claims } from '../../identity/claims.ts';
import type { Hop } from './hops.ts';
import type { AwsSettings } from './settings.ts';

/** What an explanation may name: the user's own values. */
export interface Facts {
  readonly settings: AwsSettings;
  readonly hop: Hop;
  /** Absent when there was no ID token. */
  readonly claims: Claims | undefined;
}

export type Explanation = Omit<Diagnosis, 'page'>;
