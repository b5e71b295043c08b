/** A clock that jumps from one wake-up to the next, and numbers that look random and are the same in each run. */

export interface VirtualClock {
  /** Milliseconds since the start. */
  now(): number;
  /** Resolves when the clock has advanced that far. */
  sleep(milliseconds: number): Promise<void>;
  /** Lets time pass until no sleeper is left. */
  run(): Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function createClock(): VirtualClock {
  let time = 0;
  const heap: Sleeper[] = [];
  return {
    now: () => time,
    sleep: (milliseconds) =>
      new Promise((wake) => push(heap, { at: time + Math.max(0, milliseconds), wake })),
    async run() {
      // A sleeper continues in microtasks, all of which have run when the turn ends.
      await endOfTurn();
      for (let next = pop(heap); next !== undefined; next = pop(heap)) {
        time = next.at;
        next.wake();
        // Sleepers with the same wake-up time wake together.
        while (heap[0]?.at === time) pop(heap)!.wake();
        await endOfTurn();
      }
    },
  };
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function push(heap: Sleeper[], sleeper: Sleeper): void {
  let index = heap.push(sleeper) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (heap[parent]!.at <= sleeper.at) break;
    heap[index] = heap[parent]!;
    index = parent;
  }
  heap[index] = sleeper;
}

function pop(heap: Sleeper[]): Sleeper | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let index = 0;
  for (let child = 1; child < heap.length; child = 2 * index + 1) {
    if (child + 1 < heap.length && heap[child + 1]!.at < heap[child]!.at) child += 1;
    if (last.at <= heap[child]!.at) break;
    heap[index] = heap[child]!;
    index = child;
  }
  heap[index] = last;
  return first;
}

/** Numbers from 0 (inclusive) to 1 (exclusive), by mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
