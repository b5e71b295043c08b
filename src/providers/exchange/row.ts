/** What one row of a table of refusals is, for all services. */
import type { Explanation, Row } from '../../failure/table.ts';

/** Fixed text, to which the diagnosis adds what it knows of the job. */
export interface ServiceExplanation extends Explanation {
  /** Whether the service decided by what the ID token says: what would admit the job belongs to the explanation then. */
  readonly byClaims?: boolean;
}

/** The code follows the name of the provider. */
export interface ServiceRow<Code extends string = string> extends Row<Code> {
  readonly explain: ServiceExplanation;
  /** Makes `fresh` mean: only if the JWT that was sent may have expired meanwhile. */
  readonly onlyIfEnded?: boolean;
}

/** For rows about services that decided by what the ID token says. */
export function byClaims(explanation: Explanation): ServiceExplanation {
  return { ...explanation, byClaims: true };
}
