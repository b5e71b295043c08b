import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaults, defaultWorld, type Emulator, startEmulator } from '../../emulator/index.ts';
import { runStep } from '../support/login-step.ts';
import { inputs, threeClouds } from '../support/scenario.ts';

let emulator: Emulator;
let temp: string;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'plan-test-'));
});
afterEach(async () => {
  emulator.clearRequests();
  emulator.clearFaults();
  Object.assign(emulator.world, defaultWorld());
  await rm(temp, { recursive: true, force: true });
});

async function run(given: Record<string, string>, event: Record<string, unknown> = {}) {
  const step = await runStep(emulator, temp, { mode: 'plan', ...given }, event);
  return { ...step, plan: JSON.parse(step.runner.outputs.plan ?? 'null') };
}

const asked = () => emulator.requests.map(({ service, operation }) => `${service} ${operation}`);

describe('mode: plan', () => {
  it('asks for one ID token per audience, exchanges nothing and exports nothing', async () => {
    const { runner, plan } = await run(threeClouds);
    expect(runner.failed).toBe(false);
    expect(asked()).toEqual(Array(3).fill('github-id-token idToken'));
    expect(runner.exported).toEqual({});
    expect(runner.saved).toEqual({});
    expect(runner.outputs).toMatchObject({ available: 'true', logins: '[]' });
    expect(plan.logins.map(({ name }: { name: string }) => name)).toEqual(['aws', 'gcp', 'azure']);
    expect(plan.logins[0].claims).toMatchObject({
      aud: 'sts.amazonaws.com',
      sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    });
    expect(plan.logins[0].claims).not.toHaveProperty('jti');
  });

  it('says what to set up in each cloud, in the log and also with Terraform', async () => {
    const { log } = await run(threeClouds);
    for (const command of [
      'aws iam update-assume-role-policy',
      'gcloud iam workload-identity-pools providers create-oidc',
      'az ad app federated-credential create',
      'resource "aws_iam_role" "deploy"',
      'resource "google_iam_workload_identity_pool_provider" "github"',
      'resource "azuread_application_federated_identity_credential" "github"',
    ])
      expect(log).toContain(command);
  });

  it('folds the alternatives in the summary, and shows one recommended way', async () => {
    const { runner } = await run(inputs.azure);
    const [summary = ''] = runner.summaries;
    const [open = ''] = summary.split('<details>');
    expect(open).toContain('az ad app federated-credential create');
    expect(open).not.toContain('az identity');
    expect(summary).toContain('<details><summary>Alternatives</summary>');
    expect(summary).toContain('<details><summary>Terraform</summary>');
  });

  it('works before any cloud is set up', async () => {
    const { runner, log } = await run({});
    expect(runner.failed).toBe(false);
    expect(log).toContain('No login is named');
    expect(log).toContain('arn:aws:iam::111122223333:role/deploy');
  });

  it('shows the trust of other services too, even if only they know the audience', async () => {
    const { plan } = await run({
      logins:
        '[{name: release, provider: pypi}, {name: keys, provider: vault, url: https://vault.example, role: deploy}]',
    });
    expect(plan.logins.map(({ provider }: { provider: string }) => provider)).toEqual(['pypi', 'vault']);
    expect(plan.logins[1].trust[0].text).toContain('octo-org/octo-repo');
    expect(asked()).toEqual(Array(2).fill('github-id-token idToken'));
  });

  it('refuses wrong inputs just as a login does', async () => {
    const { runner, log } = await run({ 'aws-role-to-assume': 'deploy', 'aws-region': 'eu-west-1' });
    expect(runner.failed).toBe(true);
    expect(log).toContain('`aws-role-to-assume` must be the full ARN');
    expect(asked()).toEqual([]);
  });

  it('explains why it got no ID token', async () => {
    emulator.inject({ service: 'github-id-token', kind: 'status', status: 403 });
    const { runner, log } = await run(inputs.aws);
    expect(runner.failed).toBe(true);
    expect(log).toContain('AWS login failed (');
    expect(runner.outputs.plan).toBeUndefined();
  });

  it('hides values that must not be shown', async () => {
    const { runner, log } = await run({ ...inputs.aws, 'aws-mask-account-id': 'true' });
    expect(log + JSON.stringify(runner.outputs) + runner.summaries.join()).not.toContain('111122223333');
  });
});

