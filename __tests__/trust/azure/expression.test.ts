import { describe, expect, it } from '@jest/globals';
import { parseExpression } from '../../../src/trust/azure/expression.ts';

describe('parseExpression', () => {
  it('reads terms joined by `and`', () => {
    expect(parseExpression("claims['sub'] eq 'a' and claims['job_workflow_ref'] matches 'b*'")).toEqual([
      { claim: 'sub', operator: 'eq', value: 'a' },
      { claim: 'job_workflow_ref', operator: 'matches', value: 'b*' },
    ]);
  });

  it('reads two quotes as one, and keywords within quotes as text', () => {
    expect(
      parseExpression("claims['sub'] eq 'it''s' and claims['sub'] eq 'a and claims[''sub''] eq b'"),
    ).toEqual([
      { claim: 'sub', operator: 'eq', value: "it's" },
      { claim: 'sub', operator: 'eq', value: "a and claims['sub'] eq b" },
    ]);
  });

  it.each([
    '',
    "claims['sub']  eq 'a'",
    "claims['sub'] like 'a'",
    "claims['sub'] eq 'a' or claims['sub'] eq 'b'",
    "(claims['sub'] eq 'a')",
    "not claims['sub'] eq 'a'",
    "claims['sub'] eq 'a' and ",
    "claims['sub'] eq 'a' ",
    'claims["sub"] eq "a"',
  ])('does not read %j', (source) => expect(parseExpression(source)).toBeUndefined());
});
