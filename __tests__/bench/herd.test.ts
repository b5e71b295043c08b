import { describe, expect, it } from '@jest/globals';
import { createClock, createRandom } from '../../bench/herd/clock.ts';
import { ours, policies } from '../../bench/herd/policies.ts';
import { createService, mostServed, quotas } from '../../bench/herd/services.ts';
import { simulate } from '../../bench/herd/simulate.ts';

describe('many jobs that start at once', () => {
  it.each(quotas)(
    'are all logged in by this action at the quota of $name, if there are 1,000',
    async (quota) => {
      const { added } = await simulate({ quota, policy: ours, jobs: 1_000, seed: 1 });
      expect(added).toHaveLength(1_000);
    },
  );

  it.each(policies)('give the same result with the same seed: $name', async (policy) => {
    const herd = { quota: quotas[2]!, policy, jobs: 300, seed: 7 };
    const [first, second] = [await simulate(herd), await simulate(herd)];
    expect(second).toEqual(first);
    expect(first.added.length).toBeLessThanOrEqual(300);
  });
});

describe('a service with a quota', () => {
  const quota = { name: 'x', burst: 3, refill: 2, everyMs: 1_000, source: '' };

  it('serves the burst at once, then the refilled quota', () => {
    const service = createService(quota);
    const served = [0, 0, 0, 0, 999, 1_000, 1_001, 1_002, 9_000, 9_000, 9_000, 9_000].map(service.admits);
    expect(served.map(Number).join('')).toBe('111001101110');
    expect(service.requests).toBe(12);
  });

  it('never serves more than its bound', () => {
    const service = createService(quota);
    const served = Array.from({ length: 5_000 }, (_, at) => service.admits(at)).filter(Boolean);
    expect(served.length).toBeLessThanOrEqual(mostServed(quota, 5_000));
  });
});

describe('the virtual clock', () => {
  it('wakes sleepers in order, however far apart they are', async () => {
    const clock = createClock();
    const random = createRandom(3);
    const times = Array.from({ length: 200 }, () => Math.floor(random() * 1e9));
    const woken: number[] = [];
    for (const time of times) clock.sleep(time).then(() => woken.push(clock.now()));
    await clock.run();
    expect(woken).toEqual(times.toSorted((a, b) => a - b));
  });
});
