import { describe, expect, it } from '@jest/globals';
import { timeline } from '../../../scripts/demo/timeline.ts';

const request = { method: 'POST', host: 'sts.amazonaws.com', service: 'sts', status: 200 };

describe('timeline', () => {
  it('draws requests on one axis, in order of arrival', () => {
    const lines = timeline([
      { ...request, operation: 'A', at: 1000, endedAt: 1020 },
      { ...request, operation: 'Longer', at: 1010, endedAt: 1040 },
    ]);
    expect(lines).toEqual([
      `sts: A       ${'█'.repeat(20)}${' '.repeat(21)}  200  0–20 ms`,
      `sts: Longer  ${' '.repeat(10)}${'█'.repeat(30)}   200  10–40 ms`,
    ]);
  });

  it('draws a request in flight up to the end and without a status', () => {
    const { status: _, ...inFlight } = request;
    const [line] = timeline([
      { ...inFlight, operation: 'A', at: 0 },
      { ...request, operation: 'B', at: 0, endedAt: 8 },
    ]);
    expect(line).toBe(`sts: A  ${'█'.repeat(40)}   –  0–8 ms`);
  });

  it('has nothing to draw without requests', () => {
    expect(timeline([])).toEqual([]);
  });
});
