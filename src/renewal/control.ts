/** The action's side of the refresher: starts it, stops it, and reports how it ended. */
import { setTimeout as pause } from 'node:timers/promises';
import { helperCommand } from '../contract/helper-command.ts';
import type { PublishContext } from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { isRunning } from '../files/processes.ts';
import { type DiaryEntry, pidIn, readDiary, troubleIn, writeDiary } from './diary.ts';
import { isWanted, markedPid, removeMarker, setMarker } from './marker.ts';

/** How long the post step waits for the refresher's last line, and then for its process to end. */
const lastLineMs = 3_000;
const processEndMs = 500;
const lookMs = 20;

/**
 * Starts the refresher, detached from this process: the runner does not wait for processes that hold a step's output,
 * and stops the refresher with the job, because its environment has the job's tracking ID.
 *
 * @returns its process ID
 */
export async function startRefresher(
  specifications: readonly string[],
  place: Pick<PublishContext, 'directory' | 'actionDirectory' | 'nodePath'> & { readonly env: Environment },
): Promise<number> {
  await setMarker(place.directory);
  const [program, ...args] = helperCommand(place, 'refresh', ...specifications);
  // Loaded here, because most steps start no process.
  const { spawn } = await import('node:child_process');
  const child = spawn(program, args, {
    // Not in a directory that will be removed.
    cwd: place.actionDirectory,
    env: withoutInputs(place.env),
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  child.unref();
  const pid = child.pid!;
  await setMarker(place.directory, pid);
  await writeDiary(place.directory, { event: 'started', pid }, Date.now());
  return pid;
}

/** Inputs may be secrets, and the environment of a process can be read for as long as it runs. */
function withoutInputs(env: Environment): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT|STATE)_/.test(name)));
}

/**
 * Stops the refresher of a use of the action, if there is one. After this returns, nothing more is written, even by a
 * process that is too busy to stop in time. May take a few seconds.
 *
 * @param known its process ID, if it is known
 */
export async function stopRefresher(directory: string, known?: number): Promise<void> {
  const diary = await readDiary(directory);
  const marked = await isWanted(directory);
  const pid = known ?? (await pidOf(directory, diary));
  if (!marked && diary === undefined && pid === undefined) return;
  // So that the end of the process does not count as a failure.
  await writeDiary(directory, { event: 'stopping' }, Date.now());
  await removeMarker(directory);
  const hasEnded = async () =>
    (pid !== undefined && !isRunning(pid)) ||
    (await readDiary(directory))?.some(({ event }) => event === 'stopped' || event === 'ended');
  await until(hasEnded, lastLineMs);
  if (pid !== undefined) await until(async () => !isRunning(pid), processEndMs);
}

/** A warning about the refresher of a use, given once; undefined if there is nothing to report. Never rejects. */
export async function refresherTrouble(directory: string): Promise<string | undefined> {
  const diary = await readDiary(directory);
  const pid = await pidOf(directory, diary);
  const trouble = troubleIn(diary ?? [], pid === undefined ? undefined : isRunning(pid));
  if (trouble === undefined) return undefined;
  await writeDiary(directory, { event: 'reported' }, Date.now());
  return `The process that keeps Azure credentials alive ${trouble} Files it has kept alive work until their last credential expires.`;
}

/** From the diary or, if that is lost, from the marker. */
async function pidOf(directory: string, diary: readonly DiaryEntry[] = []): Promise<number | undefined> {
  return pidIn(diary) ?? (await markedPid(directory));
}

async function until(condition: () => Promise<boolean | undefined>, atMostMs: number): Promise<void> {
  const end = performance.now() + atMostMs;
  while (!(await condition()) && performance.now() < end) await pause(lookMs);
}
