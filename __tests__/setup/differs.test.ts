import { describe, expect, it } from '@jest/globals';
import type { Claims } from '../../src/identity/claims.ts';
import { claimsOfJob } from '../../src/identity/github-claims.ts';
import { comparedWithPlan } from '../../src/setup/compare.ts';
import { judgePolicies } from '../../src/setup/policies.ts';
import { checkTrust } from '../../src/trust/check.ts';
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

/** The findings about a policy with a statement for each of these conditions. */
async function findings(conditions: readonly unknown[], job: object = claims) {
  const policy = {
    Version: '2012-10-17',
    Statement: conditions.map((condition) => ({
      Effect: 'Allow',
      Principal: {
        Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: condition,
    })),
  };
  const files = [{ name: 'trust.json', text: JSON.stringify(policy) }];
  const judged = [{ login: login!, claims: job as Claims }];
  const { results } = await judgePolicies(files, judged, { attacks: false });
  return results[0]!.findings.filter(({ id }) => id === 'differs-from-plan');
}

const subject = 'repo:octo-org/octo-repo:ref:refs/heads/main';

/** The condition that `plan` writes for a job. */
async function plannedCondition(job: object = claims) {
  const [advice] = await login!.provider.explain.trust(job as Claims, login!.settings);
  return JSON.parse(advice!.text).Statement[0].Condition as { StringEquals: Record<string, unknown> };
}

const wideCondition = {
  StringEquals: { [key('aud')]: 'sts.amazonaws.com' },
  StringLike: { [key('sub')]: 'repo:octo-org/octo-repo:*' },
};
const forAnotherJob = {
  StringEquals: {
    [key('aud')]: 'sts.amazonaws.com',
    [key('sub')]: 'repo:octo-org/octo-repo:environment:staging',
  },
};

describe('a policy that is wider than the one of `plan`', () => {
  it('is reported with the tests that it lacks, and those that should be exact', async () => {
    const [found] = await findings([wideCondition]);
    expect(found).toMatchObject({ severity: 'info' });
    expect(found!.fix).toContain(`Add \`"${key('repository_id')}": "74"\` to \`StringEquals\``);
    expect(found!.fix).toContain(`Test \`${key('sub')}\` with \`StringEquals\``);
  });

  it('is found also where the wide statement comes after an exact one', async () => {
    const [found] = await findings([await plannedCondition(), wideCondition]);
    expect(found!.fix).toBe('Limit `Statement[1]` to the jobs that it is for, or remove it.');
  });

  it('names the statement to change, if there are several', async () => {
    const { StringEquals } = await plannedCondition();
    const { [key('ref')]: _, ...others } = StringEquals;
    const [found] = await findings([forAnotherJob, { StringEquals: others }, wideCondition]);
    expect(found!.fix).toBe(
      `Add \`"${key('ref')}": "refs/heads/main"\` to \`StringEquals\` in \`Statement[1]\`; Limit \`Statement[2]\` to the jobs that it is for, or remove it.`,
    );
  });

  it('may admit further subjects in the same statement', async () => {
    const { StringEquals } = await plannedCondition();
    const subjects = [StringEquals[key('sub')], 'repo:octo-org/octo-repo:pull_request'].flat();
    const [found] = await findings([{ StringEquals: { ...StringEquals, [key('sub')]: subjects } }]);
    expect(found!.fix).toBe(
      `Remove \`repo:octo-org/octo-repo:pull_request\` from the values of \`${key('sub')}\`.`,
    );
  });

  it('is not one that tests all of it', async () => {
    expect(await findings([await plannedCondition()])).toEqual([]);
  });

  it('is not one whose other statements are for other jobs', async () => {
    expect(await findings([await plannedCondition(), forAnotherJob])).toEqual([]);
  });

  it('is not one that compares whole values with `StringLike`, or writes keys in another letter case', async () => {
    const { StringEquals } = await plannedCondition();
    const { [key('sub')]: sub, [key('aud')]: aud, ...others } = StringEquals;
    const same = {
      StringLike: { [key('sub')]: sub },
      StringEquals: { ...others, 'Token.Actions.GitHubUserContent.com:Aud': aud },
    };
    expect(await findings([same])).toEqual([]);
  });

  it('is not one with the form of the subject to come, where the IDs of the job are unknown', async () => {
    const { repository_id: _, repository_owner_id: __, ...job } = claims;
    const { StringEquals } = await plannedCondition(job);
    const both = [subject, 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main'];
    expect(await findings([{ StringEquals: { ...StringEquals, [key('sub')]: both } }], job)).toEqual([]);
  });

  it('is not one that keeps the job out', async () => {
    const other = { [key('aud')]: 'sts.amazonaws.com', [key('sub')]: `${subject}-2` };
    expect(await findings([{ StringEquals: other }])).toEqual([]);
  });
});

const pool = 'projects/123456789012/locations/global/workloadIdentityPools/github-actions';
const provider = `${pool}/providers/octo-org`;
const { plan: others } = await planOf({
  'gcp-workload-identity-provider': provider,
  'gcp-service-account': 'deploy@octo-project.iam.gserviceaccount.com',
  'azure-client-id': '00000000-0000-0000-0000-000000000001',
  'azure-tenant-id': '00000000-0000-0000-0000-000000000002',
});
const [google, azure] = others.logins;
const audiences = { gcp: `https://iam.googleapis.com/${provider}`, azure: 'api://AzureADTokenExchange' };

/** The finding about trust for one of the other clouds, with the matrix of attackers. */
async function findingAbout(cloud: 'gcp' | 'azure', trust: unknown, options = {}) {
  const files = [{ name: 'trust.json', text: JSON.stringify(trust) }];
  const of = { ...claims, aud: audiences[cloud] } as unknown as Claims;
  const judged = [{ login: (cloud === 'gcp' ? google : azure)!, claims: of }];
  const { results } = await judgePolicies(files, judged, options);
  expect(results[0]!.job).toBe('allowed');
  return results[0]!.findings.find(({ id }) => id === 'differs-from-plan');
}

async function plannedTrust(cloud: 'gcp' | 'azure') {
  const { provider, settings } = (cloud === 'gcp' ? google : azure)!;
  const of = { ...claims, aud: audiences[cloud] } as unknown as Claims;
  const advice = await provider.explain.trust(of, settings);
  return JSON.parse(advice.find(({ language }) => language === 'json')!.text);
}

const ofRepository = `principalSet://iam.googleapis.com/${pool}/attribute.repository_id/74`;
const ofJob = `principalSet://iam.googleapis.com/${pool}/attribute.job/74:ref:refs/heads/main`;

/** A provider as `plan` writes it, with changes, and one member. */
async function googleTrust(changes: object, member: string) {
  const planned = await plannedTrust('gcp');
  const bindings = [{ role: 'roles/iam.workloadIdentityUser', members: [member] }];
  return { provider: { ...planned.provider, ...changes }, bindings };
}

const mapped = {
  'google.subject': 'assertion.sub',
  'attribute.repository_id': 'assertion.repository_id',
};

describe('trust of Google Cloud that is wider than the one of `plan`', () => {
  it('is told the condition, the mapping and the member of `plan`, and whom they keep out', async () => {
    const owner = { attributeCondition: "assertion.repository_owner_id == '65'", attributeMapping: mapped };
    const found = await findingAbout('gcp', await googleTrust(owner, ofRepository));
    expect(found).toMatchObject({ severity: 'info' });
    expect(found!.fix).toContain(
      'Set the attribute condition to `assertion.repository_owner_id == "65" && assertion.repository_id == "74"`',
    );
    expect(found!.fix).toContain('Add `attribute.job=assertion.repository_id + (has(assertion.environment)');
    expect(found!.fix).toContain(`Bind \`${ofJob}\` instead of \`${ofRepository}\``);
    expect(found!.message).toContain('other-branch');
  });

  it('is told only what differs', async () => {
    const found = await findingAbout('gcp', await googleTrust({}, ofRepository));
    expect(found!.fix).toBe(`Bind \`${ofJob}\` instead of \`${ofRepository}\`.`);
    const open = await findingAbout('gcp', await googleTrust({ attributeCondition: '' }, ofJob), {
      attacks: false,
    });
    expect(open!.fix).toMatch(/^Set the attribute condition to/);
  });

  it.each([
    ['is the one of `plan`', {}, ofJob],
    ['has other quotes and blanks', { attributeCondition: "assertion.repository_id=='74'" }, ofJob],
    ['binds the exact subject', {}, `principal://iam.googleapis.com/${pool}/subject/${subject}`],
    [
      'says the same in other words',
      { attributeCondition: `assertion.repository_id in ["74"] && assertion.sub == "${subject}"` },
      `principalSet://iam.googleapis.com/${pool}/*`,
    ],
  ])('is not one that %s', async (_, changes, member) => {
    expect(await findingAbout('gcp', await googleTrust(changes, member))).toBeUndefined();
  });
});

describe('trust of Azure that is wider than the one of `plan`', () => {
  const flexible = (value: string) => ({
    name: 'any-branch',
    issuer: 'https://token.actions.githubusercontent.com',
    audiences: [audiences.azure],
    claimsMatchingExpression: { value, languageVersion: 1 },
  });

  it('is told the exact subject that replaces an expression', async () => {
    const found = await findingAbout('azure', [
      flexible("claims['sub'] matches 'repo:octo-org/octo-repo:*'"),
    ]);
    expect(found!.fix).toBe(
      `Replace the credential \`any-branch\` by one with the subject \`${subject}\`, the issuer \`https://token.actions.githubusercontent.com\` and the audience \`${audiences.azure}\`.`,
    );
    expect(found!.message).toContain('other-branch');
  });

  it('is found also next to a credential that is exact', async () => {
    const list = [await plannedTrust('azure'), flexible("claims['sub'] matches 'repo:octo-org/*'")];
    expect((await findingAbout('azure', list))!.fix).toContain('`any-branch`');
  });

  it('is not one that is exact, with or without the workflow file', async () => {
    expect(await findingAbout('azure', [await plannedTrust('azure')])).toBeUndefined();
    const exact = flexible(`claims['sub'] eq '${subject}'`);
    expect(await findingAbout('azure', [exact])).toBeUndefined();
  });
});

describe('trust files without a login', () => {
  it.each(['gcp', 'azure'] as const)('are compared with what `plan` would write: %s', async (cloud) => {
    const wide =
      cloud === 'gcp'
        ? await googleTrust({}, ofRepository)
        : [
            {
              name: 'wide',
              issuer: claims.iss,
              audiences: [audiences.azure],
              claimsMatchingExpression: {
                value: "claims['sub'] matches 'repo:octo-org/octo-repo:*'",
                languageVersion: 1,
              },
            },
          ];
    const { aud: _, ...job } = claims;
    const ids = async (trust: unknown) => {
      const report = await checkTrust([{ name: 'trust.json', text: JSON.stringify(trust) }], job);
      const { results } = await comparedWithPlan(report, job, {});
      return results.flatMap(({ findings: all }) => all.map(({ id }) => id));
    };
    expect(await ids(wide)).toContain('differs-from-plan');
    const planned = await plannedTrust(cloud);
    expect(await ids(cloud === 'gcp' ? planned : [planned])).not.toContain('differs-from-plan');
  });
});
