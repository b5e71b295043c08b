import { describe, expect, it } from '@jest/globals';
import type { KeyValue } from '../../../src/trust/aws/keys.ts';
import { holds } from '../../../src/trust/aws/operators.ts';
import type { Truth } from '../../../src/trust/verdict.ts';

const keys: Record<string, KeyValue> = {
  sub: ['repo:o/r:pull_request'],
  tags: ['a', 'b'],
  secret: 'not known',
};

function judge(operator: string, expected: string[], value: KeyValue, version = '2012-10-17'): Truth {
  return holds(operator, expected, value, { version, key: (name) => keys[name] });
}

describe('condition operators', () => {
  it.each<[string, string[], KeyValue, Truth]>([
    ['StringEquals', ['a'], ['a'], true],
    ['StringEquals', ['a*'], ['ab'], false],
    ['StringEquals', ['a*'], ['a*'], true],
    ['StringEquals', ['A'], ['a'], false],
    ['StringEqualsIgnoreCase', ['A'], ['a'], true],
    ['StringNotEquals', ['a', 'b'], ['c'], true],
    ['StringNotEquals', ['a', 'b'], ['b'], false],
    ['StringNotEqualsIgnoreCase', ['A'], ['a'], false],
    ['StringLike', ['a*c'], ['abbc'], true],
    ['StringLike', ['a*c'], ['ac'], true],
    ['StringLike', ['a?c'], ['ac'], false],
    ['StringLike', ['*'], [''], true],
    ['StringNotLike', ['a*'], ['abc'], false],
    ['ArnLike', ['arn:aws:iam::*:role/x*'], ['arn:aws:iam::1:role/xy'], true],
    ['ArnEquals', ['arn:aws:*'], ['arn:aws:iam::1:role/x'], false],
    ['ArnLike', ['*'], ['arn:aws:iam::1:role/x'], true],
    ['ArnLike', ['arn:aws:s3:::b/*'], ['arn:aws:s3:::b/k:v'], true],
    ['ArnNotLike', ['arn:aws:iam::1:role/x'], ['arn:aws:iam::1:role/y'], true],
    ['ArnLike', ['repo:*'], ['repo:o/r:pull_request'], null],
    ['NumericEquals', ['10'], ['10.0'], true],
    ['NumericNotEquals', ['10'], ['11'], true],
    ['NumericLessThan', ['10'], ['9'], true],
    ['NumericLessThanEquals', ['10'], ['10'], true],
    ['NumericGreaterThan', ['10'], ['10'], false],
    ['NumericGreaterThanEquals', ['10'], ['ten'], false],
    ['DateLessThan', ['2026-01-01T00:00:00Z'], ['2025-12-31T23:59:59Z'], true],
    ['DateGreaterThan', ['2026-01-01'], ['1767225601'], true],
    ['Bool', ['true'], ['True'], true],
    ['BinaryEquals', ['YQ=='], ['YQ=='], true],
    ['IpAddress', ['203.0.113.0/24'], ['203.0.113.7'], true],
    ['NotIpAddress', ['203.0.113.0/24'], ['203.0.114.7'], true],
    ['IpAddress', ['2001:db8::/32'], ['2001:db8::1'], null],
    ['Null', ['true'], undefined, true],
    ['Null', ['false'], undefined, false],
    ['Null', ['false'], ['x'], true],
    ['ForAllValues:StringEquals', ['a', 'b', 'c'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a'], ['a', 'b'], false],
    ['ForAllValues:StringEquals', ['a'], undefined, true],
    ['ForAnyValue:StringEquals', ['a'], ['a', 'b'], true],
    ['ForAnyValue:StringEquals', ['a'], undefined, false],
    ['ForAnyValue:StringNotEquals', ['a'], undefined, false],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'c'], true],
    ['StringEquals', ['a'], undefined, false],
    ['StringNotEquals', ['a'], undefined, true],
    ['StringEqualsIfExists', ['a'], undefined, true],
    ['StringEqualsIfExists', ['a'], ['b'], false],
    ['StringEquals', ['a'], 'not known', null],
    ['StringMatches', ['a'], ['a'], null],
  ])('%s %j on %j: %p', (operator, expected, value, truth) => {
    expect(judge(operator, expected, value)).toBe(truth);
  });

  it.each<[string, string[], KeyValue, Truth]>([
    ['StringEquals', ['x-${sub}'], ['x-repo:o/r:pull_request'], true],
    ['StringEquals', ['${absent}'], [''], false],
    ['StringNotEquals', ['${absent}'], ['x'], true],
    ['StringEquals', ["${absent, 'd'}"], ['d'], true],
    ['StringEquals', ['${secret}'], ['x'], null],
    // Only single-valued keys can be variables.
    ['StringEquals', ['${tags}'], ['a'], false],
    ['StringLike', ['a${*}c'], ['abc'], false],
    ['StringLike', ['a${*}c'], ['a*c'], true],
    ['StringLike', ['${?}${$}'], ['?$'], true],
  ])('%s resolves %j for %j: %p', (operator, expected, value, truth) => {
    expect(judge(operator, expected, value)).toBe(truth);
  });

  it('treat variables as text in policies of the older version', () => {
    expect(judge('StringEquals', ['${sub}'], ['${sub}'], '2008-10-17')).toBe(true);
    expect(judge('StringEquals', ['${sub}'], keys.sub, '2008-10-17')).toBe(false);
  });
});