describe('the warnings', () => {
  const ids = async (given: Record<string, string> = inputs.aws) =>
    (await run(given)).plan.warnings.map(({ id }: { id: string }) => id);

  it.each([
    ['no environment', {}, 'no-environment'],
    ['a pull request', { eventName: 'pull_request', ref: 'refs/pull/7/merge' }, 'pull-request'],
    ['a run that outsiders can start', { eventName: 'pull_request_target' }, 'started-by-outsiders'],
    ['a self-hosted runner', { runnerEnvironment: 'self-hosted' as const }, 'self-hosted-runner'],
    ['a tag', { ref: 'refs/tags/v1', refType: 'tag' as const }, 'one-tag'],
    ['a subject that will get IDs', {}, 'immutable-subject-to-come'],
  ])('name %s', async (_, job, id) => {
    Object.assign(emulator.world, defaultWorld({ job }));
    expect(await ids()).toContain(id);
  });

  it('name a subject with IDs', async () => {
    Object.assign(emulator.world, defaultWorld({ github: { immutableSubject: true } }));
    expect(await ids()).toContain('immutable-subject');
  });

  it.each([
    [['repo', 'context', 'actor'], 'info'],
    [['environment', 'job_workflow_ref'], 'critical'],
  ])('name a subject template of %j', async (subjectClaims, severity) => {
    const job = { environment: 'production' };
    Object.assign(emulator.world, defaultWorld({ job, github: { subjectClaims } }));
    const { plan } = await run(inputs.aws);
    expect(plan.warnings).toContainEqual(expect.objectContaining({ id: 'subject-template', severity }));
  });

  it('name a session that is longer than usual', async () => {
    expect(await ids({ ...inputs.aws, 'aws-role-duration-seconds': '7200' })).toContain('long-session');
  });

  it('name a permission for the whole workflow, if the file is available', async () => {
    const without = await run(inputs.aws);
    expect(without.log).toContain('Not checked: whether `id-token: write` is granted to the whole workflow');
    await mkdir(join(temp, '.github/workflows'), { recursive: true });
    await writeFile(
      join(temp, '.github/workflows/deploy.yml'),
      `on: push
permissions:
  id-token: write
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: multi-cloud-oidc/login@v1
        with:
          mode: plan
`,
    );
    const { log, plan } = await run(inputs.aws);
    expect(log).not.toContain('Not checked: whether `id-token');
    expect(plan.warnings.map(({ id }: { id: string }) => id)).toContain('id-token-for-whole-workflow');
  });
});

/** A trust policy for the job of another environment. */
const otherPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {
        Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': 'repo:octo-org/octo-repo:environment:production',
        },
      },
    },
  ],
};

describe('with trust-policies', () => {
  const given = { ...inputs.aws, 'trust-policies': 'trust/aws.json' };
  async function file(value: unknown) {
    await mkdir(join(temp, 'trust'), { recursive: true });
    await writeFile(join(temp, 'trust/aws.json'), JSON.stringify(value));
  }

  it('says who is admitted, with the real claims of the job', async () => {
    await file(otherPolicy);
    const { plan, log, runner } = await run(given, { repository: { default_branch: 'main' } });
    expect(plan.check).toEqual([expect.objectContaining({ cloud: 'aws', job: 'denied' })]);
    expect(plan.check[0].attackers.length).toBeGreaterThan(20);
    expect(log).toContain('The job does not get in.');
    expect(runner.summaries[0]).toContain('Who gets in by the policies');
  });

  it('leaves out policies for other clouds and other roles', async () => {
    await file([
      { Role: { Arn: 'arn:aws:iam::111122223333:role/other', AssumeRolePolicyDocument: otherPolicy } },
      { Role: { Arn: inputs.aws['aws-role-to-assume'], AssumeRolePolicyDocument: otherPolicy } },
    ]);
    expect((await run(given)).plan.check).toHaveLength(1);
    expect((await run({ ...inputs.azure, 'trust-policies': 'trust/aws.json' })).plan.check).toEqual([]);
  });

  it.each([
    ['trust/none.json', 'cannot be read'],
    ['../outside.json', 'which is not in the workspace'],
  ])('refuses %s', async (path, words) => {
    const { runner, log } = await run({ ...inputs.aws, 'trust-policies': path });
    expect(runner.failed).toBe(true);
    expect(log).toContain(words);
    expect(asked()).toEqual([]);
  });

  it('say after a refusal which claim does not match, instead of likely causes', async () => {
    await file(otherPolicy);
    const role = emulator.world.aws.accounts['111122223333']!.roles[0]!;
    role.trustPolicy = otherPolicy as typeof role.trustPolicy;
    const refused = await run({ ...given, mode: 'login', cache: 'false' });
    expect(refused.runner.failed).toBe(true);
    expect(refused.log).toContain(
      'Cause: According to trust/aws.json: `iss`, `aud` match, but `sub` does not: expected `repo:octo-org/octo-repo:environment:production`, sent `repo:octo-org/octo-repo:ref:refs/heads/main`',
    );
    expect(refused.log).not.toContain('Likely cause');
    const unknown = await run({ ...inputs.aws, mode: 'login', cache: 'false' });
    expect(unknown.log).toContain('Likely cause');
  });

  it('say after a refusal that the cloud’s trust differs from the file', async () => {
    const { plan } = await run(inputs.aws);
    await file(JSON.parse(plan.logins[0].trust[0].text));
    const role = emulator.world.aws.accounts['111122223333']!.roles[0]!;
    role.trustPolicy = otherPolicy as typeof role.trustPolicy;
    const { log } = await run({ ...given, mode: 'login', cache: 'false' });
    expect(log).toContain('According to trust/aws.json, this job would get in.');
  });

  it('keep the likely causes of a refusal if they could not be read, and say so', async () => {
    const role = emulator.world.aws.accounts['111122223333']!.roles[0]!;
    role.trustPolicy = otherPolicy as typeof role.trustPolicy;
    const missing = { ...inputs.aws, 'trust-policies': 'trust/none.json', mode: 'login', cache: 'false' };
    const { log } = await run(missing);
    expect(log).toContain('Likely cause');
    expect(log).toContain('warning: `trust-policies` names trust/none.json, which cannot be read');
  });
});

