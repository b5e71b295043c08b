import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Emulator, Fault } from '../../../emulator/index.ts';
import { defaults, defaultWorld, mostInFlight, startEmulator } from '../../../emulator/index.ts';
import { runLogins } from '../../../src/login/run.ts';
import type { GcpCredential } from '../../../src/providers/gcp/credential.ts';
import { gcp } from '../../../src/providers/gcp/index.ts';
import { loginOf, runDependencies, runLogin } from '../../support/exchange.ts';

const { serviceAccount, delegatedServiceAccount, workloadIdentityProvider: provider } = defaults.google;
const cloudPlatform = 'https://www.googleapis.com/auth/cloud-platform';
const direct = { 'workload-identity-provider': provider };
const impersonated = { ...direct, 'service-account': serviceAccount };

let emulator: Emulator;

beforeAll(async () => {
  // The library looks at it once, when it is loaded.
  process.env.GOOGLE_SDK_NODE_LOGGING = '*';
  emulator = await startEmulator();
});

afterAll(async () => {
  delete process.env.GOOGLE_SDK_NODE_LOGGING;
  await emulator.close();
});

beforeEach(() => {
  Object.assign(emulator.world, defaultWorld());
  emulator.latencyMs = 0;
  emulator.clearFaults();
  emulator.clearRequests();
});

const operations = () => emulator.requests.map(({ operation }) => operation);
const requestsOf = (operation: string) =>
  emulator.requests.filter((request) => request.operation === operation);

/** Answers the next requests for an operation in place of the service. */
function answer(operation: string, status: number, body: object, times = 1) {
  emulator.inject({ kind: 'status', operation, status, body: JSON.stringify(body), times });
}

async function succeed(given: Record<string, string>, policy = {}) {
  const outcome = await runLogin(emulator, gcp, given, policy);
  if (!outcome.succeeded) throw outcome.error;
  return { ...outcome, credential: outcome.credential as GcpCredential };
}

async function fail(given: Record<string, string>, policy = {}) {
  const outcome = await runLogin(emulator, gcp, given, policy);
  if (outcome.succeeded) throw new Error('the login succeeded');
  return outcome;
}

