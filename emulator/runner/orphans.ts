/** Ends the processes that outlive their job, found by the tracking ID in their environment (Linux only). */

import { listProcesses, readEnvironment, readName } from './process-table.ts';

/** Returns a function that kills the job's processes that were not there before, and says which, as `pid (name)`. */
export function trackProcesses(trackingId: string): () => string[] {
  const before = new Set(listProcesses().map(describe));
  return () => {
    const terminated: string[] = [];
    for (const id of listProcesses()) {
      const description = describe(id);
      if (id === process.pid || before.has(description)) continue;
      if (!readEnvironment(id).includes(`RUNNER_TRACKING_ID=${trackingId}`)) continue;
      terminated.push(description);
      kill(id);
    }
    return terminated;
  };
}

function describe(id: number): string {
  return `${id} (${readName(id)})`;
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has exited in the meantime.
  }
}
