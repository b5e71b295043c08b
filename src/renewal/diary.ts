/**
 * A record of the refresher's actions for later steps, because it cannot write to the job's log. One JSON object per
 * line, without any secret. It only informs: if it cannot be read or written, nothing fails.
 */
import { join } from 'node:path';
import { privateFileMode } from '../files/private.ts';
import { appendOwnFile, readFile } from '../files/system.ts';
import { isObject } from '../text/json.ts';

/**
 * - `started`: the action started it, as process `pid`
 * - `renewed`, `failed`: one attempt to renew one login
 * - `failing`: one login failed repeatedly; attempts continue
 * - `gave-up`: no further attempts for one login
 * - `stopping`: the post step asked it to stop
 * - `stopped`: it stopped because it was no longer wanted
 * - `ended`: it ended because it could not continue
 * - `reported`: the user has been told about the entries above
 */
export interface DiaryEntry {
  readonly event:
    | 'started'
    | 'renewed'
    | 'failed'
    | 'failing'
    | 'gave-up'
    | 'stopping'
    | 'stopped'
    | 'ended'
    | 'reported';
  readonly login?: string;
  readonly reason?: string;
  readonly pid?: number;
}

export interface StartedEntry extends DiaryEntry {
  readonly event: 'started';
  readonly pid: number;
}

const fileName = 'refresher.log';

/** @param directory of the use of the action that started the refresher */
export function diaryPath(directory: string): string {
  return join(directory, fileName);
}

/** Adds a line, if possible. Never rejects. */
export async function writeDiary(directory: string, entry: DiaryEntry, now: number): Promise<void> {
  const line = `${JSON.stringify({ at: new Date(now).toISOString(), ...entry })}\n`;
  await appendOwnFile(diaryPath(directory), line, privateFileMode).catch(() => {});
}

/**
 * The entries, oldest first; undefined if no refresher was started there or nothing can be read. Damaged lines are
 * skipped. Never rejects.
 */
export async function readDiary(directory: string): Promise<DiaryEntry[] | undefined> {
  const text = await readFile(diaryPath(directory), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : entriesIn(text);
}

function entriesIn(text: string): DiaryEntry[] {
  return text.split('\n').flatMap((line) => {
    try {
      const entry: unknown = JSON.parse(line);
      return isObject(entry) && typeof entry.event === 'string' ? [entry as unknown as DiaryEntry] : [];
    } catch {
      return [];
    }
  });
}

/** The process ID that a diary begins with, or undefined. */
export function readPid(text: string): number | undefined {
  return pidIn(entriesIn(text));
}

export function pidIn(diary: readonly DiaryEntry[]): number | undefined {
  const pid: unknown = diary.find(({ event }) => event === 'started')?.pid;
  return Number.isSafeInteger(pid) && Number(pid) > 0 ? Number(pid) : undefined;
}

/**
 * A warning about a refresher, as the rest of a sentence that begins with it; undefined if all is well or already
 * reported. Pure.
 *
 * @param isRunning whether its process is running; undefined if unknown, which does not count as dead
 */
export function troubleIn(diary: readonly DiaryEntry[], isRunning: boolean | undefined): string | undefined {
  const lastReport = diary.findLastIndex(({ event }) => event === 'reported');
  const untold = diary.slice(lastReport + 1);
  const last = diary.findLast(({ event }) => event !== 'reported');
  const isTold = lastReport >= 0 && untold.length === 0;
  const gaveUp = untold.findLast(({ event }) => event === 'gave-up');
  if (gaveUp) return `gave up on the login "${gaveUp.login}": ${gaveUp.reason}.`;
  const failing = untold.findLast(
    ({ event, login }, index) =>
      event === 'failing' &&
      !untold.slice(index).some((later) => later.event === 'renewed' && later.login === login),
  );
  if (failing) return `cannot renew the login "${failing.login}", and keeps trying: ${failing.reason}.`;
  if (isTold || diary.some(({ event }) => event === 'stopping')) return undefined;
  if (last?.event === 'ended') return `has stopped: ${last.reason}.`;
  if (last?.event === 'stopped') return 'has stopped, because its marker file was removed.';
  if (isRunning !== false) return undefined;
  const failure = last?.event === 'failed' ? ` The last renewal had failed: ${last.reason}.` : '';
  return `was stopped by something else.${failure}`;
}
