/** Gives a file a second name, without copying it if that is possible. */
import { dirname } from 'node:path';
import { copyFile, link, lstat, mkdir } from './system.ts';

/**
 * Makes `path` a hard link to the file `target`, or a copy of it on another volume. A symbolic link would be broken in
 * a container that sees only the directory of `path`.
 *
 * @returns whether the file exists now; an existing `path` stays as it is
 */
export async function linkFile(path: string, target: string): Promise<boolean> {
  try {
    if (await lstat(path)) return true;
    if (!(await lstat(target))?.isFile()) return false;
    await mkdir(dirname(path), 0o700);
    await link(target, path).catch(() => copyFile(target, path));
    return true;
  } catch {
    return false;
  }
}
