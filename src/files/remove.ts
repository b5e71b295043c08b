/** Removes files and directories, with retries for those that another process holds open. */
import { join } from 'node:path';
import * as system from './system.ts';
import { isBusy, type Sleep, unlessMissing, whileBusy } from './system-errors.ts';

export interface Removal {
  readonly files?: Pick<typeof system, 'lstat' | 'readdir' | 'removeFile' | 'removeEmptyDirectory'>;
  readonly sleep?: Sleep;
}

/** Removes a file or a link, if it exists. */
export async function removeFile(path: string, { files = system, sleep }: Removal = {}): Promise<void> {
  await whileBusy(() => files.removeFile(path), sleep);
}

/**
 * Removes whatever is at a path, recursively, if it exists. Links are removed, not followed. On Windows another process
 * can hold a file open: everything else is removed, and the file is retried for a while.
 *
 * @throws {Error} naming what is left, with the system's code
 */
export async function removeDirectory(path: string, { files = system, sleep }: Removal = {}): Promise<void> {
  await whileBusy(async () => {
    const refusals = await removeOnce(path, files);
    if (refusals.length > 0) throw leftBehind(refusals);
  }, sleep);
}

interface Refusal {
  readonly path: string;
  readonly code: string;
}

/** @returns what could not be removed; the directories around it are not listed */
async function removeOnce(path: string, files: NonNullable<Removal['files']>): Promise<Refusal[]> {
  try {
    const entry = await files.lstat(path);
    if (!entry) return [];
    if (!entry.isDirectory()) {
      await files.removeFile(path);
      return [];
    }
    const names = (await unlessMissing(() => files.readdir(path))) ?? [];
    const refusals: Refusal[] = [];
    for (const name of names) refusals.push(...(await removeOnce(join(path, name), files)));
    if (refusals.length === 0) await files.removeEmptyDirectory(path);
    return refusals;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string') throw error;
    return [{ path, code }];
  }
}

const namedAtMost = 5;

function leftBehind(refusals: readonly Refusal[]): Error {
  // If one of them may be temporary, everything is worth another try.
  const { path, code } = refusals.find(isBusy) ?? refusals[0]!;
  const named = refusals.slice(0, namedAtMost).map((refusal) => `${refusal.path} (${refusal.code})`);
  const others = refusals.length > namedAtMost ? ` and ${refusals.length - namedAtMost} more` : '';
  return Object.assign(new Error(`could not remove ${named.join(', ')}${others}`), {
    code,
    path,
    syscall: 'rm',
  });
}