describe('a login through a service account', () => {
  it('sends one exchange and one impersonation request', async () => {
    const { credential, masked, claims } = await succeed(impersonated);
    expect(operations()).toEqual(['idToken', 'token', 'generateAccessToken']);
    expect(requestsOf('token')[0]?.body).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      audience: `//iam.googleapis.com/${provider}`,
      scope: cloudPlatform,
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      subject_token: masked[0],
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    });
    expect(requestsOf('generateAccessToken')[0]).toMatchObject({
      path: `/v1/projects/-/serviceAccounts/${serviceAccount}:generateAccessToken`,
      headers: { authorization: `Bearer ${credential.federated.token}` },
      body: { scope: [cloudPlatform], lifetime: '3600s' },
    });
    expect(credential.subject).toBe(claims?.sub);
    expect(masked.slice(1)).toEqual([credential.federated.token, credential.accessToken?.token]);
  });

  it('sends the token service our user agent and no other credentials', async () => {
    await succeed(impersonated);
    const headers = requestsOf('token')[0]?.headers;
    expect(headers).toMatchObject({
      'user-agent': 'test/1',
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('x-goog-request-reason');
  });

  it('requests the given scopes and lifetime, through the delegates', async () => {
    const { credential } = await succeed({
      ...direct,
      'service-account': delegatedServiceAccount,
      delegates: serviceAccount,
      'access-token-scopes': 'openid email',
      'access-token-lifetime': '2h',
    });
    expect(requestsOf('token')[0]?.body).toMatchObject({ scope: cloudPlatform });
    expect(requestsOf('generateAccessToken')[0]?.body).toEqual({
      scope: ['openid', 'email'],
      lifetime: '7200s',
      delegates: [`projects/-/serviceAccounts/${serviceAccount}`],
    });
    const hours = ((credential.accessToken?.expiresAt ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(2, 1);
  });

  it('requests the access token and all ID tokens in parallel', async () => {
    emulator.latencyMs = 50;
    const { credential, masked } = await succeed({
      ...impersonated,
      'id-token-audience': 'https://a.example,https://b.example',
      'id-token-include-email': 'true',
    });
    const impersonations = emulator.requests.filter(({ service }) => service === 'google-iam-credentials');
    expect(mostInFlight(impersonations)).toBe(3);
    expect(requestsOf('generateIdToken').map(({ body }) => body)).toEqual([
      { audience: 'https://a.example', includeEmail: true },
      { audience: 'https://b.example', includeEmail: true },
    ]);
    expect(credential.idTokens.map(({ audience }) => audience)).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
    for (const { token, expiresAt } of credential.idTokens) {
      expect(masked).toContain(token);
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
      expect(claims).toMatchObject({ email: serviceAccount, exp: expiresAt / 1000 });
    }
  });

  it('gives its reason with each request to Google', async () => {
    await succeed({ ...impersonated, 'request-reason': 'ticket 17', 'id-token-audience': 'a' });
    const toGoogle = emulator.requests.filter(({ service }) => service.startsWith('google'));
    expect(toGoogle).toHaveLength(3);
    for (const { headers } of toGoogle) expect(headers['x-goog-request-reason']).toBe('ticket 17');
  });

  it('stays within its universe', async () => {
    emulator.world.google.universeDomains.push('example.goog');
    await succeed({ ...impersonated, universe: 'example.goog' });
    expect(emulator.requests.slice(1).map(({ host }) => host)).toEqual([
      'sts.example.goog',
      'iamcredentials.example.goog',
    ]);
    expect(requestsOf('token')[0]?.body).toMatchObject({ audience: `//iam.googleapis.com/${provider}` });
  });
});

describe('a direct login', () => {
  it('sends one exchange with the given scopes', async () => {
    const { credential, claims } = await succeed({ ...direct, 'access-token-scopes': 'openid,email' });
    expect(operations()).toEqual(['idToken', 'token']);
    expect(requestsOf('token')[0]?.body).toMatchObject({ scope: 'openid email' });
    expect(credential).not.toHaveProperty('accessToken');
    expect(credential.federated.expiresAt).toBeLessThanOrEqual((claims?.exp ?? 0) * 1000);
  });

  it('expires with the ID token if the answer gives no expiry, or a later one', async () => {
    for (const lifetime of [{}, { expires_in: 3600 }, { expires_in: 'soon' }]) {
      answer('token', 200, { access_token: 'x', ...lifetime });
      const { credential, claims } = await succeed(direct);
      expect(credential.federated).toEqual({ token: 'x', expiresAt: (claims?.exp ?? 0) * 1000 });
    }
  });

  it('expires earlier if the answer says so', async () => {
    answer('token', 200, { access_token: 'x', expires_in: 60 });
    const { credential, claims } = await succeed(direct);
    expect(credential.federated.expiresAt).toBeLessThan((claims?.exp ?? 0) * 1000);
  });
});

const transient: readonly Fault[] = [
  { kind: 'status', status: 500, times: 2 },
  { kind: 'status', status: 503, times: 2 },
  { kind: 'status', status: 429, times: 2, retryAfter: 1 },
  { kind: 'reset', times: 2 },
  { kind: 'hang', times: 1 },
  { kind: 'empty', times: 2 },
  { kind: 'html', times: 2 },
  { kind: 'html', status: 502, times: 2 },
  { kind: 'truncate', times: 2 },
];

describe('a transient failure', () => {
  it.each(
    ['token', 'generateAccessToken', 'generateIdToken'].flatMap((operation) =>
      transient.map((fault) => ({ operation, status: 200, times: 1, ...fault })),
    ),
  )('is overcome: $kind $status at $operation', async (fault) => {
    emulator.inject(fault);
    const attemptTimeoutMs = fault.kind === 'hang' ? 1_000 : 10_000;
    const { retries } = await succeed({ ...impersonated, 'id-token-audience': 'a' }, { attemptTimeoutMs });
    expect(retries).toHaveLength(fault.times);
    expect(requestsOf(fault.operation)).toHaveLength(1 + fault.times);
    expect(emulator.requests).toHaveLength(4 + fault.times);
  });

  it.each([
    ['generateAccessToken', { accessToken: 'x', expireTime: 'tomorrow' }],
    ['generateAccessToken', { expireTime: '2030-01-01T00:00:00Z' }],
    ['generateIdToken', { token: 'no-jwt' }],
    ['token', { access_token: '' }],
  ])('is an incomplete answer of %s: %j', async (operation, body) => {
    answer(operation, 200, body);
    const { retries } = await succeed({ ...impersonated, 'id-token-audience': 'a' });
    expect(retries.map(({ error }) => error.code)).toEqual(['http/unusable-answer']);
  });

  it('is reported once the attempts are used up', async () => {
    emulator.inject({ kind: 'status', operation: 'token', status: 503, times: 9 });
    const { error } = await fail(direct, { maxAttempts: 3 });
    expect(error).toMatchObject({ code: 'gcp/unavailable', status: 503 });
    expect(requestsOf('token')).toHaveLength(3);
  });
});

describe('an expired token', () => {
  const stale = { error: 'invalid_grant', error_description: 'ID Token issued at 1 is stale to sign-in.' };

  it('is replaced by a fresh one, once', async () => {
    answer('token', 400, stale);
    await succeed(impersonated);
    expect(operations()).toEqual(['idToken', 'token', 'idToken', 'token', 'generateAccessToken']);
    const [first, second] = requestsOf('token').map(
      ({ body }) => (body as { subject_token: string }).subject_token,
    );
    expect(second).not.toBe(first);
  });

  it('is not replaced forever', async () => {
    answer('token', 400, stale, 9);
    const { error } = await fail(impersonated);
    expect(error.code).toBe('gcp/id-token-expired');
    expect(requestsOf('token')).toHaveLength(2);
  });

  it('of the federation is requested again, once for all that need it', async () => {
    emulator.inject({ kind: 'status', service: 'google-iam-credentials', status: 401, times: 2 });
    const { credential } = await succeed({ ...impersonated, 'id-token-audience': 'a' });
    expect(requestsOf('token')).toHaveLength(2);
    expect(requestsOf('generateAccessToken')).toHaveLength(2);
    expect(requestsOf('generateIdToken')).toHaveLength(2);
    const [first, second] = requestsOf('generateAccessToken').map(({ headers }) => headers.authorization);
    expect(second).not.toBe(first);
    expect(second).toBe(`Bearer ${credential.federated.token}`);
  });

  it('of the federation is not requested again forever', async () => {
    emulator.inject({ kind: 'status', service: 'google-iam-credentials', status: 401, times: 9 });
    const { error } = await fail(impersonated);
    expect(error).toMatchObject({ code: 'gcp/federated-token-refused', operation: 'generateAccessToken' });
    expect(operations()).toEqual(['idToken', 'token', 'generateAccessToken', 'token', 'generateAccessToken']);
  });
});

describe('a permanent refusal', () => {
  const only = () => emulator.world.google.pools[0]!.providers[0]!;
  const account = () => emulator.world.google.serviceAccounts[0]!;

  it.each<[string, () => void, number]>([
    ['provider-not-found', () => Object.assign(only(), { disabled: true }), 2],
    ['issuer-mismatch', () => Object.assign(only(), { issuer: 'https://other.example' }), 2],
    ['audience-not-allowed', () => Object.assign(only(), { allowedAudiences: ['custom'] }), 2],
    ['attribute-condition', () => Object.assign(only(), { attributeCondition: "assertion.ref == 'x'" }), 2],
    [
      'attribute-mapping',
      () => Object.assign(only().attributeMapping, { 'attribute.x': 'assertion.exp' }),
      2,
    ],
    ['subject-too-long', () => Object.assign(emulator.world.job, { environment: 'x'.repeat(120) }), 2],
    ['impersonation-denied', () => Object.assign(account(), { workloadIdentityUsers: [] }), 3],
    [
      'service-account-not-found',
      () => Object.assign(account(), { email: 'other@p.iam.gserviceaccount.com' }),
      3,
    ],
    [
      'api-disabled',
      () => emulator.world.google.projects[0]!.disabledApis.push('iamcredentials.googleapis.com'),
      3,
    ],
  ])('%s ends the login at once', async (code, spoil, requests) => {
    spoil();
    const { error, retries } = await fail(impersonated);
    expect(error.code).toBe(`gcp/${code}`);
    expect(retries).toEqual([]);
    expect(emulator.requests).toHaveLength(requests);
  });

  it('of a long lifetime names the policy', async () => {
    const { error } = await fail({ ...impersonated, 'access-token-lifetime': '2h' });
    expect(error.code).toBe('gcp/invalid-argument');
    const { summary } = await gcp.explain.diagnose(
      error,
      undefined,
      loginOf(gcp, impersonated).settings as never,
    );
    expect(summary).toContain(serviceAccount);
  });

  it('for keys that cannot be read is repeated twice', async () => {
    emulator.world.issuers[emulator.world.github.issuer] = { reachable: false };
    const { error, retries } = await fail(impersonated);
    expect(error.code).toBe('gcp/issuer-unreachable');
    expect(retries).toHaveLength(2);
  });

  it('is that of the access token if everything is refused', async () => {
    account().workloadIdentityUsers = [];
    const { error } = await fail({ ...impersonated, 'id-token-audience': 'a' });
    expect(error.operation).toBe('generateAccessToken');
    expect(requestsOf('generateIdToken')).toHaveLength(1);
  });
});

describe('secrets', () => {
  it('do not leak in an error, even if a gateway quotes the request', async () => {
    const run = runDependencies(emulator);
    const http = {
      send: async (request: Parameters<typeof run.deps.http.send>[0]) => {
        if (!request.url.includes('sts.')) return run.deps.http.send(request);
        return { status: 403, headers: {}, body: `<pre>${request.body}</pre>` };
      },
    };
    const [outcome] = await runLogins({ logins: [loginOf(gcp, direct)] }, { ...run.deps, http });
    const text = inspect(outcome, { depth: null, showHidden: true });
    expect(outcome).toMatchObject({ succeeded: false, error: { code: 'gcp/gateway' } });
    expect(text).toContain('subject_token=***');
    expect(text).not.toContain(run.masked[0]);
  });

  it('do not leak if the library itself fails', async () => {
    const run = runDependencies(emulator);
    const http = {
      send: async (request: Parameters<typeof run.deps.http.send>[0]) => {
        if (!request.url.includes('sts.')) return run.deps.http.send(request);
        throw new TypeError(`unforeseen: ${request.body}`);
      },
    };
    const [outcome] = await runLogins({ logins: [loginOf(gcp, direct)] }, { ...run.deps, http });
    expect(outcome).toMatchObject({ succeeded: false, error: { code: 'gcp/library' } });
    expect(inspect(outcome, { depth: null, showHidden: true })).not.toContain(run.masked[0]);
  });

  it('are not printed by the library, whatever its logging settings', async () => {
    const writes = [
      jest.spyOn(process.stderr, 'write').mockReturnValue(true),
      jest.spyOn(process.stdout, 'write').mockReturnValue(true),
      ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
        jest.spyOn(console, level).mockReturnValue(undefined),
      ),
    ];
    try {
      await succeed(impersonated);
      for (const write of writes) expect(write).not.toHaveBeenCalled();
    } finally {
      for (const write of writes) write.mockRestore();
    }
  });
});
