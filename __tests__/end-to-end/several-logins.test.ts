import { describe, expect, it } from '@jest/globals';
import { consumers } from '../../emulator/consumers/index.ts';
import { defaults, mostInFlight } from '../../emulator/index.ts';
import { manyLogins } from '../../emulator/logins.ts';
import { actionFolder, operations, scenario, threeClouds } from '../support/scenario.ts';

const world = scenario({ azWasUsed: true });
const { aws, azure, google } = defaults;
const installed = (name: string) => consumers.find((consumer) => consumer.requires === name)!.available();
const hasAws = await installed('aws');
const hasAz = await installed('az');

describe('the logins input', () => {
  it('adds logins to the flat ones; only the flat ones export', async () => {
    const step = await world.login({
      ...threeClouds,
      logins: `
- name: staging
  provider: aws
  role-to-assume: ${aws.roleArn}
  region: us-east-1
`,
    });
    expect(step.outcome).toBe('success');
    expect(step.exported.AWS_REGION).toBe(aws.region);
    expect(step.outputs['staging-access-key-id']).toMatch(/^ASIA/);
    expect(step.outputs['staging-access-key-id']).not.toBe(step.outputs['aws-access-key-id']);
    expect(step.outputs['staging-expires-at']).toMatch(/Z$/);
  });

  it('requests one ID token per audience, and runs at most eight logins at once', async () => {
    // Long enough for eight requests to be in flight together on a busy machine.
    world.emulator.latencyMs = 150;
    const step = await world.login({ logins: manyLogins(50), 'timeout-seconds': '120' });
    expect(step.outcome).toBe('success');
    const count = (name: string) =>
      operations(world.emulator).filter((operation) => operation === name).length;
    expect(count('github-id-token idToken')).toBe(3);
    expect(count('aws-sts AssumeRoleWithWebIdentity')).toBe(17);
    expect(count('google-sts token')).toBe(17);
    expect(count('google-iam-credentials generateAccessToken')).toBe(17);
    expect(count('entra token')).toBe(16);
    expect(count('azure-resource-manager subscriptions.list')).toBe(16);
    expect(world.emulator.requests).toHaveLength(3 + 17 * 3 + 16 * 2);
    expect(mostInFlight(world.emulator.requests)).toBe(8);
  });

  it('gives each Google login its own file', async () => {
    const { outputs } = await world.login({ logins: manyLogins(6) });
    expect(outputs['gcp-1-credentials-file-path']).not.toBe(outputs['gcp-4-credentials-file-path']);
  });

  (hasAws ? it : it.skip)('gives each AWS login a profile that the aws command finds', async () => {
    const job = await world.job();
    const logins = ['staging', 'production']
      .map(
        (name) =>
          `- {name: ${name}, provider: aws, role-to-assume: '${aws.roleArn}', region: eu-west-1, role-session-name: ${name}}`,
      )
      .join('\n');
    await job.uses(actionFolder, { with: { logins } });
    for (const name of ['staging', 'production']) {
      const step = await job.run(`aws sts get-caller-identity --profile ${name} --output text --query Arn`);
      expect(step.log).toContain(`assumed-role/deploy/${name}`);
    }
  });

  (hasAz ? it : it.skip)('puts several Azure identities into one CLI state', async () => {
    const job = await world.job();
    const other = world.emulator.world.azure;
    expect(other).toBeDefined();
    const logins = `
- {name: app, provider: azure, client-id: ${azure.clientId}, tenant-id: ${azure.tenantId}, subscription-id: ${azure.subscriptionId}}
- {name: identity, provider: azure, client-id: ${azure.managedIdentityClientId}, tenant-id: ${azure.tenantId}}
`;
    const login = await job.uses(actionFolder, { with: { logins } });
    expect(login.outcome).toBe('success');
    const step = await job.run('az account list --query "[].user.name" --output tsv');
    expect(step.log).toContain(azure.clientId);
    expect(step.log).toContain(azure.managedIdentityClientId);
  });

  it('names the entry in every problem', async () => {
    const step = await world.login({
      logins: `- {name: a, provider: gcp, workload-identity-provider: ${google.workloadIdentityProvider}, service-acount: x}`,
    });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain(
      '`logins.a.service-acount` is not an input; did you mean `logins.a.service-account`?',
    );
    expect(world.emulator.requests).toEqual([]);
  });
});
