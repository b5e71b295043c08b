import { describe, expect, it } from '@jest/globals';
import { checkTrust } from '../../src/trust/check.ts';
import type { Finding } from '../../src/trust/report.ts';
import {
  azureTrust,
  claims,
  fileOf,
  flexible,
  googleTrust,
  host,
  policyOf,
  poolName,
  providerArn,
  trustPolicy,
  withoutEnvironment,
} from './support.ts';

async function findings(trust: unknown, job: object = claims): Promise<readonly Finding[]> {
  const { results } = await checkTrust([fileOf(trust)], job as Record<string, unknown>, { attacks: false });
  return results[0]!.findings;
}

const ids = (found: readonly Finding[]): string[] => found.map(({ id, severity }) => `${severity} ${id}`);

const sub = claims.sub;
const immutable = 'repo:octo-org@65/octo-repo@74:environment:production';
const workflow = claims.job_workflow_ref;
const like = (pattern: string | string[]): object => policyOf({ StringLike: { sub: pattern } });

describe('findings about AWS', () => {
  it.each<[string, object, string]>([
    ['no condition at all', trustPolicy(undefined), 'critical no-subject-condition'],
    ['the audience alone', policyOf({}), 'critical no-subject-condition'],
    ['a policy that IAM would not write today', policyOf({}), 'medium not-saved-today'],
    ['an exclusion alone', policyOf({ StringNotLike: { sub: 'repo:x/*' } }), 'critical negation-alone'],
    [
      'ForAllValues on a claim that may be absent',
      policyOf({ StringEquals: { sub }, 'ForAllValues:StringEquals': { environment: 'production' } }),
      'high for-all-values',
    ],
    ['ForAllValues on the subject', policyOf({ 'ForAllValues:StringEquals': { sub } }), 'low for-all-values'],
    ['ForAnyValue', policyOf({ 'ForAnyValue:StringEquals': { sub } }), 'low for-any-value'],
    ['an ARN operator', policyOf({ ArnLike: { sub } }), 'high arn-operator-on-claim'],
    [
      'a star that is taken literally',
      policyOf({ StringEquals: { sub: 'repo:octo-org/octo-repo:*' } }),
      'medium wildcard-taken-literally',
    ],
    [
      'a misspelled key',
      policyOf({ StringEquals: { sub, repositry: 'octo-org/octo-repo' } }),
      'high unknown-condition-key',
    ],
    [
      'a claim that is no key, negated',
      policyOf({ StringEquals: { sub }, StringNotEquals: { event_name: 'pull_request' } }),
      'high condition-without-effect',
    ],
    [
      'a key that may exist or not',
      policyOf({ StringEquals: { sub, repository_owner_id: '65' } }),
      'medium uncertain-condition-key',
    ],
    ['a variable of the token', like(`repo:\${${host}:repository}:*`), 'critical variable-of-the-token'],
    ['an untested audience', trustPolicy({ StringEquals: { sub } }), 'low audience-not-tested'],
    ['the actor', policyOf({ StringEquals: { sub, actor: 'octocat' } }), 'medium actor-trusted'],
    ['an owner without slash', like('repo:octo-org*'), 'critical wildcard-owner'],
    ['a star for everything', like('*'), 'critical wildcard-owner'],
    ['the whole organization', like('repo:octo-org/*'), 'high organization-wide'],
    ['a repository without colon', like('repo:octo-org/octo-repo*'), 'high wildcard-behind-repository'],
    ['the whole repository', like('repo:octo-org/octo-repo:*'), 'high any-workflow-of-repository'],
    ['all branches', like('repo:octo-org/octo-repo:ref:refs/heads/*'), 'medium any-ref'],
    ['all environments', like('repo:octo-org/octo-repo:environment:*'), 'high any-environment'],
    [
      'a star behind a branch',
      like('repo:octo-org/octo-repo:ref:refs/heads/main*'),
      'medium open-ended-name',
    ],
    ['stars for IDs', like('repo:octo-org@*/octo-repo@*:environment:production'), 'high id-wildcard'],
    [
      'pull requests',
      policyOf({ StringEquals: { sub: [sub, 'repo:octo-org/octo-repo:pull_request'] } }),
      'high pull-request-subject',
    ],
    ['a value that another covers', like([sub, 'repo:octo-org/octo-repo:*']), 'info covered-value'],
    [
      'the spelling with hyphens',
      policyOf({ StringEquals: { sub: 'repo:octo-org-65/octo-repo-74:environment:production' } }),
      'high hyphen-form',
    ],
    [
      'a subject that begins with free text',
      like('workflow:Deploy:*'),
      'critical subject-without-repository',
    ],
    [
      'a subject of free text and owner',
      policyOf({ StringEquals: { sub: 'environment:production:repository_owner:octo-org' } }),
      'high subject-without-repository',
    ],
    ['names without IDs', policyOf({ StringEquals: { sub } }), 'low names-without-ids'],
    [
      'a name in a claim that never holds IDs',
      policyOf({ StringEquals: { repository: 'octo-org/octo-repo', environment: 'production' } }),
      'medium names-without-ids',
    ],
    [
      'IDs that the token does not have yet',
      policyOf({ StringEquals: { sub: immutable } }),
      'high immutable-subject-only',
    ],
    ['an environment', policyOf({ StringEquals: { sub } }), 'info environment-protection-unseen'],
    [
      'a called workflow alone',
      policyOf({ StringEquals: { job_workflow_ref: workflow } }),
      'critical workflow-alone',
    ],
    [
      'a called workflow at any ref',
      policyOf({ StringEquals: { sub }, StringLike: { job_workflow_ref: workflow.replace(/@.*/, '@*') } }),
      'high workflow-at-any-ref',
    ],
    [
      'a called workflow at a tag',
      policyOf({ StringEquals: { sub, job_workflow_ref: workflow.replace(/@.*/, '@refs/tags/v1') } }),
      'medium workflow-at-tag',
    ],
    [
      'a called workflow at a branch',
      policyOf({ StringEquals: { sub, job_workflow_ref: workflow } }),
      'low workflow-at-branch',
    ],
    [
      'long sessions',
      {
        Role: {
          Arn: 'arn:aws:iam::111122223333:role/x',
          MaxSessionDuration: 43200,
          AssumeRolePolicyDocument: policyOf({ StringEquals: { sub } }),
        },
      },
      'info long-session',
    ],
    [
      'further client IDs',
      {
        trustPolicy: policyOf({ StringEquals: { sub } }),
        oidcProvider: {
          arn: providerArn,
          url: host,
          clientIds: ['sts.amazonaws.com', 'https://github.com/octo-org'],
        },
      },
      'info foreign-client-id',
    ],
    [
      'thumbprints',
      {
        trustPolicy: policyOf({ StringEquals: { sub } }),
        oidcProvider: {
          arn: providerArn,
          url: host,
          clientIds: ['sts.amazonaws.com'],
          thumbprints: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
        },
      },
      'info thumbprints-kept',
    ],
  ])('%s: %#', async (_, trust, expected) => {
    expect(ids(await findings(trust))).toContain(expected);
  });

  it('names a Deny that never applies', async () => {
    const allow = (policyOf({ StringEquals: { sub } }) as { Statement: object }).Statement;
    const deny = (
      trustPolicy({ StringEquals: { event_name: 'pull_request' } }, { Effect: 'Deny' }) as {
        Statement: object;
      }
    ).Statement;
    expect(ids(await findings({ Version: '2012-10-17', Statement: [allow, deny] }))).toContain(
      'high deny-never-applies',
    );
  });

  it('proposes the key that was meant', async () => {
    const found = await findings(policyOf({ StringEquals: { sub, repositry: 'octo-org/octo-repo' } }));
    expect(found.find(({ id }) => id === 'unknown-condition-key')?.fix).toContain(`${host}:repository`);
  });

  it('reports a policy with names if the token has IDs', async () => {
    const found = await findings(policyOf({ StringEquals: { sub } }), { ...claims, sub: immutable });
    expect(ids(found)).toContain('high classic-subject-only');
  });

  it('remarks on the environment once, whatever the number of subjects', async () => {
    const found = await findings(policyOf({ StringEquals: { sub: [sub, immutable] } }));
    expect(found.filter(({ id }) => id === 'environment-protection-unseen')).toHaveLength(1);
  });

  it('looks at the keys of the server that issued the token', async () => {
    const server = 'ghes.example.com/_services/token';
    const trust = (conditions: Record<string, Record<string, unknown>>) => ({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${server}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: conditions,
      },
    });
    const job = { ...claims, iss: `https://${server}` };
    const wide = trust({ StringLike: { [`${server}:sub`]: 'repo:octo-org*' } });
    expect(ids(await findings(wide, job))).toContain('critical wildcard-owner');
    const ofGithubDotCom = trust({
      StringEquals: { [`${server}:sub`]: sub, [`${server}:repository_id`]: '74' },
    });
    expect(ids(await findings(ofGithubDotCom, job))).toContain('high unknown-condition-key');
    // STS reads no IDs of such a server, whose subjects hold none.
    const exact = trust({ StringEquals: { [`${server}:sub`]: sub, [`${server}:aud`]: 'sts.amazonaws.com' } });
    expect(ids(await findings(exact, job))).toEqual(['info environment-protection-unseen']);
  });

  it('says little about least privilege', async () => {
    const trust = policyOf({
      StringEquals: {
        sub: [sub, immutable],
        repository_id: '74',
        environment: 'production',
        ref: 'refs/heads/main',
      },
    });
    expect(ids(await findings(trust)).filter((one) => !one.startsWith('info'))).toEqual([]);
  });

  it('lists the worst first, each once, with reason, fix and source', async () => {
    const found = await findings(like(['repo:octo-org*', 'repo:octo-org*', 'repo:octo-org/octo-repo:*']));
    expect(found[0]?.severity).toBe('critical');
    expect(new Set(found.map(({ id, message }) => id + message)).size).toBe(found.length);
    for (const { message, fix, source } of found)
      expect(Math.min(message.length, fix.length, source.length)).toBeGreaterThan(5);
  });
});

