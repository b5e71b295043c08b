/**
 * The file whose existence lets the refresher of a use go on. It is removed under the lock that the refresher writes
 * under, so that nothing is written after that. It holds the process ID, so that the diary may get lost.
 */
import { join } from 'node:path';
import { withLock } from '../files/lock.ts';
import { privateFileMode } from '../files/private.ts';
import { removeDirectory } from '../files/remove.ts';
import { lstat, readFile, writeFile } from '../files/system.ts';
import { hasCode } from '../files/system-errors.ts';
import { readPid, type StartedEntry } from './diary.ts';

function markerPath(directory: string): string {
  return join(directory, 'refresher');
}

/** @param pid of the refresher, once there is one */
export async function setMarker(directory: string, pid?: number): Promise<void> {
  // Of the diary's form: whichever of the two is left, or has the other's name, tells the same.
  const entry: StartedEntry | undefined = pid === undefined ? undefined : { event: 'started', pid };
  await writeFile(markerPath(directory), entry ? JSON.stringify(entry) : '', { mode: privateFileMode });
}

export async function isWanted(directory: string): Promise<boolean> {
  return (await lstat(markerPath(directory))) !== undefined;
}

/** The process ID of the refresher, or undefined. */
export async function markedPid(directory: string): Promise<number | undefined> {
  return readPid(await readFile(markerPath(directory), 'utf8').catch(() => ''));
}

/** Runs an action while the marker stands. Says whether it did. */
export async function whileWanted(directory: string, action: () => Promise<void>): Promise<boolean> {
  try {
    return await withLock(markerPath(directory), async () => {
      if (!(await isWanted(directory))) return false;
      await action();
      return true;
    });
  } catch (error) {
    // The directory went, and the lock could not even be made.
    if (hasCode(error, 'ENOENT') && !(await isWanted(directory))) return false;
    throw error;
  }
}

/** Whatever has taken the marker's place goes too, and if need be without the lock: the refresher has to end. */
export async function removeMarker(directory: string): Promise<void> {
  const remove = () => removeDirectory(markerPath(directory));
  await withLock(markerPath(directory), remove).catch(remove);
}
