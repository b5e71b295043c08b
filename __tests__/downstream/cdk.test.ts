/** The AWS CDK after the shipped action: as whom it asks AWS where it is. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { inputs } from '../../emulator/logins.ts';
import type { Job } from '../../emulator/runner/index.ts';
import { findNode24 } from '../../emulator/runner/programs.ts';
import { actionFolder, scenario } from '../support/scenario.ts';
import { skipLoudly } from '../support/skip-loudly.ts';
import { forms, signers, whileRefused } from './aws/forms.ts';

jest.setTimeout(300_000);

const world = scenario();
const extras = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'downstream', 'cdk');
const cdk = join(extras, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const missing = existsSync(cdk) ? undefined : `get it with: npm install --prefix ${extras} aws-cdk@2`;

/** A stack that does not say where it belongs, as `cdk synth` writes it: the CDK asks STS for the account. */
const stack = {
  type: 'aws:cloudformation:stack',
  environment: 'aws://unknown-account/unknown-region',
  properties: { templateFile: 'Octo.template.json', stackName: 'Octo' },
};

/** There is no CloudFormation to compare with, so the command itself always fails. */
function diff(job: Job, env: Readonly<Record<string, string>> = {}) {
  const assembly = join(job.workspace, 'cdk.out');
  mkdirSync(assembly, { recursive: true });
  const manifest = { version: '36.0.0', artifacts: { Octo: stack } };
  writeFileSync(join(assembly, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(assembly, stack.properties.templateFile), '{"Resources":{}}');
  const quiet = { CDK_DISABLE_CLI_TELEMETRY: 'true' };
  return job.run([findNode24(), cdk, 'diff', '--app', assembly, '--no-notices', '--no-version-reporting'], {
    env: { ...quiet, ...env },
  });
}

skipLoudly('the AWS CDK', missing)('the AWS CDK', () => {
  it('asks as the login, in each of its forms', async () => {
    // At the same time, because the command repeats its last request for most of a minute.
    const keys = await Promise.all(
      Object.values(forms).map(async ({ given, login, env }) => {
        const job = await world.job();
        const { outcome, outputs } = await job.uses(actionFolder, { id: 'login', with: given });
        expect(outcome).toBe('success');
        await diff(job, env);
        return outputs[`${login}-access-key-id`]!;
      }),
    );
    expect([...new Set(signers(world.emulator, 'GetCallerIdentity'))].sort()).toEqual(keys.sort());
  });

  it('asks as nobody when the login cannot be renewed, though the job has other keys', async () => {
    const job = await world.job({
      env: { AMAZON_ACCESS_KEY_ID: 'AKIAJOB', AMAZON_SECRET_ACCESS_KEY: 'job' },
    });
    const login = await job.uses(actionFolder, { with: { ...inputs.aws, refresh: 'true' } });
    expect(login.outcome).toBe('success');
    const { log } = await whileRefused(world.emulator, job, async () => diff(job));
    expect(log).toContain('Unable to resolve AWS account');
    expect(signers(world.emulator, 'GetCallerIdentity')).toEqual([]);
    const [post] = await job.finish();
    expect(post!.annotations).toMatchObject([{ message: expect.stringContaining('aws/not-authorized') }]);
  });
});
