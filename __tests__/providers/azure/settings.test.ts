import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isGuid } from '../../../src/providers/azure/settings.ts';
import { clientId, required, resolved, settingsOf, subscriptionId, tenantId } from './support.ts';

describe('settings', () => {
  it('need two IDs and fill in everything else for the public cloud', () => {
    expect(settingsOf()).toEqual({
      clientId,
      tenantId,
      cloud: expect.objectContaining({
        environment: 'azurecloud',
        authorityHost: 'login.microsoftonline.com',
      }),
      audience: 'api://AzureADTokenExchange',
      scopes: ['https://management.core.windows.net//.default'],
      cli: true,
    });
  });

  it.each([
    ['azurecloud', 'api://AzureADTokenExchange', 'https://management.core.windows.net//.default'],
    [
      'AzureUSGovernment',
      'api://AzureADTokenExchangeUSGov',
      'https://management.core.usgovcloudapi.net//.default',
    ],
    [
      'azurechinacloud',
      'api://AzureADTokenExchangeChina',
      'https://management.core.chinacloudapi.cn//.default',
    ],
  ])('derive audience and scope from the environment %s', (environment, audience, scope) => {
    expect(settingsOf({ environment })).toMatchObject({ audience, scopes: [scope] });
  });

  it('accept IDs in any letter case', () => {
    expect(
      settingsOf({ 'client-id': clientId.toUpperCase(), 'tenant-id': 'Octo.OnMicrosoft.com' }),
    ).toMatchObject({
      clientId,
      tenantId: 'octo.onmicrosoft.com',
    });
  });

  it.each([
    ['https://management.azure.com/.default'],
    ['https://management.azure.com//.default'],
    ['https://management.core.windows.net/.default'],
    ['https://Management.core.windows.net//.default'],
  ])('request Azure Resource Manager in the spelling of the Azure CLI if given %s', (scopes) => {
    expect(settingsOf({ scopes }).scopes).toEqual(['https://management.core.windows.net//.default']);
  });

  it('accept several scopes, separated by commas, blanks or line breaks, each once and in order', () => {
    const scopes = `https://vault.azure.net/.default, api://my-app/.default
      https://management.azure.com/.default https://management.core.windows.net//.default`;
    expect(settingsOf({ scopes }).scopes).toEqual([
      'https://vault.azure.net/.default',
      'api://my-app/.default',
      'https://management.core.windows.net//.default',
    ]);
  });

  it('fall back to the default if the list of scopes contains only separators', () => {
    expect(settingsOf({ scopes: ' , ' }).scopes).toEqual(['https://management.core.windows.net//.default']);
  });

  it.each([
    ['client-id', 'my-app', 'must be the application (client) ID'],
    [
      'client-id',
      `/subscriptions/${subscriptionId}/resourceGroups/g/providers/x`,
      'object ID or resource ID does not work',
    ],
    ['tenant-id', 'octo', 'must be the directory (tenant) ID'],
    ['tenant-id', 'common', 'must name one directory'],
    ['tenant-id', 'Organizations', 'must name one directory'],
    ['tenant-id', 'consumers', 'must name one directory'],
    ['tenant-id', `${tenantId}/oauth2`, 'must be the directory (tenant) ID'],
    ['subscription-id', 'Production', 'must be the subscription ID'],
    ['environment', 'azuregermancloud', 'must be one of'],
    ['audience', 'two words', 'must be at most 600 characters'],
    ['audience', 'x'.repeat(601), 'must be at most 600 characters'],
    ['scopes', 'https://vault.azure.net', 'followed by `/.default`'],
    ['scopes', '/.default', 'followed by `/.default`'],
    ['cli', 'yes', 'must be `true` or `false`'],
  ])('refuse %s "%s"', (setting, value, message) => {
    expect(resolved({ ...required, [setting]: value }).problems).toEqual([
      { setting, message: expect.stringContaining(message) },
    ]);
  });

  it.each(['client-id', 'tenant-id'])('require %s', (setting) => {
    expect(resolved({ ...required, [setting]: '' }).problems).toEqual([
      { setting, message: expect.stringContaining('is required') },
    ]);
  });

  it('notice IDs that were pasted in the wrong place', () => {
    const same = { 'client-id': clientId, 'tenant-id': clientId, 'subscription-id': clientId };
    expect(resolved(same).problems.map(({ setting }) => setting)).toEqual([
      'client-id',
      'subscription-id',
      'subscription-id',
    ]);
  });

  it.each([
    ['https://management.usgovcloudapi.net/.default', 'azureusgovernment'],
    ['https://microsoftgraph.chinacloudapi.cn/.default', 'azurechinacloud'],
  ])('refuse the scope %s, which belongs to another cloud', (scopes, cloud) => {
    expect(resolved({ ...required, scopes }).problems).toEqual([
      { setting: 'scopes', message: expect.stringContaining(`\`${cloud}\``) },
    ]);
  });

  it('recognize GUIDs', () => {
    fc.assert(fc.property(fc.uuid(), (guid) => isGuid(guid)));
    fc.assert(fc.property(fc.string(), (text) => !isGuid(text)));
  });
});
