import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { unforeseen } from '../../src/failure/unforeseen.ts';

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('unforeseen', () => {
  it.each<[string, unknown]>([
    ['an unforeseen Error (ENOENT, open)', thrown(() => readFileSync('/nowhere/file'))],
    ['an unforeseen TypeError', new TypeError('a-secret')],
    [
      'an unforeseen Error (ERR_JWE_INVALID)',
      Object.assign(new Error('a-secret'), { code: 'ERR_JWE_INVALID' }),
    ],
    ['an unforeseen Error', Object.assign(new Error(''), { code: 'a-secret', syscall: 'a secret' })],
    ['an unforeseen Error', Object.assign(new Error(''), { code: 7 })],
    ['an unforeseen string', 'a-secret'],
    ['an unforeseen undefined', undefined],
    ['an unforeseen object', null],
  ])('says %s', (words, error) => {
    expect(unforeseen(error)).toBe(words);
  });
});
