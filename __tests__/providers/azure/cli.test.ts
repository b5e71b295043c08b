/** The real `az` command and the SDK's credential on top of it, with nothing but what a login has written. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isInstalled } from '../../../emulator/consumers/consumer.ts';
import type { Emulator } from '../../../emulator/index.ts';
import { defaults, startEmulator } from '../../../emulator/index.ts';
import type { PublishContext } from '../../../src/contract/publication.ts';
import type { Applied } from '../../../src/files/apply-edits.ts';
import { applyEdits, revertEdits } from '../../../src/files/apply-edits.ts';
import { linkFile } from '../../../src/files/link.ts';
import type { AzureCredential } from '../../../src/providers/azure/exchange.ts';
import { azure } from '../../../src/providers/azure/index.ts';
import type { AzureSettings } from '../../../src/providers/azure/settings.ts';
import { useAzureCli } from '../../support/azure-cli.ts';
import { runLogin } from '../../support/exchange.ts';
import { placeOf, settingsOf } from './support.ts';

const run = promisify(execFile);
const deployObjectId = '9e8d7c6b-5a49-4382-91f0-e1d2c3b4a596';
const { clientId, managedIdentityClientId, tenantId, subscriptionId } = defaults.azure;
const deploy = { 'client-id': clientId, 'tenant-id': tenantId, 'subscription-id': subscriptionId };

/** Another subscription of the same tenant, for the managed identity. */
const staging = {
  id: '6b5a4938-2716-4504-93e2-d1c0bfae9d8c',
  displayName: 'Octo staging',
  tenantId,
  state: 'Enabled' as const,
  resourceGroups: [{ name: 'octo-staging', location: 'northeurope' }],
  readers: ['7f6e5d4c-3b2a-4190-8e7d-6c5b4a392817'],
};

