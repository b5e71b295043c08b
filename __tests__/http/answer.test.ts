import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginning, excerpt, jsonBody, wireCode } from '../../src/http/answer.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

describe('excerpt', () => {
  it('is one line of limited length', () => {
    expect(excerpt('a\r\nb\u001b[31m', 100)).toBe('a b [31m');
    expect(excerpt('one two three', 13)).toBe('one two three');
    expect(excerpt('one two three', 12)).toBe('one two…');
    expect(excerpt('one two three', 7)).toBe('one two…');
  });

  it('contains no part of a word, which could be a secret that is only masked as a whole', () => {
    const secret = 'Pa+ss/w0rd=.~-_';
    for (const text of [`the secret ${secret} is wrong`, `{"secret":"${secret}"}`, secret]) {
      for (let length = 1; length <= text.length; length++) {
        const shown = excerpt(text, length).replaceAll(secret, '***');
        expect(shown.length).toBeLessThanOrEqual(length + 1);
        expect(shown).not.toContain('Pa');
      }
    }
  });

  it('contains no part of a token that a service repeats, however it is cut', () => {
    const token = jwt(githubClaims);
    for (const length of [20, 60, 300, 2_000]) {
      const shown = excerpt(`the assertion ${token} is not valid`, length);
      expect(shown).not.toContain(token.slice(0, 12));
    }
    expect(excerpt(`cut off by the service: ${token.slice(0, -20)}`)).toBe('cut off by the service: ***');
    expect(excerpt(`cut off early: ${token.slice(0, 20)}`)).toBe('cut off early: ***');
    expect(excerpt(`encrypted: ${token}.more.segments`)).toBe('encrypted: ***');
  });
});

describe('beginning', () => {
  it('is a prefix of whole words within the limit, and the whole text if it fits', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(words, fc.nat(70), (text, length) => {
        const start = beginning(text, length);
        expect(text.startsWith(start)).toBe(true);
        expect(start.length).toBeLessThanOrEqual(length);
        if (text.length <= length) expect(start).toBe(text);
        else expect(start === '' || /^[\s"]/.test(text.slice(start.length))).toBe(true);
      }),
    );
  });

  it('is all that is searched and shown of a huge text', () => {
    const secret = 'Pa+ss/w0rd';
    const text = `${' '.repeat(16 * 1024 - 4)}${secret} ${'x'.repeat(1024 * 1024)}`;
    expect(beginning(text)).not.toContain('Pa');
    expect(excerpt(text)).toBe('…');
    expect(excerpt(`refused ${'x'.repeat(1024 * 1024)}`)).toBe('refused…');
  });
});

describe('wireCode', () => {
  it.each([
    ['invalid_client', 'invalid_client'],
    ['a b', ''],
    ['x'.repeat(101), ''],
    [undefined, ''],
    [7, ''],
  ])('turns %j into %j', (given, code) => expect(wireCode(given)).toBe(code));
});

describe('jsonBody', () => {
  const body = (text: string) => jsonBody({ status: 200, headers: {}, body: text });

  it.each(['{"token":"\\ud800abc"}', '{"a":{"b":["x\\udfff"]}}', '{"\\uD83Dx":1}', '{"a":"\\\\\\udc00"}'])(
    'treats half a character as damage: %s',
    (text) => expect(body(text)).toBeUndefined(),
  );

  it.each(['{"a":"\\ud83d\\ude00"}', '{"a":"\\\\ud800"}', '{"a":"😀"}', '{"a":"\\u00e9"}'])(
    'reads whole characters: %s',
    (text) => expect(body(text)).toEqual(JSON.parse(text)),
  );
});
