import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DefaultWorldOptions, Emulator } from '../../../emulator/index.ts';
import { defaults, defaultWorld, startEmulator } from '../../../emulator/index.ts';
import type { RetryPolicy } from '../../../src/http/retry.ts';
import { runLogins } from '../../../src/login/run.ts';
import type { AzureCredential } from '../../../src/providers/azure/exchange.ts';
import { azure } from '../../../src/providers/azure/index.ts';
import type { AzureSettings } from '../../../src/providers/azure/settings.ts';
import { loginOf, runDependencies, runLogin } from '../../support/exchange.ts';

const ids = { 'client-id': defaults.azure.clientId, 'tenant-id': defaults.azure.tenantId };
const withSubscription = { ...ids, 'subscription-id': defaults.azure.subscriptionId };

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => {
  emulator.clearFaults();
  emulator.clearRequests();
  renewWorld();
});
afterAll(() => emulator.close());

function renewWorld(options: DefaultWorldOptions = {}) {
  Object.assign(emulator.world, defaultWorld(options));
}

/** The one application of the default world. */
const application = () => emulator.world.azure.tenants[0]!.identities[0]!;

const sent = () => emulator.requests.map(({ service, operation }) => `${service} ${operation}`);

async function succeed(given: Record<string, string>, policy: Partial<RetryPolicy> = {}) {
  const outcome = await runLogin(emulator, azure, given, policy);
  if (!outcome.succeeded) throw outcome.error;
  return { ...outcome, credential: outcome.credential as AzureCredential };
}

async function fail(given: Record<string, string>) {
  const outcome = await runLogin(emulator, azure, given);
  if (outcome.succeeded) throw new Error('the login succeeded');
  return outcome;
}

