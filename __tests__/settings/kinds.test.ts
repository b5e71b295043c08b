import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Kind } from '../../src/settings/kinds.ts';
import {
  boolean,
  choice,
  duration,
  httpsUrl,
  integer,
  jsonObject,
  lines,
  list,
  Refusal,
  text,
} from '../../src/settings/kinds.ts';

const refusal = (kind: Kind<unknown>, given: string): string => {
  try {
    kind.parse(given);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error(`${given} was accepted`);
};

describe('text', () => {
  it('takes anything without a pattern', () => expect(text().parse('a b')).toBe('a b'));
  it('states the rule if the pattern does not match', () => {
    expect(refusal(text({ pattern: /^x$/, rule: 'an x' }), 'y')).toBe('must be an x');
    expect(refusal(text({ pattern: /^x$/ }), 'y')).toBe('must be of the form ^x$');
  });
});

describe('boolean', () => {
  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('reads %s', (given, value) => expect(boolean.parse(given)).toBe(value));
  it.each(['yes', 'no', '1', '0', 'on', 'tRUE'])('refuses %s instead of guessing', (given) => {
    expect(refusal(boolean, given)).toBe('must be `true` or `false`');
  });
});

describe('integer', () => {
  const kind = integer({ min: 900, max: 43200, unit: 'seconds' });
  it.each(['900', '43200'])('accepts the bound %s', (given) => expect(kind.parse(given)).toBe(Number(given)));
  it.each(['899', '43201', '10h', '1e3', '-900', '900.5', 'abc'])('refuses %s', (given) => {
    expect(refusal(kind, given)).toBe('must be a whole number in the range 900–43200 seconds');
  });
});

describe('duration', () => {
  const kind = duration({ minSeconds: 1, maxSeconds: 43200 });
  it.each([
    ['3600', 3600],
    ['3600s', 3600],
    ['90m', 5400],
    ['1h', 3600],
    ['1h30m', 5400],
    ['1h30m5s', 5405],
  ])('reads %s as %i seconds', (given, seconds) => expect(kind.parse(given)).toBe(seconds));
  it.each(['1d', 'h', '1.5h', '10 m', '-5'])('refuses %s', (given) => {
    expect(refusal(kind, given)).toBe('must be a duration such as `3600s`, `90m` or `1h`');
  });
  it('refuses what is out of range', () =>
    expect(refusal(kind, '13h')).toBe('must be in the range 1–43200 seconds'));
});

describe('choice', () => {
  it('ignores letter case and returns the declared spelling', () =>
    expect(choice(['Fail', 'Skip']).parse('SKIP')).toBe('Skip'));
  it('lists what would be right', () =>
    expect(refusal(choice(['fail', 'skip']), 'x')).toBe('must be one of `fail`, `skip`'));
});

describe('list', () => {
  it('splits at commas and lines and drops blanks', () =>
    expect(list(text()).parse('a, b\n\n,c,')).toEqual(['a', 'b', 'c']));
  it('keeps commas where lines separate', () =>
    expect(lines(text()).parse('a,b\n c ')).toEqual(['a,b', 'c']));
  it('names the item that is wrong', () => {
    expect(refusal(list(boolean), 'true,maybe')).toBe(
      'has the item "maybe", which must be `true` or `false`',
    );
  });
  it('says how many items are allowed', () => {
    expect(refusal(list(text(), { max: 2 }), 'a,b,c')).toBe('must have at most 2 items, but has 3');
    expect(list(text(), { max: 2 }).label).toContain('at most 2');
  });
  it('passes on what is not a refusal', () => {
    const broken: Kind<never> = {
      label: '',
      parse: () => {
        throw new TypeError('bug');
      },
    };
    expect(() => list(broken).parse('a')).toThrow(TypeError);
  });
});

describe('httpsUrl', () => {
  it.each(['https://sts.example.com', 'http://127.0.0.1:4566', 'http://localhost:1', 'http://[::1]:1'])(
    'accepts %s',
    (given) => expect(httpsUrl.parse(given)).toBe(given),
  );
  it.each([
    ['sts.example.com', 'complete URL'],
    ['http://sts.example.com', 'must start with https://'],
    ['https://user:pw@sts.example.com', 'user name'],
    ['ftp://localhost', 'must start with https://'],
  ])('refuses %s', (given, words) => expect(refusal(httpsUrl, given)).toContain(words));
});

describe('jsonObject', () => {
  it('reads an object', () => expect(jsonObject.parse('{"a":1}')).toEqual({ a: 1 }));
  it.each(['[1]', 'null', '3'])('refuses %s', (given) =>
    expect(refusal(jsonObject, given)).toContain('in braces'),
  );
  it('never quotes what it could not read', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (secret) => {
        const message = refusal(jsonObject, `{${secret}`);
        expect(message).toBe('must be a JSON object, and this is not valid JSON');
      }),
      { examples: [['hunter2hunter2']] },
    );
  });
});
