import { describe, expect, it } from '@jest/globals';
import type { Claims } from '../../../src/identity/claims.ts';
import { trust } from '../../../src/providers/aws/trust.ts';
import { claims, secondArn, settingsOf } from './support.ts';

const issuer = 'token.actions.githubusercontent.com';
const immutable = 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main';

const advice = (given: Partial<Claims> = {}, settings: Record<string, string> = {}) =>
  trust({ ...claims, ...given } as Claims, settingsOf(settings));

const policies = (...given: Parameters<typeof advice>) =>
  advice(...given)
    .filter(({ language }) => language === 'json')
    .map(({ text }) => JSON.parse(text).Statement[0]);

describe('trust', () => {
  it('admits exactly this job, even after its subject gets IDs', () => {
    expect(policies()[0]).toEqual({
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${issuer}:aud`]: 'sts.amazonaws.com',
          [`${issuer}:sub`]: [claims.sub, immutable],
          [`${issuer}:repository_id`]: '74',
          [`${issuer}:ref`]: 'refs/heads/main',
        },
      },
    });
  });

  it('also tests the environment if the job has one', () => {
    const [exact] = policies({
      sub: 'repo:octo-org/octo-repo:environment:prod',
      environment: 'prod',
    });
    expect(exact.Condition.StringEquals[`${issuer}:sub`][0]).toBe('repo:octo-org/octo-repo:environment:prod');
    expect(exact.Condition.StringEquals).toMatchObject({ [`${issuer}:environment`]: 'prod' });
  });

  it.each(['refs/tags/v1', 'refs/pull/7/merge'])('does not test %s, which differs from run to run', (ref) => {
    expect(policies({ ref })[0].Condition.StringEquals).not.toHaveProperty(`${issuer}:ref`);
  });

  it('never contains a star', () => {
    for (const { text } of advice({ environment: 'prod' })) expect(text).not.toContain('*');
  });

  it('offers a policy for the workflow file alone, together with the repository', () => {
    const narrower = advice().find(({ title }) => title.startsWith('Narrower'));
    expect(narrower).toMatchObject({ alternative: true, language: 'json' });
    expect(policies()[1].Condition.StringEquals).toMatchObject({
      [`${issuer}:repository_id`]: '74',
      [`${issuer}:job_workflow_ref`]: claims.job_workflow_ref,
    });
  });

  it('admits the app if the subject names one Machine on Fly.io', () => {
    const fly = 'oidc.fly.io/octo-org';
    const given = { iss: `https://${fly}`, sub: 'octo-org:octo-runner:ancient-snow-4824' };
    expect(policies(given)[0].Condition).toEqual({
      StringEquals: { [`${fly}:aud`]: 'sts.amazonaws.com' },
      StringLike: { [`${fly}:sub`]: 'octo-org:octo-runner:*' },
    });
    expect(advice(given)[0]?.title).toContain('for the Machines of this app');
  });

  it('has only the subject with IDs if the token already has it', () => {
    const [exact, alternative] = policies({ sub: immutable });
    expect(exact.Condition.StringEquals[`${issuer}:sub`]).toBe(immutable);
    expect(alternative.Condition.StringEquals[`${issuer}:sub`]).toBe(immutable);
  });

  it.each([
    ['no repository ID', { repository_id: undefined }],
    ['no workflow', { job_workflow_ref: undefined }],
    ['a workflow at a tag', { job_workflow_ref: 'octo-org/a/.github/workflows/b.yml@refs/tags/v1' }],
    ['another server', { iss: 'https://ghes.example/_services/token' }],
  ])('has no alternative for a token with %s', (_, given) => {
    expect(policies(given)).toHaveLength(1);
    expect(advice(given)[0]?.text).toContain(`:sub": `);
  });

  it('tests only subject and audience outside the commercial regions', () => {
    const given = { 'role-to-assume': 'arn:aws-cn:iam::111122223333:role/deploy', region: 'cn-north-1' };
    expect(policies({}, given)).toHaveLength(1);
    expect(Object.keys(policies({}, given)[0].Condition.StringEquals)).toEqual([
      `${issuer}:aud`,
      `${issuer}:sub`,
    ]);
    expect(policies({}, given)[0].Principal.Federated).toMatch(/^arn:aws-cn:iam::/);
  });

  it('names the issuer as IAM does', () => {
    const [policy] = policies({ iss: 'https://ghes.example/_services/token/' });
    expect(policy.Principal.Federated).toBe(
      'arn:aws:iam::111122223333:oidc-provider/ghes.example/_services/token',
    );
    expect(Object.keys(policy.Condition.StringEquals)[0]).toBe('ghes.example/_services/token:aud');
    expect(policy.Condition.StringEquals['ghes.example/_services/token:sub']).toBe(claims.sub);
  });

  it('keeps text of a branch name from becoming a policy variable', () => {
    const [policy] = policies({ sub: 'repo:octo-org/octo-repo:ref:refs/heads/${aws:username}' });
    expect(policy.Condition.StringEquals[`${issuer}:sub`][0]).toBe(
      'repo:octo-org/octo-repo:ref:refs/heads/${$}{aws:username}',
    );
  });

  it('gives the commands for the identity provider and the role', () => {
    const commands = advice()
      .filter(({ language }) => language === 'sh')
      .map(({ text }) => text.replace(/ \\\n +/g, ' '));
    expect(commands).toEqual([
      'aws iam update-assume-role-policy --role-name deploy --policy-document file://trust-policy.json',
      `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list sts.amazonaws.com`,
      'aws iam create-role --role-name deploy --assume-role-policy-document file://trust-policy.json',
    ]);
  });

  it('creates a role with its path, and with a maximum that allows the requested session', () => {
    const given = {
      'role-to-assume': 'arn:aws:iam::111122223333:role/ci/deploy',
      'role-duration-seconds': '7200',
    };
    expect(advice({}, given).find(({ title }) => title.includes('no role'))?.text).toContain(
      '--path /ci/ \\\n  --max-session-duration 7200',
    );
  });

  it('quotes what a shell would read otherwise', () => {
    const [, create] = advice({}, { audience: 'it$(id)' }).filter(({ language }) => language === 'sh');
    expect(create?.text).toContain("--client-id-list 'it$(id)'");
  });

  it('shows what each role of a chain must trust', () => {
    const chain = { 'role-chain': secondArn };
    const ofChain = (...given: Parameters<typeof policies>) =>
      policies(...given).find(({ Principal }) => Principal.AWS !== undefined);
    expect(ofChain({}, chain)).toEqual({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/deploy' },
      Action: 'sts:AssumeRole',
    });
    const tagged = { ...chain, 'session-tags': 'team=octo', 'role-external-id': 'octo' };
    expect(ofChain({}, tagged)).toMatchObject({
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: { StringEquals: { 'sts:ExternalId': 'octo' } },
    });
    expect(
      advice({}, chain)
        .map(({ title }) => title)
        .join(),
    ).toContain(secondArn);
  });
});
