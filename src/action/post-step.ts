/**
 * Undoes what main wrote, from saved state only. Never fails the job: a problem is a warning. The state and the files may
 * have been tampered with since: nothing outside of the action's own directory is changed.
 */
import { resolve } from 'node:path';
import { revertEdits } from '../files/apply-edits.ts';
import { closeUse, isInJobDirectory, jobDirectory, useDirectory } from '../files/job-directory.ts';
import { removeFile } from '../files/remove.ts';
import { lstat } from '../files/system.ts';
import type { HttpClient } from '../http/client.ts';
import { refresherTrouble, stopRefresher } from '../renewal/control.ts';
import { diaryPath } from '../renewal/diary.ts';
import { takeRefusals } from '../renewal/refusals.ts';
import { escapeLog } from '../text/escape.ts';
import { loadState } from './load-state.ts';
import { revoke, type Waiting } from './revoke.ts';
import type { Runner } from './runner.ts';
import type { SavedState } from './state.ts';

const outcomeWords = {
  restored: "Removed this action's entries from",
  deleted: 'Removed',
  gone: 'Already gone',
} as const;

export interface PostDependencies {
  readonly runner: Runner;
  /** For revocations. */
  readonly http: HttpClient;
  /** `RUNNER_TEMP` as the post step sees it. */
  readonly temp: string;
  /** Between attempts to revoke a token; default: real time. */
  readonly waiting?: Waiting;
}

export async function postStep({ runner: given, http, temp, waiting }: PostDependencies): Promise<void> {
  const runner = escaping(given);
  const state = loadState(runner);
  if (!state) return runner.info('Nothing to clean up: no login was published.');
  if (state === 'damaged') {
    return runner.warning(
      'Nothing was cleaned up: what the login had saved for this has been changed since. The runner empties `RUNNER_TEMP` itself, and credentials expire on their own.',
    );
  }
  const isOurs = resolve(state.temp) === resolve(temp);
  if (isOurs) await attempt('the refresher', runner, () => endRefresher(state, runner));
  if (!state.cleanup)
    return runner.info('Left in place, as `cleanup: false` asks: credential files and environment.');
  if (state.revocations.length > 0) {
    await attempt('the tokens that can be revoked', runner, async () =>
      revoke(state.revocations, { http, runner, ...waiting }),
    );
  }
  if (isOurs) await removeAll(state, runner);
  else runner.warning(`Left the files in ${state.temp} in place: \`RUNNER_TEMP\` is ${temp} now.`);
  await attempt('the environment', runner, () => restoreEnvironment(state, runner));
}

/** A runner that shows paths and names from the state as text, whatever they look like. */
function escaping(runner: Runner): Runner {
  return {
    ...runner,
    info: (line) => runner.info(escapeLog(line)),
    warning: (message) => runner.warning(escapeLog(message)),
  };
}

/** The entries in shared files, the files of this use and, with the last use, the whole directory. */
async function removeAll({ temp, use, edits, files }: SavedState, runner: Runner): Promise<void> {
  await attempt("this action's entries in shared files", runner, async () => {
    const own = await ownIn(temp, edits, ({ path }) => path, runner);
    for (const { path, outcome, reason } of await revertEdits(own, { within: jobDirectory(temp) })) {
      if (outcome === 'failed')
        runner.warning(`Could not remove this action's entries from ${path}: ${reason}`);
      else runner.info(`${outcomeWords[outcome]} ${path}`);
    }
  });
  for (const path of await ownIn(temp, files, (one) => one, runner)) {
    await attempt(path, runner, async () => {
      await removeFile(path);
      runner.info(`Removed ${path}`);
    });
  }
  await attempt('the private directory', runner, () => closeUse(temp, use));
}

const namedAtMost = 5;

/** Those whose paths are in the action's own directory. */
async function ownIn<T>(
  temp: string,
  all: readonly T[],
  pathOf: (one: T) => string,
  runner: Runner,
): Promise<readonly T[]> {
  const isOwn = await Promise.all(all.map((one) => isInJobDirectory(temp, pathOf(one))));
  const others = [...new Set(all.filter((_, index) => !isOwn[index]).map(pathOf))];
  if (others.length > 0) {
    const more = others.length > namedAtMost ? ` and ${others.length - namedAtMost} more` : '';
    const named = `${others.slice(0, namedAtMost).join(', ')}${more}`;
    runner.warning(`Left in place, because it does not lie in the directory of this action: ${named}`);
  }
  return all.filter((_, index) => isOwn[index]);
}

/** Runs first, so nothing is written during the rest of the cleanup. */
async function endRefresher({ temp, use, cleanup, refresher }: SavedState, runner: Runner): Promise<void> {
  const directory = useDirectory(temp, use);
  if (!(await isInJobDirectory(temp, diaryPath(directory)))) return;
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
