/** Amazon's helper of `docker login`, after the shipped action: as whom it asks for the registry's password. */
import { rm } from 'node:fs/promises';
import { afterEach, expect, it } from '@jest/globals';
import { defaults } from '../../emulator/index.ts';
import { inputs } from '../../emulator/logins.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { findProgram } from '../../emulator/runner/programs.ts';
import { cacheDirectory } from '../../src/files/job-directory.ts';
import { actionFolder, scenario } from '../support/scenario.ts';
import { skipLoudly } from '../support/skip-loudly.ts';

const world = scenario();
const { accountId, roleArn } = defaults.aws;
const helper = 'docker-credential-ecr-login';
const missing = findProgram(helper, process.env.PATH ?? '')
  ? undefined
  : 'get it with: apt-get install amazon-ecr-credential-helper';

const { 'aws-role-to-assume': role, 'aws-region': region } = inputs.aws;
const entry = JSON.stringify([{ name: 'prod', provider: 'aws', 'role-to-assume': role, region }]);

interface Form {
  readonly given: Readonly<Record<string, string>>;
  readonly login: string;
  /** What the step of the tool sets. */
  readonly env?: Readonly<Record<string, string>>;
}

const forms: Readonly<Record<string, Form>> = {
  plain: { given: inputs.aws, login: 'aws' },
  'as an entry': { given: { logins: entry }, login: 'prod', env: { AWS_PROFILE: 'prod' } },
  'with `refresh`': { given: { ...inputs.aws, refresh: 'true' }, login: 'aws' },
  'as an entry with `refresh`': {
    given: { logins: entry, refresh: 'true' },
    login: 'prod',
    env: { AWS_PROFILE: 'prod' },
  },
};

/** As Docker asks it. */
async function ask(job: Job, env: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  const registry = `${accountId}.dkr.ecr.${region}.amazonaws.com`;
  const script = `
answer=$(echo ${registry} | ${helper} get)
echo "user=$(echo "$answer" | sed 's/.*"Username":"\\([^"]*\\)".*/\\1/')" >> "$GITHUB_OUTPUT"`;
  return job.run(script, { shell: 'bash', env });
}

/** The access keys that signed requests to the registry. */
function signers(): string[] {
  return world.emulator.requests
    .filter(({ operation }) => operation === 'GetAuthorizationToken')
    .map(({ headers }) => /Credential=([^/]+)/.exec(String(headers.authorization))?.[1] ?? 'none');
}

const deployRole = () =>
  world.emulator.world.aws.accounts[accountId]!.roles.find(({ name }) => roleArn.endsWith(`/${name}`))!;
let trusted: ReturnType<typeof deployRole>['trustPolicy'] | undefined;
afterEach(() => {
  if (trusted) deployRole().trustPolicy = trusted;
  trusted = undefined;
});

skipLoudly(helper, missing)(helper, () => {
  it.each(Object.entries(forms))('gets the password of the registry as the login, %s', async (_, form) => {
    const job = await world.job();
    const { outcome, outputs } = await job.uses(actionFolder, { id: 'login', with: form.given });
    expect(outcome).toBe('success');
    const step = await ask(job, form.env);
    expect(step.outputs).toEqual({ user: 'AWS' });
    expect(signers()).toEqual([outputs[`${form.login}-access-key-id`]]);
  });

  it('asks as nobody when the login cannot be renewed, though the job has other keys', async () => {
    const env = { AWS_ACCESS_KEY: 'AKIAJOB', AWS_SECRET_KEY: 'job' };
    const job = await world.job({ env });
    const login = await job.uses(actionFolder, { with: { ...inputs.aws, refresh: 'true' } });
    expect(login.outcome).toBe('success');
    trusted = deployRole().trustPolicy;
    deployRole().trustPolicy = { Statement: { Effect: 'Deny', Principal: '*', Action: '*' } };
    await rm(cacheDirectory(job.temp), { recursive: true });
    expect((await ask(job)).outcome).toBe('failure');
    expect(signers()).toEqual([]);
  });
});
