/** What follows an Azure login in real workflows, run by the real tools after the shipped action. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fetchThroughProxy } from '../../emulator/consumers/azure-resource-manager.ts';
import { runModule } from '../../emulator/consumers/consumer.ts';
import { defaults, defaultWorld } from '../../emulator/index.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { actionFolder, inputs, scenario } from '../support/scenario.ts';
import { sayLoudly } from '../support/skip-loudly.ts';
import { azureClis, pythonWithSdk } from './azure/tools.ts';

const { clientId, tenantId, subscriptionId } = defaults.azure;

// Each test starts the Azure CLI several times.
jest.setTimeout(300_000);

/** A second subscription that the identity sees, and nobody names. */
const staging = '6b5a4938-2716-4504-93e2-d1c0bfae9d8c';

const world = scenario({
  world: () => {
    const made = defaultWorld();
    const [production] = made.azure.subscriptions;
    made.azure.subscriptions.push({
      ...production!,
      id: staging,
      displayName: 'Octo staging',
      resourceGroups: [{ name: 'octo-staging', location: 'northeurope' }],
    });
    return made;
  },
});

const entry = `- {name: deploy, provider: azure, client-id: ${clientId}, tenant-id: ${tenantId}, subscription-id: ${subscriptionId}}`;
const logins: Readonly<Record<string, Record<string, string>>> = {
  plain: inputs.azure,
  'as an entry': { logins: entry },
  'with `refresh`': { ...inputs.azure, refresh: 'true' },
};

async function loggedIn(how: string, environment: Record<string, string> = {}) {
  const job = await world.job({ environment });
  const login = await job.uses(actionFolder, { id: 'login', with: logins[how] });
  expect(login.outcome).toBe('success');
  return { job, login };
}