/** The smallest extension that the CLI loads. */
async function installExtension(folder: string) {
  const files = {
    'azext_octo/__init__.py': [
      'from azure.cli.core import AzCommandsLoader',
      'class Loader(AzCommandsLoader):',
      '    def load_command_table(self, args):',
      '        return {}',
      'COMMAND_LOADER_CLS = Loader',
    ].join('\n'),
    'octo-1.0.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: octo\nVersion: 1.0.0\n',
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

// Named so that a run without the command says what it did not prove.
const whereInstalled = isInstalled('az') ? describe : describe.skip;

whereInstalled('az, as a later step starts it (skipped where it is not installed)', () => {
  let emulator: Emulator;
  let directory: string;
  let env: Record<string, string>;
  let applied: Applied[];

  beforeAll(async () => {
    emulator = await startEmulator();
    emulator.world.azure.subscriptions.push(staging);
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'azure-cli-'));
    await useAzureCli(join(directory, 'home'));
    await mkdir(join(directory, 'use'));
    env = {
      ...emulator.environment(),
      PATH: process.env.PATH ?? '',
      HOME: join(directory, 'home'),
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
    };
    applied = [];
  });
  // The command may still be writing its own logs.
  afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

  /** Logs in and publishes: files, then variables. */
  async function login(given: Record<string, string>, exportEnvironment = true) {
    const outcome = await runLogin(emulator, azure, given);
    if (!outcome.succeeded) throw outcome.error;
    const credential = outcome.credential as AzureCredential;
    const place: PublishContext = {
      login: 'azure',
      kind: 'flat',
      idTokenSource: 'github',
      directory: join(directory, 'use'),
      shared: join(directory, 'shared'),
      env,
      exportEnvironment,
      actionDirectory: '/nowhere',
      nodePath: process.execPath,
      now: 0,
    };
    const {
      edits = [],
      links = [],
      variables,
    } = azure.publish.publications(credential, outcome.login.settings as AzureSettings, place);
    applied.push(...(await applyEdits(edits, place.directory)));
    for (const link of links) await linkFile(link);
    for (const [name, { value }] of Object.entries(variables)) env[name] = value;
    emulator.clearRequests();
    return credential;
  }

  /** What a command prints, parsed. */
  async function az(...words: string[]): Promise<unknown> {
    const { stdout } = await run('az', [...words, '--output', 'json'], { env });
    return stdout.trim() === '' ? undefined : JSON.parse(stdout);
  }

  const tokenRequests = () => emulator.requests.filter(({ operation }) => operation === 'token');

  it('knows the account and works without asking for a token', async () => {
    await login(deploy);
    expect(await az('account', 'show')).toEqual({
      environmentName: 'AzureCloud',
      homeTenantId: tenantId,
      id: subscriptionId,
      isDefault: true,
      managedByTenants: [],
      name: 'Octo production',
      state: 'Enabled',
      tenantId,
      user: { name: clientId, type: 'servicePrincipal' },
    });
    expect(await az('group', 'list', '--query', '[].name')).toEqual(['octo-production']);
    expect(tokenRequests()).toEqual([]);
  });

  it('returns the seeded tokens, for every spelling of their resource', async () => {
    const { tokens } = await login({
      ...deploy,
      scopes:
        'https://management.azure.com/.default https://vault.azure.net/.default https://graph.microsoft.com/.default https://database.windows.net/.default',
    });
    const [manager, vault, graph, database] = tokens.map(({ secret }) => secret);
    const token = (...words: string[]) =>
      az('account', 'get-access-token', '--query', 'accessToken', ...words);
    expect(await token()).toBe(manager);
    expect(await token('--resource', 'https://management.azure.com')).toBe(manager);
    expect(await token('--scope', 'https://management.azure.com/.default')).toBe(manager);
    expect(await token('--resource', 'https://vault.azure.net')).toBe(vault);
    expect(await token('--resource-type', 'ms-graph')).toBe(graph);
    expect(await token('--resource', 'https://database.windows.net/')).toBe(database);
    expect(tokenRequests()).toEqual([]);
  });

  it('asks Entra with the ID token for a resource that was not seeded', async () => {
    const { assertion } = await login(deploy);
    await az('account', 'get-access-token', '--resource', 'https://storage.azure.com');
    expect(tokenRequests()).toMatchObject([{ status: 200, body: { client_assertion: assertion } }]);
  });

  it('reaches two identities by their subscriptions, the newest being the default', async () => {
    await login(deploy);
    await login({ ...deploy, 'client-id': managedIdentityClientId, 'subscription-id': staging.id });
    expect(await az('account', 'list', '--query', '[].[name, isDefault, user.name]')).toEqual([
      ['Octo production', false, clientId],
      ['Octo staging', true, managedIdentityClientId],
    ]);
    const groups = (...words: string[]) => az('group', 'list', '--query', '[].name', ...words);
    expect(await groups()).toEqual(['octo-staging']);
    expect(await groups('--subscription', 'Octo production')).toEqual(['octo-production']);
    expect(await groups('--subscription', subscriptionId)).toEqual(['octo-production']);
    expect(tokenRequests()).toEqual([]);
  });

  it('reaches all subscriptions that the identity can see, except those of another login', async () => {
    emulator.world.azure.subscriptions.find(({ id }) => id === staging.id)!.readers.push(deployObjectId);
    try {
      await login({ ...deploy, 'client-id': managedIdentityClientId, 'subscription-id': staging.id });
      await login(deploy);
      expect(await az('account', 'list', '--query', '[].[name, isDefault, user.name]')).toEqual([
        ['Octo staging', false, managedIdentityClientId],
        ['Octo production', true, clientId],
      ]);
      await revertEdits(applied.splice(0));
      await login(deploy);
      await az('account', 'set', '--subscription', 'Octo staging');
      expect(await az('group', 'list', '--query', '[].name')).toEqual(['octo-staging']);
      expect(tokenRequests()).toEqual([]);
    } finally {
      emulator.world.azure.subscriptions.find(({ id }) => id === staging.id)!.readers.pop();
    }
  });

  it('stays in the cloud of the exported login after one in another cloud that exports nothing', async () => {
    await login(deploy);
    const { tenantId: china, subscriptionId: there } = defaults.azureChina;
    const other = { 'client-id': clientId, 'tenant-id': china, 'subscription-id': there };
    await login({ ...other, environment: 'azurechinacloud' }, false);
    expect(await az('account', 'show', '--query', 'id')).toBe(subscriptionId);
    env.AZURE_CLOUD_NAME = 'AzureChinaCloud';
    expect(await az('group', 'list', '--query', '[].name', '--subscription', there)).toEqual([
      'octo-production',
    ]);
  });

  it('does not write to the profile by itself', async () => {
    await login(deploy);
    const profile = join(directory, 'shared', 'azure', 'azureProfile.json');
    const before = await readFile(profile, 'utf8');
    env.AZURE_CORE_COLLECT_TELEMETRY = 'yes';
    await az('group', 'list');
    expect(await readFile(profile, 'utf8')).toBe(before);
  });

  it('keeps the earlier logins in the user’s own directory, and the user’s Bicep', async () => {
    await login({ ...deploy, 'client-id': managedIdentityClientId, 'subscription-id': staging.id });
    const own = join(directory, 'home', '.azure');
    await run('cp', ['-r', `${join(directory, 'shared', 'azure')}/.`, own]);
    await rm(join(directory, 'shared'), { recursive: true });
    delete env.AZURE_CONFIG_DIR;
    await mkdir(join(own, 'bin'));
    await writeFile(join(own, 'bin', 'bicep'), '#!/bin/sh\necho Bicep CLI version 0.30.3\n', { mode: 0o755 });
    await login(deploy);
    expect(await az('account', 'list', '--query', '[].[name, isDefault]')).toEqual([
      ['Octo staging', false],
      ['Octo production', true],
    ]);
    await az('config', 'set', 'bicep.version_check=False', 'bicep.check_version=False');
    const { stdout, stderr } = await run('az', ['bicep', 'version'], { env });
    expect(stdout + stderr).toContain('0.30.3');
  });

  it('works in a job that wants its files encrypted', async () => {
    env.AZURE_CORE_ENCRYPT_TOKEN_CACHE = 'true';
    await login(deploy);
    expect(await az('group', 'list', '--query', '[].name')).toEqual(['octo-production']);
  });

  it('is not logged in again after the user has logged out', async () => {
    const credential = await login(deploy);
    const place = { ...placeOf({}), shared: join(directory, 'shared'), env };
    const again = async () => {
      const { edits } = azure.renewal!.publications(credential, settingsOf(deploy), place);
      return applyEdits(edits, place.directory);
    };
    expect(await again()).toHaveLength(2);
    await az('logout');
    expect(await again()).toEqual([]);
    const identities = join(directory, 'shared', 'azure', 'service_principal_entries.json');
    expect(await readFile(identities, 'utf8')).not.toContain(clientId);
  });

  it('has an account at tenant level without a subscription, even for a tenant given by its domain', async () => {
    const { tokens } = await login({ 'client-id': clientId, 'tenant-id': defaults.azure.tenantDomain });
    expect(await az('account', 'show', '--query', '[id, name, tenantId]')).toEqual([
      tenantId,
      'N/A(tenant level account)',
      tenantId,
    ]);
    expect(await az('account', 'get-access-token', '--query', 'accessToken')).toBe(tokens[0]?.secret);
    expect(tokenRequests()).toEqual([]);
  });

  it.each([
    ['azureusgovernment', 'AzureUSGovernment', defaults.azureUsGovernment],
    ['azurechinacloud', 'AzureChinaCloud', defaults.azureChina],
  ])('works in %s', async (environment, cloud, ids) => {
    await login({
      environment,
      'client-id': clientId,
      'tenant-id': ids.tenantId,
      'subscription-id': ids.subscriptionId,
    });
    expect(await az('cloud', 'show', '--query', 'name')).toBe(cloud);
    expect(await az('group', 'list', '--query', '[].name')).toEqual(['octo-production']);
    expect(tokenRequests()).toEqual([]);
  });

  it('keeps the user’s settings and extensions', async () => {
    const own = '# mine\n[defaults]\nlocation = westeurope\n\n[core]\noutput = yaml\n';
    await writeFile(join(directory, 'home', '.azure', 'config'), own);
    await installExtension(join(directory, 'home', '.azure', 'cliextensions', 'octo'));
    await login(deploy);
    expect(await az('config', 'get', 'defaults.location', '--query', 'value')).toBe('westeurope');
    expect(await az('extension', 'list', '--query', "[?name=='octo'].name")).toEqual(['octo']);
    expect(await readFile(join(directory, 'home', '.azure', 'config'), 'utf8')).toBe(own);
    expect(await readdir(join(directory, 'home', '.azure'))).toEqual([
      'cliextensions',
      'commandIndex.json',
      'config',
    ]);
  });

  it('continues with the logins of a directory that the job chose', async () => {
    await login({ ...deploy, 'client-id': managedIdentityClientId, 'subscription-id': staging.id });
    const chosen = join(directory, 'chosen');
    await run('cp', ['-r', join(directory, 'shared', 'azure'), chosen]);
    await rm(join(directory, 'shared'), { recursive: true });
    env.AZURE_CONFIG_DIR = chosen;
    await login(deploy);
    expect(await az('account', 'list', '--query', '[].[name, isDefault]')).toEqual([
      ['Octo staging', false],
      ['Octo production', true],
    ]);
    expect(await az('group', 'list', '--query', '[].name', '--subscription', staging.id)).toEqual([
      'octo-staging',
    ]);
    expect(tokenRequests()).toEqual([]);
  });

  it('may write to the files itself, and loses exactly this login when it is undone', async () => {
    await login({ ...deploy, 'client-id': managedIdentityClientId, 'subscription-id': staging.id });
    const first = applied.splice(0);
    await login(deploy);
    await az('account', 'set', '--subscription', staging.id);
    await az(
      'account',
      'get-access-token',
      '--resource',
      'https://storage.azure.com',
      '--subscription',
      subscriptionId,
    );
    await revertEdits(applied);
    expect(await az('account', 'list', '--query', '[].[name, isDefault]')).toEqual([['Octo staging', true]]);
    expect(await az('group', 'list', '--query', '[].name')).toEqual(['octo-staging']);
    await revertEdits(first);
    await expect(az('account', 'show')).rejects.toMatchObject({
      stderr: expect.stringContaining('az login'),
    });
  });

  it('serves the credential of the Azure SDK', async () => {
    const { tokens } = await login(deploy);
    const program = `
      import { AzureCliCredential } from '@azure/identity';
      const token = await new AzureCliCredential().getToken('https://management.azure.com/.default');
      console.log(token.token);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], { env });
    expect(stdout.trim()).toBe(tokens[0]?.secret);
    expect(tokenRequests()).toEqual([]);
  });

  it('leaves no file that others can read', async () => {
    await login(deploy);
    const { stdout } = await run('find', [join(directory, 'shared'), '-type', 'f', '-perm', '/077']);
    expect(stdout).toBe('');
  });
});