describe('findings about Google Cloud', () => {
  const ownerId = "assertion.repository_owner_id == '65'";
  const byId = 'attribute.repository_id/74';
  it.each<[string, object, string]>([
    ['no condition', googleTrust(undefined, byId), 'critical no-condition'],
    ['a constant condition', googleTrust('true', byId), 'critical condition-always-true'],
    [
      'a condition that holds for all',
      googleTrust("assertion.repository != ''", byId),
      'critical condition-always-true',
    ],
    [
      'a condition with a way around',
      googleTrust(`${ownerId} || has(assertion.sub)`, byId),
      'critical condition-always-true',
    ],
    [
      'an ID that is compared as a number',
      googleTrust('assertion.repository_owner_id == 65', byId),
      'high compared-with-number',
    ],
    [
      'an expression without anchors',
      googleTrust("assertion.repository.matches('octo-org/octo-repo')", byId),
      'high unanchored-matches',
    ],
    [
      'an expression whose anchors bind one half each',
      googleTrust("assertion.repository.matches('^octo-org/a|octo-org/b$')", byId),
      'high unanchored-matches',
    ],
    [
      'a dot in an expression',
      googleTrust("assertion.repository.matches('^octo.org/x$')", byId),
      'medium unescaped-dot',
    ],
    [
      'a prefix without slash',
      googleTrust("assertion.repository.startsWith('octo-org')", byId),
      'critical prefix-without-slash',
    ],
    [
      'a prefix of a repository',
      googleTrust("assertion.repository.startsWith('octo-org/octo')", byId),
      'high wildcard-behind-repository',
    ],
    [
      'a prefix of a subject',
      googleTrust("assertion.sub.startsWith('repo:octo-org')", byId),
      'critical wildcard-owner',
    ],
    ['the actor', googleTrust(`${ownerId} && assertion.actor == 'octocat'`, byId), 'medium actor-trusted'],
    [
      'a called workflow alone',
      googleTrust(`assertion.job_workflow_ref == '${workflow}'`, '*'),
      'critical workflow-alone',
    ],
    [
      'a mapped attribute without anchors',
      googleTrust("attribute.repository.matches('octo-org/')", byId),
      'high unanchored-matches',
    ],
    [
      'a prefix of the mapped subject',
      googleTrust("google.subject.startsWith('repo:octo-org')", byId),
      'critical wildcard-owner',
    ],
    [
      'a mapped ID that is compared as a number',
      googleTrust('attribute.repository_id == 74', byId),
      'high compared-with-number',
    ],
    [
      'a name in a claim that never holds IDs',
      googleTrust("assertion.repository == 'octo-org/octo-repo'", 'attribute.ref/refs/heads/main'),
      'medium names-without-ids',
    ],
    ['a member for the whole pool', googleTrust(ownerId, '*'), 'high pool-wide-member'],
    ['a member for everybody', googleTrust(undefined, '*'), 'critical pool-wide-member'],
    ['a member by ref', googleTrust(ownerId, 'attribute.ref/refs/heads/main'), 'high broad-attribute'],
    [
      'a member by owner',
      googleTrust(ownerId, 'attribute.repository_owner/octo-org'),
      'high organization-wide',
    ],
    ['a member by repository', googleTrust(ownerId, byId), 'medium any-workflow-of-repository'],
    [
      'a member by an attribute that is not mapped',
      googleTrust(ownerId, 'attribute.team/a'),
      'high unmapped-attribute',
    ],
    [
      'a member by two attributes',
      googleTrust(ownerId, 'attribute.repository/o/r/attribute.ref/refs/heads/main'),
      'high two-attributes',
    ],
    [
      'an unguarded mapping',
      googleTrust(ownerId, byId, { 'attribute.environment': 'assertion.environment' }),
      'medium unguarded-mapping',
    ],
    [
      'a subject by name',
      googleTrust("assertion.repository_owner == 'octo-org'", `subject/${sub}`),
      'low names-without-ids',
    ],
    [
      'a provider without bindings',
      (googleTrust(ownerId, byId) as { provider: object }).provider,
      'info bindings-not-checked',
    ],
    [
      'bindings without a provider',
      { bindings: (googleTrust(ownerId, byId) as { bindings: object }).bindings },
      'info provider-not-checked',
    ],
    [
      'all users',
      {
        provider: (googleTrust(ownerId, byId) as { provider: object }).provider,
        bindings: [{ role: 'r', members: ['allUsers'] }],
      },
      'critical all-users',
    ],
  ])('%s: %#', async (_, trust, expected) => {
    expect(ids(await findings(trust))).toContain(expected);
  });

  it('says nothing about a called workflow whose callers the member restricts', async () => {
    const trust = googleTrust(`assertion.job_workflow_ref == '${workflow}'`, byId);
    expect(ids(await findings(trust))).not.toContain('critical workflow-alone');
  });

  it('says nothing about a name next to an ID or the exact subject', async () => {
    const named = "assertion.repository == 'octo-org/octo-repo'";
    for (const member of [byId, `subject/${immutable}`])
      expect(ids(await findings(googleTrust(named, member)))).not.toContain('medium names-without-ids');
  });

  it('reports subjects that are nearly too long', async () => {
    const long = { ...withoutEnvironment, sub: `repo:octo-org/octo-repo:ref:refs/heads/${'x'.repeat(70)}` };
    expect(ids(await findings(googleTrust(ownerId, byId), long))).toContain('low long-subject');
  });

  it('says nothing about a guarded mapping', async () => {
    const mapping = { 'attribute.environment': "has(assertion.environment) ? assertion.environment : ''" };
    expect(ids(await findings(googleTrust(ownerId, byId, mapping)))).not.toContain(
      'medium unguarded-mapping',
    );
  });

  it('counts the providers of a pool', async () => {
    const { provider, bindings } = googleTrust(ownerId, byId) as { provider: object; bindings: object };
    const files = [
      fileOf(provider),
      fileOf({ ...provider, name: `${poolName}/providers/other` }),
      fileOf({ bindings }),
    ];
    const { results } = await checkTrust(files, claims, { attacks: false });
    expect(results.map((result) => ids(result.findings).includes('low several-providers'))).toEqual([
      true,
      true,
    ]);
  });
});

