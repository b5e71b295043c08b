import { describe, expect, it } from '@jest/globals';
import { defaults, defaultWorld } from '../../emulator/index.ts';
import { manyLogins } from '../../emulator/logins.ts';
import { inputs, operations, scenario, threeClouds } from '../support/scenario.ts';

/** The job runs on another branch than the one all three clouds trust. */
const denied = () => {
  const world = defaultWorld();
  const job = { ...world.job, repository: 'octo-org/other-repo', repositoryId: '75' };
  return { ...world, job };
};

describe('a job that no cloud trusts', () => {
  const world = scenario({ world: denied });

  it('fails at once, and shows for each cloud what was sent and what to paste', async () => {
    const step = await world.login(threeClouds);
    expect(step.outcome).toBe('failure');
    for (const place of [
      step.log,
      step.summary.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code)),
    ]) {
      expect(place).toContain('repo:octo-org/other-repo:ref:refs/heads/main');
      expect(place).toContain(defaults.aws.roleArn);
      expect(place).toContain('"token.actions.githubusercontent.com:sub"');
      expect(place).toContain('gcloud iam');
      expect(place).toContain('federated-credential create');
      expect(place).toContain('repository_visibility');
    }
  });

  it('has one short annotation for each, which names the login and the code and is not cut', async () => {
    const step = await world.login(threeClouds);
    const errors = step.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
    expect(errors.map((message) => message.split('\n')[0])).toEqual([
      expect.stringMatching(/^AWS login failed \(aws\//),
      expect.stringMatching(/^Google Cloud login failed \(gcp\//),
      expect.stringMatching(/^Azure login failed \(azure\//),
    ]);
    for (const message of errors) {
      expect(message.split('\n').length).toBeLessThanOrEqual(8);
      expect(message.length).toBeLessThan(4_096);
      expect(message).toMatch(/\nThe full explanation is in this step's log and in the job summary\.$/);
      expect(step.log).toContain(message);
    }
  });

  it('repeats no denied request, except for the two quick retries that Entra asks its clients for', async () => {
    await world.login(threeClouds);
    const count = (name: string) =>
      operations(world.emulator).filter((operation) => operation === name).length;
    expect(count('aws-sts AssumeRoleWithWebIdentity')).toBe(1);
    expect(count('google-sts token')).toBe(1);
    expect(count('entra token')).toBe(3);
  });

  it('exports nothing for any cloud and leaves nothing behind', async () => {
    const step = await world.login(threeClouds);
    expect(step.exported).toEqual({});
    expect(Object.keys(step.outputs)).toEqual([]);
    expect(step.job.leftovers()).toEqual([]);
  });

  it('explains the failures in the summary too', async () => {
    const { summary } = await world.login(threeClouds);
    expect(summary).toContain('### Login failed');
    expect(summary).toContain('repo:octo-org/other-repo');
  });
});

describe('a step with more failed logins than there are annotations', () => {
  const world = scenario({ world: denied });

  it('explains all in the log, and says in the last annotation how many have none', async () => {
    const step = await world.login({ logins: manyLogins(12) });
    const errors = step.annotations.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)!.message).toContain('and those of 2 more failed logins, are');
    expect(step.log.match(/^##\[group\].* login failed \(/gm)).toHaveLength(12);
    expect(step.log.match(/^##\[error\]/gm)).toHaveLength(10);
  });
});

describe('all or nothing', () => {
  const world = scenario();

  it.each([
    ['aws', { 'aws-role-to-assume': 'arn:aws:iam::111122223333:role/nobody' }],
    ['gcp', { 'gcp-service-account': 'nobody@octo-project.iam.gserviceaccount.com' }],
    ['azure', { 'azure-client-id': '00000000-0000-4000-8000-000000000000' }],
  ])('when %s fails, nothing of the others is exported', async (_, wrong) => {
    const step = await world.login({ ...threeClouds, ...wrong });
    expect(step.outcome).toBe('failure');
    expect(step.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(step.exported).toEqual({});
    expect(step.job.leftovers()).toEqual([]);
  });
});

describe('inputs', () => {
  const world = scenario();

  it('are all checked before anything is sent, and reported together by their public names', async () => {
    const step = await world.login({
      ...threeClouds,
      'aws-role-duration-seconds': 'soon',
      'gcp-workload-identity-provider':
        'projects/my-project/locations/global/workloadIdentityPools/p/providers/q',
      'azure-client-id': 'my-app',
      'timeout-seconds': 'soon',
      'aws-regoin': 'eu-west-1',
    });
    expect(step.outcome).toBe('failure');
    const [error] = step.annotations.filter(({ level }) => level === 'error');
    expect(error!.message.split('\n').length).toBeLessThanOrEqual(8);
    for (const name of [
      'aws-role-duration-seconds',
      'gcp-workload-identity-provider',
      'azure-client-id',
      'timeout-seconds',
    ]) {
      expect(error!.message).toContain(`\`${name}\``);
      expect(step.summary).toContain(`<code>${name}</code>`);
    }
    expect(error!.message).toContain('did you mean `aws-region`?');
    expect(world.emulator.requests).toEqual([]);
  });

  it('are all listed in the log and in the summary, however many are wrong', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `aws-nonsense-${index}`);
    const step = await world.login({
      ...inputs.aws,
      ...Object.fromEntries(names.map((name) => [name, 'x'.repeat(200)])),
    });
    for (const name of names) {
      expect(step.log).toContain(`\`${name}\``);
      expect(step.summary).toContain(`<code>${name}</code>`);
    }
    expect(step.log).toContain("The full explanation is in this step's log and in the job summary.");
  });

  it('lead to the smallest example if no login is requested', async () => {
    const step = await world.login({});
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain('aws-role-to-assume: arn:aws:iam::111122223333:role/deploy');
  });

  it('that have no effect are named', async () => {
    const tenant = { 'azure-tenant-id': defaults.azure.tenantId };
    const template = await world.login({ ...inputs.aws, ...tenant });
    expect(template.outcome).toBe('success');
    expect(template.annotations.filter(({ level }) => level === 'warning')).toEqual([]);
    expect(template.log).toContain('`azure-client-id` is empty');
    const subscription = { 'azure-subscription-id': defaults.azure.subscriptionId };
    const step = await world.login({ ...inputs.aws, ...tenant, ...subscription });
    expect(step.annotations.find(({ level }) => level === 'warning')!.message).toContain(
      '`azure-client-id` is empty',
    );
  });
});

describe('a job without ID tokens', () => {
  const world = scenario();
  const without = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
  const fork = { pull_request: { head: { repo: { full_name: 'someone/octo-repo' } } } };

  it.each([
    ['no permission', {}, {}, 'id-token: write'],
    ['a fork', { GITHUB_EVENT_NAME: 'pull_request' }, fork, 'pull request from a fork'],
    ['Dependabot', { GITHUB_ACTOR: 'dependabot[bot]' }, {}, 'started by Dependabot'],
  ])('names the cause: %s', async (_, environment, event, words) => {
    const step = await world.login(threeClouds, {}, { environment: { ...without, ...environment }, event });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain(words);
    expect(world.emulator.requests).toEqual([]);
  });

  it('succeeds with available=false when asked to skip', async () => {
    const step = await world.login(
      { ...threeClouds, 'if-unavailable': 'skip' },
      {},
      { environment: without },
    );
    expect(step.outcome).toBe('success');
    expect(step.outputs).toEqual({ available: 'false', logins: '[]' });
    expect(step.exported).toEqual({});
  });
});
