import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../failure/failure.ts';
import { privateFileMode } from './private.ts';
import { isRunning, processSpace } from './processes.ts';
import { type Removal, removeDirectory, removeFile } from './remove.ts';
import { createFile, lstat, readFile } from './system.ts';
import { hasCode, type Sleep, unlessMissing, whileBusy } from './system-errors.ts';

export interface LockOptions {
  /** A monotonic clock, in milliseconds. */
  readonly now?: () => number;
  readonly sleep?: Sleep;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random?: () => number;
  /** How long we watch the same holder before we consider it dead. A holder needs only milliseconds. */
  readonly staleAfterMs?: number;
  readonly waitAtMostMs?: number;
  readonly removal?: Removal;
}

const defaults = {
  now: () => process.uptime() * 1000,
  sleep: pause as Sleep,
  random: Math.random,
  staleAfterMs: 10_000,
  waitAtMostMs: 30_000,
};

/**
 * Runs `action` while no other process or task runs one with the same path. For short read-modify-write work.
 *
 * The lock is the file `<path>.lock`, whose directory must exist. A dead holder is detected at once if it was a process
 * of this machine, otherwise because its lock stays unchanged while *we* watch: the clocks of other machines do not
 * matter.
 *
 * @throws {Failure} `files/locked` if the lock is not available in time. Continuing without it could silently lose what
 *   another login wrote; if holders keep changing for that long, something is very wrong.
 */
export async function withLock<T>(
  path: string,
  action: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const { now, sleep, random, staleAfterMs, waitAtMostMs, removal } = { ...defaults, ...options };
  const lock = `${path}.lock`;
  const mine = `${process.pid} ${randomUUID()} ${processSpace()}`;
  const started = now();
  let watched: { holder: string | undefined; since: number } | undefined;

  while (!(await create(lock, mine))) {
    const holder = await read(lock);
    const time = now();
    if (watched?.holder !== holder) watched = undefined;
    watched ??= { holder, since: time };
    const left = started + waitAtMostMs - time;
    if (left < 0) throw locked(path, holder, waitAtMostMs);
    if (holder !== undefined && (isGone(holder) || time - watched.since > staleAfterMs)) {
      // Under a separate lock, so that no other watcher removes the successor's lock.
      const takeOver = () => release(lock, holder, removal);
      if (!(await withLock(lock, takeOver, { ...options, waitAtMostMs: left }))) throw stuck(lock, holder);
    }
    await sleep(5 + 20 * random());
  }
  try {
    return await action();
  } finally {
    // The action's own result or error matters more; a leftover lock goes stale.
    await release(lock, mine, removal).catch(() => {});
  }
}

/** Whether a holder, a process of this machine, has certainly exited or never existed. */
function isGone(holder: string): boolean {
  if (holder === nobody) return true;
  const [, pid, space] = /^(\d+) \S+ (.*)$/.exec(holder) ?? [];
  return pid !== undefined && space === processSpace() && !isRunning(Number(pid));
}

async function create(lock: string, mine: string): Promise<boolean> {
  try {
    await whileBusy(() => createFile(lock, mine, privateFileMode));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** @returns whether the holder no longer has the lock; a removal can have no effect, yet raise no error */
async function release(lock: string, holder: string, removal: Removal = {}): Promise<boolean> {
  if ((await read(lock)) !== holder) return true;
  await (holder === nobody ? removeDirectory(lock, removal) : removeFile(lock, removal));
  return (await read(lock)) !== holder;
}

/** The holder of anything that is not a file but is found instead of a lock: no real holder creates one. */
const nobody = 'nobody';

async function read(lock: string): Promise<string | undefined> {
  const entry = await lstat(lock);
  if (entry && !entry.isFile()) return nobody;
  return unlessMissing(() => whileBusy(() => readFile(lock, 'utf8')));
}

function locked(path: string, holder: string | undefined, waitedMs: number): Failure {
  const seconds = Math.round(waitedMs / 1000);
  return failure(
    `${path} was locked by ${named(holder)} for more than ${seconds} s. If nothing is running, remove ${path}.lock.`,
  );
}

function stuck(lock: string, holder: string): Failure {
  return failure(
    `${lock} was left by ${named(holder)}, and the system does not remove it. If nothing is running, remove it.`,
  );
}

function named(holder: string | undefined): string {
  const pid = holder?.match(/^\d+/)?.[0];
  return pid ? `process ${pid}` : 'another process';
}

function failure(message: string): Failure {
  return new Failure(message, { code: 'files/locked', stage: 'publish', retry: 'no' });
}
