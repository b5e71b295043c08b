/** Undoes what main wrote, from the saved state only. Never fails the job: problems become warnings. */

import { revertEdits } from '../files/apply-edits.ts';
import { closeUse, jobDirectory, useDirectory } from '../files/job-directory.ts';
import { removeFile } from '../files/remove.ts';
import { lstat } from '../files/system.ts';
import type { HttpClient } from '../http/client.ts';
import { refresherTrouble, stopRefresher } from '../renewal/control.ts';
import { takeRefusals } from '../renewal/refusals.ts';
import { revoke } from './revoke.ts';
import type { Runner } from './runner.ts';
import { loadState, type SavedState } from './state.ts';

const outcomeWords = {
  restored: "Removed this action's entries from",
  deleted: 'Removed',
  gone: 'Already gone',
} as const;

export interface PostDependencies {
  readonly runner: Runner;
  /** For revocations. */
  readonly http: HttpClient;
}

export async function postStep(deps: PostDependencies): Promise<void> {
  const { runner } = deps;
  const state = loadState(runner);
  if (!state) return runner.info('Nothing to clean up: no login was published.');
  await attempt('the refresher', runner, () => endRefresher(state, runner));
  if (!state.cleanup)
    return runner.info('Left in place, as `cleanup: false` asks: credential files and environment.');
  if (state.revocations.length > 0) {
    await attempt('the tokens that can be revoked', runner, async () => revoke(state.revocations, deps));
  }
  const within = { within: jobDirectory(state.temp) };
  await attempt("this action's entries in shared files", runner, async () => {
    for (const { path, outcome, reason } of await revertEdits(state.edits, within)) {
      if (outcome === 'failed')
        runner.warning(`Could not remove this action's entries from ${path}: ${reason}`);
      else runner.info(`${outcomeWords[outcome]} ${path}`);
    }
  });
  for (const path of state.files) {
    await attempt(path, runner, async () => {
      await removeFile(path);
      runner.info(`Removed ${path}`);
    });
  }
  await attempt('the private directory', runner, () => closeUse(state.temp, state.use));
  await attempt('the environment', runner, () => restoreEnvironment(state, runner));
}

/** Runs first, so nothing is written during the rest of the cleanup. */
async function endRefresher({ temp, use, cleanup, refresher }: SavedState, runner: Runner): Promise<void> {
  const directory = useDirectory(temp, use);
  const trouble = await refresherTrouble(directory);
  if (trouble !== undefined) runner.warning(trouble);
  for (const refusal of await takeRefusals(directory)) runner.warning(refusal);
  if (cleanup) await stopRefresher(directory, refresher);
}

/**
 * A variable gets its previous value back. One that did not exist cannot be unset: it is emptied if its readers treat
 * empty as unset, and left alone otherwise, because an empty region or path breaks later post steps.
 */
async function restoreEnvironment(state: SavedState, runner: Runner): Promise<void> {
  const restored: string[] = [];
  const emptied: string[] = [];
  for (const [name, { previous, emptyMeansUnset, leftBehind }] of Object.entries(state.variables)) {
    const { unless } = leftBehind ?? {};
    const isLeft = previous === null && leftBehind && !(unless !== undefined && (await lstat(unless)));
    const left = isLeft ? leftBehind.path : '';
    if (previous !== null) restored.push(name);
    else if (emptyMeansUnset && left === '') emptied.push(name);
    else if (left === '') continue;
    runner.exportVariable(name, previous ?? left);
  }
  if (restored.length > 0) runner.info(`Restored: ${restored.join(', ')}`);
  if (emptied.length > 0) runner.info(`Emptied: ${emptied.join(', ')}`);
}

async function attempt(what: string, runner: Runner, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    runner.warning(`Could not clean up ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
