import { beforeEach, describe, expect, it } from '@jest/globals';
import { defaults, defaultWorld } from '../../../emulator/default-world.ts';
import { openAccessToken } from '../../../emulator/google/access-tokens.ts';
import { googleSts } from '../../../emulator/services/google-sts.ts';
import { bodyOf, createContext, createRequest, idToken, noon, send, type TestContext } from '../support.ts';

const { workloadIdentityProvider } = defaults.google;
const resource = `//iam.googleapis.com/${workloadIdentityProvider}`;
const tokenUrl = 'https://sts.googleapis.com/v1/token';
const cloudPlatform = 'https://www.googleapis.com/auth/cloud-platform';

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

interface Options {
  idTokenAudience?: string;
  claims?: Record<string, unknown>;
}

async function fields(change: Record<string, string> = {}, options: Options = {}) {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: resource,
    scope: cloudPlatform,
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token: await idToken(context, options.idTokenAudience ?? `https:${resource}`, options.claims),
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    ...change,
  };
}

async function exchange(change: Record<string, string> = {}, options: Options = {}) {
  return send(googleSts, createRequest(tokenUrl, { form: await fields(change, options) }), context);
}

const provider = () => context.world.google.pools[0]!.providers[0]!;
const issuer = 'https://token.actions.githubusercontent.com';

describe('the token exchange', () => {
  it('gives a federated token that expires no later than the ID token', async () => {
    const response = await exchange();
    expect(response.status).toBe(200);
    expect(bodyOf(response)).toEqual({
      access_token: expect.stringMatching(/^ya29\.d\..+\.\.\.\.$/),
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 300,
    });
    context.clockMs += 10_000;
    const issuedAt = noon / 1000;
    expect(bodyOf(await exchange({}, { claims: { iat: issuedAt, exp: issuedAt + 300 } })).expires_in).toBe(
      290,
    );
    context.world.lifetimes.credentialSeconds = 20;
    expect(bodyOf(await exchange()).expires_in).toBe(20);
  });

  it('names the bearer in all the ways that a policy may use', async () => {
    const { access_token: token } = bodyOf(await exchange());
    const pool = workloadIdentityProvider.replace(/\/providers.*/, '');
    expect(openAccessToken(token, context)).toMatchObject({
      kind: 'federated',
      principal: `principal://iam.googleapis.com/${pool}/subject/repo:octo-org/octo-repo:ref:refs/heads/main`,
      members: expect.arrayContaining([
        `principalSet://iam.googleapis.com/${pool}/*`,
        `principalSet://iam.googleapis.com/${pool}/attribute.repository/octo-org/octo-repo`,
      ]),
      scopes: [cloudPlatform],
    });
  });

  it('accepts JSON in camel case as well', async () => {
    const snake = await fields();
    const json = Object.fromEntries(
      Object.entries(snake).map(([name, value]) => [
        name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()),
        value,
      ]),
    );
    expect((await send(googleSts, createRequest(tokenUrl, { json }), context)).status).toBe(200);
  });

  it.each([`https:${resource}`, resource])(
    'accepts the provider’s own name as audience: %.10s',
    async (audience) => {
      expect((await exchange({}, { idTokenAudience: audience })).status).toBe(200);
    },
  );

  it('accepts only listed audiences if the provider lists any', async () => {
    provider().allowedAudiences = ['custom'];
    expect((await exchange({}, { idTokenAudience: 'custom' })).status).toBe(200);
    expect((await exchange()).status).toBe(400);
  });

  it('accepts an ID token under its own type name', async () => {
    const type = 'urn:ietf:params:oauth:token-type:id_token';
    expect((await exchange({ subject_token_type: type })).status).toBe(200);
  });

  const invalidAudience =
    'Invalid value for "audience". This value should be the full resource name of the Identity Provider. See https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token for the list of possible formats.';
  const invalidTarget =
    'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.';
  it.each<[string, Record<string, string>, string, string]>([
    ['a pool', { audience: resource.replace(/\/providers.*/, '') }, 'invalid_request', invalidAudience],
    [
      'a project ID',
      { audience: resource.replace(/projects\/\d+/, 'projects/octo') },
      'invalid_request',
      invalidAudience,
    ],
    ['an https audience', { audience: `https:${resource}` }, 'invalid_request', invalidAudience],
    ['no audience', { audience: '' }, 'invalid_request', invalidAudience],
    ['an unknown provider', { audience: `${resource}-x` }, 'invalid_target', invalidTarget],
    ['another project', { audience: resource.replace('123456789012', '1') }, 'invalid_target', invalidTarget],
    ['no JWT', { subject_token: 'x' }, 'invalid_grant', 'Unable to parse the ID Token.'],
    ['no token', { subject_token: '' }, 'invalid_request', 'Missing "subject_token".'],
    ['no scope', { scope: '' }, 'invalid_scope', 'Missing required "scope".'],
    ['another grant', { grant_type: 'x' }, 'unsupported_grant_type', 'Invalid value for "grant_type".'],
    [
      'another token type',
      { requested_token_type: 'x' },
      'invalid_request',
      'Invalid value for "requested_token_type".',
    ],
    [
      'another subject type',
      { subject_token_type: 'x' },
      'invalid_request',
      'Invalid value for "subject_token_type".',
    ],
  ])('refuses %s', async (_, change, error, description) => {
    const response = await exchange(change);
    expect([response.status, bodyOf(response)]).toEqual([400, { error, error_description: description }]);
  });

  it.each<[string, () => void, Options, string, string]>([
    [
      'a disabled pool',
      () => {
        context.world.google.pools[0]!.disabled = true;
      },
      {},
      'invalid_target',
      invalidTarget,
    ],
    [
      'a disabled provider',
      () => {
        provider().disabled = true;
      },
      {},
      'invalid_target',
      invalidTarget,
    ],
    [
      'another audience',
      () => {},
      { idTokenAudience: 'other' },
      'invalid_grant',
      'The audience in ID Token [other] does not match the expected audience.',
    ],
    [
      'another issuer',
      () => {},
      { claims: { iss: `${issuer}/avocado` } },
      'invalid_grant',
      `The issuer in ID Token ${issuer}/avocado does not match the expected ones: ${issuer}`,
    ],
    [
      'an unreachable issuer',
      () => {
        context.world.issuers[issuer] = { reachable: false };
      },
      {},
      'invalid_grant',
      "Error connecting to the given credential's issuer.",
    ],
    [
      'an expired token',
      () => {},
      { claims: { iat: noon / 1000 - 300, exp: noon / 1000 } },
      'invalid_grant',
      `ID Token issued at ${noon / 1000 - 300} is stale to sign-in.`,
    ],
    [
      'a token of more than a day',
      () => {},
      { claims: { exp: noon / 1000 + 86_401 } },
      'invalid_grant',
      `ID Token issued at ${noon / 1000} is stale to sign-in.`,
    ],
    [
      'a token from the future',
      () => {},
      { claims: { iat: noon / 1000 + 1 } },
      'invalid_grant',
      `ID Token issued at ${noon / 1000 + 1} is not yet valid.`,
    ],
    [
      'another owner',
      () => {},
      { claims: { repository_owner: 'Octo-Org' } },
      'unauthorized_client',
      'The given credential is rejected by the attribute condition.',
    ],
    [
      'a mapped value that is no string',
      () => {
        provider().attributeMapping['attribute.time'] = 'assertion.iat';
      },
      {},
      'unauthorized_client',
      "The mapped attribute 'attribute.time' must be of type STRING.",
    ],
    [
      'a mapping that reads an absent claim',
      () => {
        provider().attributeMapping['attribute.environment'] = 'assertion.environment';
      },
      {},
      'unauthorized_client',
      'The given credential is rejected.',
    ],
    [
      'a subject of 128 bytes',
      () => {},
      { claims: { sub: 'é'.repeat(64) } },
      'invalid_request',
      'The size of mapped attribute google.subject exceeds the 127 bytes limit. Either modify your attribute mapping or the incoming assertion to produce a mapped attribute that is less than 127 bytes.',
    ],
  ])('refuses %s', async (_, prepare, options, error, description) => {
    prepare();
    const response = await exchange({}, options);
    expect([response.status, bodyOf(response)]).toEqual([400, { error, error_description: description }]);
  });

  it('refuses a forged token', async () => {
    const [header, , signature] = (await idToken(context, `https:${resource}`)).split('.');
    const [, other] = (await idToken(context, `https:${resource}`, { sub: 'x' })).split('.');
    const response = await exchange({ subject_token: `${header}.${other}.${signature}` });
    expect(bodyOf(response).error).toBe('invalid_grant');
  });

  it('lets conditions test mapped attributes', async () => {
    provider().attributeCondition = "attribute.ref == 'refs/heads/main'";
    expect((await exchange()).status).toBe(200);
    expect((await exchange({}, { claims: { ref: 'refs/heads/x' } })).status).toBe(400);
  });
});

