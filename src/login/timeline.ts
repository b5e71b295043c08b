import type { Span } from './outcome.ts';

/** How long the requests of one login took. */
export interface Timeline {
  readonly spans: readonly Span[];
  /** Runs the work and records when it started and ended, even if it fails. */
  timed<T>(operation: string, work: () => Promise<T>): Promise<T>;
}

export function createTimeline(now: () => number): Timeline {
  const spans: Span[] = [];
  return {
    spans,
    async timed(operation, work) {
      const startedAt = now();
      try {
        return await work();
      } finally {
        spans.push({ operation, startedAt, endedAt: now() });
      }
    },
  };
}
