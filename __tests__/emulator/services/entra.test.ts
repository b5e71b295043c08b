import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { clouds } from '../../../emulator/azure/clouds.ts';
import { defaults } from '../../../emulator/default-world.ts';
import type { EmulatedResponse } from '../../../emulator/http.ts';
import { entra } from '../../../emulator/services/entra.ts';
import { bodyOf, createContext, createRequest, idToken, noon, send, type TestContext } from '../support.ts';

const { clientId, managedIdentityClientId, tenantId, tenantDomain } = defaults.azure;
const audience = 'api://AzureADTokenExchange';
const armScope = 'https://management.core.windows.net//.default';
const issuer = 'https://token.actions.githubusercontent.com';

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

interface Options {
  host?: string;
  tenant?: string;
  idTokenAudience?: string;
  claims?: Record<string, unknown>;
}

/** A token request with fields added or replaced; undefined leaves one out. */
async function requestToken(change: Record<string, string | undefined> = {}, options: Options = {}) {
  const {
    host = 'login.microsoftonline.com',
    tenant = tenantId,
    idTokenAudience = audience,
    claims,
  } = options;
  const form = {
    client_id: clientId,
    scope: armScope,
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await idToken(context, idTokenAudience, claims),
    ...change,
  };
  const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const url = `https://${host}/${tenant}/oauth2/v2.0/token`;
  return send(entra, createRequest(url, { form: Object.fromEntries(given) }), context);
}

function summaryOf(response: EmulatedResponse) {
  const { error, error_codes: codes } = bodyOf(response);
  return { status: response.status, error, codes };
}

const application = () => context.world.azure.tenants[0]!.identities[0]!;

