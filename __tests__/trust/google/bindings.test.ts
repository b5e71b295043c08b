import { describe, expect, it } from '@jest/globals';
import { bindingsOf, bindingTest, poolMember } from '../../../src/trust/google/bindings.ts';
import type { Truth } from '../../../src/trust/verdict.ts';
import { poolName } from '../support.ts';

const identity = {
  attributes: { 'google.subject': 'me', 'google.groups': ['team'], 'attribute.ref': 'refs/heads/main' },
  unknownAttributes: new Set(['attribute.actor']),
};
const set = `principalSet://iam.googleapis.com/${poolName}`;

function named(
  member: string,
  more: object = {},
  provider: string | undefined = `${poolName}/providers/x`,
): Truth {
  const bindings = bindingsOf([{ role: 'roles/iam.workloadIdentityUser', members: [member], ...more }]);
  return bindingTest(bindings, identity, provider).holds;
}

describe('bindings', () => {
  it.each<[string, Truth]>([
    [`principal://iam.googleapis.com/${poolName}/subject/me`, true],
    [`principal://iam.googleapis.com/${poolName}/subject/Me`, false],
    // Each form has its own prefix.
    [`${set}/subject/me`, false],
    [`${set}/attribute.ref/refs/heads/main`, true],
    [`${set}/attribute.ref/refs/heads`, false],
    [`${set}/group/team`, true],
    [`${set}/group/other`, false],
    [`${set}/*`, true],
    [`${set}/attribute.actor/octocat`, null],
    [`${set}/attribute.absent/x`, false],
    [`${set.replace('123456789', '987654321')}/*`, false],
    [`${set.replace('/github', '/other')}/*`, false],
    ['allAuthenticatedUsers', true],
    ['serviceAccount:a@b.iam.gserviceaccount.com', false],
  ])('%s: %p', (member, expected) => expect(named(member)).toBe(expected));

  it('with a condition are not judged', () => {
    expect(named(`${set}/*`, { condition: { expression: 'true' } })).toBeNull();
    expect(named(`${set}/group/other`, { condition: { expression: 'true' } })).toBe(false);
  });

  it('match by the pool alone if the provider does not give its project’s number', () => {
    expect(
      named(`${set}/*`, {}, 'projects/my-project/locations/global/workloadIdentityPools/github/providers/x'),
    ).toBe(true);
  });

  it('are read from anything', () => {
    expect(bindingsOf('x')).toEqual([]);
    expect(bindingsOf([null, { members: [1, 'a'] }])).toMatchObject([{ members: [] }, { members: ['a'] }]);
    expect(poolMember('user:a@example.com')).toBeUndefined();
  });
});
