import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { azureOutputs } from '../../../src/providers/azure/outputs.ts';
import { conflicts, describe as describeLogin, publications } from '../../../src/providers/azure/publish.ts';
import { clientId, credential, placeOf, settingsOf, subscriptionId, tenantId } from './support.ts';

const settings = settingsOf({ 'subscription-id': subscriptionId });
const endpoint = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run-actions.example/1//idtoken/a/b?api-version=2.0',
};
const { subscription: _, ...atTenantLevel } = credential;

/** Variable values by name, those of the Azure CLI left out. */
function valuesOf(...args: Parameters<typeof publications>) {
  const { variables } = publications(...args);
  return Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value]));
}

describe('describe', () => {
  it('names the identity, the subscription and the end', () => {
    expect(describeLogin(credential, settings)).toEqual({
      identity: clientId,
      target: 'subscription Octo production',
      expiresAt: 1_767_229_199_000,
      notes: [],
    });
  });

  it('names the tenant of a login without a subscription', () => {
    expect(describeLogin(atTenantLevel, settingsOf()).target).toBe(`tenant ${tenantId}`);
  });

  it('tells the end of the token that ends first', () => {
    const [token] = credential.tokens;
    const tokens = [token!, { ...token!, expiresAt: 5 }];
    expect(describeLogin({ ...credential, tokens }, settings).expiresAt).toBe(5);
  });

  it('says when the subscription is not enabled, and when it was not looked at', () => {
    const disabled = { ...credential.subscription!, state: 'Disabled' };
    expect(describeLogin({ ...credential, subscription: disabled }, settings).notes?.join()).toContain(
      'Disabled',
    );
    const unseen = describeLogin(atTenantLevel, settings);
    expect(unseen.notes?.join()).toContain('not checked');
    expect(unseen.target).toBe(`subscription ${subscriptionId}`);
  });
});

describe('publications', () => {
  it('leads the SDKs to the ID token where a process keeps it fresh, and only there', () => {
    const place = {
      ...placeOf(),
      refresh: { specification: '/temp/private/use/azure.json', credential: '/cache/a' },
    };
    const { variables, files } = publications(credential, settings, place);
    const [idToken] = files!;
    expect(variables.AZURE_FEDERATED_TOKEN_FILE).toEqual({ value: idToken!.path, emptyMeansUnset: true });
    expect(idToken!.content).toBe(credential.assertion);
    expect(
      publications(credential, settings, { ...place, exportEnvironment: false }).variables,
    ).not.toHaveProperty('AZURE_FEDERATED_TOKEN_FILE');
    const once = publications(credential, settings, placeOf());
    expect(once.files).toBeUndefined();
    expect(once.variables).not.toHaveProperty('AZURE_FEDERATED_TOKEN_FILE');
  });

  it('exports the identity to the SDKs and Terraform, and never a token', () => {
    const withoutCli = settingsOf({ 'subscription-id': subscriptionId, cli: 'false' });
    expect(valuesOf(credential, withoutCli, placeOf(endpoint))).toEqual({
      AZURE_CLIENT_ID: clientId,
      AZURE_TENANT_ID: tenantId,
      AZURE_SUBSCRIPTION_ID: subscriptionId,
      ARM_CLIENT_ID: clientId,
      ARM_TENANT_ID: tenantId,
      ARM_SUBSCRIPTION_ID: subscriptionId,
      ARM_USE_OIDC: 'true',
    });
  });

  it.each([
    [
      'azureusgovernment',
      'https://login.microsoftonline.us/',
      'usgovernment',
      'api%3A%2F%2FAzureADTokenExchangeUSGov',
    ],
    ['azurechinacloud', 'https://login.chinacloudapi.cn/', 'china', 'api%3A%2F%2FAzureADTokenExchangeChina'],
  ])('tells the tools about the cloud %s', (environment, authority, terraformName, encodedAudience) => {
    expect(valuesOf(credential, settingsOf({ environment }), placeOf(endpoint))).toMatchObject({
      AZURE_AUTHORITY_HOST: authority,
      ARM_ENVIRONMENT: terraformName,
      ARM_OIDC_REQUEST_URL: `${endpoint.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodedAudience}`,
      ARM_OIDC_AUDIENCE: decodeURIComponent(encodedAudience),
    });
  });

  it('tells Terraform about an audience of the user’s own in the public cloud too', () => {
    const values = valuesOf(credential, settingsOf({ audience: 'api://own' }), placeOf(endpoint));
    expect(values).toMatchObject({
      ARM_OIDC_REQUEST_URL: `${endpoint.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=api%3A%2F%2Fown`,
      ARM_OIDC_AUDIENCE: 'api://own',
    });
    expect(values).not.toHaveProperty('ARM_ENVIRONMENT');
  });

  it('overrides what an earlier login to another cloud left behind', () => {
    const earlier = valuesOf(credential, settingsOf({ environment: 'azurechinacloud' }), placeOf(endpoint));
    expect(valuesOf(credential, settings, placeOf({ ...endpoint, ...earlier }))).toMatchObject({
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com/',
      ARM_ENVIRONMENT: 'public',
      ARM_OIDC_REQUEST_URL: `${endpoint.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=api%3A%2F%2FAzureADTokenExchange`,
      ARM_OIDC_AUDIENCE: 'api://AzureADTokenExchange',
    });
  });

  it('leaves the request address alone where GitHub announces none', () => {
    const values = valuesOf(credential, settingsOf({ environment: 'azurechinacloud' }), placeOf());
    expect(values).not.toHaveProperty('ARM_OIDC_REQUEST_URL');
  });

  it('points to the shared CLI state only, when the login is not to be exported itself', () => {
    expect(valuesOf(credential, settings, placeOf({}, false))).toEqual({
      AZURE_CONFIG_DIR: '/temp/private/shared/azure',
    });
  });

  it('sets the outputs and lists every secret', () => {
    const { outputs, credentialOutputs, secrets } = publications(credential, settings, placeOf());
    expect(outputs).toEqual({
      'client-id': clientId,
      'tenant-id': tenantId,
      'subscription-id': subscriptionId,
      'access-token-expiration': '2026-01-01T00:59:59Z',
    });
    expect(credentialOutputs).toEqual({ 'access-token': 'arm-access-token' });
    expect(secrets).toEqual(['arm-access-token', 'id-token']);
    expect(Object.keys({ ...outputs, ...credentialOutputs }).sort()).toEqual(
      Object.keys(azureOutputs).sort(),
    );
  });

  it('has no output for a subscription that was not given', () => {
    expect(publications(atTenantLevel, settingsOf(), placeOf()).outputs).not.toHaveProperty(
      'subscription-id',
    );
  });
});