describe('the token endpoint', () => {
  it('gives an access token for a trusted assertion', async () => {
    const response = await requestToken();
    expect(response.status).toBe(200);
    expect(bodyOf(response)).toEqual({
      token_type: 'Bearer',
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: expect.any(String),
    });
    expect(decodeJwt(bodyOf(response).access_token)).toMatchObject({
      aud: 'https://management.core.windows.net/',
      iss: `https://sts.windows.net/${tenantId}/`,
      appid: clientId,
      oid: application().objectId,
      tid: tenantId,
      exp: noon / 1000 + 3599,
    });
  });

  it('gives tokens of managed identities a lifetime of a day', async () => {
    expect(bodyOf(await requestToken({ client_id: managedIdentityClientId })).expires_in).toBe(86_399);
  });

  it('lets tokens expire as early as the world asks', async () => {
    context.world.lifetimes.credentialSeconds = 20;
    expect(bodyOf(await requestToken()).expires_in).toBe(20);
  });

  it.each([
    ['AzureUSGovernment', defaults.azureUsGovernment.tenantId],
    ['AzureChinaCloud', defaults.azureChina.tenantId],
  ] as const)('serves %s', async (name, tenant) => {
    const cloud = clouds.find((candidate) => candidate.name === name)!;
    const options = { host: cloud.authorityHosts[0]!, tenant, idTokenAudience: cloud.federationAudience };
    const scope = `https://${cloud.armHost}/.default`;
    expect((await requestToken({ scope }, options)).status).toBe(200);
    expect(summaryOf(await requestToken({ scope }, { ...options, idTokenAudience: audience })).codes).toEqual(
      [700212],
    );
    expect(summaryOf(await requestToken({ scope }, { tenant })).codes).toEqual([90002]);
  });

  it.each([tenantDomain, tenantId.toUpperCase()])('knows the tenant as %s', async (tenant) => {
    expect((await requestToken({}, { tenant })).status).toBe(200);
  });

  it.each([
    'https://management.azure.com/.default',
    'https://graph.microsoft.com/.default',
    'https://vault.azure.net/.default',
    'https://octo.vault.azure.net/.default',
    'https://storage.azure.com/.default',
    'https://octo.azurecr.io/.default',
    `${clientId}/.default`,
    `api://${clientId}/.default`,
    'https://management.azure.com/.default openid profile offline_access',
  ])('issues tokens for %s', async (scope) => {
    const response = await requestToken({ scope });
    expect(decodeJwt(bodyOf(response).access_token).aud).toBe(scope.split('/.default')[0]);
  });

  it('returns errors with the codes, the identifiers and the time', async () => {
    const correlationId = 'b5d5b2b6-2f5f-4a8c-9b57-0a9c7c3a1f00';
    const response = await requestToken({ client_id: 'x', 'client-request-id': correlationId });
    const body = bodyOf(response);
    expect(body).toEqual({
      error: 'unauthorized_client',
      error_description: expect.stringMatching(
        /^AADSTS700016: Application with identifier 'x' was not found in the directory 'Octo'\. [^\r]+\r\nTrace ID: [0-9a-f-]{36}\r\nCorrelation ID: b5d5b2b6-2f5f-4a8c-9b57-0a9c7c3a1f00\r\nTimestamp: 2026-10-01 12:00:00Z$/,
      ),
      error_codes: [700016],
      timestamp: '2026-10-01 12:00:00Z',
      trace_id: expect.any(String),
      correlation_id: correlationId,
      error_uri: 'https://login.microsoftonline.com/error?code=700016',
    });
  });

  it.each<[string, Record<string, string | undefined>, Options, number, string, number]>([
    ['no grant type', { grant_type: undefined }, {}, 400, 'invalid_request', 900144],
    ['another grant type', { grant_type: 'password' }, {}, 400, 'unsupported_grant_type', 70003],
    ['no client ID', { client_id: '' }, {}, 400, 'invalid_request', 900144],
    ['no scope', { scope: undefined }, {}, 400, 'invalid_request', 900144],
    ['the tenant common', {}, { tenant: 'common' }, 400, 'invalid_request', 50059],
    ['an unknown tenant', {}, { tenant: 'nobody.example' }, 400, 'invalid_request', 90002],
    ['an unknown client', { client_id: tenantId }, {}, 400, 'unauthorized_client', 700016],
    ['a scope without /.default', { scope: 'User.Read' }, {}, 400, 'invalid_scope', 70011],
    [
      'two resources',
      { scope: `${armScope} https://vault.azure.net/.default` },
      {},
      400,
      'invalid_scope',
      700022,
    ],
    ['an unknown resource', { scope: 'https://x.example/.default' }, {}, 400, 'invalid_resource', 500011],
    ['a client secret', { client_secret: 'x' }, {}, 401, 'invalid_client', 7000215],
    ['no assertion', { client_assertion: undefined }, {}, 401, 'invalid_client', 7000218],
    ['another assertion type', { client_assertion_type: 'x' }, {}, 401, 'invalid_client', 7000218],
    ['an assertion that is no JWT', { client_assertion: 'x' }, {}, 400, 'invalid_request', 50027],
    ['another issuer', {}, { claims: { iss: `${issuer}/` } }, 401, 'invalid_client', 700211],
    ['another audience', {}, { idTokenAudience: 'other' }, 401, 'invalid_client', 700212],
    [
      'another subject',
      {},
      { claims: { sub: 'repo:octo-org/octo-repo:pull_request' } },
      401,
      'invalid_client',
      700213,
    ],
    [
      'a subject in another case',
      {},
      { claims: { sub: 'repo:Octo-Org/octo-repo:ref:refs/heads/main' } },
      401,
      'invalid_client',
      7002138,
    ],
    ['an expired assertion', {}, { claims: { exp: noon / 1000 } }, 401, 'invalid_client', 700024],
    [
      'an assertion from the future',
      {},
      { claims: { nbf: noon / 1000 + 60 } },
      401,
      'invalid_client',
      700024,
    ],
  ])('refuses %s', async (_, change, options, status, error, code) => {
    expect(summaryOf(await requestToken(change, options))).toEqual({ status, error, codes: [code] });
  });

  it('says which value did not match', async () => {
    const { error_description: description } = bodyOf(await requestToken({}, { claims: { sub: 'other' } }));
    expect(description).toContain(
      "AADSTS700213: No matching federated identity record found for presented assertion subject 'other'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
    );
  });

  it.each<[string, () => void, number]>([
    [
      'a disabled application',
      () => {
        application().disabled = true;
      },
      7000112,
    ],
    [
      'an application without federated credentials',
      () => {
        application().federatedCredentials = [];
      },
      70025,
    ],
    [
      'an unreachable issuer',
      () => {
        context.world.issuers[issuer] = { reachable: false };
      },
      700027,
    ],
  ])('refuses %s', async (_, prepare, code) => {
    prepare();
    expect(summaryOf(await requestToken()).codes).toEqual([code]);
  });

  it('refuses a forged assertion', async () => {
    const [header, payload] = (await idToken(context, audience)).split('.');
    const [, , signature] = (await idToken(context, 'other')).split('.');
    const response = await requestToken({ client_assertion: `${header}.${payload}.${signature}` });
    expect(summaryOf(response).codes).toEqual([700027]);
  });

  const expression =
    "claims['sub'] matches 'repo:octo-org/octo-repo:ref:refs/heads/*' and claims['job_workflow_ref'] matches 'octo-org/*/.github/workflows/*@refs/heads/main'";
  it.each([
    ['refs/heads/feature', 200],
    ['refs/tags/v1', 401],
  ])('evaluates flexible credentials for %s', async (ref, status) => {
    const credential = { name: 'flexible', issuer, audience, claimsMatchingExpression: expression };
    application().federatedCredentials = [credential];
    const claims = { sub: `repo:octo-org/octo-repo:ref:${ref}` };
    expect((await requestToken({}, { claims })).status).toBe(status);
  });

  it.each([
    [429, 90055],
    [500, 90033],
    [503, 90033],
  ])('reports a failure %i as temporary', (status, code) => {
    const response = entra.failure(status, createRequest('https://login.microsoftonline.us/'), context);
    expect(summaryOf(response)).toEqual({ status, error: 'temporarily_unavailable', codes: [code] });
    expect(bodyOf(response).error_uri).toBe(`https://login.microsoftonline.us/error?code=${code}`);
  });
});

