/**
 * The file whose existence lets the refresher of a use go on. It is removed under the lock that the refresher writes
 * under, so that nothing is written after that.
 */
import { join } from 'node:path';
import { withLock } from '../files/lock.ts';
import { privateFileMode, removeFile } from '../files/private.ts';
import { lstat, writeFile } from '../files/system.ts';
import { hasCode } from '../files/system-errors.ts';

function markerPath(directory: string): string {
  return join(directory, 'refresher');
}

export async function setMarker(directory: string): Promise<void> {
  await writeFile(markerPath(directory), '', { mode: privateFileMode });
}

export async function isWanted(directory: string): Promise<boolean> {
  return (await lstat(markerPath(directory))) !== undefined;
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

export async function removeMarker(directory: string): Promise<void> {
  await withLock(markerPath(directory), () => removeFile(markerPath(directory)));
}
