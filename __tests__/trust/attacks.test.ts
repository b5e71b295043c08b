import { describe, expect, it } from '@jest/globals';
import { attacks } from '../../src/trust/attacks/table.ts';
import { type CheckOptions, checkTrust } from '../../src/trust/check.ts';
import type { CheckResult } from '../../src/trust/report.ts';
import {
  azureTrust,
  claims,
  fileOf,
  flexible,
  googleTrust,
  policyOf,
  trustPolicy,
  withoutEnvironment,
} from './support.ts';

/** The ids of the published table: programs rely on them. */
const ids = [
  'other-branch',
  'branch-prefix',
  'tag',
  'pull-request',
  'pr-with-environment',
  'fork-pull-request',
  'pull-request-target',
  'comment-or-dispatch',
  'merge-queue',
  'schedule / manual run',
  'no-environment',
  'other-environment',
  'other-workflow',
  'same-workflow-name',
  'foreign caller of our reusable workflow',
  'reusable workflow at another ref',
  'sibling repository',
  'look-alike repository',
  'look-alike owner',
  'same repository name, other owner',
  're-registered owner/repository',
  'hyphen squat',
  'other issuer',
  'other audience',
  'bot',
  'self-hosted runner',
  'everybody',
];

async function check(trust: unknown, job: object = claims, options?: CheckOptions): Promise<CheckResult> {
  const { results } = await checkTrust([fileOf(trust)], job as Record<string, unknown>, options);
  expect(results).toHaveLength(1);
  return results[0]!;
}

async function inside(trust: unknown, job?: object): Promise<string[]> {
  const { attackers } = await check(trust, job);
  return attackers.filter(({ verdict }) => verdict === 'allowed').map(({ id }) => id);
}

const sub = claims.sub;
/** Those of the same branch and code: nothing that a policy tests tells them apart. */
const regular = ['self-hosted runner', 'schedule / manual run', 'other-workflow'];