describe('conflicts', () => {
  it.each([
    ['AZURE_CLIENT_SECRET', undefined],
    ['AZURE_CLIENT_CERTIFICATE_PATH', undefined],
    ['AZURE_FEDERATED_TOKEN_FILE', true],
    ['ARM_CLIENT_SECRET', undefined],
    ['ARM_CLIENT_CERTIFICATE', undefined],
    ['ARM_CLIENT_CERTIFICATE_PATH', undefined],
    ['ARM_OIDC_TOKEN', true],
    ['ARM_OIDC_TOKEN_FILE_PATH', true],
    ['MSAL_FORCE_REGION', undefined],
  ])('finds %s (emptied: %s)', (variable, neutralise) => {
    const [found, ...others] = conflicts(settings, { [variable]: 'x' }, placeOf());
    expect(others).toEqual([]);
    expect(found?.variable).toBe(variable);
    expect(found?.neutralise).toBe(neutralise);
  });

  it('minds a user name only together with its password', () => {
    expect(conflicts(settings, { AZURE_USERNAME: 'a' }, placeOf())).toEqual([]);
    expect(conflicts(settings, { AZURE_USERNAME: 'a', AZURE_PASSWORD: 'b' }, placeOf())).toHaveLength(1);
  });

  it('leaves the token file alone that an earlier login of the same identity keeps fresh', () => {
    const ours = {
      AZURE_FEDERATED_TOKEN_FILE: join('/temp/private', 'use-1', 'azure.id-token'),
      AZURE_CLIENT_ID: settings.clientId,
    };
    expect(conflicts(settings, ours, placeOf())).toEqual([]);
    for (const others of [
      { ...ours, AZURE_FEDERATED_TOKEN_FILE: join('/temp/private-too', 'azure.id-token') },
      { ...ours, AZURE_CLIENT_ID: settings.tenantId },
      { ...ours, ARM_OIDC_AUDIENCE: 'api://AzureADTokenExchangeChina' },
    ])
      expect(conflicts(settings, others, placeOf())).toMatchObject([{ neutralise: true }]);
  });

  it('finds nothing in a clean job, and takes empty variables as unset', () => {
    expect(conflicts(settings, { AZURE_CLIENT_SECRET: '' }, placeOf())).toEqual([]);
  });
});
