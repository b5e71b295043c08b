import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { awsSdk } from '../../emulator/consumers/aws-sdk.ts';
import { azureWorkloadIdentity } from '../../emulator/consumers/azure-workload-identity.ts';
import { isInstalled } from '../../emulator/consumers/consumer.ts';
import { defaults, defaultWorld } from '../../emulator/index.ts';
import type { Job } from '../../emulator/runner/index.ts';
import { actionFolder, inputs, scenario } from '../support/scenario.ts';

const idTokenSeconds = 5;

const world = scenario({
  azWasUsed: true,
  world: () => {
    const made = defaultWorld();
    Object.assign(made.lifetimes, { idTokenSeconds });
    return made;
  },
});

const withAws = isInstalled('aws') ? it : it.skip;
const withAz = isInstalled('az') ? it : it.skip;

/** The roles that the AWS CLI and an AWS SDK act as. */
async function awsRoles(job: Job, profile?: string) {
  const command = `aws sts get-caller-identity --query Arn${profile ? ` --profile ${profile}` : ''}`;
  const cli = await job.run(command);
  const sdk = await awsSdk.prove(job);
  const role = (text = '') => /assumed-role\/([^/]+)\//.exec(text)?.[1] ?? text;
  return { cli: role(cli.log), sdk: role(sdk.facts.identity) };
}

describe('a second use of the action without refresh, after one with it', () => {
  withAws('leaves AWS renewing itself', async () => {
    const { lifetimes } = world.emulator.world;
    const { credentialSeconds } = lifetimes;
    Object.assign(lifetimes, { credentialSeconds: 10 });
    const { job } = await world.login({ ...inputs.aws, refresh: 'true' });
    const second = await job.uses(actionFolder, { id: 'second', with: { ...inputs.aws, cache: 'false' } });
    expect(second).toMatchObject({ outcome: 'success', annotations: [] });
    expect(job.exported.AWS_ACCESS_KEY_ID ?? '').toBe('');
    await pause(11_000);
    expect(await awsRoles(job)).toEqual({ cli: 'deploy', sdk: 'deploy' });
    Object.assign(lifetimes, { credentialSeconds });
    const posts = await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
    expect(posts.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
  });

  withAws('makes all AWS tools act as the newer login', async () => {
    const { job } = await world.login({ ...inputs.aws, refresh: 'true' });
    const given = { ...inputs.aws, 'aws-role-chain': defaults.aws.chainedRoleArn };
    expect((await job.uses(actionFolder, { id: 'second', with: given })).annotations).toEqual([]);
    expect(await awsRoles(job)).toEqual({ cli: 'production', sdk: 'production' });
  });

  it.each([
    ['the same', defaults.azure.clientId],
    ['another', defaults.azure.managedIdentityClientId],
  ])('keeps an ID token fresh for the Azure SDKs, for %s identity', async (_, client) => {
    const { job } = await world.login({ ...inputs.azure, refresh: 'true' });
    const given = { ...inputs.azure, 'azure-client-id': client };
    const second = await job.uses(actionFolder, { id: 'second', with: given });
    expect(second.outcome).toBe('success');
    await pause((idTokenSeconds + 1) * 1000);
    expect(job.exported.AZURE_CLIENT_ID).toBe(client);
    expect((await azureWorkloadIdentity.prove(job)).succeeded).toBe(true);
  });
});

describe('the state of the Azure CLI', () => {
  const { azure } = defaults;
  const entry = (name: string, client: string, more = '') =>
    `- {name: ${name}, provider: azure, client-id: ${client}, tenant-id: ${azure.tenantId}${more}}`;
  const app = (more = '') => entry('app', azure.clientId, more);
  const identity = (more = '') => entry('identity', azure.managedIdentityClientId, more);
  const subscription = `, subscription-id: ${azure.subscriptionId}`;
  const defaultUser = async (job: Job) =>
    (await job.run('az account show --query user.name --output tsv')).log;

  withAz('keeps its default when a later login is not exported', async () => {
    const { job } = await world.login(inputs.azure);
    const second = await job.uses(actionFolder, { id: 'second', with: { logins: identity() } });
    expect(second).toMatchObject({ outcome: 'success', annotations: [] });
    expect(await defaultUser(job)).toContain(azure.clientId);
  });

  withAz('has a default where no login is exported', async () => {
    const { job } = await world.login({ logins: `${identity()}\n${app(subscription)}` });
    expect(await defaultUser(job)).toContain(azure.managedIdentityClientId);
  });

  it('refuses two identities for one subscription before any request', async () => {
    const both = { logins: `${app(subscription)}\n${identity(subscription)}` };
    const { outcome, log } = await world.login(both);
    expect(outcome).toBe('failure');
    expect(log).toContain(`for the subscription \`${azure.subscriptionId}\`, as "app" does`);
    expect(world.emulator.requests).toEqual([]);
  });

  it.each([
    ['the same identity', `${app(subscription)}\n${entry('again', azure.clientId, subscription)}`],
    ['another one that stays out', `${app(subscription)}\n${identity(`${subscription}, cli: false`)}`],
    ['another one for its tenant', `${app(subscription)}\n${identity()}`],
  ])('accepts %s', async (_, logins) => {
    expect(await world.login({ logins })).toMatchObject({ outcome: 'success', annotations: [] });
  });

  it('says so if a later use takes over the subscription', async () => {
    const { job } = await world.login(inputs.azure);
    const given = { logins: identity(subscription) };
    const { annotations } = await job.uses(actionFolder, { id: 'second', with: given });
    expect(annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining(`as ${azure.managedIdentityClientId}`) },
    ]);
    expect((await job.uses(actionFolder, { id: 'third', with: given })).annotations).toEqual([]);
  });

  it('keeps an ID token that is newer than that of a cached login', async () => {
    const { job, exported } = await world.login(inputs.azure);
    const entries = join(exported.AZURE_CONFIG_DIR!, 'service_principal_entries.json');
    const assertion = async () => JSON.parse(await readFile(entries, 'utf8'))[0].client_assertion;
    const dead = await assertion();
    await pause(1_100);
    const scopes = 'https://management.azure.com/.default https://graph.microsoft.com/.default';
    const other = { ...inputs.azure, 'azure-scopes': scopes };
    await job.uses(actionFolder, { id: 'second', with: other });
    const fresh = await assertion();
    expect(fresh).not.toBe(dead);
    const third = await job.uses(actionFolder, { id: 'third', with: inputs.azure });
    expect(JSON.parse(third.outputs.logins!)).toMatchObject([{ from: 'cache' }]);
    expect(await assertion()).toBe(fresh);
  });
});

