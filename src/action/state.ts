/**
 * What main leaves for the post step: everything needed to undo its work. The runner keeps it in memory, for this
 * step's post stage only.
 */

import type { Revocation, Variable } from '../contract/publication.ts';
import type { Applied } from '../files/apply-edits.ts';
import type { Runner } from './runner.ts';

export interface SavedState {
  /** The name of this use of the action within the job-wide directory. */
  readonly use: string;
  /** `RUNNER_TEMP` as main saw it. */
  readonly temp: string;
  readonly cleanup: boolean;
  /** Paths of the files that only this use wrote. */
  readonly files: readonly string[];
  /** They contain the tokens to revoke, which are masked. */
  readonly revocations: readonly Revocation[];
  readonly edits: readonly Applied[];
  /** The process ID of the refresher, if one was started. */
  readonly refresher?: number;
  /** Exported variables, with the value each had before (null = it did not exist). */
  readonly variables: Readonly<
    Record<
      string,
      Pick<Variable, 'leftBehind'> & { readonly previous: string | null; readonly emptyMeansUnset: boolean }
    >
  >;
}

export const stateName = 'login';

/** Replaces anything else that the post step would find under the state's name. */
export function clearState(runner: Runner): void {
  runner.saveState(stateName, '{}');
}
