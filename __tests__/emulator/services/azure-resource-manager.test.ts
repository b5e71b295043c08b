import { beforeEach, describe, expect, it } from '@jest/globals';
import { issueAccessToken } from '../../../emulator/azure/access-tokens.ts';
import { defaults } from '../../../emulator/default-world.ts';
import { azureResourceManager } from '../../../emulator/services/azure-resource-manager.ts';
import { bodyOf, createContext, createRequest, noon, send, type TestContext } from '../support.ts';

const { subscriptionId, tenantId } = defaults.azure;
const version = 'api-version=2022-12-01';

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

interface Options {
  tenantIndex?: number;
  audience?: string;
  host?: string;
}

async function get(
  path: string,
  { tenantIndex = 0, audience = 'https://management.azure.com', host }: Options = {},
) {
  const tenant = context.world.azure.tenants[tenantIndex]!;
  const lifetimeSeconds = 3599;
  const token = await issueAccessToken(tenant, tenant.identities[0]!, { audience, lifetimeSeconds }, context);
  const url = `https://${host ?? 'management.azure.com'}${path}`;
  const headers = { authorization: `Bearer ${token}` };
  return () => send(azureResourceManager, createRequest(url, { headers }), context);
}

async function answerTo(path: string, options: Options = {}) {
  return (await get(path, options))();
}

describe('Azure Resource Manager', () => {
  it('describes a subscription', async () => {
    const response = await answerTo(`/subscriptions/${subscriptionId}?${version}`);
    expect(response.status).toBe(200);
    expect(bodyOf(response)).toMatchObject({
      id: `/subscriptions/${subscriptionId}`,
      subscriptionId,
      tenantId,
      displayName: 'Octo production',
      state: 'Enabled',
    });
  });

  it.each([
    'https://management.azure.com',
    'https://management.azure.com/',
    'https://management.core.windows.net',
    'https://management.core.windows.net/',
  ])('accepts tokens for %s', async (audience) => {
    expect((await answerTo(`/subscriptions?${version}`, { audience })).status).toBe(200);
  });

  it.each([
    ['management.usgovcloudapi.net', 1, defaults.azureUsGovernment.subscriptionId],
    ['management.chinacloudapi.cn', 2, defaults.azureChina.subscriptionId],
  ])('serves %s', async (host, tenantIndex, id) => {
    const options = { host, tenantIndex, audience: `https://${host}` };
    expect((await answerTo(`/subscriptions/${id}?${version}`, options)).status).toBe(200);
    expect((await answerTo(`/subscriptions/${subscriptionId}?${version}`, options)).status).toBe(404);
    expect((await answerTo(`/subscriptions?${version}`, { tenantIndex })).status).toBe(200);
  });

  it('lists only subscriptions that the bearer may read', async () => {
    const list = bodyOf(await answerTo(`/subscriptions?${version}`));
    expect(list.value.map((found: { subscriptionId: string }) => found.subscriptionId)).toEqual([
      subscriptionId,
    ]);
    context.world.azure.subscriptions[0]!.readers = [];
    expect(bodyOf(await answerTo(`/subscriptions?${version}`)).value).toEqual([]);
  });

  it('lists the bearer’s tenant', async () => {
    expect(bodyOf(await answerTo(`/tenants?${version}`)).value).toMatchObject([{ tenantId }]);
  });

  it.each(['resourcegroups', 'resourceGroups'])('lists %s', async (segment) => {
    const { value } = bodyOf(await answerTo(`/subscriptions/${subscriptionId}/${segment}?${version}`));
    expect(value).toMatchObject([{ name: 'octo-production', location: 'westeurope' }]);
  });

  const unknown = '00000000-0000-4000-8000-000000000000';
  it.each<[string, () => void, string, Options, number, string]>([
    [
      'a request without API version',
      () => {},
      `/subscriptions/${subscriptionId}`,
      {},
      400,
      'MissingApiVersionParameter',
    ],
    ['a malformed ID', () => {}, `/subscriptions/x?${version}`, {}, 400, 'InvalidSubscriptionId'],
    [
      'an unknown subscription',
      () => {},
      `/subscriptions/${unknown}?${version}`,
      {},
      404,
      'SubscriptionNotFound',
    ],
    [
      'a subscription without a role',
      () => {
        context.world.azure.subscriptions[0]!.readers = [];
      },
      `/subscriptions/${subscriptionId}?${version}`,
      {},
      403,
      'AuthorizationFailed',
    ],
    [
      'a subscription of another tenant',
      () => {
        const [first] = context.world.azure.tenants;
        context.world.azure.tenants.push({ ...first!, id: unknown });
        context.world.azure.subscriptions[0]!.tenantId = unknown;
      },
      `/subscriptions/${subscriptionId}?${version}`,
      {},
      401,
      'InvalidAuthenticationTokenTenant',
    ],
    [
      'a token for another resource',
      () => {},
      `/subscriptions?${version}`,
      { audience: 'https://vault.azure.net' },
      401,
      'InvalidAuthenticationTokenAudience',
    ],
    ['an unknown path', () => {}, `/providers?${version}`, {}, 404, 'InvalidResourceType'],
  ])('refuses %s', async (_, prepare, path, options, status, code) => {
    prepare();
    const response = await answerTo(path, options);
    expect([response.status, bodyOf(response).error.code]).toEqual([status, code]);
    expect(response.headers['www-authenticate']?.startsWith('Bearer ') ?? false).toBe(status === 401);
  });

  it('names both tenants if they differ', async () => {
    const [first] = context.world.azure.tenants;
    context.world.azure.tenants.push({ ...first!, id: unknown });
    context.world.azure.subscriptions[0]!.tenantId = unknown;
    const { message } = bodyOf(await answerTo(`/subscriptions/${subscriptionId}?${version}`)).error;
    expect(message).toContain(
      `from the wrong issuer 'https://sts.windows.net/${tenantId}/'. It must match the tenant 'https://sts.windows.net/${unknown}/'`,
    );
  });

  it('refuses an expired token', async () => {
    const request = await get(`/subscriptions?${version}`);
    context.clockMs = noon + 3_599_000;
    const response = await request();
    expect([response.status, bodyOf(response).error.code]).toEqual([401, 'ExpiredAuthenticationToken']);
  });

  it.each([
    [{}, 'AuthenticationFailed'],
    [{ authorization: 'Bearer x' }, 'InvalidAuthenticationToken'],
  ])('refuses the headers %j', async (headers, code) => {
    const request = createRequest(`https://management.azure.com/subscriptions?${version}`, { headers });
    const response = await send(azureResourceManager, request, context);
    expect([response.status, bodyOf(response).error.code]).toEqual([401, code]);
  });

  it.each([
    [429, 'TooManyRequests'],
    [500, 'InternalServerError'],
    [503, 'ServiceUnavailable'],
  ])('reports a failure %i as %s', (status, code) => {
    const response = azureResourceManager.failure(
      status,
      createRequest('https://management.azure.com/'),
      context,
    );
    expect([response.status, bodyOf(response).error.code]).toEqual([status, code]);
  });
});
