import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { defaults, mostInFlight } from '../../emulator/index.ts';
import { inputs, operations, scenario, threeClouds } from '../support/scenario.ts';

const world = scenario();

describe('one step logs in to three clouds', () => {
  it('sends the fewest requests: three ID tokens, one to AWS, two to Google, two to Azure', async () => {
    const step = await world.login(threeClouds);
    expect(step.outcome).toBe('success');
    expect(operations(world.emulator)).toEqual([
      'aws-sts AssumeRoleWithWebIdentity',
      'azure-resource-manager subscriptions.list',
      'entra token',
      'github-id-token idToken',
      'github-id-token idToken',
      'github-id-token idToken',
      'google-iam-credentials generateAccessToken',
      'google-sts token',
    ]);
  });

  it('requests a separate audience for each cloud', async () => {
    await world.login(threeClouds);
    const audiences = world.emulator.requests
      .filter(({ operation }) => operation === 'idToken')
      .map(({ query }) => query.audience)
      .sort();
    expect(audiences).toEqual([
      'api://AzureADTokenExchange',
      `https://iam.googleapis.com/${defaults.google.workloadIdentityProvider}`,
      'sts.amazonaws.com',
    ]);
  });

  it('has the three ID-token requests, and the three first exchanges, in flight at the same time', async () => {
    world.emulator.latencyMs = 60;
    const step = await world.login(threeClouds);
    expect(step.outcome).toBe('success');
    const { requests } = world.emulator;
    expect(mostInFlight(requests.filter(({ operation }) => operation === 'idToken'))).toBe(3);
    const first = ['aws-sts', 'google-sts', 'entra'];
    expect(mostInFlight(requests.filter(({ service }) => first.includes(service)))).toBe(3);
  });

  it('exports what the tools of each cloud read', async () => {
    const { exported } = await world.login(threeClouds);
    expect(Object.keys(exported).sort()).toEqual([
      'ARM_CLIENT_ID',
      'ARM_SUBSCRIPTION_ID',
      'ARM_TENANT_ID',
      'ARM_USE_OIDC',
      'AWS_ACCESS_KEY_ID',
      'AWS_DEFAULT_REGION',
      'AWS_REGION',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AZURE_CONFIG_DIR',
      'AZURE_SUBSCRIPTION_ID',
      'AZURE_TENANT_ID',
      'AZURE_TOKEN_CREDENTIALS',
      'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
      'CLOUDSDK_CORE_PROJECT',
      'CLOUDSDK_PROJECT',
      'GCLOUD_PROJECT',
      'GCP_PROJECT',
      'GOOGLE_APPLICATION_CREDENTIALS',
      'GOOGLE_CLOUD_PROJECT',
      'GOOGLE_GHA_CREDS_PATH',
    ]);
    expect(exported).toMatchObject({
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      CLOUDSDK_CORE_PROJECT: 'octo-project',
      ARM_USE_OIDC: 'true',
      ARM_CLIENT_ID: defaults.azure.clientId,
      AZURE_TOKEN_CREDENTIALS: 'dev',
    });
  });

  it('sets the outputs of each cloud, times in ISO 8601 without quotes', async () => {
    const { outputs } = await world.login(threeClouds);
    expect(Object.keys(outputs).sort()).toEqual([
      'available',
      'aws-access-key-id',
      'aws-account-id',
      'aws-authenticated-arn',
      'aws-expiration',
      'aws-region',
      'aws-secret-access-key',
      'aws-session-token',
      'azure-access-token',
      'azure-access-token-expiration',
      'azure-client-id',
      'azure-subscription-id',
      'azure-tenant-id',
      'gcp-access-token',
      'gcp-access-token-expiration',
      'gcp-auth-token',
      'gcp-credentials-file-path',
      'gcp-project-id',
      'logins',
    ]);
    for (const name of ['aws-expiration', 'gcp-access-token-expiration', 'azure-access-token-expiration']) {
      expect(outputs[name]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
    }
    expect(outputs.available).toBe('true');
    expect(JSON.parse(outputs.logins!)).toEqual([
      expect.objectContaining({
        name: 'aws',
        provider: 'aws',
        audience: 'sts.amazonaws.com',
        from: 'exchange',
      }),
      expect.objectContaining({ name: 'gcp', identity: defaults.google.serviceAccount }),
      expect.objectContaining({ name: 'azure', identity: defaults.azure.clientId }),
    ]);
  });

  it('says in one line per login who, where, until when and how long it took', async () => {
    const { log } = await world.login(threeClouds);
    const lines = log.split('\n').filter((line) => /^(AWS|Google Cloud|Azure): /.test(line));
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(line).toMatch(/^.+: .+, .+, until .+Z \(\d+ min\), took (\d+ ms|\d+\.\d s|\d+ s)$/);
  });

  it('adds a table and a timeline to the summary, and omits them on request', async () => {
    const { summary } = await world.login(threeClouds);
    expect(summary).toContain('| Login | Identity | Where | Valid until | Took |');
    expect(summary).toContain('```mermaid\ngantt');
    const quiet = await world.login({ ...inputs.aws, summary: 'false' });
    expect(quiet.summary).toBe('');
  });

  it('starts no process', async () => {
    const { processes } = await world.login(threeClouds, { watchProcesses: true });
    if (process.platform === 'linux') expect(processes).toHaveLength(1);
  });

  it('keeps files private and out of the workspace', async () => {
    const { job, outputs } = await world.login(threeClouds);
    const left = job.leftovers();
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((path) => path.startsWith(job.workspace))).toEqual([]);
    if (process.platform !== 'win32') {
      for (const path of left) expect([path, statSync(path).mode & 0o077]).toEqual([path, 0]);
    }
    expect(JSON.parse(readFileSync(outputs['gcp-credentials-file-path']!, 'utf8')).type).toBe(
      'external_account',
    );
  });
});

describe('one cloud alone', () => {
  it.each(['aws', 'gcp', 'azure'] as const)('%s sends nothing to the others', async (cloud) => {
    const step = await world.login(inputs[cloud]);
    expect(step.outcome).toBe('success');
    const services = { aws: /^(github|aws)/, gcp: /^(github|google)/, azure: /^(github|entra|azure)/ }[cloud];
    for (const { service } of world.emulator.requests) expect(service).toMatch(services);
  });
});

describe('switches', () => {
  it('export-environment: false exports nothing', async () => {
    const { exported, outputs } = await world.login({ ...threeClouds, 'export-environment': 'false' });
    expect(exported).toEqual({});
    expect(outputs['aws-access-key-id']).toMatch(/^ASIA/);
  });

  it('output-credentials: false withholds the credentials and keeps the rest', async () => {
    const { outputs } = await world.login({ ...threeClouds, 'output-credentials': 'false' });
    expect(Object.keys(outputs).filter((name) => /key|token$/.test(name))).toEqual([]);
    expect(outputs['aws-account-id']).toBe(defaults.aws.accountId);
    expect(outputs['aws-expiration']).toBeDefined();
  });
});

it.each([
  ['Azure', inputs.azure],
  ['an AWS profile', { ...inputs.aws, 'aws-profile': 'deploy' }],
])('a login to %s needs no home directory', async (_, given) => {
  const { outcome, log } = await world.login(given, { env: { HOME: '/dev/null' } });
  expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' });
});
