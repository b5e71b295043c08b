import { describe, expect, it } from '@jest/globals';
import { untilPassable } from '../../../src/providers/aws/git-bash.ts';
import { credential } from './support.ts';

/** Gives sessions with these secret keys, one after the other, the last one again and again. */
function sessions(...keys: string[]) {
  const state = { asked: 0 };
  const assume = async () => ({
    ...credential,
    secretAccessKey: keys[Math.min(state.asked++, keys.length - 1)]!,
  });
  return { state, assume };
}

describe('untilPassable', () => {
  it.each([
    ['win32', ['a/b+c'], 'a/b+c', 1],
    ['win32', ['/abc', 'abc'], 'abc', 2],
    ['win32', ['/abc', '+/abc', '+abc'], '+abc', 3],
    ['win32', ['/abc'], '/abc', 5],
    ['linux', ['/abc', 'abc'], '/abc', 1],
    ['darwin', ['+/abc', 'abc'], '+/abc', 1],
  ] as const)('on %s turns the keys %j into: %s', async (platform, keys, key, asked) => {
    const { state, assume } = sessions(...keys);
    expect((await untilPassable(assume, platform)).secretAccessKey).toBe(key);
    expect(state.asked).toBe(asked);
  });
});