describe('the exchange', () => {
  it('sends one token request, with the ID token as assertion, and lists the subscriptions', async () => {
    const { credential, masked } = await succeed(withSubscription);
    expect(sent()).toEqual([
      'github-id-token idToken',
      'entra token',
      'azure-resource-manager subscriptions.list',
    ]);
    expect(emulator.requests[1]).toMatchObject({
      host: 'login.microsoftonline.com',
      path: `/${defaults.azure.tenantId}/oauth2/v2.0/token`,
      body: {
        client_id: defaults.azure.clientId,
        grant_type: 'client_credentials',
        scope: 'https://management.core.windows.net//.default',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: credential.assertion,
      },
    });
    expect(emulator.requests[1]?.headers['user-agent']).toBe('test/1');
    expect(credential).toMatchObject({
      tenantId: defaults.azure.tenantId,
      subscriptions: [
        {
          id: defaults.azure.subscriptionId,
          name: 'Octo production',
          state: 'Enabled',
          homeTenantId: defaults.azure.tenantId,
        },
      ],
    });
    expect(masked).toEqual([credential.assertion, credential.tokens[0]?.secret]);
    expect(JSON.parse(JSON.stringify(credential))).toEqual(credential);
  });

  it('knows when the token expires', async () => {
    const { credential } = await succeed(ids);
    const { obtainedAt, expiresAt } = credential.tokens[0]!;
    expect(Math.round((expiresAt - obtainedAt) / 60_000)).toBe(60);
  });

  it.each([
    ['azurecloud', defaults.azure, 'login.microsoftonline.com', 'management.azure.com'],
    [
      'azureusgovernment',
      defaults.azureUsGovernment,
      'login.microsoftonline.us',
      'management.usgovcloudapi.net',
    ],
    [
      'azurechinacloud',
      defaults.azureChina,
      'login.partner.microsoftonline.cn',
      'management.chinacloudapi.cn',
    ],
  ])('needs no discovery in %s', async (environment, { tenantId, subscriptionId }, ...hosts) => {
    await succeed({ ...ids, environment, 'tenant-id': tenantId, 'subscription-id': subscriptionId });
    expect(emulator.requests.slice(1).map(({ host }) => host)).toEqual(hosts);
  });

  it('is not misdirected by MSAL_FORCE_REGION', async () => {
    process.env.MSAL_FORCE_REGION = 'westeurope';
    try {
      await succeed(ids);
    } finally {
      delete process.env.MSAL_FORCE_REGION;
    }
    expect(emulator.requests[1]?.host).toBe('login.microsoftonline.com');
  });

  it('works for a managed identity in the same way', async () => {
    const { credential } = await succeed({
      ...withSubscription,
      'client-id': defaults.azure.managedIdentityClientId,
    });
    const { obtainedAt, expiresAt } = credential.tokens[0]!;
    expect(Math.round((expiresAt - obtainedAt) / 3_600_000)).toBe(24);
  });

  it('gets several tokens in parallel with one ID token', async () => {
    const scopes =
      'https://vault.azure.net/.default https://management.azure.com/.default https://graph.microsoft.com/.default';
    emulator.latencyMs = 30;
    const { credential } = await succeed({ ...withSubscription, scopes }).finally(() => {
      emulator.latencyMs = 0;
    });
    expect(sent().sort()).toEqual([
      'azure-resource-manager subscriptions.list',
      'entra token',
      'entra token',
      'entra token',
      'github-id-token idToken',
    ]);
    const requests = emulator.requests.filter(({ service }) => service === 'entra');
    expect(Math.max(...requests.map(({ at }) => at))).toBeLessThan(
      Math.min(...requests.map(({ endedAt }) => endedAt!)),
    );
    expect(credential.tokens.map(({ scope }) => scope)).toEqual([
      'https://vault.azure.net/.default',
      'https://management.core.windows.net//.default',
      'https://graph.microsoft.com/.default',
    ]);
    expect(new Set(credential.tokens.map(({ secret }) => secret)).size).toBe(3);
  });

  it('does not look at the subscription without a token for that', async () => {
    const { credential } = await succeed({ ...withSubscription, scopes: 'https://vault.azure.net/.default' });
    expect(sent()).toEqual(['github-id-token idToken', 'entra token']);
    expect(credential).not.toHaveProperty('subscriptions');
  });

  it('finds the GUID of a tenant that was given by its domain', async () => {
    const { credential } = await succeed({ ...ids, 'tenant-id': defaults.azure.tenantDomain });
    expect(credential.tenantId).toBe(defaults.azure.tenantId);
  });

  it.each([
    ['opaque', 'opaque'],
    ['a JWT without a tenant', `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
  ])('keeps the domain if the access token is %s', async (_, token) => {
    const body = JSON.stringify({ token_type: 'Bearer', expires_in: '3599', access_token: token });
    emulator.inject({ kind: 'status', service: 'entra', status: 200, body });
    const { credential } = await succeed({ ...ids, 'tenant-id': defaults.azure.tenantDomain, cli: 'false' });
    expect(credential).toMatchObject({ tenantId: defaults.azure.tenantDomain, tokens: [{ secret: token }] });
  });

  const arm = { kind: 'status', service: 'azure-resource-manager', status: 200 } as const;
  const seen = { subscriptionId: defaults.azure.subscriptionId, displayName: 'Octo' };

  it('uses defaults for what Azure Resource Manager omits', async () => {
    emulator.inject({ ...arm, body: JSON.stringify({ value: [seen, 'nonsense', {}] }) });
    const { credential } = await succeed(withSubscription);
    expect(credential.subscriptions).toEqual([
      { id: defaults.azure.subscriptionId, name: 'Octo', state: 'Enabled' },
    ]);
  });

  it('reads all pages of the list, from Azure Resource Manager only', async () => {
    const other = { subscriptionId: 'AAAA', displayName: 'Other', managedByTenants: [{ tenantId: 'm' }] };
    const page = (nextLink: string) => JSON.stringify({ value: [other], nextLink });
    emulator.inject({
      ...arm,
      body: page('https://management.azure.com/subscriptions?api-version=2022-12-01&s=2'),
    });
    const { credential } = await succeed(withSubscription);
    expect(credential.subscriptions?.map(({ id }) => id)).toEqual(['aaaa', defaults.azure.subscriptionId]);
    emulator.clearRequests();
    emulator.inject({ ...arm, body: page('https://nobody.example/subscriptions'), times: 5 });
    const { error } = await fail(withSubscription);
    expect(error.code).toBe('http/unusable-answer');
    expect(new Set(emulator.requests.map(({ host }) => host))).not.toContain('nobody.example');
  });

  it('requests a subscription that is not in the list', async () => {
    emulator.inject({ ...arm, body: JSON.stringify({ value: [] }) });
    const { credential } = await succeed(withSubscription);
    expect(credential.subscriptions).toMatchObject([
      { id: defaults.azure.subscriptionId, name: 'Octo production', homeTenantId: defaults.azure.tenantId },
    ]);
    expect(sent().slice(-2)).toEqual([
      'azure-resource-manager subscriptions.list',
      'azure-resource-manager subscriptions.get',
    ]);
  });

  it('lists the subscriptions at tenant level only for the Azure CLI', async () => {
    const { credential } = await succeed(ids);
    expect(credential.subscriptions?.map(({ name }) => name)).toEqual(['Octo production']);
    emulator.clearRequests();
    const withoutCli = await succeed({ ...ids, cli: 'false' });
    expect(withoutCli.credential).not.toHaveProperty('subscriptions');
    expect(sent()).toEqual(['github-id-token idToken', 'entra token']);
  });

  it('lets logins of the same audience share the ID token', async () => {
    const { deps } = runDependencies(emulator);
    const logins = [ids, { ...ids, 'client-id': defaults.azure.managedIdentityClientId }].map((given) =>
      loginOf(azure, given),
    );
    const outcomes = await runLogins({ logins }, deps);
    expect(outcomes.every(({ succeeded }) => succeeded)).toBe(true);
    expect(sent().filter((request) => request === 'github-id-token idToken')).toHaveLength(1);
  });
});

describe('transient failures', () => {
  const faults = [
    { kind: 'status', status: 503 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 429, retryAfter: 0 },
    {
      kind: 'status',
      status: 400,
      body: JSON.stringify({ error: 'temporarily_unavailable', error_codes: [90033] }),
    },
    { kind: 'reset' },
    { kind: 'hang' },
    { kind: 'empty' },
    { kind: 'html' },
    { kind: 'html', status: 502 },
    { kind: 'truncate' },
    { kind: 'status', status: 200, body: '{}' },
    { kind: 'status', status: 200, body: '{"access_token":"","expires_in":3599}' },
    { kind: 'status', status: 200, body: '{"access_token":"x"}' },
  ] as const;

  const patience = ({ kind }: { kind: string }) => (kind === 'hang' ? { attemptTimeoutMs: 1_000 } : {});

  it.each(faults)('twice in a row at Entra end in success: %j', async (fault) => {
    emulator.inject({ ...fault, service: 'entra', times: 2 });
    const { retries } = await succeed(withSubscription, patience(fault));
    expect(retries.map(({ operation }) => operation)).toEqual(['Entra token', 'Entra token']);
    expect(sent().filter((request) => request === 'entra token')).toHaveLength(3);
  });

  it.each(faults.filter(({ kind }) => kind !== 'status'))(
    'twice in a row at Azure Resource Manager end in success: %j',
    async (fault) => {
      emulator.inject({ ...fault, service: 'azure-resource-manager', times: 2 });
      const { retries } = await succeed(withSubscription, patience(fault));
      expect(retries.map(({ operation }) => operation)).toEqual([
        'Azure subscriptions',
        'Azure subscriptions',
      ]);
    },
  );

  it.each([503, 429])('HTTP %d at Azure Resource Manager ends in success', async (status) => {
    emulator.inject({ kind: 'status', status, service: 'azure-resource-manager', times: 2 });
    expect((await succeed(withSubscription)).retries).toHaveLength(2);
  });

  it('repeats with a new ID token if Entra considers the old one expired', async () => {
    emulator.inject({
      kind: 'status',
      status: 401,
      service: 'entra',
      body: JSON.stringify({
        error: 'invalid_client',
        error_codes: [700024],
        error_description: 'AADSTS700024: expired',
      }),
    });
    const { credential } = await succeed(ids);
    const assertions = emulator.requests.flatMap(({ service, body }) =>
      service === 'entra' ? [(body as { client_assertion: string }).client_assertion] : [],
    );
    expect(new Set(assertions).size).toBe(2);
    expect(credential.assertion).toBe(assertions[1]);
  });

  it.each([
    ['without a role', defaults.azure.subscriptionId, 'azure/AuthorizationFailed'],
    ['that is unknown', defaults.azure.clientId.replace('5d', '5e'), 'azure/SubscriptionNotFound'],
  ])('repeats twice for a subscription %s, as happens just after a role assignment', async (_, id, code) => {
    emulator.world.azure.subscriptions[0]!.readers = [];
    const { error, retries, login, claims } = await fail({ ...withSubscription, 'subscription-id': id });
    expect(error.code).toBe(code);
    expect(retries.map(({ operation }) => operation)).toEqual(['Azure subscription', 'Azure subscription']);
    const { paste } = await azure.explain.diagnose(error, claims, login.settings as AzureSettings);
    expect(paste?.text).toContain(`--scope /subscriptions/${id}`);
  });

  it('repeats twice if a credential seems to be missing, as happens just after its creation', async () => {
    application().federatedCredentials = [];
    const { error, retries } = await fail(ids);
    expect(error.code).toBe('azure/AADSTS70025');
    expect(retries).toHaveLength(2);
  });
});

describe('permanent failures', () => {
  const cases: [name: string, break_: () => void, given: Record<string, string>, code: string][] = [
    ['unknown tenant', () => {}, { ...ids, 'tenant-id': 'nobody.example' }, 'azure/AADSTS90002'],
    ['tenant of another cloud', () => {}, { ...ids, environment: 'azurechinacloud' }, 'azure/AADSTS90002'],
    [
      'unknown application',
      () => {},
      { ...ids, 'client-id': defaults.azure.subscriptionId },
      'azure/AADSTS700016',
    ],
    [
      'disabled application',
      () => {
        application().disabled = true;
      },
      ids,
      'azure/AADSTS7000112',
    ],
    [
      'unknown resource',
      () => {},
      { ...ids, scopes: 'https://nobody.example/.default' },
      'azure/AADSTS500011',
    ],
    [
      'subject in another case',
      () => {
        application().federatedCredentials[0]!.subject = 'repo:Octo-Org/octo-repo:ref:refs/heads/main';
      },
      ids,
      'azure/AADSTS7002138',
    ],
    [
      'subscription of another tenant',
      () => {
        const [tenant] = emulator.world.azure.tenants;
        const other = '11111111-2222-4333-8444-555555555555';
        emulator.world.azure.tenants.push({ ...tenant!, id: other, domains: [] });
        emulator.world.azure.subscriptions[0]!.tenantId = other;
      },
      withSubscription,
      'azure/InvalidAuthenticationTokenTenant',
    ],
  ];

  it.each(cases)('%s: fails at the first answer', async (_, break_, given, code) => {
    break_();
    const outcome = await fail(given);
    expect(outcome.error.code).toBe(code);
    expect(outcome.retries).toEqual([]);
    const settings = outcome.login.settings as AzureSettings;
    expect(outcome.claims?.aud).toBe(settings.audience);
    const { paste, summary } = await azure.explain.diagnose(outcome.error, outcome.claims, settings);
    expect(summary).not.toContain('undefined');
    expect(paste?.text ?? '').not.toContain('undefined');
  });

  it.each([
    ['issuer', 700211],
    ['audience', 700212],
    ['subject', 700213],
  ] as const)('a wrong %s is reported as such after two quick retries', async (field, number) => {
    application().federatedCredentials[0]![field] = 'https://nobody.example';
    const { error, retries } = await fail(ids);
    expect(error).toMatchObject({ code: `azure/AADSTS${number}`, status: 401, operation: 'Entra token' });
    expect(Object.keys(error.requestIds ?? {})).toEqual(['trace ID', 'correlation ID', 'timestamp']);
    expect(retries).toHaveLength(2);
  });

  it('a failing scope fails the login, whatever happens to the others', async () => {
    const { error } = await fail({
      ...ids,
      scopes: 'https://management.azure.com/.default https://nobody.example/.default',
    });
    expect(error).toMatchObject({ code: 'azure/AADSTS500011', operation: 'Entra token for nobody.example' });
  });

  it('a failure within the library names its code and nothing else', async () => {
    const body = JSON.stringify({ access_token: 'secret-token', expires_in: 3599, id_token: 'garbage' });
    emulator.inject({ kind: 'status', service: 'entra', status: 200, body });
    const { error } = await fail(ids);
    expect(error).toMatchObject({
      code: 'azure/library',
      message: 'the Microsoft authentication library reports token_parsing_error',
    });
  });

  it('no failure contains the ID token', async () => {
    application().federatedCredentials[0]!.subject = 'x';
    const { error, masked } = await fail(ids);
    const everything = JSON.stringify({
      ...error,
      message: error.message,
      stack: error.stack,
      cause: error.cause,
    });
    expect(masked[0]).toMatch(/^eyJ/);
    expect(everything).not.toContain(masked[0]);
  });
});
