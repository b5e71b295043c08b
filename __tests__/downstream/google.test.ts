/** What follows a Google Cloud login in real workflows: Google's own programs and libraries, after the shipped action. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isInstalled } from '../../emulator/consumers/consumer.ts';
import { googleAuth } from '../../emulator/consumers/google-auth.ts';
import { defaults } from '../../emulator/index.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { findProgram } from '../../emulator/runner/programs.ts';
import { blocksUnder } from '../docs/support/page.ts';
import { actionFolder, inputs, scenario } from '../support/scenario.ts';
import { skipLoudly } from '../support/skip-loudly.ts';

const world = scenario();
const { serviceAccount, projectId, workloadIdentityProvider } = defaults.google;

/** How a token tells whose it is in the emulator. */
const ofAccount = /^ya29\.c\./;
const ofJobItself = /^ya29\.d\./;

/** As the page shows it: the exported login, and a second identity. */
const reader = {
  name: 'reader',
  provider: 'gcp',
  'workload-identity-provider': workloadIdentityProvider,
  'project-id': projectId,
};
const deploy = {
  name: 'deploy',
  provider: 'gcp',
  'workload-identity-provider': workloadIdentityProvider,
  'service-account': serviceAccount,
};
const itself = {
  'gcp-workload-identity-provider': workloadIdentityProvider,
  'gcp-project-id': projectId,
};

const forms = {
  plain: { with: inputs.gcp, env: () => ({}) },
  'as an entry beside an exported one': {
    with: { ...itself, logins: JSON.stringify([deploy]) },
    env: variablesOf('deploy'),
  },
  'with refresh': { with: { ...inputs.gcp, refresh: 'true' }, env: () => ({}) },
};

/** What the note of an entry says that a step sets. */
function variablesOf(name: string) {
  return (outputs: Record<string, string>): Record<string, string> => {
    const path = outputs[`${name}-credentials-file-path`]!;
    return {
      GOOGLE_APPLICATION_CREDENTIALS: path,
      CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: path,
      GOOGLE_GHA_CREDS_PATH: path,
      CLOUDSDK_CORE_PROJECT: outputs[`${name}-project-id`]!,
      GOOGLE_CLOUD_PROJECT: outputs[`${name}-project-id`]!,
    };
  };
}

async function loggedIn(given: Readonly<Record<string, string>>) {
  const job = await world.job();
  const login = await job.uses(actionFolder, { id: 'login', with: given });
  expect(login.outcome).toBe('success');
  return { job, login };
}

/** The standard output of a script in a step of its own. */
async function told(job: Job, script: string, env: Record<string, string> = {}): Promise<string> {
  const command = `result=$(${script}); echo "result=$result" >> "$GITHUB_OUTPUT"`;
  const step = await job.run(command, { shell: 'bash', id: 'told', env });
  if (step.outcome !== 'success') throw new Error(step.log);
  return step.outputs.result ?? '';
}

const gcloudMissing = isInstalled('gcloud') ? undefined : 'gcloud is not installed, and no registry holds it';
const gsutilMissing = gcloudMissing ?? (isInstalled('gsutil') ? undefined : 'gsutil is not installed');

describe.each(Object.entries(forms))('after a login, %s', (_, form) => {
  it('google-auth-library works as the account and knows the project', async () => {
    const { job, login } = await loggedIn(form.with);
    Object.assign(job.exported, form.env(login.outputs));
    const { succeeded, facts } = await googleAuth.prove(job);
    expect(succeeded).toBe(true);
    expect(facts).toMatchObject({ identity: serviceAccount, project: projectId });
  });

  skipLoudly('gcloud', gcloudMissing)('gcloud', () => {
    it('works as the account', async () => {
      const { job, login } = await loggedIn(form.with);
      const token = await told(job, 'gcloud auth print-access-token', form.env(login.outputs));
      expect(token).toMatch(ofAccount);
    });
  });
});

describe('the page about several identities', () => {
  it('shows what is tried here', () => {
    const [example = ''] = blocksUnder('docs/google-cloud.md', 'several-identities', 'yaml');
    const { steps } = parse(example) as {
      steps: { with?: { logins: string }; env?: Record<string, string> }[];
    };
    expect(parse(steps[0]!.with!.logins)).toEqual([reader]);
    const names = ['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE'];
    expect(Object.keys(steps.at(-1)!.env!)).toEqual([...names, 'CLOUDSDK_CORE_PROJECT']);
  });
});

skipLoudly('gcloud', gcloudMissing)('gcloud', () => {
  it('acts as the exported login where only the file of the other is set, as the log says', async () => {
    const { job, login } = await loggedIn({ ...itself, logins: JSON.stringify([deploy]) });
    expect(login.log).toContain('gcloud acts as the login that is exported');
    const { GOOGLE_APPLICATION_CREDENTIALS = '' } = variablesOf('deploy')(login.outputs);
    const token = await told(job, 'gcloud auth print-access-token', { GOOGLE_APPLICATION_CREDENTIALS });
    expect(token).toMatch(ofJobItself);
  });

  it('takes the variables that the post step empties for unset', async () => {
    const { job } = await loggedIn(inputs.gcp);
    let step: StepResult | undefined;
    await job.finish({
      inspect: async () => {
        step = await job.run('gcloud auth print-access-token', { shell: 'bash' });
      },
    });
    expect(job.exported.CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE).toBe('');
    expect(step?.outcome).toBe('failure');
    expect(step?.log).toContain('You do not currently have an active account selected');
  });
});

skipLoudly('gsutil', gsutilMissing)('gsutil', () => {
  it('works once the account is registered, as setup-gcloud does', async () => {
    const { job } = await loggedIn(inputs.gcp);
    const register = 'gcloud auth login --cred-file="$GOOGLE_GHA_CREDS_PATH" --quiet >&2';
    expect(await told(job, `${register}; gsutil ls`)).toBe('gs://octo-project-artifacts/');
  });
});

/** The Python that comes with gcloud has Google's library; Debian's package of it is older than workload identity. */
const sdk = findProgram('gcloud', process.env.PATH ?? '') && '/usr/lib/google-cloud-sdk';
const python = `${sdk}/platform/bundledpythonunix/bin/python3`;
const pythonMissing = sdk && existsSync(python) ? undefined : "the Google Cloud CLI's Python is not there";

skipLoudly('google-auth for Python', pythonMissing)('google-auth for Python', () => {
  it('works as the account and knows the project', async () => {
    const { job } = await loggedIn(inputs.gcp);
    const script = `
import google.auth, google.auth.transport.requests
credentials, project = google.auth.default(scopes=['https://www.googleapis.com/auth/cloud-platform'])
credentials.refresh(google.auth.transport.requests.Request())
print(project, credentials.service_account_email, credentials.token[:7])`;
    const step: StepResult = await job.run([python, '-c', script], {
      env: { PYTHONPATH: `${sdk}/lib/third_party` },
    });
    expect(step.log).toContain(`${projectId} ${serviceAccount} ya29.c.`);
  });
});
