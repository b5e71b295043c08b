/** Gives a file a second name, without copying it if that is possible and wanted. */
import { dirname } from 'node:path';
import { privateFileMode } from './private.ts';
import { copyFile, createFile, link, lstat, mkdir, readFile } from './system.ts';

/** A link to a file of the user's, if it exists, because tools look for it in a directory of this action. */
export interface FileLink {
  readonly path: string;
  readonly target: string;
  /** Whether `path` becomes a private copy, because tools write to the file in place. */
  readonly copy?: boolean;
}

/**
 * Makes `path` a hard link to the file `target`, or a copy of it on another volume. A symbolic link would be broken in
 * a container that sees only the directory of `path`. With `copy` it is always a copy, which only its owner can read.
 *
 * @returns whether the file exists now; an existing `path` stays as it is
 */
export async function linkFile({ path, target, copy = false }: FileLink): Promise<boolean> {
  try {
    if (await lstat(path)) return true;
    if (!(await lstat(target))?.isFile()) return false;
    await mkdir(dirname(path), 0o700);
    if (copy) await createFile(path, await readFile(target, 'utf8'), privateFileMode);
    else await link(target, path).catch(() => copyFile(target, path));
    return true;
  } catch {
    return false;
  }
}