describe('findings about Azure', () => {
  it.each<[string, object, string]>([
    [
      'a star in a plain subject',
      azureTrust({ subject: 'repo:octo-org/octo-repo:*' }),
      'medium wildcard-taken-literally',
    ],
    [
      'pull requests',
      azureTrust({ subject: 'repo:octo-org/octo-repo:pull_request' }),
      'high pull-request-subject',
    ],
    [
      'pull requests by an expression',
      azureTrust(flexible("claims['sub'] eq 'repo:octo-org/octo-repo:pull_request'")),
      'high pull-request-subject',
    ],
    [
      'a star at the owner',
      azureTrust(flexible("claims['sub'] matches 'repo:octo-org*'")),
      'critical wildcard-owner',
    ],
    [
      'an expression without subject',
      azureTrust(flexible(`claims['job_workflow_ref'] eq '${workflow}'`)),
      'critical workflow-alone',
    ],
    ['names without IDs', azureTrust({ subject: sub }), 'low names-without-ids'],
    [
      'IDs that the token does not have yet',
      azureTrust({ subject: immutable }),
      'high immutable-subject-only',
    ],
  ])('%s: %#', async (_, trust, expected) => {
    expect(ids(await findings(trust))).toContain(expected);
  });
});

/** The mistakes that every guide on GitHub's OIDC warns of. */
describe('the seven classic pitfalls are caught', () => {
  it.each<[string, object, string]>([
    ['subjects that are too wide', like('repo:octo-org/octo-repo:*'), 'any-workflow-of-repository'],
    [
      'pull requests that reach production',
      policyOf({ StringEquals: { sub: 'repo:octo-org/octo-repo:pull_request' } }),
      'pull-request-subject',
    ],
    [
      'environments without protection rules',
      policyOf({ StringEquals: { sub } }),
      'environment-protection-unseen',
    ],
    [
      'reusable workflows without caller and version',
      policyOf({ StringLike: { job_workflow_ref: workflow.replace(/@.*/, '@*') } }),
      'workflow-alone',
    ],
    ['trust by actor', policyOf({ StringEquals: { sub, actor: 'octocat' } }), 'actor-trusted'],
    [
      'sessions that live too long',
      { Role: { MaxSessionDuration: 7200, AssumeRolePolicyDocument: policyOf({ StringEquals: { sub } }) } },
      'long-session',
    ],
    [
      'thumbprints kept by hand',
      {
        trustPolicy: policyOf({ StringEquals: { sub } }),
        oidcProvider: {
          arn: providerArn,
          url: host,
          thumbprints: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
        },
      },
      'thumbprints-kept',
    ],
  ])('%s', async (_, trust, id) => {
    expect((await findings(trust)).map((found) => found.id)).toContain(id);
  });
});
