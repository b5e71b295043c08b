/** Amazon's helper of `docker login`, after the shipped action: as whom it asks for the registry's password. */
import { expect, it } from '@jest/globals';
import { defaults } from '../../emulator/index.ts';
import { inputs } from '../../emulator/logins.ts';
import type { Job } from '../../emulator/runner/index.ts';
import { findProgram } from '../../emulator/runner/programs.ts';
import { actionFolder, scenario } from '../support/scenario.ts';
import { skipLoudly } from '../support/skip-loudly.ts';
import { forms, signers, whileRefused } from './aws/forms.ts';

const world = scenario();
const { accountId } = defaults.aws;
const helper = 'docker-credential-ecr-login';
const missing = findProgram(helper, process.env.PATH ?? '')
  ? undefined
  : 'get it with: apt-get install amazon-ecr-credential-helper';

/** As Docker asks it. */
function ask(job: Job, env: Readonly<Record<string, string>> = {}) {
  const registry = `${accountId}.dkr.ecr.eu-west-1.amazonaws.com`;
  const script = `
answer=$(echo ${registry} | ${helper} get)
echo "user=$(echo "$answer" | sed 's/.*"Username":"\\([^"]*\\)".*/\\1/')" >> "$GITHUB_OUTPUT"`;
  return job.run(script, { shell: 'bash', env });
}

skipLoudly(helper, missing)(helper, () => {
  it.each(Object.entries(forms))('gets the password of the registry as the login, %s', async (_, form) => {
    const job = await world.job();
    const { outcome, outputs } = await job.uses(actionFolder, { id: 'login', with: form.given });
    expect(outcome).toBe('success');
    const step = await ask(job, form.env);
    expect(step.outputs).toEqual({ user: 'AWS' });
    expect(signers(world.emulator, 'GetAuthorizationToken')).toEqual([
      outputs[`${form.login}-access-key-id`],
    ]);
  });

  it('asks as nobody when the login cannot be renewed, though the job has other keys', async () => {
    const env = { AWS_ACCESS_KEY: 'AKIAJOB', AWS_SECRET_KEY: 'job' };
    const job = await world.job({ env });
    const login = await job.uses(actionFolder, { with: { ...inputs.aws, refresh: 'true' } });
    expect(login.outcome).toBe('success');
    await whileRefused(world.emulator, job, async () => {
      expect((await ask(job)).outcome).toBe('failure');
    });
    expect(signers(world.emulator, 'GetAuthorizationToken')).toEqual([]);
  });
});
