import { describe, expect, it } from '@jest/globals';
import { conjunctsOf } from '../../../src/trust/google/expression.ts';

describe('conjunctsOf', () => {
  it.each([
    ["a == 'x' && b", ["a == 'x'", 'b']],
    ["a == '&&' && (b || c)", ["a == '&&'", 'b || c']],
    ['a && b || c', ['a && b || c']],
    ['a ? b && c : d', ['a ? b && c : d']],
    ['(a) && f(b && c)', ['a', 'f(b && c)']],
    ['a &&', ['a &&']],
  ])('%s', (expression, expected) => expect(conjunctsOf(expression)).toEqual(expected));
});
