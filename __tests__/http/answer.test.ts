import { describe, expect, it } from '@jest/globals';
import { excerpt, wireCode } from '../../src/http/answer.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

describe('excerpt', () => {
  it('is one line of limited length', () => {
    expect(excerpt('a\r\nb\u001b[31m', 100)).toBe('a b [31m');
    expect(excerpt('x'.repeat(20), 10)).toBe(`${'x'.repeat(10)}…`);
  });

  it('holds nothing of a token that a service repeats, however it is cut', () => {
    const token = jwt(githubClaims);
    for (const length of [20, 60, 300, 2_000]) {
      const shown = excerpt(`the assertion ${token} is not valid`, length);
      expect(shown).not.toContain(token.slice(0, 12));
    }
    expect(excerpt(`cut off by the service: ${token.slice(0, -20)}`)).toBe('cut off by the service: ***');
  });
});

describe('wireCode', () => {
  it.each([
    ['invalid_client', 'invalid_client'],
    ['a b', ''],
    ['x'.repeat(101), ''],
    [undefined, ''],
    [7, ''],
  ])('makes %j %j', (given, code) => expect(wireCode(given)).toBe(code));
});
