/**
 * The refresher of a use runs for as long as this file exists. It is removed under the lock that the refresher holds
 * while writing, so nothing is written afterwards. It contains the process ID, in case the diary gets lost.
 */
import { join } from 'node:path';
import { withLock } from '../files/lock.ts';
import { writePrivateFile } from '../files/private.ts';
import { removeDirectory } from '../files/remove.ts';
import { lstat, readFile } from '../files/system.ts';
import { hasCode } from '../files/system-errors.ts';
import { readPid, type StartedEntry } from './diary.ts';

function markerPath(directory: string): string {
  return join(directory, 'refresher');
}

/** @param pid of the refresher, once there is one */
export async function setMarker(directory: string, pid?: number): Promise<void> {
  // In the diary's format: whichever of the two files survives, even under the other's name, says the same.
  const entry: StartedEntry | undefined = pid === undefined ? undefined : { event: 'started', pid };
  await writePrivateFile(markerPath(directory), entry ? JSON.stringify(entry) : '');
}

export async function isWanted(directory: string): Promise<boolean> {
  return (await lstat(markerPath(directory))) !== undefined;
}

/** The process ID of the refresher, or undefined. */
export async function markedPid(directory: string): Promise<number | undefined> {
  return readPid(await readFile(markerPath(directory), 'utf8').catch(() => ''));
}

/** Runs an action if the marker exists. Returns whether it ran. */
export async function whileWanted(directory: string, action: () => Promise<void>): Promise<boolean> {
  try {
    return await withLock(markerPath(directory), async () => {
      if (!(await isWanted(directory))) return false;
      await action();
      return true;
    });
  } catch (error) {
    // The directory was removed, so the lock could not be created.
    if (hasCode(error, 'ENOENT') && !(await isWanted(directory))) return false;
    throw error;
  }
}

/** Anything that replaced the marker is removed too, if necessary without the lock: the refresher must end. */
export async function removeMarker(directory: string): Promise<void> {
  const remove = () => removeDirectory(markerPath(directory));
  await withLock(markerPath(directory), remove).catch(remove);
}
