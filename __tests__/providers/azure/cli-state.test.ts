import { describe, expect, it } from '@jest/globals';
import { cliEdits, cliVariables } from '../../../src/providers/azure/cli-state.ts';
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
  it('holds the identity with the ID token as its assertion', () => {
    expect(editsOf('service_principal_entries.json')).toEqual([
      {
        format: 'json',
        path: `${directory}/service_principal_entries.json`,
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

  it('holds the subscription as the default account', () => {
    expect(editsOf('azureProfile.json')).toEqual([
      {
        format: 'json',
        path: `${directory}/azureProfile.json`,
        at: ['subscriptions'],
        exclusive: 'isDefault',
        yields: false,
        belongsTo: { members: ['user', 'tenantId'], warning: expect.stringContaining(subscriptionId) },
        entries: {
          kind: 'list',
          match: ['id'],
          items: [
            {
              id: subscriptionId,
              name: 'Octo production',
              state: 'Enabled',
              user: { name: clientId, type: 'servicePrincipal' },
              isDefault: true,
              tenantId,
              homeTenantId: tenantId,
              environmentName: 'AzureCloud',
              managedByTenants: [],
            },
          ],
        },
      },
    ]);
  });

  it('does not make a login the default that is not exported', () => {
    expect(editsOf('azureProfile.json', credential, settings, placeOf({}, false))).toMatchObject([
      { yields: true },
    ]);
  });

  it('holds an account at tenant level when there is no subscription', () => {
    const { subscription: _, ...atTenantLevel } = credential;
    expect(editsOf('azureProfile.json', atTenantLevel, settingsOf())).toMatchObject([
      { entries: { items: [{ id: tenantId, name: 'N/A(tenant level account)', state: 'Enabled' }] } },
    ]);
    expect(editsOf('azureProfile.json', atTenantLevel)).toMatchObject([
      { entries: { items: [{ id: subscriptionId, name: subscriptionId, homeTenantId: tenantId }] } },
    ]);
  });

  it('holds each token under every scope that it answers', () => {
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

  it('selects the cloud and plain files, on top of the user’s own settings', () => {
    const path = { path: `${directory}/config`, startFrom: '/home/runner/.azure/config' };
    expect(editsOf('config', credential, settingsOf({ environment: 'azureusgovernment' }))).toEqual([
      { format: 'ini', ...path, section: 'cloud', keys: { name: 'AzureUSGovernment' } },
      { format: 'ini', ...path, section: 'core', keys: { encrypt_token_cache: 'false' } },
    ]);
  });

  it('starts from all files of a directory that the job chose', () => {
    const edits = cliEdits(
      credential,
      settings,
      placeOf({ AZURE_CONFIG_DIR: '/custom', HOME: '/home/runner' }),
    );
    expect(edits.map(({ startFrom }) => startFrom)).toEqual([
      '/custom/config',
      '/custom/config',
      '/custom/azureProfile.json',
      '/custom/service_principal_entries.json',
      '/custom/msal_token_cache.json',
    ]);
  });

  it('starts from the usual settings again when the directory is that of an earlier use', () => {
    const edits = cliEdits(
      credential,
      settings,
      placeOf({ AZURE_CONFIG_DIR: directory, USERPROFILE: '/users/me' }),
    );
    expect(edits.map(({ startFrom }) => startFrom).filter(Boolean)).toEqual([
      '/users/me/.azure/config',
      '/users/me/.azure/config',
    ]);
  });

  it('starts from nothing where there is no home directory', () => {
    const edits = cliEdits(credential, settings, placeOf());
    expect(edits.some((edit) => 'startFrom' in edit)).toBe(false);
  });
});

describe('variables of the Azure CLI', () => {
  it.each([
    ['the usual extensions', { HOME: '/home/runner' }, '/home/runner/.azure/cliextensions'],
    [
      'those of the job’s own directory',
      { HOME: '/home/runner', AZURE_CONFIG_DIR: '/custom' },
      '/custom/cliextensions',
    ],
  ])('keeps %s', (_, env, extensions) => {
    expect(cliVariables(settings, placeOf(env))).toEqual({
      AZURE_CONFIG_DIR: { value: directory, emptyMeansUnset: true },
      AZURE_EXTENSION_DIR: { value: extensions, emptyMeansUnset: true },
    });
  });

  it.each([
    ['the job says where they are', { HOME: '/home/runner', AZURE_EXTENSION_DIR: '/opt/az/azcliextensions' }],
    ['there is no home directory', {}],
  ])('does not say where extensions are when %s', (_, env) => {
    expect(Object.keys(cliVariables(settings, placeOf(env)))).toEqual(['AZURE_CONFIG_DIR']);
  });

  it('overrides a cloud that is selected by a variable', () => {
    expect(cliVariables(settings, placeOf({ AZURE_CLOUD_NAME: 'AzureChinaCloud' }))).toMatchObject({
      AZURE_CLOUD_NAME: { value: 'AzureCloud' },
    });
  });
});
