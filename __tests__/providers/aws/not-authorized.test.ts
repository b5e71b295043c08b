import { describe, expect, it } from '@jest/globals';
import type { Claims } from '../../../src/identity/claims.ts';
import { hopsOf } from '../../../src/providers/aws/hops.ts';
import { explainNotAuthorized } from '../../../src/providers/aws/not-authorized.ts';
import { claims, settingsOf } from './support.ts';

function explain(given: Partial<Claims> | undefined, setting: Record<string, string> = {}) {
  const settings = settingsOf(setting);
  return explainNotAuthorized({
    settings,
    hop: hopsOf(settings)[0],
    claims: given && ({ ...claims, ...given } as Claims),
  });
}

describe('explainNotAuthorized', () => {
  it('compares subject and audience first if the token shows nothing special', () => {
    const { causes, paste } = explain({});
    expect(causes[0]).toContain('`repo:octo-org/octo-repo:ref:refs/heads/main`, `sts.amazonaws.com`');
    expect(causes).toHaveLength(3);
    expect(paste?.text).toContain('repo:octo-org/octo-repo:ref:refs/heads/main');
  });

  it.each([
    ['an immutable subject', { sub: 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main' }, /holds IDs/],
    [
      'an environment',
      { sub: 'repo:octo-org/octo-repo:environment:prod', environment: 'prod' },
      /environment "prod"/,
    ],
    ['a pull request', { sub: 'repo:octo-org/octo-repo:pull_request' }, /started by a pull request/],
  ])('begins with %s', (_, given, cause) => {
    expect(explain(given).causes[0]).toMatch(cause);
    expect(explain(given).causes[0]).toContain(given.sub);
  });

  it('warns of names with "github" in them', () => {
    expect(
      explain({}, { 'role-to-assume': 'arn:aws:iam::111122223333:role/GitHubActions' }).causes.at(-1),
    ).toContain('"github"');
  });

  it('points to the role chain', () => {
    expect(explain({}).fix.join()).toContain('`aws-role-chain`');
  });

  it('has no policy to paste without claims', () => {
    const explanation = explain(undefined);
    expect(explanation.paste).toBeUndefined();
    expect(JSON.stringify(explanation)).not.toContain('undefined');
  });
});
