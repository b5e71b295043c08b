/** Watches which processes a step starts, by looking at the process table every few milliseconds (Linux only). */

import {
  listProcesses,
  readArguments,
  readEnvironment,
  readParent,
  readPeakMemoryBytes,
} from './process-table.ts';

const intervalMs = 5;

/** A new process shows its parent's environment until it has replaced itself, so it is examined this many times. */
const looksBeforeForeign = 20;

export interface Observation {
  /** The arguments of every process seen, the step's own first. */
  processes: string[][];
  /** The most resident memory the step's own process had, in bytes, up to the last look. */
  peakMemoryBytes: number;
}

export interface ProcessWatch {
  /** Starts looking, with the step's own process as the root. */
  start(rootId: number): void;
  stop(): Observation;
}

/**
 * Prepares a watch; to be called before the process is started, so that processes already running are known to be
 * foreign. A process belongs to the step if its parent does or if its environment has the marker, so a detached process
 * is found too. A process that lives for less than the interval may be missed.
 * @param marker a `NAME=value` entry that only this step's processes have
 */
export function prepareWatch(marker: string): ProcessWatch {
  const looks = new Map(listProcesses().map((id) => [id, looksBeforeForeign]));
  const seen = new Map<number, string[][]>();
  let peakMemoryBytes = 0;
  let root = 0;
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    const running = new Set(listProcesses());
    for (const id of looks.keys()) if (!running.has(id)) looks.delete(id);
    for (const id of running) {
      if (seen.has(id) || isOurs(id)) record(id);
    }
    peakMemoryBytes = Math.max(peakMemoryBytes, readPeakMemoryBytes(root));
  }

  function isOurs(id: number): boolean {
    const count = looks.get(id) ?? 0;
    if (count >= looksBeforeForeign) return false;
    looks.set(id, count + 1);
    return seen.has(readParent(id) ?? 0) || readEnvironment(id).includes(marker);
  }

  function record(id: number): void {
    const argv = readArguments(id);
    const known = seen.get(id) ?? [];
    if (argv.length > 0 && !known.some((other) => sameArguments(other, argv))) known.push(argv);
    seen.set(id, known);
  }

  return {
    start(rootId) {
      root = rootId;
      record(rootId);
      look();
      timer = setInterval(look, intervalMs);
    },
    stop() {
      look();
      clearInterval(timer);
      const own = seen.get(root) ?? [];
      const others = [...seen]
        .filter(([id]) => id !== root)
        .flatMap(([, argvs]) => withoutForkedCopy(argvs, own));
      return { processes: [...own, ...others], peakMemoryBytes };
    },
  };
}

/** Between fork and exec a child shows its parent's arguments. */
function withoutForkedCopy(argvs: string[][], parent: string[][]): string[][] {
  const [first, ...rest] = argvs;
  const isCopy = first !== undefined && rest.length > 0 && parent.some((argv) => sameArguments(argv, first));
  return isCopy ? rest : argvs;
}

function sameArguments(left: string[], right: string[]): boolean {
  return left.length === right.length && left.every((argument, index) => argument === right[index]);
}
