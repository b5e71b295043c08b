/**
 * The file system calls of this action, as promises. Underneath they are the synchronous ones: our files are few, small
 * and local, so that a call takes microseconds, while the way through the thread pool and back takes many times as long
 * for each. A second use of the action in a job, which has no request to wait for, consists of little else.
 */
import * as fs from 'node:fs';
import { unlessMissing } from './system-errors.ts';

export async function readFile(path: string, encoding: BufferEncoding): Promise<string> {
  return fs.readFileSync(path, encoding);
}

/** @param options `flag: 'wx'` fails where something stands at the path, be it a link */
export async function writeFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly mode: number; readonly flag?: 'wx' },
): Promise<void> {
  fs.writeFileSync(path, content, options);
}

export async function appendFile(
  path: string,
  content: string,
  options?: { readonly mode: number },
): Promise<void> {
  fs.appendFileSync(path, content, options);
}

export async function rename(from: string, to: string): Promise<void> {
  fs.renameSync(from, to);
}

/** A further name for a file. */
export async function link(existing: string, path: string): Promise<void> {
  fs.linkSync(existing, path);
}

export async function copyFile(from: string, to: string): Promise<void> {
  fs.copyFileSync(from, to, fs.constants.COPYFILE_FICLONE | fs.constants.COPYFILE_EXCL);
}

export async function chmod(path: string, mode: number): Promise<void> {
  fs.chmodSync(path, mode);
}

/** What stands at a path, without following a link; undefined when there is nothing, or the way there is not one. */
export async function lstat(path: string): Promise<fs.Stats | undefined> {
  return unlessMissing(async () => fs.lstatSync(path, { throwIfNoEntry: false }));
}

/** Makes a directory and its missing parents. */
export async function mkdir(path: string, mode?: number): Promise<void> {
  fs.mkdirSync(path, { recursive: true, mode });
}

export async function readdir(path: string): Promise<string[]> {
  return fs.readdirSync(path);
}

/** Removes a file or a link, if it is there. */
export async function removeFile(path: string): Promise<void> {
  fs.rmSync(path, { force: true });
}

/** Removes a directory with all it holds, if it is there. Links are removed, not followed. */
export async function removeDirectory(path: string): Promise<void> {
  // The tools of other steps may be writing while we remove, hence the repeats.
  fs.rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}