it('admits a token despite an absent claim if the mapping guards it', async () => {
  provider().attributeMapping['attribute.environment'] =
    "has(assertion.environment) ? assertion.environment : ''";
  expect((await exchange()).status).toBe(200);
});

describe('introspection', () => {
  const introspect = (token: string) =>
    send(googleSts, createRequest('https://sts.googleapis.com/v1/introspect', { form: { token } }), context);

  it('names the principal of a live token', async () => {
    const { access_token: token } = bodyOf(await exchange());
    expect(bodyOf(await introspect(token))).toMatchObject({
      active: true,
      username: expect.stringMatching(/^principal:\/\/iam\.googleapis\.com\/.*\/subject\//),
      exp: noon / 1000 + 300,
    });
  });

  it('calls expired and unknown tokens inactive', async () => {
    const { access_token: token } = bodyOf(await exchange());
    expect(bodyOf(await introspect(token.slice(0, -1)))).toEqual({ active: false });
    context.clockMs += 300_000;
    expect(bodyOf(await introspect(token))).toEqual({ active: false });
  });
});

describe('the hosts', () => {
  it('include those of other universes in the world', () => {
    const world = defaultWorld();
    expect(googleSts.hosts('sts.googleapis.com', world)).toBe(true);
    expect(googleSts.hosts('sts.example-universe.goog', world)).toBe(false);
    world.google.universeDomains.push('example-universe.goog');
    expect(googleSts.hosts('sts.example-universe.goog', world)).toBe(true);
  });

  it('report failures as Google’s front end does', () => {
    const response = googleSts.failure(503, createRequest(tokenUrl), context);
    expect([response.status, bodyOf(response)]).toEqual([
      503,
      { error: { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' } },
    ]);
  });
});
