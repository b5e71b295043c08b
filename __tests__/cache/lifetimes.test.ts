import { describe, expect, it } from '@jest/globals';
import { halfLife, isAlive, isComfortable } from '../../src/cache/lifetimes.ts';

const minute = 60_000;
const living = (lifeMs: number) => ({ issuedAt: 0, expiresAt: lifeMs });

describe('a credential is handed to tools', () => {
  it.each([
    ['12 hours', 12 * 60 * minute, 20 * minute],
    ['1 hour', 60 * minute, 20 * minute],
    ['15 minutes', 15 * minute, 5 * minute],
    ['21 seconds', 21_000, 7_000],
  ])('of %s until a third, at most 20 minutes, is left', (_, life, left) => {
    expect(isComfortable(living(life), life - left - 1)).toBe(true);
    expect(isComfortable(living(life), life - left)).toBe(false);
  });

  it.each([
    ['1 hour', 60 * minute, 30_000],
    ['20 seconds', 20_000, 1_000],
  ])('of %s almost until it expires if there is no other', (_, life, left) => {
    expect(isAlive(living(life), life - left - 1)).toBe(true);
    expect(isAlive(living(life), life - left)).toBe(false);
  });

  it('is renewed in the background at half its lifetime', () => {
    expect(halfLife({ issuedAt: 100, expiresAt: 300 })).toBe(200);
  });
});