describe('discovery', () => {
  const get = (url: string) => send(entra, createRequest(url), context);

  it('points to the tenant’s endpoints and to keys that verify its tokens', async () => {
    const base = `https://login.microsoftonline.com/${tenantId}`;
    const configuration = bodyOf(await get(`${base}/v2.0/.well-known/openid-configuration`));
    expect(configuration).toMatchObject({
      issuer: `${base}/v2.0`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    });
    const keySet = createLocalJWKSet(bodyOf(await get(configuration.jwks_uri)));
    const { access_token: token } = bodyOf(await requestToken());
    await jwtVerify(token, keySet, { currentDate: new Date(noon) });
  });

  it('refuses an unknown tenant', async () => {
    const response = await get(
      'https://login.microsoftonline.com/x.example/v2.0/.well-known/openid-configuration',
    );
    expect(summaryOf(response)).toMatchObject({ status: 400, codes: [90002] });
  });

  it('lists the instances of all clouds', async () => {
    const authority = encodeURIComponent(
      `https://login.microsoftonline.us/${tenantId}/oauth2/v2.0/authorize`,
    );
    const url = `https://login.microsoftonline.com/common/discovery/instance?api-version=1.1&authorization_endpoint=${authority}`;
    const { tenant_discovery_endpoint: endpoint, metadata } = bodyOf(await get(url));
    expect(endpoint).toBe(
      `https://login.microsoftonline.us/${tenantId}/v2.0/.well-known/openid-configuration`,
    );
    expect(metadata.map(({ preferred_network: host }: { preferred_network: string }) => host)).toEqual(
      clouds.map(({ authorityHosts }) => authorityHosts[0]),
    );
  });

  it('does not know other instances', async () => {
    const url =
      'https://login.microsoftonline.com/common/discovery/instance?authorization_endpoint=https%3A%2F%2Flogin.example%2Fx';
    expect(summaryOf(await get(url))).toEqual({ status: 400, error: 'invalid_instance', codes: [50049] });
  });
});
