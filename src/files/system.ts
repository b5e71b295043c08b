/**
 * The file system calls of this action, as promises. Underneath they are the synchronous ones: our files are few, small
 * and local, so that a call takes microseconds, while the way through the thread pool and back takes many times as long
 * for each. A second use of the action in a job, which has no request to wait for, consists of little else.
 */
import * as fs from 'node:fs';
import { unlessMissing } from './system-errors.ts';

/** Far more than any file that we read holds: the tools' own files, the event of a run, what we have written. */
const maxBytes = 64 * 1024 * 1024;

/** Where the system knows them: not to wait for the other end of a pipe, not to follow a link. */
const { O_NONBLOCK = 0, O_NOFOLLOW = 0, O_RDONLY, O_WRONLY, O_CREAT, O_APPEND } = fs.constants;

/**
 * Reads a regular file, which may be behind a link. A pipe, device or socket instead of it is refused, and a file that
 * grows while it is read is cut at the bound: an attacker who puts one there must not be able to hold us.
 *
 * @throws {Error} with the system's codes, and `EINVAL` for what is not a regular file, `EFBIG` beyond 64 MiB
 */
export async function readFile(path: string, encoding: BufferEncoding): Promise<string> {
  const file = fs.openSync(path, O_RDONLY | O_NONBLOCK);
  try {
    const { size } = regular(path, fs.fstatSync(file));
    if (size > maxBytes) throw refusal('EFBIG', `${path} is larger than ${maxBytes} bytes`);
    const content = Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
      const read = fs.readSync(file, content, length, size - length, null);
      if (read === 0) break;
      length += read;
    }
    return content.toString(encoding, 0, length);
  } finally {
    fs.closeSync(file);
  }
}

function regular(path: string, entry: fs.Stats): fs.Stats {
  if (entry.isDirectory()) throw refusal('EISDIR', `${path} is a directory`);
  if (!entry.isFile()) throw refusal('EINVAL', `${path} is not a regular file`);
  return entry;
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}`), { code });
}

/** @param options `flag: 'wx'` fails if something exists at the path, even a link */
export async function writeFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly mode: number; readonly flag?: 'wx' },
): Promise<void> {
  fs.writeFileSync(path, content, options);
}

/** Adds to a file of another owner, such as the runner's summary of a job. */
export async function appendFile(path: string, content: string): Promise<void> {
  fs.appendFileSync(path, content);
}

/**
 * Adds to a file of ours, which is made if it is missing. No link is followed, neither a symbolic nor a hard one: it
 * would lead what we write to another user's file.
 *
 * @throws {Error} with the system's codes, and `EINVAL` for what is not a regular file with one name
 */
export async function appendOwnFile(path: string, content: string, mode: number): Promise<void> {
  const file = fs.openSync(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK, mode);
  try {
    if (regular(path, fs.fstatSync(file)).nlink > 1) throw refusal('EINVAL', `${path} has another name`);
    fs.writeSync(file, content);
  } finally {
    fs.closeSync(file);
  }
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

/** What exists at a path, without following a link; undefined if there is nothing, or the way there is not one. */
export async function lstat(path: string): Promise<fs.Stats | undefined> {
  return unlessMissing(async () => fs.lstatSync(path, { throwIfNoEntry: false }));
}

/** Whether a path leads to a file that can be read to its end: no pipe, device or directory. Links are followed. */
export async function isFile(path: string): Promise<boolean> {
  return (await unlessMissing(async () => fs.statSync(path).isFile())) ?? false;
}

/** Makes a directory and its missing parents. */
export async function mkdir(path: string, mode?: number): Promise<void> {
  fs.mkdirSync(path, { recursive: true, mode });
}

export async function readdir(path: string): Promise<string[]> {
  return fs.readdirSync(path);
}

/**
 * Removes a file or a link, if it is there. Not by `rmSync`, which in some releases of Node.js 24 does nothing on Windows
 * when the path has letters beyond ASCII.
 */
export async function removeFile(path: string): Promise<void> {
  await unlessMissing(async () => fs.unlinkSync(path));
}

/** Removes an empty directory, if it is there. */
export async function removeEmptyDirectory(path: string): Promise<void> {
  await unlessMissing(async () => fs.rmdirSync(path));
}
