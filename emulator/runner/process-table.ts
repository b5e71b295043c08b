/** The process table of Linux, read from `/proc`. On other systems it reads as empty. */

import { readdirSync, readFileSync } from 'node:fs';

/** The running processes' IDs. */
export function listProcesses(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** The arguments of a process; empty if it has ended or is a zombie. */
export function readArguments(processId: number): string[] {
  return readNullSeparated(processId, 'cmdline');
}

/** The `NAME=value` entries that a process was started with; empty if it has ended or belongs to someone else. */
export function readEnvironment(processId: number): string[] {
  return readNullSeparated(processId, 'environ');
}

/** The ID of the process that started this one; undefined if it has ended. */
export function readParent(processId: number): number | undefined {
  // `pid (name) state parent …`, where the name may hold blanks and parentheses.
  const fields = read(processId, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return fields[1] === undefined ? undefined : Number(fields[1]);
}

export function readName(processId: number): string {
  return read(processId, 'comm').trim();
}

/** The most resident memory a process has had so far, in bytes; 0 if it has ended. */
export function readPeakMemoryBytes(processId: number): number {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(processId, 'status'))?.[1];
  return Number(kibibytes ?? 0) * 1024;
}

function readNullSeparated(processId: number, file: string): string[] {
  const text = read(processId, file);
  return text === '' ? [] : text.replace(/\0$/, '').split('\0');
}

/** A process may end at any moment between listing and reading it: that reads as empty. */
function read(processId: number, file: string): string {
  try {
    return readFileSync(`/proc/${processId}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
