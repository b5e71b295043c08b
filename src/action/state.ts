/**
 * What main leaves for the post step: everything needed to undo. The runner keeps it in memory, for this step's post
 * stage alone.
 */

import type { Revocation, Variable } from '../contract/publication.ts';
import type { Applied } from '../files/apply-edits.ts';
import { isObject } from '../text/json.ts';
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

const stateName = 'login';

export function saveState(runner: Runner, state: SavedState): void {
  runner.saveState(stateName, JSON.stringify(state));
}

/** The state main saved, or undefined when main never came that far. */
export function loadState(runner: Runner): SavedState | undefined {
  const text = runner.state(stateName);
  if (!text) return undefined;
  const value: unknown = JSON.parse(text);
  return isObject(value) ? (value as unknown as SavedState) : undefined;
}
