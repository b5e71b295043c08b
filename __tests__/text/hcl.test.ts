import { describe, expect, it } from '@jest/globals';
import { block, Expression, JsonText, label, NestedBlock } from '../../src/text/hcl.ts';

describe('a block of HCL', () => {
  it('is laid out as terraform fmt does', () => {
    const text = block('resource', ['aws_iam_role', 'deploy'], {
      name: 'deploy',
      tags_all: ['a', 'b'],
      policy: new JsonText({ Version: '2012', Statement: [{ Effect: 'Allow', Condition: {} }] }),
      id: new Expression('aws_iam_role.other.id'),
      enabled: true,
      oidc: new NestedBlock({ issuer_uri: 'https://x' }),
    });
    expect(text).toBe(`resource "aws_iam_role" "deploy" {
  name     = "deploy"
  tags_all = ["a", "b"]
  policy = jsonencode({
    Version = "2012"
    Statement = [
      {
        Effect    = "Allow"
        Condition = {}
      },
    ]
  })
  id      = aws_iam_role.other.id
  enabled = true
  oidc {
    issuer_uri = "https://x"
  }
}`);
  });

  it('quotes keys that are not names, and escapes templates', () => {
    const text = block('a', [], { 'x:y': '${z} %{if} "q" \b\\b' });
    expect(text).toContain('"x:y" = "$${z} %%{if} \\"q\\" \\u0008\\\\b"');
  });
});

describe('a label', () => {
  it.each([
    ['deploy', 'deploy'],
    ['ci/a+b', 'ci_a_b'],
    ['1st', '_1st'],
  ])('made from %s', (text, expected) => {
    expect(label(text)).toBe(expected);
  });
});
