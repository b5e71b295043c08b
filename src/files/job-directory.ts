/**
 * The private directory of all uses of the action in one job, below `RUNNER_TEMP`:
 *
 *     multi-cloud-login/
 *       shared/      files that several logins write
 *       use-<id>/    files of one use; the last use to close removes everything
 *       closed-<id>  the use is closed, although another process prevents part of it from being removed
 */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type AccessOptions, keepToUser } from './access-rights.ts';
import { type LockOptions, withLock } from './lock.ts';
import { claimPrivateDirectory, privateFileMode } from './private.ts';
import { type Removal, removeDirectory } from './remove.ts';
import { createFile, lstat, mkdir, readdir } from './system.ts';

const jobDirectoryName = 'multi-cloud-login';
const usePrefix = 'use-';
const closedPrefix = 'closed-';

export interface OpenOptions extends LockOptions {
  readonly access?: AccessOptions;
}

/** Where one use of the action keeps its files. Both directories are private and exist while the use is open. */
export interface Use {
  readonly directory: string;
  readonly shared: string;
}

export interface OpenedUse extends Use {
  /** A warning for the user about the privacy of the files. */
  readonly warning?: string;
}

/**
 * Opens a use of the action. Uses may open and close at the same time, as background steps do.
 *
 * @param temp the runner's temporary directory, absolute
 * @param id unique in the job; letters, digits and dashes, for example a random UUID
 * @throws {Failure} `files/owner`, `files/locked`
 */
export async function openUse(temp: string, id: string, options?: OpenOptions): Promise<OpenedUse> {
  const paths = pathsOf(temp, id);
  await mkdir(temp);
  return withLock(
    paths.job,
    async () => {
      await claimPrivateDirectory(paths.job);
      // Before anything is in it. A directory without an open use was not created by an earlier use in this job.
      const isFirst = (await openUses(temp)).length === 0;
      const warning = isFirst ? await keepToUser(paths.job, options?.access) : undefined;
      for (const directory of [paths.shared, paths.use]) await claimPrivateDirectory(directory);
      return { ...useOf(temp, id), ...(warning !== undefined && { warning }) };
    },
    options,
  );
}

/**
 * Removes the files of the use and, with the last use, the whole directory. Succeeds if there is nothing (left) to
 * remove.
 *
 * @throws {Failure} `files/locked`; the use's own directory is gone even then
 * @throws {Error} naming what could not be removed; everything else is gone
 */
export async function closeUse(temp: string, id: string, options?: LockOptions & Removal): Promise<void> {
  const paths = pathsOf(temp, id);
  const job = await lstat(paths.job);
  if (!job) return;
  // Anything that replaced it contains nothing of ours, and a link could lead anywhere.
  if (!job.isDirectory()) return removeDirectory(paths.job, options);
  const failure = await removeDirectory(paths.use, options).catch((error: Error) => error);
  // Else what is left would make the use look open, and keep the last one from removing everything else.
  if (failure) await createFile(paths.closed, '', privateFileMode).catch(() => {});
  await withLock(
    paths.job,
    async () => {
      if ((await openUses(temp)).length === 0) await removeDirectory(paths.job, options);
      else if (failure) throw failure;
    },
    options,
  );
}

function pathsOf(temp: string, id: string) {
  if (!isUseId(id)) throw new TypeError('The id of a use consists of letters, digits and dashes.');
  const job = join(temp, jobDirectoryName);
  return {
    job,
    shared: join(job, 'shared'),
    use: join(job, `${usePrefix}${id}`),
    closed: join(job, `${closedPrefix}${id}`),
  };
}

/** Where credentials are cached for all uses in this job, until the last use closes. Created on demand. */
export function cacheDirectory(temp: string): string {
  return join(temp, jobDirectoryName, 'cache');
}

/** Where credentials are cached for one use only. Created on demand; removed with the use. */
export function ownCacheDirectory(temp: string, id: string): string {
  return join(useDirectory(temp, id), 'cache');
}

/** Where a use keeps its own files. */
export function useDirectory(temp: string, id: string): string {
  return pathsOf(temp, id).use;
}

/** Where a use will keep its files, or keeps them. */
export function useOf(temp: string, id: string): Use {
  const { use, shared } = pathsOf(temp, id);
  return { directory: use, shared };
}

/** The directory of everything that only this action uses. */
export function jobDirectory(temp: string): string {
  return join(temp, jobDirectoryName);
}

/**
 * Whether a path lies in the job-wide directory, and no link on the way to it leads out of there. Whether something
 * exists at the path, and what, does not matter. Never fails: a way that cannot be seen counts as one that leads out.
 */
export async function isInJobDirectory(temp: string, path: string): Promise<boolean> {
  const job = resolve(jobDirectory(temp));
  const way = relative(job, path);
  if (path !== resolve(path) || way === '' || way.startsWith('..') || isAbsolute(way)) return false;
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const isWay = await lstat(directory).then(
      (entry) => entry === undefined || entry.isDirectory(),
      () => false,
    );
    if (!isWay) return false;
    if (directory === job) return true;
  }
}

/** Names of the uses that are open, by their directories. Never fails: where nothing can be read, there is none. */
export async function openUses(temp: string): Promise<string[]> {
  const job = jobDirectory(temp);
  // Behind a link lie the files of somebody else.
  const isOurs = await lstat(job).then(
    (entry) => entry?.isDirectory(),
    () => false,
  );
  const names: string[] = isOurs ? await readdir(job).catch(() => []) : [];
  const ids = names
    .filter((name) => name.startsWith(usePrefix))
    .map((name) => name.slice(usePrefix.length))
    .filter((id) => isUseId(id) && !names.includes(`${closedPrefix}${id}`));
  // A file or link with such a name is not a use, and must not stop the last use from removing everything.
  const found = await Promise.all(ids.map((id) => lstat(useDirectory(temp, id))));
  return ids.filter((_, index) => found[index]?.isDirectory());
}

/** Of letters, digits, dashes and underscores: it names files, and must not lead anywhere else. */
export function isUseId(name: string): boolean {
  return /^[\w-]+$/.test(name);
}