describe('the attack matrix', () => {
  it('has the rows of the table', () => {
    expect(attacks.map(({ id }) => id)).toEqual(ids);
  });

  it('judges every row for every trust', async () => {
    for (const trust of [
      policyOf({ StringEquals: { sub } }),
      googleTrust('true', '*'),
      azureTrust({ subject: sub }),
    ]) {
      const { attackers } = await check(trust);
      expect(attackers.map(({ id }) => id).sort()).toEqual([...ids].sort());
    }
  });

  it('says who, why, how bad and what to do, with a source', () => {
    for (const { who, reason, fix, source } of attacks) {
      for (const words of [who, reason, fix, source]) expect(words.length).toBeGreaterThan(5);
    }
  });

  it('admits nobody that least privilege would stop, on AWS', async () => {
    const trust = policyOf({
      StringEquals: {
        sub: [sub, 'repo:octo-org@65/octo-repo@74:environment:production'],
        repository_id: '74',
        environment: 'production',
        ref: 'refs/heads/main',
      },
    });
    expect(await inside(trust)).toEqual(regular);
  });

  it('admits nobody that least privilege would stop, on Google Cloud', async () => {
    const mapping = {
      'attribute.job':
        "assertion.repository_id + ':' + (has(assertion.environment) ? assertion.environment : assertion.ref)",
    };
    const condition = "assertion.repository_owner_id == '65' && assertion.repository_id == '74'";
    expect(await inside(googleTrust(condition, 'attribute.job/74:production', mapping))).toEqual([
      'self-hosted runner',
      'pr-with-environment',
      'schedule / manual run',
      'other-workflow',
    ]);
  });

  it('admits nobody that least privilege would stop, on Azure', async () => {
    const subject = 'repo:octo-org@65/octo-repo@74:environment:production';
    expect(await inside(azureTrust({ subject }), { ...claims, sub: subject })).toEqual([
      'self-hosted runner',
      'pr-with-environment',
      'schedule / manual run',
      'other-workflow',
    ]);
  });

  it.each<[string, object, string[]]>([
    [
      'no condition',
      trustPolicy(undefined),
      ids.filter((id) => id !== 'other issuer' && id !== 'other audience'),
    ],
    [
      'the audience alone',
      policyOf({}),
      ['everybody', 'same-workflow-name', 'same repository name, other owner'],
    ],
    [
      'an owner without slash',
      policyOf({ StringLike: { sub: 'repo:octo-org*' } }),
      ['look-alike owner', 'hyphen squat', 'sibling repository'],
    ],
    [
      'a repository without colon',
      policyOf({ StringLike: { sub: 'repo:octo-org/octo-repo*' } }),
      ['look-alike repository', 'pull-request'],
    ],
    [
      'the whole repository',
      policyOf({ StringLike: { sub: 'repo:octo-org/octo-repo:*' } }),
      [
        'pull-request',
        'other-branch',
        'tag',
        'no-environment',
        'other-environment',
        'bot',
        'fork-pull-request',
      ],
    ],
    [
      'the whole organization',
      policyOf({ StringLike: { sub: 'repo:octo-org/*' } }),
      ['sibling repository', 'reusable workflow at another ref'],
    ],
    ['an exclusion', policyOf({ StringNotLike: { sub: 'repo:octo-org/forbidden:*' } }), ['everybody']],
    [
      'ForAllValues on a claim that may be absent',
      policyOf({
        StringLike: { sub: 'repo:octo-org/octo-repo:*' },
        'ForAllValues:StringEquals': { environment: 'production' },
      }),
      ['no-environment', 'pull-request'],
    ],
    [
      'IfExists on a claim that may be absent',
      policyOf({
        StringLike: { sub: 'repo:octo-org/octo-repo:*' },
        StringEqualsIfExists: { environment: 'production' },
      }),
      ['no-environment'],
    ],
    [
      'an environment with a star',
      policyOf({ StringLike: { sub: 'repo:octo-org/octo-repo:environment:production*' } }),
      ['other-environment'],
    ],
    ['every environment in any case', policyOf({ StringEqualsIgnoreCase: { sub } }), ['other-environment']],
    [
      'stars for IDs',
      policyOf({ StringLike: { sub: 'repo:octo-org@*/octo-repo@*:environment:production' } }),
      ['re-registered owner/repository'],
    ],
    [
      'the name of the workflow',
      policyOf({ StringEquals: { workflow: 'Deploy' } }),
      ['same-workflow-name', 'everybody'],
    ],
    [
      'the called workflow alone',
      policyOf({ StringEquals: { job_workflow_ref: claims.job_workflow_ref } }),
      ['foreign caller of our reusable workflow'],
    ],
    [
      'a variable of the token',
      policyOf({ StringLike: { sub: `repo:\${token.actions.githubusercontent.com:repository}:*` } }),
      ['everybody'],
    ],
    [
      'no audience, and no list of client IDs',
      {
        trustPolicy: trustPolicy({ StringEquals: { sub } }),
        oidcProvider: {
          arn: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
          url: 'token.actions.githubusercontent.com',
          clientIds: ['sts.amazonaws.com', 'https://service.example'],
        },
      },
      ['other audience'],
    ],
    ['a pool without condition', googleTrust(undefined, '*'), ['everybody']],
    [
      'an unanchored expression',
      googleTrust("assertion.repository.matches('octo-org/octo-repo')", 'attribute.ref/refs/heads/main'),
      ['look-alike owner', 'look-alike repository'],
    ],
    [
      'a dot in an expression',
      googleTrust("assertion.repository.matches('^octo.org/octo-repo$')", 'attribute.ref/refs/heads/main'),
      ['look-alike owner'],
    ],
    ['a number', googleTrust('assertion.repository_owner_id != 666', '*'), ['everybody']],
    [
      'owners by name',
      googleTrust("assertion.repository_owner == 'octo-org'", 'attribute.repository/octo-org/octo-repo'),
      ['re-registered owner/repository', 'pull-request'],
    ],
    [
      'an expression with a star at the owner',
      azureTrust(flexible("claims['sub'] matches 'repo:octo-org*'")),
      ['look-alike owner'],
    ],
    [
      'an expression without subject',
      azureTrust(flexible(`claims['job_workflow_ref'] eq '${claims.job_workflow_ref}'`)),
      ['foreign caller of our reusable workflow'],
    ],
    [
      'the spelling with hyphens',
      azureTrust({ subject: sub }, { subject: 'repo:octo-org-65/octo-repo-74:environment:production' }),
      ['hyphen squat'],
    ],
  ])('admits the expected attackers for %s', async (_, trust, expected) => {
    expect(await inside(trust)).toEqual(expect.arrayContaining(expected));
  });

  it('lists the least powerful attacker first', async () => {
    expect((await inside(policyOf({})))[0]).toBe('same-workflow-name');
    expect((await inside(policyOf({ StringLike: { sub: 'repo:octo-org/*' } })))[0]).toBe('fork-pull-request');
  });

  it('detects a re-registered name by the form of its subject', async () => {
    const row = async (trust: object) =>
      (await check(trust)).attackers.find(({ id }) => id === 're-registered owner/repository')!;
    expect(await row(policyOf({ StringEquals: { sub } }))).toMatchObject({
      verdict: 'allowed',
      severity: 'low',
    });
    expect(await row(policyOf({ StringEquals: { sub, repository_id: '74' } }))).toMatchObject({
      verdict: 'denied',
    });
    const byName = policyOf({ StringEquals: { repository: 'octo-org/octo-repo' } });
    expect(await row(byName)).toMatchObject({ verdict: 'allowed', severity: 'high' });
  });

  it('follows the template of the subject', async () => {
    const template = 'repository_owner:octo-org:environment:production';
    const trust = policyOf({ StringEquals: { sub: template } });
    // Every repository of the owner may have such an environment.
    expect(await inside(trust, { ...claims, sub: template })).toContain('sibling repository');
  });

  it('gives forks of public repositories no token', async () => {
    const trust = policyOf({ StringLike: { sub: 'repo:octo-org/octo-repo:*' } });
    expect(await inside(trust, { ...claims, repository_visibility: 'public' })).not.toContain(
      'fork-pull-request',
    );
  });

  it('rates events of the default branch by what their workflows check out', async () => {
    const trust = policyOf({ StringEquals: { sub: withoutEnvironment.sub } });
    const severity = async (options?: CheckOptions) =>
      (await check(trust, withoutEnvironment, options)).attackers.find(
        ({ id }) => id === 'pull-request-target',
      )?.severity;
    expect(await severity()).toBe('medium');
    expect(await severity({ checksOutPullRequests: true })).toBe('critical');
  });

  it('does not call the job itself an attacker', async () => {
    const trust = policyOf({ StringEquals: { sub: withoutEnvironment.sub } });
    const { attackers } = await check(trust, withoutEnvironment);
    expect(attackers.find(({ id }) => id === 'no-environment')?.severity).toBe('info');
  });

  it('derives missing claims from the subject', async () => {
    const { iss, repository, repository_id, repository_owner_id } = claims;
    const trust = policyOf({ StringEquals: { sub } });
    expect(await inside(trust, { iss, sub, repository, repository_id, repository_owner_id })).toEqual(
      await inside(trust),
    );
  });

  it('tries no attacker if the matrix is left out, or the token names no repository', async () => {
    const trust = policyOf({ StringEquals: { sub } });
    expect((await check(trust, claims, { attacks: false })).attackers).toEqual([]);
    const fly = {
      iss: 'https://oidc.fly.io/octo-org',
      sub: 'octo-org:octo-runner:machine',
      aud: 'sts.amazonaws.com',
    };
    expect((await check(trust, fly)).attackers).toEqual([]);
  });
});
