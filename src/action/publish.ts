/**
 * Hands the credentials of all logins to later steps. The state for the post step is saved before each effect, so a
 * step that is killed half-way is cleaned up too.
 */
import { applyEdits } from '../files/apply-edits.ts';
import { closeUse, jobDirectory, openUse, useOf } from '../files/job-directory.ts';
import { linkFile } from '../files/link.ts';
import { writePrivateCopy } from '../files/private-copy.ts';
import type { Login } from '../login/login.ts';
import type { Success } from '../login/outcome.ts';
import type { Secrets } from '../text/secrets.ts';
import { type HandOut, type HandOutOptions, handOutOf } from './hand-out.ts';
import { NotHandedOut } from './not-handed-out.ts';
import type { Place } from './publish-context.ts';
import { findRivals } from './rival-settings.ts';
import type { Runner } from './runner.ts';
import { saveState } from './save-state.ts';
import type { SavedState } from './state.ts';
import { clearState } from './state.ts';

export interface PublishDependencies extends Place {
  readonly runner: Runner;
  readonly secrets: Secrets;
  /** How long to wait for files that another use of the action is writing. */
  readonly waitAtMostMs?: number;
}

export interface Published extends Pick<HandOut, 'warnings' | 'notes' | 'refresherSpecifications'> {
  /** Names of the exported variables. */
  readonly variables: readonly string[];
  /** The directory of this use of the action. */
  readonly directory: string;
  /** The state as it was saved. */
  readonly state: SavedState;
}

/** @throws {NotHandedOut} if a login cannot be published; everything written before is undone */
export async function publish(
  successes: readonly Success[],
  options: HandOutOptions,
  deps: PublishDependencies,
): Promise<Published> {
  const handOut = handOutOf(successes, options, deps);
  deps.secrets.add(...handOut.secrets);
  const { state, warnings } = await write(handOut, successes[0]!.login, deps);
  for (const [name, { value }] of handOut.variables) deps.runner.exportVariable(name, value);
  for (const [name, value] of Object.entries(handOut.outputs)) deps.runner.setOutput(name, value);
  const { directory } = useOf(deps.temp, deps.useId);
  const found = await findRivals(handOut.rivals, deps.env);
  const told = Object.entries(handOut.notes).map(([login, notes]) => {
    const ofLogin = found.filter(({ rival }) => rival.isMinor && rival.login === login);
    return [login, [...notes, ...ofLogin.map(({ line }) => line)]] as const;
  });
  return {
    ...handOut,
    variables: [...handOut.variables.keys()],
    warnings: [...warnings, ...found.flatMap(({ rival, line }) => (rival.isMinor ? [] : line))],
    notes: Object.fromEntries(told),
    directory,
    state,
  };
}

/** Writes the files, saving the state before each step; undoes everything if one cannot be written. */
async function write(
  { files, edits, links, state, warnings }: HandOut,
  first: Login,
  deps: PublishDependencies,
): Promise<Pick<Published, 'state' | 'warnings'>> {
  const { runner, temp, useId, waitAtMostMs } = deps;
  const locking = waitAtMostMs === undefined ? {} : { waitAtMostMs };
  const { directory } = useOf(temp, useId);
  const [editor = first] = edits.map(({ owner }) => owner);
  // Before the directory too: if nothing closed it, the cache would outlive the last use.
  saveState(runner, state);
  const { warning: exposed = [] } = await attributed(first, () => openUse(temp, useId, locking)).catch(
    (error) => {
      clearState(runner);
      throw error;
    },
  );
  try {
    const written = files.map(({ owner, ...file }) => attributed(owner, () => writePrivateCopy(file)));
    await Promise.all(written);
    const plain = edits.map(({ owner: _, ...edit }) => edit);
    const within = jobDirectory(temp);
    const applied = await attributed(editor, () => applyEdits(plain, directory, { ...locking, within }));
    await Promise.all(links.map(linkFile));
    const saved = { ...state, edits: applied };
    if (applied.length > 0) saveState(runner, saved);
    const ofEdits = applied.flatMap(({ warning = [] }) => warning);
    return { state: saved, warnings: [...warnings, ...ofEdits].concat(exposed) };
  } catch (error) {
    await closeUse(temp, useId, locking).catch((left: Error) =>
      runner.warning(`Could not clean up the private directory: ${left.message}`),
    );
    throw error;
  }
}

/** @throws {NotHandedOut} for anything that the work throws */
async function attributed<T>(login: Login, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new NotHandedOut(login, error);
  }
}
