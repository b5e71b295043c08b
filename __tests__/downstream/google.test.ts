/** What follows a Google Cloud login in real workflows: Google's own programs and libraries, after the shipped action. */
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

skipLoudly('gcloud configured by the user', gcloudMissing)("gcloud in the user's own configuration", () => {
  it.each([
    [
      'a service account to impersonate',
      'impersonate_service_account',
      'other@octo-project.iam.gserviceaccount.com',
    ],
    ['a token', 'access_token_file', '/dev/null'],
  ])('has %s, does not work as the login, and the login warns of it', async (_, property, value) => {
    const job = await world.job();
    expect((await job.run(`gcloud config set auth/${property} ${value}`)).outcome).toBe('success');
    const login = await job.uses(actionFolder, { id: 'login', with: inputs.gcp });
    expect(login.annotations).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(new RegExp(`^\`${property}\` in .*config_default makes gcloud`)),
      },
    ]);
    await expect(told(job, 'gcloud auth print-access-token')).rejects.toThrow();
  });
});

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

const withPython = (job: Job) => {
  const script = `
import google.auth, google.auth.transport.requests
credentials, project = google.auth.default(scopes=['https://www.googleapis.com/auth/cloud-platform'])
credentials.refresh(google.auth.transport.requests.Request())
print(project, getattr(credentials, 'service_account_email', None), credentials.token[:7])`;
  return job.run([python, '-c', script], { env: { PYTHONPATH: `${sdk}/lib/third_party` } });
};

skipLoudly('google-auth for Python', pythonMissing)('google-auth for Python', () => {
  it('works as the account and knows the project', async () => {
    const { job } = await loggedIn(inputs.gcp);
    const step = await withPython(job);
    expect(step.log).toContain(`${projectId} ${serviceAccount} ya29.c.`);
  });
});

/** Google's own machine, with the identity that every library looks for last. */
let machine: Server;
beforeAll(async () => {
  machine = createServer((request, response) => {
    response.setHeader('metadata-flavor', 'Google');
    const token = { access_token: 'ya29.machine', expires_in: 3600, token_type: 'Bearer' };
    response.end(request.url?.includes('/token') ? JSON.stringify(token) : 'machine');
  }).listen(0, '127.0.0.1');
  await once(machine, 'listening');
});
afterAll(() => {
  machine.close();
});

/** The job is on such a machine, and gcloud and the libraries have an identity of the user there as well. */
async function jobWithOtherIdentities(): Promise<Job> {
  const { port } = machine.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const environment = { GCE_METADATA_HOST: host, GCE_METADATA_ROOT: host, GCE_METADATA_IP: host };
  const job = await world.job({
    environment: { ...environment, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
  });
  const hidden = { ...itself, 'export-environment': 'false' };
  const other = await job.uses(actionFolder, { id: 'other', with: hidden });
  const file = other.outputs['gcp-credentials-file-path']!;
  const configuration = join(job.home, '.config', 'gcloud');
  mkdirSync(configuration, { recursive: true });
  copyFileSync(file, join(configuration, 'application_default_credentials.json'));
  if (!gcloudMissing) await told(job, `gcloud auth login --cred-file="${file}" --quiet >&2`);
  return job;
}

/** What the library is used for. */
const consumedHost = 'cloudresourcemanager.googleapis.com';

/** Ways to lose a login after it was made, with the words of the cause. */
const losses: Readonly<Record<string, { lose(): void; cause: RegExp }>> = {
  'the account no longer admits the job': {
    lose: () => {
      accountOfLogin().workloadIdentityUsers = [];
    },
    cause: /iam\.serviceAccounts\.getAccessToken/,
  },
  'GitHub gives no more ID tokens': {
    lose: () =>
      world.emulator.inject({
        kind: 'status',
        status: 403,
        service: 'github-id-token',
        times: Number.POSITIVE_INFINITY,
      }),
    cause: /403|id-token/,
  },
};

function accountOfLogin() {
  return world.emulator.world.google.serviceAccounts.find(({ email }) => email === serviceAccount)!;
}

describe.each(Object.entries(losses))('when %s', (_, { lose, cause }) => {
  it.each(['url', 'executable'])(
    'every tool fails and names the cause, and none takes another identity, with `gcp-credentials-source: %s`',
    async (source) => {
      const job = await jobWithOtherIdentities();
      const given = { ...inputs.gcp, 'gcp-credentials-source': source, refresh: 'true' };
      const login = await job.uses(actionFolder, { id: 'login', with: given });
      expect(login.outcome).toBe('success');
      const { workloadIdentityUsers } = accountOfLogin();
      lose();
      world.emulator.clearRequests();
      const steps: StepResult[] = [(await googleAuth.prove(job)).step];
      if (!gcloudMissing) steps.push(await job.run('gcloud auth print-access-token'));
      if (!pythonMissing) steps.push(await withPython(job));
      accountOfLogin().workloadIdentityUsers = workloadIdentityUsers;
      for (const { outcome, log } of steps) {
        expect(outcome).toBe('failure');
        expect(log).toMatch(cause);
        expect(log).not.toMatch(/ya29/);
      }
      expect(world.emulator.requests.filter(({ host }) => host === consumedHost)).toEqual([]);
    },
  );
});

describe('without the login', () => {
  it('the tools take the identities that they leave alone when it is lost', async () => {
    const job = await jobWithOtherIdentities();
    if (!gcloudMissing) expect(await told(job, 'gcloud auth print-access-token')).toMatch(ofJobItself);
    if (!pythonMissing) expect((await withPython(job)).log).toMatch(/ya29\.d\./);
    world.emulator.clearRequests();
    await googleAuth.prove(job);
    const { headers } = world.emulator.requests.find(({ host }) => host === consumedHost)!;
    expect(headers.authorization).toMatch(/^Bearer ya29\.d\./);
  });
});
