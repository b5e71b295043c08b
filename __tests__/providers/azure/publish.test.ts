import { describe, expect, it } from '@jest/globals';
import { azureOutputs } from '../../../src/providers/azure/outputs.ts';
import { describe as describeLogin, publications } from '../../../src/providers/azure/publish.ts';
import { clientId, credential, placeOf, settingsOf, subscriptionId, tenantId } from './support.ts';

const settings = settingsOf({ 'subscription-id': subscriptionId });
const endpoint = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run-actions.example/1//idtoken/a/b?api-version=2.0',
};
const { subscriptions: _, ...atTenantLevel } = credential;

/** Variable values by name, those of the Azure CLI left out. */
function valuesOf(...args: Parameters<typeof publications>) {
  const { variables } = publications(...args);
  return Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value]));
}

describe('describe', () => {
  it('names the identity, the subscription and the expiry', () => {
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

  it('gives the expiry of the token that expires first', () => {
    const [token] = credential.tokens;
    const tokens = [token!, { ...token!, expiresAt: 5 }];
    expect(describeLogin({ ...credential, tokens }, settings).expiresAt).toBe(5);
  });

  it('says so if the subscription is not enabled, or was not checked', () => {
    const disabled = [{ ...credential.subscriptions![0]!, state: 'Disabled' }];
    expect(describeLogin({ ...credential, subscriptions: disabled }, settings).notes?.join()).toContain(
      'Disabled',
    );
    const unseen = describeLogin(atTenantLevel, settings);
    expect(unseen.notes?.join()).toContain('not checked');
    expect(unseen.target).toBe(`subscription ${subscriptionId}`);
  });
});

const refresh = { specification: '/temp/private/use/azure.json', credential: '/cache/a' };

describe('publications', () => {
  it('leads the SDKs to the ID token only if a process keeps it fresh', () => {
    const place = { ...placeOf(), refresh };
    const { variables, files } = publications(credential, settings, place);
    const [idToken] = files!;
    expect(variables).toMatchObject({
      AZURE_CLIENT_ID: { value: clientId },
      // Python's library before 1.26 ignores the file without it.
      AZURE_AUTHORITY_HOST: { value: 'https://login.microsoftonline.com/' },
    });
    expect(variables).not.toHaveProperty('AZURE_TOKEN_CREDENTIALS');
    // Go takes an empty name for a file.
    expect(variables.AZURE_FEDERATED_TOKEN_FILE).toEqual({ value: idToken!.path });
    expect(idToken!.content).toBe(credential.assertion);
    expect(
      publications(credential, settings, { ...place, exportEnvironment: false }).variables,
    ).not.toHaveProperty('AZURE_FEDERATED_TOKEN_FILE');
    const once = publications(credential, settings, placeOf());
    expect(once.files).toBeUndefined();
    expect(once.variables).not.toHaveProperty('AZURE_FEDERATED_TOKEN_FILE');
  });

  it('directs the SDKs to the Azure CLI instead of the machine’s identity, unless the job has its own choice', () => {
    expect(valuesOf(credential, settings, placeOf())).toMatchObject({ AZURE_TOKEN_CREDENTIALS: 'dev' });
    const own = placeOf({ AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential' });
    expect(valuesOf(credential, settings, own)).not.toHaveProperty('AZURE_TOKEN_CREDENTIALS');
    expect(publications(credential, settings, own).warnings).toEqual([]);
    const withoutCli = settingsOf({ cli: 'false' });
    expect(valuesOf(credential, withoutCli, placeOf())).not.toHaveProperty('AZURE_TOKEN_CREDENTIALS');
  });

  it('says so if the job’s choice of credentials keeps the SDKs from the login', () => {
    const chosen = placeOf({ AZURE_TOKEN_CREDENTIALS: 'prod' });
    expect(publications(credential, settings, chosen).warnings).toEqual([
      expect.stringContaining('`AZURE_TOKEN_CREDENTIALS` is `prod` in this job'),
    ]);
    expect(publications(credential, settings, { ...chosen, refresh }).warnings).toEqual([]);
    expect(publications(credential, settings, placeOf(chosen.env, false)).warnings).toEqual([]);
  });

  it.each([
    'AZURE_FEDERATED_TOKEN_FILE',
    'IDENTITY_ENDPOINT',
    'MSI_ENDPOINT',
    'IMDS_ENDPOINT',
    'AZURE_POD_IDENTITY_AUTHORITY_HOST',
  ])('warns of %s, with which older SDKs find another identity', (name) => {
    const place = placeOf({ [name]: 'x' });
    expect(publications(credential, settings, place).warnings).toEqual([
      expect.stringContaining(`\`${name}\``),
    ]);
    expect(publications(credential, settings, { ...place, refresh }).warnings).toEqual([]);
  });

  it('says that `az` does not show a login that is not exported, if the job works in another cloud', () => {
    const place = placeOf({ AZURE_CLOUD_NAME: 'AzureChinaCloud' }, false);
    const { variables, warnings } = publications(credential, settings, place);
    expect(Object.keys(variables)).toEqual(['AZURE_CONFIG_DIR']);
    expect(warnings).toEqual([expect.stringContaining('Set it to `AzureCloud`')]);
  });

  it('exports the identity to Terraform, nothing that could mislead the SDKs, and never a token', () => {
    const withoutCli = settingsOf({ 'subscription-id': subscriptionId, cli: 'false' });
    expect(valuesOf(credential, withoutCli, placeOf(endpoint))).toEqual({
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

  it('tells Terraform about a custom audience in the public cloud too', () => {
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

  it('leaves the request address alone if GitHub announces none', () => {
    const values = valuesOf(credential, settingsOf({ environment: 'azurechinacloud' }), placeOf());
    expect(values).not.toHaveProperty('ARM_OIDC_REQUEST_URL');
  });

  it('only points to the shared CLI state if the login itself is not exported', () => {
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
