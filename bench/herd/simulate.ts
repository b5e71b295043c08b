import { createClock, createRandom } from './clock.ts';
import type { Policy } from './policies.ts';
import { createService, type Quota } from './services.ts';

export interface Herd {
  readonly quota: Quota;
  readonly policy: Policy;
  readonly jobs: number;
  readonly seed: number;
}

export interface HerdResult extends Herd {
  /** Milliseconds from each job's first request to its success, beyond the time of one request; sorted. */
  readonly added: readonly number[];
  /** When each success occurred, milliseconds since the first job may start; in order. */
  readonly servedAt: readonly number[];
  readonly requests: number;
}

/** The round-trip time between a runner and a service. */
const latencyMs = 80;
/** All jobs start within this time. */
export const startsWithinMs = 1_000;

/** Jobs that all send the same request to one service. The same seed gives the same result. */
export async function simulate({ quota, policy, jobs, seed }: Herd): Promise<HerdResult> {
  const clock = createClock();
  const random = createRandom(seed);
  const service = createService(quota);
  const added: number[] = [];
  const servedAt: number[] = [];
  const send = async () => {
    await clock.sleep(latencyMs / 2);
    const served = service.admits(clock.now());
    await clock.sleep(latencyMs / 2);
    return served;
  };
  const job = async (startsAt: number) => {
    await clock.sleep(startsAt);
    if (!(await policy.run(send, { clock, random, quota }))) return;
    added.push(clock.now() - startsAt - latencyMs);
    servedAt.push(clock.now());
  };
  const all = Array.from({ length: jobs }, () => job(random() * startsWithinMs));
  await clock.run();
  await Promise.all(all);
  return {
    quota,
    policy,
    jobs,
    seed,
    added: added.toSorted((a, b) => a - b),
    servedAt: servedAt.toSorted((a, b) => a - b),
    requests: service.requests,
  };
}
