/** What it takes to judge an answer. */
import type { ServiceFacts } from './service.ts';

export interface Judging {
  readonly url: string;
  readonly service: ServiceFacts;
  /** What was sent and may come back in an error text. */
  readonly sent: readonly string[];
  /** Whether the JWT that showed who the client is may have expired before the service saw it. */
  readonly mayHaveEnded?: boolean;
  now(): number;
}
