/** What a process can know about another one of the same machine. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { hasCode } from './system-errors.ts';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It is there, but belongs to another user.
    return hasCode(error, 'EPERM');
  }
  return !isZombie(pid);
}

/** In a container, the first process often never collects the ones that have exited: they stay in the process table. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Where process IDs mean the same: a machine, or a container of it, which shares directories with the machine. */
export function processSpace(): string {
  return `${hostname()} ${pidNamespace()}`;
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
