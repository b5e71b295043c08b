/**
 * Files that no other user may read. Windows has no modes: there, files inherit the rights of their directory; see
 * {@link keepToUser} for ours.
 */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { Failure } from '../failure/failure.ts';
import { removeFile } from './remove.ts';
import * as system from './system.ts';
import { whileBusy } from './system-errors.ts';

const privateDirectoryMode = 0o700;
export const privateFileMode = 0o600;

/**
 * Creates a directory, with missing parents, that only this user may enter. An existing directory is made private,
 * unless another user owns it.
 *
 * @param uid the user who must own it; undefined if the system has no user IDs (Windows)
 * @throws {Failure} `files/not-a-directory`, `files/owner`
 */
export async function ensurePrivateDirectory(path: string, uid = process.getuid?.()): Promise<void> {
  const entry = await ensureDirectory(path);
  if (uid !== undefined && entry.uid !== uid) {
    throw unsafe('owner', `${path} belongs to another user (${entry.uid}), so nothing secret can go there.`);
  }
  if ((entry.mode & 0o077) !== 0) await system.chmod(path, privateDirectoryMode);
}

/**
 * The same for a path whose name is reserved for this action: anything there that is not a directory is removed. A link
 * is removed, not followed.
 *
 * @throws {Failure} `files/owner`
 */
export async function claimPrivateDirectory(path: string): Promise<void> {
  const entry = await system.lstat(path);
  if (entry && !entry.isDirectory()) await removeFile(path);
  await ensurePrivateDirectory(path);
}

/**
 * Writes a file, 0600 unless told otherwise, so that readers see either the old content or the new, never a part.
 * Anything at `path` is replaced; a link there is never followed. Missing parents are created private; existing ones
 * keep their mode, because they may be the user's own (`~`, `~/.aws`).
 *
 * @param content text (UTF-8) or bytes
 * @throws {Failure} `files/not-a-directory`
 */
export async function writePrivateFile(
  path: string,
  content: string | Uint8Array,
  mode = privateFileMode,
): Promise<void> {
  await ensureDirectory(dirname(path));
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await system.createFile(temporary, content, privateFileMode);
    // The umask narrows the mode given when opening a file.
    if (mode !== privateFileMode) await system.chmod(temporary, mode);
    await whileBusy(() => system.rename(temporary, path));
  } catch (error) {
    await removeFile(temporary);
    throw error;
  }
}

/**
 * Creates missing directories as private, keeps the mode of existing ones, and refuses a link, which another user could
 * use to divert our secrets.
 *
 * @throws {Failure} `files/not-a-directory`
 */
export async function ensureDirectory(path: string) {
  let entry = await system.lstat(path);
  if (!entry) {
    await system.mkdir(path, privateDirectoryMode);
    entry = await system.lstat(path);
  }
  if (!entry?.isDirectory()) {
    const kind = entry?.isSymbolicLink() ? 'a symbolic link' : 'not a directory';
    throw unsafe('not-a-directory', `${path} is ${kind}, so nothing secret can go there.`);
  }
  return entry;
}

function unsafe(what: 'owner' | 'not-a-directory', message: string): Failure {
  return new Failure(message, { code: `files/${what}`, stage: 'publish', retry: 'no' });
}