function factsOf(step: StepResult): Record<string, string> {
  expect(step.log).not.toMatch(/Traceback|##\[error\]/);
  return step.outputs;
}

beforeAll(() => {
  for (const { name, program, source } of azureClis)
    if (!program) sayLoudly(`SKIPPED: ${name} is not tested. Get it with: ${source}`);
  if (!pythonWithSdk)
    sayLoudly('SKIPPED: the Azure SDK for Python is not tested: `python3-azure` is not there');
});

const script = `
set -e
fact() { echo "$1=$2" >> "$GITHUB_OUTPUT"; }
fact accounts "$("$AZ" account list --query "[].join(' ', [name, state, to_string(isDefault)])" --output tsv | sort | paste -s -d ,)"
fact groups "$("$AZ" group list --query '[].name' --output tsv)"
"$AZ" account set --subscription ${staging}
fact others "$("$AZ" group list --query '[].name' --output tsv)"
`;

describe.each(Object.keys(logins))('after a login %s', (how) => {
  for (const { name, program } of azureClis) {
    (program ? it : it.skip)(
      `${name} lists and uses all subscriptions, without a request for a token`,
      async () => {
        const { job } = await loggedIn(how);
        world.emulator.clearRequests();
        const step = await job.run(script, { shell: 'bash', id: 'az', env: { AZ: program! } });
        expect(factsOf(step)).toEqual({
          accounts: 'Octo production Enabled true,Octo staging Enabled false',
          groups: 'octo-production',
          others: 'octo-staging',
        });
        const tokens = world.emulator.requests.filter(
          ({ operation, headers }) =>
            operation === 'token' && /python/i.test(String(headers['x-client-sku'])),
        );
        expect(tokens).toEqual([]);
      },
    );
  }
});

/** The metadata service of a machine in Azure: it answers every request for a token with this status. */
let machine: Server;
let tokenStatus: number;
beforeAll(async () => {
  machine = createServer((_, response) => {
    const token = { access_token: 'machine', expires_in: '3600', expires_on: '4102444800', resource: 'x' };
    const refusal = { error: 'invalid_request', error_description: 'Identity not found' };
    response.writeHead(tokenStatus, { 'content-type': 'application/json' });
    response.end(JSON.stringify(tokenStatus === 200 ? { ...token, token_type: 'Bearer' } : refusal));
  }).listen(0, '127.0.0.1');
  await once(machine, 'listening');
});
afterAll(() => {
  machine.close();
});

/** Where both SDKs look for the metadata service. */
function onMachine(): Record<string, string> {
  const { port } = machine.address() as AddressInfo;
  return { AZURE_POD_IDENTITY_AUTHORITY_HOST: `http://127.0.0.1:${port}`, NO_PROXY: '127.0.0.1' };
}

const javascript = (job: Job, credential: string) =>
  runModule(job, new URL('./azure/default-credential.ts', import.meta.url).href, {
    ...fetchThroughProxy,
    CREDENTIAL: credential,
  });
const python = (job: Job) =>
  job.run([pythonWithSdk!, new URL('./azure/default_credential.py', import.meta.url).pathname], {});

const withAz = azureClis[0]!.program ? it : it.skip;

describe.each([
  ['without an identity', 400],
  ['with an identity of its own', 200],
])('on a machine %s', (_, status) => {
  const ways = ['plain', 'with `refresh`'];

  withAz.each(ways)('the Azure SDK for JavaScript works as the login, %s', async (how) => {
    tokenStatus = status;
    const { job } = await loggedIn(how, onMachine());
    expect(factsOf((await javascript(job, 'default')).step)).toEqual({ identity: clientId });
  });

  (pythonWithSdk ? withAz : it.skip).each(ways)(
    'the Azure SDK for Python works as the login, %s, or the log says as whom',
    async (how) => {
      tokenStatus = status;
      const { job, login } = await loggedIn(how, onMachine());
      const { identity, version } = factsOf(await python(job));
      const [major = 0, minor = 0] = version!.split('.').map((part) => Number.parseInt(part, 10));
      // The first version that knows AZURE_TOKEN_CREDENTIALS.
      const isOld = major < 1 || (major === 1 && minor < 23);
      const isMachine = isOld && status === 200 && how === 'plain';
      expect(identity).toBe(isMachine ? 'machine' : clientId);
      expect(login.log.includes('take the identity of the machine')).toBe(how === 'plain');
    },
  );
});

describe('the Azure SDK for JavaScript', () => {
  withAz('works by the Azure CLI with a login that is not exported', async () => {
    const { job } = await loggedIn('as an entry');
    expect(factsOf((await javascript(job, 'cli')).step)).toEqual({ identity: clientId });
  });
});

/** The user of the runner is logged in to the Azure CLI as another identity, in the directory of the user's own. */
async function jobWithOtherIdentities(): Promise<Job> {
  const job = await world.job({ environment: onMachine() });
  const { managedIdentityClientId } = defaults.azure;
  const other = {
    ...inputs.azure,
    'azure-client-id': managedIdentityClientId,
    'azure-subscription-id': staging,
  };
  const earlier = await world.job();
  const login = await earlier.uses(actionFolder, { with: other });
  cpSync(login.exported.AZURE_CONFIG_DIR!, join(job.home, '.azure'), { recursive: true });
  return job;
}

const groups = '"$AZ" group list --query "[].name" --output tsv';

describe('when Entra no longer trusts the job', () => {
  it.each(['plain', 'with `refresh`'])(
    'every tool fails, and none takes another identity, after a login %s',
    async (how) => {
      tokenStatus = 200;
      const isRenewed = how !== 'plain';
      const { lifetimes, azure } = world.emulator.world;
      const application = azure.tenants
        .flatMap(({ identities }) => identities)
        .find((one) => one.clientId === clientId)!;
      const { federatedCredentials } = application;
      const job = await jobWithOtherIdentities();
      // The Azure CLI asks for a new token when less than five minutes are left.
      lifetimes.credentialSeconds = 60;
      try {
        const login = await job.uses(actionFolder, { id: 'login', with: logins[how] });
        expect(login.outcome).toBe('success');
        application.federatedCredentials = [];
        const steps = [(await javascript(job, 'default')).step];
        for (const { program } of azureClis)
          if (program) steps.push(await job.run(groups, { shell: 'bash', env: { AZ: program } }));
        // As whom old versions of it work without `refresh` is told at the login.
        if (pythonWithSdk && isRenewed) steps.push(await python(job));
        for (const { outcome, outputs } of steps)
          expect({ outcome, outputs }).toEqual({ outcome: 'failure', outputs: {} });
        // The SDK for JavaScript keeps what the Azure CLI tells it to itself.
        for (const { log } of isRenewed ? steps : steps.slice(1)) expect(log).toContain('AADSTS70025');
      } finally {
        application.federatedCredentials = federatedCredentials;
        delete lifetimes.credentialSeconds;
      }
    },
  );
});

describe('without the login', () => {
  withAz('the Azure CLI works as the identity that it leaves alone', async () => {
    const job = await jobWithOtherIdentities();
    const step = await job.run(groups, { shell: 'bash', env: { AZ: azureClis[0]!.program! } });
    expect(step.log).toContain('octo-staging');
  });
});

describe('after the job', () => {
  withAz('the Azure CLI starts, in the directory where it looks by itself', async () => {
    const job = await world.job();
    await job.uses(actionFolder, { id: 'login', with: inputs.azure });
    const [post] = await job.finish();
    const directory = `${job.home}/.azure`;
    expect(post?.exported.AZURE_CONFIG_DIR).toBe(directory);
    const env = { PATH: process.env.PATH ?? '', HOME: job.home, AZURE_CONFIG_DIR: directory };
    expect(execFileSync('az', ['account', 'list', '--output', 'json'], { env, encoding: 'utf8' })).toBe(
      '[]\n',
    );
  });
});
