/**
 * The file system calls of this action, as promises. Underneath they are synchronous: our files are few, small and
 * local, so a call takes microseconds, and a round trip through the thread pool takes many times as long. A second use
 * of the action in a job, which waits for no request, does little else.
 */
import * as fs from 'node:fs';
import { unlessMissing } from './system-errors.ts';

/** Far larger than any file that we read: the tools' own files, the event payload of a run, our own files. */
const maxBytes = 64 * 1024 * 1024;

/** On systems that have them: do not wait for the other end of a pipe, do not follow a link. */
const { O_NONBLOCK = 0, O_NOFOLLOW = 0, O_RDONLY, O_WRONLY, O_CREAT, O_APPEND } = fs.constants;

/**
 * Reads a regular file, which may be behind a link. A pipe, device or socket is refused, and a file that grows while
 * being read is cut at the limit, so an attacker who puts one there cannot block the step.
 *
 * @throws {Error} with the system's codes, `EINVAL` for anything but a regular file, and `EFBIG` beyond 64 MiB
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

/**
 * Creates a file. Whatever exists at the path, even a link or a pipe, could divert the content or block the step.
 *
 * @throws {Error} with the system's codes, `EEXIST` if something exists at the path
 */
export async function createFile(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  fs.writeFileSync(path, content, { mode, flag: 'wx' });
}

/** Appends to another program's file, such as the runner's job summary. */
export async function appendFile(path: string, content: string): Promise<void> {
  fs.appendFileSync(path, content);
}

/**
 * Appends to one of our files, creating it if it is missing. No link is followed, neither symbolic nor hard: it could
 * divert the text to another user's file.
 *
 * @throws {Error} with the system's codes, and `EINVAL` for anything but a regular file with a single name
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

/** Adds a hard link to a file. */
export async function link(existing: string, path: string): Promise<void> {
  fs.linkSync(existing, path);
}

export async function copyFile(from: string, to: string): Promise<void> {
  fs.copyFileSync(from, to, fs.constants.COPYFILE_FICLONE | fs.constants.COPYFILE_EXCL);
}

export async function chmod(path: string, mode: number): Promise<void> {
  fs.chmodSync(path, mode);
}

/**
 * What exists at a path, without following a link; undefined if nothing exists there, or part of the path is not a
 * directory.
 */
export async function lstat(path: string): Promise<fs.Stats | undefined> {
  return unlessMissing(async () => fs.lstatSync(path, { throwIfNoEntry: false }));
}

/**
 * Whether a path leads to a file that can be read to its end, so not a pipe, device or directory. Links are followed.
 */
export async function isFile(path: string): Promise<boolean> {
  return (await unlessMissing(async () => fs.statSync(path).isFile())) ?? false;
}

/** Creates a directory and its missing parents. */
export async function mkdir(path: string, mode?: number): Promise<void> {
  fs.mkdirSync(path, { recursive: true, mode });
}

export async function readdir(path: string): Promise<string[]> {
  return fs.readdirSync(path);
}

/**
 * Removes a file or a link, if it exists. Does not use `rmSync`, which in some releases of Node.js 24 does nothing on
 * Windows if the path has non-ASCII letters.
 */
export async function removeFile(path: string): Promise<void> {
  await unlessMissing(async () => fs.unlinkSync(path));
}

/** Removes an empty directory, if it exists. */
export async function removeEmptyDirectory(path: string): Promise<void> {
  await unlessMissing(async () => fs.rmdirSync(path));
}
