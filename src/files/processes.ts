/** What a process can find out about another one on the same machine. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { hasCode } from './system-errors.ts';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It exists, but belongs to another user.
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

/** The scope in which process IDs are unique: a machine, or a container, which shares directories with its machine. */
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