describe('with github-token', () => {
  const given = { ...inputs.aws, 'github-token': defaults.github.token };
  const production = { job: { environment: 'production' } };
  const idsIn = (plan: { warnings: { id: string }[] }) => plan.warnings.map(({ id }) => id);

  async function rulesOf(github: Parameters<typeof defaultWorld>[0]) {
    Object.assign(emulator.world, defaultWorld(github));
    const result = await run(given);
    return { ...result, ids: idsIn(result.plan), not: result.plan['not-checked'].join() };
  }

  it('masks the token', async () => {
    const { runner } = await rulesOf(production);
    expect(runner.masks).toContain(defaults.github.token);
  });

  it('finds nothing wrong with an environment that has reviewers and a branch rule', async () => {
    const { ids, not } = await rulesOf(production);
    expect(ids.filter((id) => id.startsWith('environment'))).toEqual([]);
    expect(not).not.toContain('environment');
    expect(asked()).toContain('github-api branchPolicies');
  });

  const rules = { reviewers: 1, preventSelfReview: true, branches: 'any' as const };
  it.each([
    ['no branch rule', rules, 'environment-without-branch-rule'],
    ['a branch rule for all', { ...rules, branches: ['**/*'] }, 'environment-without-branch-rule'],
    [
      'no reviewers',
      { ...rules, branches: 'protected' as const, reviewers: 0 },
      'environment-without-reviewers',
    ],
    ['self-review', { ...rules, preventSelfReview: false }, 'environment-with-self-review'],
  ])('warns about an environment with %s', async (_, environment, id) => {
    const github = { environments: { 'a/b production': environment } };
    const { ids } = await rulesOf({ job: { environment: 'a/b production' }, github });
    expect(ids).toContain(id);
  });

  it('names the subject’s template, and a form that it will take later', async () => {
    const github = { subjectClaims: ['repo', 'context', 'actor'], immutableSubjectNext: true };
    const { ids } = await rulesOf({ github });
    expect(ids).toContain('subject-template-of-github');
    expect(ids).toContain('immutable-subject-next');
  });

  it.each([
    ['lacks the permission', { [defaults.github.token]: { permissions: [] } }, 'lacks `actions: read`'],
    ['is wrong', {}, 'is not accepted'],
  ])('says in one line what it could not read with a token that %s', async (_, apiTokens, words) => {
    const { runner, not } = await rulesOf({ ...production, github: { apiTokens } });
    expect(runner.failed).toBe(false);
    expect(not).toContain('the rules of the environment "production"');
    expect(not).toContain(words);
  });

  it('continues without an API that does not answer', async () => {
    Object.assign(emulator.world, defaultWorld(production));
    emulator.inject({ service: 'github-api', kind: 'reset', times: 9 });
    const { runner, plan } = await run(given);
    expect(runner.failed).toBe(false);
    expect(plan['not-checked'].join()).toContain('api.github.com');
  });
});
