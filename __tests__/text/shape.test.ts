import { describe, expect, it } from '@jest/globals';
import { isFlag, isText, isTime, isToken, listOf, mapOf, objectOf, optional } from '../../src/text/shape.ts';

describe('guards of stored data', () => {
  it.each([
    ['a text', isText, 'x', 1],
    ['a flag', isFlag, false, 'false'],
    ['a moment', isTime, 0, Number.POSITIVE_INFINITY],
    ['a moment that a date can hold', isTime, 8.64e15, 8.65e15],
    ['a token', isToken, 'AKIA/x+y=.~"', 'two words'],
    ['a token of one line', isToken, '!', 'a\n'],
    ['a token that is there', isToken, 'a', ''],
    ['a token of plain characters', isToken, 'a', 'a\0'],
    ['a token of ASCII', isToken, 'a', 'ä'],
    ['a token of bounded length', isToken, 'a'.repeat(64 * 1024), 'a'.repeat(64 * 1024 + 1)],
    ['a list', listOf(isText), ['x'], ['x', null]],
    ['a list itself', listOf(isText), [], {}],
    ['a map', mapOf(isText), { a: 'x' }, { a: 1 }],
    ['a map itself', mapOf(isText), {}, []],
    ['an object with more than was asked for', objectOf({ a: isText }), { a: 'x', b: 1 }, { b: 'x' }],
    ['an object itself', objectOf({}), {}, null],
    ['something that may be absent', optional(isText), undefined, null],
  ] as const)('know %s', (_, guard, right, wrong) => {
    expect([guard(right), guard(wrong)]).toEqual([true, false]);
  });
});
