import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inlinePolicy, managedPolicies } from '../../../src/providers/aws/session-policy.ts';

const policy = (resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: resource }],
});

describe('inlinePolicy', () => {
  it('drops white space between tokens, but not within strings', () => {
    const given = JSON.stringify(policy('a  b \\" \t c'), undefined, 4);
    expect(inlinePolicy.parse(given)).toBe(JSON.stringify(policy('a  b \\" \t c')));
  });

  it('keeps the meaning of every policy', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(4), (text, indent) => {
        const given = policy(text.slice(0, 500));
        expect(JSON.parse(inlinePolicy.parse(JSON.stringify(given, undefined, indent)))).toEqual(given);
      }),
    );
  });

  it('counts the length without white space', () => {
    const overhead = JSON.stringify(policy('')).length;
    const longest = JSON.stringify(policy('x'.repeat(2048 - overhead)), undefined, 8);
    expect(longest.length).toBeGreaterThan(2048);
    expect(inlinePolicy.parse(longest)).toHaveLength(2048);
    expect(() => inlinePolicy.parse(JSON.stringify(policy('x'.repeat(2049 - overhead))))).toThrow(
      'at most 2048 characters without white space, but has 2049',
    );
  });

  it.each([
    ['what is not JSON', '{Statement: []}', /not valid JSON/],
    ['what is not an object', '[]', /JSON object/],
    ['what is not a policy', '{"Version":"2012-10-17"}', /`Statement`/],
    ['characters that IAM does not know', JSON.stringify(policy('→')), /beyond U\+00FF/],
  ])('refuses %s', (_, given, message) => {
    expect(() => inlinePolicy.parse(given)).toThrow(message);
  });
});

describe('managedPolicies', () => {
  it('reads one ARN per line, with commas in names', () => {
    expect(
      managedPolicies.parse(
        'arn:aws:iam::aws:policy/ReadOnlyAccess\n\n arn:aws:iam::111122223333:policy/ci/a,b\n',
      ),
    ).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::111122223333:policy/ci/a,b']);
  });

  it.each(['ReadOnlyAccess', 'arn:aws:iam::111122223333:role/deploy', 'arn:aws:iam::11:policy/x'])(
    'refuses %s',
    (given) => {
      expect(() => managedPolicies.parse(given)).toThrow('must be the ARN of a managed policy');
    },
  );

  it('refuses more than ten', () => {
    const lines = Array.from({ length: 11 }, (_, index) => `arn:aws:iam::aws:policy/P${index}`).join('\n');
    expect(() => managedPolicies.parse(lines)).toThrow('at most 10');
  });
});
