import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { fetchThroughProxy } from '../../emulator/consumers/azure-resource-manager.ts';
import { azureWorkloadIdentity } from '../../emulator/consumers/azure-workload-identity.ts';
import { type Consumer, runModule } from '../../emulator/consumers/consumer.ts';
import { consumers } from '../../emulator/consumers/index.ts';
import { awsErrorResponse, defaults, defaultWorld } from '../../emulator/index.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { cacheDirectory } from '../../src/files/job-directory.ts';
import { azureCliPython, type Python } from '../support/azure-cli.ts';
import { actionFolder, inputs, operations, scenario, threeClouds } from '../support/scenario.ts';

/** How long the job uses its credentials. ID tokens live 5 seconds and credentials 20, so 30 are more than one life of all. */
const jobSeconds = Number(process.env.LONG_JOB_SECONDS || 30);
const lifetimes = { idTokenSeconds: 5, credentialSeconds: 20 };

const world = scenario({
  azWasUsed: true,
  world: () => {
    const made = defaultWorld();
    Object.assign(made.lifetimes, lifetimes);
    return made;
  },
});
const denied = awsErrorResponse(
  403,
  'AccessDenied',
  'Not authorized to perform sts:AssumeRoleWithWebIdentity',
);
const refreshed = { ...threeClouds, refresh: 'true' };

/** The consumers that later steps are: each gets its credentials from what the login has left behind. */
const used: readonly Consumer[] = [
  // This one is given the token of the login step, which nothing can renew.
  ...consumers.filter(({ name }) => !name.includes('REST')),
  azureWorkloadIdentity,
];

/** A process that runs for the whole job. */
type LongRunning = (job: Job) => Promise<{ facts: Record<string, string>; step: StepResult }>;

const seconds = { SECONDS: String(jobSeconds), ID_TOKEN_SECONDS: String(lifetimes.idTokenSeconds) };
const module =
  (cloud: string, env: Record<string, string> = {}): LongRunning =>
  async (job) =>
    runModule(job, new URL('../support/long-running.ts', import.meta.url).href, {
      ...seconds,
      ...env,
      CLOUD: cloud,
    });
const az =
  ({ program, env }: Python): LongRunning =>
  async (job) => {
    const script = fileURLToPath(new URL('../support/long_running_az.py', import.meta.url));
    const credentialSeconds = { CREDENTIAL_SECONDS: String(lifetimes.credentialSeconds) };
    const step = await job.run([program, script], { env: { ...seconds, ...env, ...credentialSeconds } });
    return { facts: step.outputs, step };
  };
/** A job of its own, because a job has one credentials file for Google. */
const withExecutable: LongRunning = async () => {
  const given = { ...inputs.gcp, 'gcp-credentials-source': 'executable', refresh: 'true' };
  const { job } = await world.login(given);
  return module('google')(job);
};
const python = azureCliPython();
const longRunning: Readonly<Record<string, LongRunning>> = {
  'AWS SDK for JavaScript': module('aws'),
  'google-auth-library': module('google'),
  'google-auth-library, with a program that gets its ID tokens': withExecutable,
  '@azure/identity': module('azure', fetchThroughProxy),
  ...(python && { az: az(python) }),
};

/** Runs such a process, and says what was wrong. */
async function problemsOf(name: string, run: Promise<Awaited<ReturnType<LongRunning>>>): Promise<string[]> {
  const { facts, step } = await run;
  if (step.outcome !== 'success') return [`${name}, running: ${step.log}`];
  console.info(`${name}, running: ${JSON.stringify(facts)}`);
  return Number(facts.credentials) > jobSeconds / lifetimes.credentialSeconds
    ? []
    : [`${name} had only ${facts.credentials} credentials in ${jobSeconds} seconds`];
}

function tellAbsent(names: readonly string[]): void {
  if (names.length > 0) console.warn(`NOTICE: not tested, because not installed here: ${names.join(', ')}`);
}

