import { setTimeout as pause } from 'node:timers/promises';

export type Sleep = (milliseconds: number) => Promise<unknown>;

/** Whether a file system call failed for one of these reasons, for example `ENOENT`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.some((code) => (error as { readonly code?: unknown } | null | undefined)?.code === code);
}

/**
 * The file's content, or whatever `action` promises; undefined if the file does not exist, or cannot: part of its path
 * is not a directory, for example if the home of a service account is `/dev/null`.
 */
export async function unlessMissing<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return undefined;
    throw error;
  }
}

/**
 * Whether a call may succeed a moment later. Windows refuses to create, rename or remove a file while another process
 * (a virus scanner, the tool that reads it) has it open, and every system refuses to remove a directory to which
 * another process is writing.
 */
export function isBusy(error: unknown): boolean {
  return hasCode(error, 'EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY');
}

/** Pauses between the attempts, 630 ms in total. */
const pausesMs = [10, 20, 40, 80, 160, 320];

/**
 * Repeats an action that is refused as {@link isBusy}. If the refusal is permanent, it is only reported a little later.
 */
export async function whileBusy<T>(action: () => Promise<T>, sleep: Sleep = pause): Promise<T> {
  for (const milliseconds of pausesMs) {
    try {
      return await action();
    } catch (error) {
      if (!isBusy(error)) throw error;
      await sleep(milliseconds);
    }
  }
  return await action();
}
