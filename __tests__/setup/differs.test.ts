import { describe, expect, it } from '@jest/globals';
import type { Claims } from '../../src/identity/claims.ts';
import { claimsOfJob } from '../../src/identity/github-claims.ts';
import { judgePolicies } from '../../src/setup/policies.ts';
import { planOf } from '../support/plan.ts';

const key = (name: string) => `token.actions.githubusercontent.com:${name}`;
const { claims } = claimsOfJob({
  repository: 'octo-org/octo-repo',
  repositoryId: '74',
  ownerId: '65',
  ref: 'refs/heads/main',
  event: 'push',
  workflow: 'deploy.yml',
  audience: 'sts.amazonaws.com',
});
const { plan } = await planOf({
  'aws-role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
  'aws-region': 'eu-west-1',
});
const [login] = plan.logins;

/** The findings about a policy with this condition. */
async function findings(condition: unknown) {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: condition,
      },
    ],
  };
  const files = [{ name: 'trust.json', text: JSON.stringify(policy) }];
  const judged = [{ login: login!, claims: claims as unknown as Claims }];
  const { results } = await judgePolicies(files, judged, { attacks: false });
  return results[0]!.findings.filter(({ id }) => id === 'differs-from-plan');
}

const subject = 'repo:octo-org/octo-repo:ref:refs/heads/main';

describe('a policy that is wider than the one of `plan`', () => {
  it('is reported with the tests that it lacks, and those that should be exact', async () => {
    const [found] = await findings({
      StringEquals: { [key('aud')]: 'sts.amazonaws.com' },
      StringLike: { [key('sub')]: 'repo:octo-org/octo-repo:*' },
    });
    expect(found).toMatchObject({ severity: 'info' });
    expect(found!.fix).toContain(`Add \`"${key('repository_id')}": "74"\` to \`StringEquals\``);
    expect(found!.fix).toContain(`Test \`${key('sub')}\` with \`StringEquals\``);
  });

  it('is not one that tests all of it', async () => {
    const [advice] = await login!.provider.explain.trust(claims as unknown as Claims, login!.settings);
    const [{ Condition }] = JSON.parse(advice!.text).Statement;
    expect(await findings(Condition)).toEqual([]);
  });

  it('is not one that keeps the job out', async () => {
    const other = { [key('aud')]: 'sts.amazonaws.com', [key('sub')]: `${subject}-2` };
    expect(await findings({ StringEquals: other })).toEqual([]);
  });
});