describe('refresh: true', () => {
  it(
    `keeps every consumer of all three clouds working for ${jobSeconds} seconds`,
    async () => {
      const { job, outcome, log } = await world.login(refreshed);
      expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' });
      const present: Consumer[] = [];
      for (const consumer of used) if (await consumer.available()) present.push(consumer);
      tellAbsent([
        ...used.filter((consumer) => !present.includes(consumer)).map(({ name }) => name),
        ...(python ? [] : ['a running az']),
      ]);
      const end = performance.now() + jobSeconds * 1000;
      const running = Object.entries(longRunning).map(([name, run]) => problemsOf(name, run(job)));
      const uses: Record<string, number> = {};
      const failures: string[] = [];
      const useAll = async (lane: readonly Consumer[]) => {
        for (let round = 0; round < 2 || performance.now() < end; round++) {
          for (const consumer of lane) {
            const { succeeded, step } = await consumer.prove(job);
            uses[consumer.name] = (uses[consumer.name] ?? 0) + 1;
            if (!succeeded) failures.push(`${consumer.name}, round ${round}: ${step.log}`);
          }
          await pause(500);
        }
      };
      const isAzure = ({ cloud }: Consumer) => cloud === 'azure';
      await Promise.all([
        useAll(present.filter(isAzure)),
        useAll(present.filter((consumer) => !isAzure(consumer))),
      ]);
      failures.push(...(await Promise.all(running)).flat());
      console.info({ seconds: jobSeconds, uses });
      expect(failures).toEqual([]);
      for (const { name } of present) expect(uses[name]).toBeGreaterThan(1);

      const posts = await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
      expect(posts[0]!.annotations).toEqual([]);
      expect(job.terminated).toEqual([]);
    },
    (jobSeconds + 120) * 1000,
  );

  it('adds to the default profile in a byte-for-byte copy of the user’s AWS files, and adds no keys to the environment', async () => {
    const job = await world.job();
    const own = '# mine\r\n[default]\noutput = json\n\n[profile x]\n s3 =\n   max_queue_size = 7\n';
    await mkdir(join(job.home, '.aws'));
    await writeFile(join(job.home, '.aws', 'config'), own);
    await job.run(
      'echo "AWS_ACCESS_KEY_ID=AKIAOLD" >> "$GITHUB_ENV"; echo "AWS_ROLE_ARN=arn" >> "$GITHUB_ENV"',
    );
    const { outcome, exported, outputs } = await job.uses(actionFolder, {
      with: { ...inputs.aws, refresh: 'true' },
    });
    expect(outcome).toBe('success');
    expect(exported).toMatchObject({ AWS_ACCESS_KEY_ID: '', AWS_SDK_LOAD_CONFIG: '1' });
    expect(job.exported.AWS_ROLE_ARN).toBe('arn');
    expect(exported).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
    const config = await readFile(exported.AWS_CONFIG_FILE!, 'utf8');
    expect(config.replace(/^(region|credential_process) = .*\n/gm, '')).toBe(own);
    expect(config).toMatch(/^credential_process = /m);
    for (const name of ['aws-secret-access-key', 'aws-session-token'])
      expect(config).not.toContain(outputs[name]);
    await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
    expect(await readFile(join(job.home, '.aws', 'config'), 'utf8')).toBe(own);
    expect(job.exported).toMatchObject({ AWS_ACCESS_KEY_ID: 'AKIAOLD', AWS_ROLE_ARN: 'arn' });
  });

  it('renews a chained role', async () => {
    const given = { ...inputs.aws, 'aws-role-chain': defaults.aws.chainedRoleArn, refresh: 'true' };
    const { job, outcome } = await world.login(given);
    expect(outcome).toBe('success');
    const program = new URL('../support/sts.ts', import.meta.url);
    const seconds = lifetimes.credentialSeconds + 5;
    const { facts, succeeded } = await runModule(job, program.href, { SECONDS: String(seconds) });
    expect({ succeeded, ...facts }).toMatchObject({ succeeded: true, role: 'production' });
    expect(Number(facts.keys)).toBeGreaterThan(1);
  });

  it.each(['true', 'false'])(
    'needs no request while the credentials are fresh, with cache: %s',
    async (cache) => {
      const { job } = await world.login({ ...inputs.aws, refresh: 'true', cache });
      world.emulator.clearRequests();
      const command =
        'aws configure export-credentials --format env-no-export || aws sts get-caller-identity';
      expect((await job.run(command)).outcome).toBe('success');
      expect(operations(world.emulator).filter((name) => name.includes('AssumeRole'))).toEqual([]);
    },
  );

  it('gives every login of a list its own profile', async () => {
    const logins = [
      { name: 'staging', provider: 'aws', 'role-to-assume': defaults.aws.roleArn, region: 'eu-west-1' },
      {
        name: 'production',
        provider: 'aws',
        'role-to-assume': defaults.aws.roleArn,
        'role-chain': defaults.aws.chainedRoleArn,
        region: 'eu-west-1',
      },
    ];
    const { job, outcome } = await world.login({ logins: JSON.stringify(logins), refresh: 'true' });
    expect(outcome).toBe('success');
    const { log } = await job.run(
      'for name in staging production; do aws --profile $name sts get-caller-identity --query Arn; done',
    );
    expect(log).toMatch(/assumed-role\/deploy[\s\S]*assumed-role\/production/);
  });

  it('says once, in the next use, that the background process has died; the login continues', async () => {
    const job = await world.job();
    const given = { ...inputs.azure, refresh: 'true' };
    const first = await job.uses(actionFolder, { id: 'first', with: given });
    const directory = dirname(first.exported.AZURE_FEDERATED_TOKEN_FILE!);
    const { pid } = JSON.parse((await readFile(join(directory, 'refresher.log'), 'utf8')).split('\n')[0]!);
    process.kill(pid, 'SIGKILL');
    await pause(100);
    expect((await azureWorkloadIdentity.prove(job)).succeeded).toBe(true);
    const second = await job.uses(actionFolder, { id: 'second', with: given });
    expect(second.annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('was stopped by something else') },
    ]);
    const posts = await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
    expect(posts.flatMap(({ annotations }) => annotations)).toEqual([]);
    expect(job.terminated).toEqual([]);
  });

  it('says in the next use or the post step, once, why a tool got no AWS credentials', async () => {
    const job = await world.job();
    const given = { ...inputs.aws, refresh: 'true' };
    await job.uses(actionFolder, { id: 'first', with: given });
    const askForCredentials = async () => {
      // As if they had expired.
      await rm(cacheDirectory(job.temp), { recursive: true });
      world.emulator.inject({ kind: 'status', service: 'aws-sts', ...denied });
      return job.run('$(sed -n "s/^credential_process = //p" "$AWS_CONFIG_FILE")');
    };
    const toldWhy = {
      level: 'warning',
      message: expect.stringMatching(/of the login "aws", and got none: .*aws\/not-authorized/),
    };
    expect((await askForCredentials()).outcome).toBe('failure');
    const second = await job.uses(actionFolder, { id: 'second', with: given });
    expect([second.outcome, second.annotations]).toEqual(['success', [expect.objectContaining(toldWhy)]]);
    expect((await askForCredentials()).outcome).toBe('failure');
    const posts = await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
    expect(posts.flatMap(({ annotations }) => annotations)).toEqual([expect.objectContaining(toldWhy)]);
  });

  it('says in the post step why renewals keep failing', async () => {
    const { job, exported } = await world.login({ ...inputs.azure, refresh: 'true' });
    world.emulator.world.job.idTokenPermission = false;
    world.emulator.inject({
      kind: 'status',
      status: 403,
      service: 'github-id-token',
      times: Number.POSITIVE_INFINITY,
    });
    const diary = join(dirname(exported.AZURE_FEDERATED_TOKEN_FILE!), 'refresher.log');
    while (!(await readFile(diary, 'utf8')).includes('"failing"')) await pause(200);
    world.emulator.world.job.idTokenPermission = true;
    const [post] = await job.finish();
    expect(post!.outcome).toBe('success');
    expect(post!.annotations).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(/cannot renew the login "azure", and keeps trying: .*id-token/),
      },
    ]);
  });
});