describe('AWS files of the user', () => {
  /** Profiles that get their credentials in other ways, of which some tools prefer each to ours. */
  const config = `[default]
output = text
role_arn = arn:aws:iam::111122223333:role/theirs
source_profile = base
[profile deploy]
sso_start_url = https://example.com/start
sso_region = us-east-1
sso_account_id = 111122223333
sso_role_name = theirs
[profile base]
region = us-east-1
`;
  const credentials = `[default]
aws_access_key_id = AKIAOLDDEFAULT
aws_secret_access_key = old-default
[deploy]
aws_access_key_id = AKIAOLDDEPLOY
aws_secret_access_key = old-deploy
[base]
aws_access_key_id = AKIABASE
aws_secret_access_key = base
`;

  async function jobWithOwnFiles() {
    const job = await world.job();
    await mkdir(join(job.home, '.aws'));
    await writeFile(join(job.home, '.aws', 'config'), config);
    await writeFile(join(job.home, '.aws', 'credentials'), credentials);
    return job;
  }

  withAws.each(['true', 'false'])(
    'are not mixed with a profile of the same name, with refresh: %s',
    async (refresh) => {
      const job = await jobWithOwnFiles();
      const given = { ...inputs.aws, 'aws-profile': 'deploy', refresh };
      const { annotations, exported } = await job.uses(actionFolder, { with: given });
      expect(annotations).toEqual([]);
      expect(await awsRoles(job, 'deploy')).toEqual({ cli: 'deploy', sdk: 'deploy' });
      // What tools do by a selected profile, also those that would prefer the keys of the environment to it.
      const named = await job.run('aws sts get-caller-identity --query Arn', {
        env: {
          AWS_PROFILE: 'deploy',
          AWS_ACCESS_KEY_ID: '',
          AWS_SECRET_ACCESS_KEY: '',
          AWS_SESSION_TOKEN: '',
        },
      });
      expect(named.log).toContain('assumed-role/deploy/');
      const copy = await readFile(exported.AWS_SHARED_CREDENTIALS_FILE!, 'utf8');
      expect(copy).toContain('aws_secret_access_key = base');
      expect(await readFile(exported.AWS_CONFIG_FILE!, 'utf8')).toContain('output = text');
      await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
      expect(await readFile(join(job.home, '.aws', 'config'), 'utf8')).toBe(config);
      expect(await readFile(join(job.home, '.aws', 'credentials'), 'utf8')).toBe(credentials);
    },
  );

  withAws('hold no default profile that wins over a login that renews itself', async () => {
    const job = await jobWithOwnFiles();
    await job.uses(actionFolder, { with: { ...inputs.aws, refresh: 'true' } });
    expect(await awsRoles(job)).toEqual({ cli: 'deploy', sdk: 'deploy' });
  });
});

describe('after the post step of a login with refresh', () => {
  withAws('the aws command works in the post steps of earlier actions', async () => {
    const { job } = await world.login({ ...inputs.aws, refresh: 'true' });
    let identity = '';
    await job.finish({
      inspect: async () => {
        const env = { AWS_ACCESS_KEY_ID: 'AKIAOWN', AWS_SECRET_ACCESS_KEY: 'own' };
        identity = (await job.run('aws sts get-caller-identity', { env })).log;
      },
    });
    // It gets as far as AWS, which knows no such key.
    expect(identity).toContain('InvalidClientTokenId');
    expect(job.exported).not.toHaveProperty('AWS_PROFILE');
  });

  it('the user’s files are in use again', async () => {
    const job = await world.job();
    await mkdir(join(job.home, '.aws'));
    await writeFile(join(job.home, '.aws', 'config'), '[default]\nregion = us-east-1\n');
    await job.uses(actionFolder, { with: { ...inputs.aws, refresh: 'true' } });
    expect(job.exported.AWS_CONFIG_FILE).not.toBe('');
    await job.finish();
    expect(job.exported).toMatchObject({
      AWS_CONFIG_FILE: join(job.home, '.aws', 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(job.home, '.aws', 'credentials'),
    });
  });

  withAws('a profile that the job had selected is selected again', async () => {
    const job = await world.job();
    await job.run('echo "AWS_PROFILE=team" >> "$GITHUB_ENV"');
    const { annotations } = await job.uses(actionFolder, { with: { ...inputs.aws, refresh: 'true' } });
    expect(annotations).toEqual([]);
    expect(await awsRoles(job)).toEqual({ cli: 'deploy', sdk: 'deploy' });
    await job.finish();
    expect(job.exported.AWS_PROFILE).toBe('team');
  });
});
