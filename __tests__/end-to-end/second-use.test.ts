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

const lifetimes = { idTokenSeconds: 5, credentialSeconds: 12 };

const world = scenario({
  world: () => {
    const made = defaultWorld();
    Object.assign(made.lifetimes, lifetimes);
    return made;
  },
});

const withAws = isInstalled('aws') ? it : it.skip;

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
    const { job } = await world.login({ ...inputs.aws, refresh: 'true' });
    const second = await job.uses(actionFolder, { id: 'second', with: { ...inputs.aws, cache: 'false' } });
    expect(second).toMatchObject({ outcome: 'success', annotations: [] });
    expect(job.exported.AWS_ACCESS_KEY_ID ?? '').toBe('');
    await pause((lifetimes.credentialSeconds + 1) * 1000);
    expect(await awsRoles(job)).toEqual({ cli: 'deploy', sdk: 'deploy' });
    const posts = await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
    expect(posts.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
  });

  withAws('makes all AWS tools act as the newer login', async () => {
    const { job } = await world.login({ ...inputs.aws, refresh: 'true' });
    const given = { ...inputs.aws, 'aws-role-chain': defaults.aws.chainedRoleArn };
    expect((await job.uses(actionFolder, { id: 'second', with: given })).annotations).toEqual([]);
    expect(await awsRoles(job)).toEqual({ cli: 'production', sdk: 'production' });
  });

  it('leaves the Azure SDKs the ID token that is kept fresh', async () => {
    const { job, exported } = await world.login({ ...inputs.azure, refresh: 'true' });
    const second = await job.uses(actionFolder, { id: 'second', with: inputs.azure });
    expect(second).toMatchObject({ outcome: 'success', annotations: [] });
    await pause((lifetimes.idTokenSeconds + 1) * 1000);
    expect(job.exported.AZURE_FEDERATED_TOKEN_FILE).toBe(exported.AZURE_FEDERATED_TOKEN_FILE);
    expect((await azureWorkloadIdentity.prove(job)).succeeded).toBe(true);
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
    'do not mix with a profile of the same name, with refresh: %s',
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
