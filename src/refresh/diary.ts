/**
 * What the refresher did, for whoever wants to know later: it has no log of its own in the job. One JSON object per
 * line, without any secret.
 */
import { join } from 'node:path';
import { privateFileMode } from '../files/private.ts';
import { appendFile, readFile } from '../files/system.ts';
import { unlessMissing } from '../files/system-errors.ts';
import { isObject } from '../http/answer.ts';

/**
 * - `started`: by the action, in the process `pid`
 * - `renewed`, `failed`: one login, once
 * - `gave-up`: on one login
 * - `stopped`: because it was asked to
 * - `ended`: because it cannot go on
 * - `reported`: somebody has told the user about what is above
 */
export interface DiaryEntry {
  readonly event: 'started' | 'renewed' | 'failed' | 'gave-up' | 'stopped' | 'ended' | 'reported';
  readonly login?: string;
  readonly reason?: string;
  readonly pid?: number;
}

const fileName = 'refresher.log';

/** @param directory of the use of the action that started the refresher */
export function diaryPath(directory: string): string {
  return join(directory, fileName);
}

/** Adds a line, unless the directory is gone. */
export async function writeDiary(directory: string, entry: DiaryEntry, now: number): Promise<void> {
  const line = `${JSON.stringify({ at: new Date(now).toISOString(), ...entry })}\n`;
  await unlessMissing(() => appendFile(diaryPath(directory), line, { mode: privateFileMode }));
}

/** The entries, oldest first; undefined when no refresher was started there. Damaged lines are left out. */
export async function readDiary(directory: string): Promise<DiaryEntry[] | undefined> {
  const text = await unlessMissing(() => readFile(diaryPath(directory), 'utf8'));
  return text?.split('\n').flatMap((line) => {
    try {
      const entry: unknown = JSON.parse(line);
      return isObject(entry) && typeof entry.event === 'string' ? [entry as unknown as DiaryEntry] : [];
    } catch {
      return [];
    }
  });
}

/**
 * What a user should know about a refresher, as the rest of a sentence that begins with it; undefined when all is well
 * or was told already. Pure.
 */
export function troubleIn(
  diary: readonly DiaryEntry[],
  isAlive: (pid: number) => boolean,
): string | undefined {
  const untold = diary.slice(diary.findLastIndex(({ event }) => event === 'reported') + 1);
  const last = diary.findLast(({ event }) => event !== 'reported');
  const gaveUp = untold.findLast(({ event }) => event === 'gave-up');
  if (gaveUp) return `gave up on the login "${gaveUp.login}": ${gaveUp.reason}`;
  if (last?.event === 'ended') return untold.includes(last) ? `has ended: ${last.reason}` : undefined;
  if (last?.event === 'stopped' || untold.length === 0) return undefined;
  const pid = diary.find(({ event }) => event === 'started')?.pid;
  if (pid !== undefined && isAlive(pid)) return undefined;
  const failure = last?.event === 'failed' ? ` The last renewal had failed: ${last.reason}` : '';
  return `was ended by something else.${failure}`;
}
