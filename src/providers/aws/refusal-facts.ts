/** The facts that the explanation of a refusal may use: the user's own values. */
import type { Claims } from '../../identity/claims.ts';
import type { Hop } from './hops.ts';
import type { AwsSettings } from './settings.ts';

export interface RefusalFacts {
  readonly settings: AwsSettings;
  readonly hop: Hop;
  /** Absent if there was no ID token. */
  readonly claims: Claims | undefined;
}
