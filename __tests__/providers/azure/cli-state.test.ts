import { describe, expect, it } from '@jest/globals';
import { cliEdits, cliLinks, cliOverrides, cliVariables } from '../../../src/providers/azure/cli-state.ts';
import { clientId, credential, placeOf, settingsOf, subscriptionId, tenantId } from './support.ts';

const settings = settingsOf({ 'subscription-id': subscriptionId });
const directory = '/temp/private/shared/azure';

/** The edits of one file of the CLI's state. */
function editsOf(name: string, ...[given, resolvedSettings, place]: Partial<Parameters<typeof cliEdits>>) {
  const edits = cliEdits(
    given ?? credential,
    resolvedSettings ?? settings,
    place ?? placeOf({ HOME: '/home/runner' }),
  );
  return edits.filter(({ path }) => path === `${directory}/${name}`);
}

describe('the state of the Azure CLI', () => {
  it('contains the identity with the ID token as its assertion', () => {
    expect(editsOf('service_principal_entries.json')).toEqual([
      {
        format: 'json',
        path: `${directory}/service_principal_entries.json`,
        startFrom: '/home/runner/.azure/service_principal_entries.json',
        at: [],
        entries: {
          kind: 'list',
          match: ['client_id', 'tenant'],
          items: [{ client_id: clientId, tenant: tenantId, client_assertion: 'id-token' }],
        },
        endsBy: 'client_assertion',
      },
    ]);
  });

  const staging = {
    id: '6b5a4938-2716-4504-93e2-d1c0bfae9d8c',
    name: 'Octo staging',
    state: 'Warned',
    homeTenantId: clientId,
    managedByTenants: [tenantId],
  };
  const account = {
    id: subscriptionId,
    name: 'Octo production',
    state: 'Enabled',
    user: { name: clientId, type: 'servicePrincipal' },
    isDefault: true,
    tenantId,
    homeTenantId: tenantId,
    environmentName: 'AzureCloud',
    managedByTenants: [],
  };

  it('contains the subscription as the default account, and an installation ID', () => {
    const file = { format: 'json', path: `${directory}/azureProfile.json` };
    const start = {
      startFrom: '/home/runner/.azure/azureProfile.json',
      startsOnlyWith: {
        paths: [
          '/home/runner/.azure/service_principal_entries.json',
          '/home/runner/.azure/msal_token_cache.json',
        ],
        warning: expect.stringContaining('/home/runner/.azure'),
      },
    };
    expect(editsOf('azureProfile.json')).toEqual([
      {
        ...file,
        ...start,
        at: ['subscriptions'],
        exclusive: 'isDefault',
        yields: false,
        belongsTo: { members: ['user', 'tenantId'], warning: expect.stringContaining(subscriptionId) },
        entries: { kind: 'list', match: ['id'], items: [account] },
      },
      {
        ...file,
        ...start,
        at: [],
        entries: {
          kind: 'map',
          items: {
            installationId: expect.stringMatching(
              /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
            ),
          },
        },
        onlyMissing: true,
      },
    ]);
  });

  it.each([
    ['with a subscription', settings, account],
    [
      'at tenant level',
      settingsOf(),
      { ...account, id: tenantId, name: 'N/A(tenant level account)', homeTenantId: tenantId },
    ],
  ])('contains all further subscriptions that the identity can see, %s', (_, given, own) => {
    const [production] = credential.subscriptions!;
    const both = { ...credential, subscriptions: [staging, production!] };
    const [named, others] = editsOf('azureProfile.json', both, given);
    expect(named).toMatchObject({ entries: { items: [own] } });
    const further = {
      ...account,
      ...staging,
      isDefault: false,
      managedByTenants: [{ tenantId }],
    };
    expect(others).toMatchObject({
      entries: { items: given.subscriptionId ? [further] : [further, { ...account, isDefault: false }] },
      onlyMissing: true,
    });
    expect(others).not.toHaveProperty('exclusive');
  });

  it('does not make a login the default if it is not exported', () => {
    const place = placeOf({}, false);
    expect(editsOf('azureProfile.json', credential, settings, place)[0]).toMatchObject({ yields: true });
    expect(editsOf('config', credential, settings, place)[0]).toMatchObject({
      section: 'cloud',
      yields: true,
    });
  });

  it('contains an account at tenant level if there is no subscription', () => {
    const { subscriptions: _, ...atTenantLevel } = credential;
    expect(editsOf('azureProfile.json', atTenantLevel, settingsOf())[0]).toMatchObject({
      entries: { items: [{ id: tenantId, name: 'N/A(tenant level account)', state: 'Enabled' }] },
    });
    expect(editsOf('azureProfile.json', atTenantLevel)[0]).toMatchObject({
      entries: { items: [{ id: subscriptionId, name: subscriptionId, homeTenantId: tenantId }] },
    });
  });

  it('contains each token under every scope that it covers', () => {
    const vault = {
      scope: 'https://vault.azure.net/.default',
      secret: 'vault-token',
      obtainedAt: 1_999,
      expiresAt: 9_999,
    };
    const [edit] = editsOf('msal_token_cache.json', { ...credential, tokens: [...credential.tokens, vault] });
    expect(edit).toMatchObject({ at: ['AccessToken'], entries: { kind: 'map' } });
    const items = (edit as unknown as { entries: { items: Record<string, Record<string, unknown>> } }).entries
      .items;
    expect(Object.values(items).map(({ target, secret }) => [target, secret])).toEqual([
      ['https://management.core.windows.net//.default', 'arm-access-token'],
      ['https://management.core.windows.net/.default', 'arm-access-token'],
      ['https://management.azure.com//.default', 'arm-access-token'],
      ['https://management.azure.com/.default', 'arm-access-token'],
      ['https://vault.azure.net/.default', 'vault-token'],
    ]);
    expect(
      items[
        `-login.microsoftonline.com-accesstoken-${clientId}-${tenantId}-https://vault.azure.net/.default`
      ],
    ).toEqual({
      credential_type: 'AccessToken',
      secret: 'vault-token',
      home_account_id: null,
      environment: 'login.microsoftonline.com',
      client_id: clientId,
      target: 'https://vault.azure.net/.default',
      realm: tenantId,
      token_type: 'Bearer',
      cached_at: '1',
      expires_on: '9',
      extended_expires_on: '9',
    });
  });

  it('selects the cloud and plain files, on top of the user’s own settings, and keeps the extensions', () => {
    const path = { path: `${directory}/config`, startFrom: '/home/runner/.azure/config' };
    expect(editsOf('config', credential, settingsOf({ environment: 'azureusgovernment' }))).toEqual([
      { format: 'ini', ...path, section: 'cloud', keys: { name: 'AzureUSGovernment' }, yields: false },
      { format: 'ini', ...path, section: 'core', keys: { encrypt_token_cache: 'false' } },
      {
        format: 'ini',
        ...path,
        section: 'extension',
        keys: { dir: '/home/runner/.azure/cliextensions' },
        onlyMissing: true,
      },
    ]);
  });

  it('writes a path with a percent sign as the CLI reads it', () => {
    const edits = editsOf('config', credential, settings, placeOf({ HOME: '/100%' }));
    expect(edits.at(-1)).toMatchObject({ keys: { dir: '/100%%/.azure/cliextensions' } });
  });

  it.each([
    ['the usual directory', { HOME: '/home/runner' }, '/home/runner/.azure'],
    ['that of Windows', { HOME: '/c/Users/me', USERPROFILE: 'C:/Users/me' }, 'C:/Users/me/.azure'],
    ['one that the job chose', { AZURE_CONFIG_DIR: '/custom', HOME: '/home/runner' }, '/custom'],
    [
      'the usual one, after an earlier use',
      { AZURE_CONFIG_DIR: directory, HOME: '/home/me' },
      '/home/me/.azure',
    ],
  ])('starts from all files of %s', (_, env, usual) => {
    const edits = cliEdits(credential, settings, placeOf(env));
    expect(new Set(edits.map(({ startFrom }) => startFrom))).toEqual(
      new Set(
        ['config', 'azureProfile.json', 'service_principal_entries.json', 'msal_token_cache.json'].map(
          (name) => `${usual}/${name}`,
        ),
      ),
    );
    expect(cliLinks(placeOf(env))).toEqual(
      expect.arrayContaining([
        { path: `${directory}/bin/bicep`, target: `${usual}/bin/bicep` },
        { path: `${directory}/commandIndex.json`, target: `${usual}/commandIndex.json`, copy: true },
      ]),
    );
  });

  it('starts from nothing if there is no home directory', () => {
    const edits = cliEdits(credential, settings, placeOf());
    expect(edits.some((edit) => 'startFrom' in edit)).toBe(false);
    expect(cliLinks(placeOf())).toEqual([]);
  });
});

describe('variables of the Azure CLI', () => {
  it('are never left empty, because the CLI would not start', () => {
    expect(cliVariables(placeOf({ HOME: '/home/runner' }))).toEqual({
      AZURE_CONFIG_DIR: { value: directory, leftBehind: { path: '/home/runner/.azure' } },
    });
    expect(cliVariables(placeOf())).toEqual({ AZURE_CONFIG_DIR: { value: directory } });
  });

  it('override job settings that would override the files', () => {
    const env = { AZURE_CLOUD_NAME: 'AzureChinaCloud', AZURE_CORE_ENCRYPT_TOKEN_CACHE: 'true' };
    expect(cliVariables(placeOf(env, false))).toMatchObject({
      AZURE_CORE_ENCRYPT_TOKEN_CACHE: { value: 'false' },
    });
    expect(cliOverrides(settings, placeOf(env))).toEqual({ AZURE_CLOUD_NAME: { value: 'AzureCloud' } });
    expect(cliOverrides(settings, placeOf())).toEqual({});
  });
});
