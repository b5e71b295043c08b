/**
 * What main leaves for the post step: everything needed to undo. The runner keeps it in memory, for this step's post
 * stage alone.
 */

import type { Revocation, Variable } from '../contract/publication.ts';
import type { Applied } from '../files/apply-edits.ts';
import type { Runner } from './runner.ts';

export interface SavedState {
  /** The name of this use of the action below the job-wide directory. */
  readonly use: string;
  /** `RUNNER_TEMP` as main saw it. */
  readonly temp: string;
  readonly cleanup: boolean;
  /** Paths of the files that this use alone wrote. */
  readonly files: readonly string[];
  /** Hold the tokens they revoke; these are masked. */
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

export function saveState(runner: Runner, state: SavedState): void {
  runner.saveState(stateName, JSON.stringify(state));
}

/** Takes the place of whatever else the post step would find under the name of the state. */
export function clearState(runner: Runner): void {
  runner.saveState(stateName, '{}');
}
