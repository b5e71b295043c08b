import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { expiryOf } from '../../../src/providers/exchange/expiry.ts';
import { exchange } from '../../../src/providers/exchange/index.ts';
import { pick } from '../../../src/providers/exchange/path.ts';
import { githubClaims } from '../../support/jwt.ts';
import { selfSigned } from '../../support/self-signed.ts';
import { now, plain, run } from './fake.ts';
import { place, problems, settingsOf } from './support.ts';

const ok = { access_token: 'token-of-the-service', expires_in: 60 };
const { json: _, ...bare } = plain;
const signed = {
  assertion: 'signed',
  'client-id': 'ci',
  'client-key-id': 'k',
  'client-key': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string,
};

describe('the request', () => {
  const formOf = (body: unknown) => Object.fromEntries(new URLSearchParams(String(body)));

  it.each([
    [
      'token-exchange',
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: 'JWT',
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      },
    ],
    ['jwt-bearer', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'JWT' }],
    [
      'client-assertion',
      {
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: 'JWT',
      },
    ],
  ])('has the fields of the grant %s, and those that were written', async (grant, fields) => {
    const given = { ...bare, grant, form: { scope: 'a b', client_id: 'ci' } };
    const { requests, idToken } = await run(given, [ok]);
    const { headers, body } = requests[0]!;
    expect(headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    });
    const expected = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value === 'JWT' ? idToken : value]),
    );
    expect(formOf(body)).toEqual({ ...expected, scope: 'a b', client_id: 'ci' });
  });

  it('sends the fields of a grant as JSON if asked to', async () => {
    const { requests, idToken } = await run(
      { ...bare, grant: 'token-exchange', json: { provider: 'x', n: 1 } },
      [ok],
    );
    expect(JSON.parse(String(requests[0]!.body))).toMatchObject({
      subject_token: idToken,
      provider: 'x',
      n: 1,
    });
  });

  it('fills texts anywhere in JSON, and only texts', async () => {
    const json = { a: ['x $id_token', 1, null], b: { c: true, d: '$id_token' }, e: '$5 and a $ sign' };
    const { requests, idToken } = await run({ ...bare, json }, [ok]);
    expect(JSON.parse(String(requests[0]!.body))).toEqual({
      a: [`x ${idToken}`, 1, null],
      b: { c: true, d: idToken },
      e: '$5 and a $ sign',
    });
  });

  it('adds the client ID, and removes a field that is null', async () => {
    const given = { ...bare, grant: 'jwt-bearer', 'client-id': 'ci' };
    expect(formOf((await run(given, [ok])).requests[0]!.body).client_id).toBe('ci');
    const without = await run({ ...given, form: { client_id: null } }, [ok]);
    expect(formOf(without.requests[0]!.body)).not.toHaveProperty('client_id');
    const typeless = await run({ ...given, form: { grant_type: null } }, [ok]);
    expect(formOf(typeless.requests[0]!.body)).toEqual({ assertion: typeless.idToken, client_id: 'ci' });
  });

  it('requests a new ID token for each attempt, unless the service accepts one twice', () => {
    const shares = (given: object) =>
      exchange.facts(settingsOf(exchange, { ...plain, ...given }), 'api').sharesIdTokens;
    expect(shares({})).toBe(false);
    expect(shares({ 'single-use': 'false' })).toBe(true);
  });
});

describe('settings', () => {
  const client = selfSigned('ci');
  const mutual = { ...plain, 'client-certificate': client.cert, 'client-key': client.key };
  const damaged = (what: string) => `-----BEGIN ${what}-----\nAAAA\n-----END ${what}-----`;

  it.each([
    [{ audience: 'a' }, 'url or `issuer` is required'],
    [{ ...bare }, 'url is sent neither an ID token'],
    [{ ...plain, form: { a: '$id_token' } }, 'json must not be given together'],
    [{ ...plain, method: 'GET' }, 'method must not be `GET`'],
    [
      { ...plain, 'audience-from': { get: plain.url, path: 'a', allow: ['b'] } },
      'audience-from must not be given together',
    ],
    [{ ...plain, assertion: 'signed' }, 'client-key is required'],
    [{ ...plain, assertion: 'signed' }, 'client-id is required'],
    [
      { ...plain, 'client-key': '-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----' },
      'client-key has no use',
    ],
    [{ ...plain, 'client-key': 'secret' }, 'client-key must be a private key'],
    [{ ...plain, 'client-key': '{"kty":"EC"}' }, 'the JWK has no member `d`'],
    [{ ...plain, 'client-key': '{broken' }, 'not valid JSON'],
    [
      { ...plain, 'client-certificate': '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----' },
      'client-certificate needs its private key',
    ],
    [
      {
        ...plain,
        'client-certificate': '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----',
        'client-key': '{"d":"x"}',
      },
      'client-key-pem is required',
    ],
    [{ ...plain, 'client-key-id': 'k' }, 'client-key-id has no use without `assertion: signed`'],
    [{ ...plain, 'assertion-audience': 'a' }, 'assertion-audience has no use without `assertion: signed`'],
    [{ ...plain, 'client-key-pem': client.key }, 'client-key-pem has no use without `client-certificate`'],
    [{ ...plain, 'client-id': 'a$id_token' }, 'client-id must be a text without `$token`'],
    [
      { ...plain, revoke: { url: plain.url, form: { a: '$client_assertion' } } },
      'revoke needs a client assertion, which only `assertion: signed` can give',
    ],
    [
      { url: plain.url, grant: 'client-assertion', ...signed, env: { A: '$id_token' } },
      'env needs the ID token, but the request is made without one',
    ],
    [{ ...mutual, 'client-certificate': damaged('CERTIFICATE') }, 'client-certificate is damaged'],
    [{ ...mutual, 'client-key': damaged('PRIVATE KEY') }, 'client-key is damaged, or encrypted'],
    [{ ...mutual, 'client-key-pem': damaged('PRIVATE KEY') }, 'client-key-pem is damaged, or encrypted'],
    [{ ...mutual, 'client-key': selfSigned('ci').key }, 'client-certificate does not belong to'],
    [{ ...plain, token: 'a..b' }, 'token must be a path'],
    [{ ...plain, expires: {} }, 'expires must have'],
    [{ ...plain, expires: { in: '$x' } }, 'must have a path into the answer in `in`'],
    [{ ...plain, expires: { after: 'x' } }, 'whole number of seconds'],
    [{ ...plain, dpop: 'maybe' }, 'dpop must be'],
    [{ ...plain, audience: 'a b' }, 'audience must be one audience'],
  ])('%j: %s', (given, message) => {
    expect(problems(exchange, given as never).join('\n')).toContain(message);
  });

  it('never repeat a key', () => {
    expect(problems(exchange, { ...plain, 'client-key': 'very-secret-key' }).join()).not.toContain(
      'very-secret-key',
    );
  });

  it('accept a PEM text with escaped line breaks', () => {
    const ca = '-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----';
    expect(settingsOf(exchange, { ...plain, ca }).tls.ca).toContain('\nAAAA\n');
  });

  it('need no ID token if a certificate or key identifies the client', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const given = {
      url: plain.url,
      grant: 'client-assertion',
      assertion: 'signed',
      'client-id': 'ci',
      'client-key': key,
    };
    const { audiences, requests, credential } = await run(given, [ok]);
    expect(audiences).toEqual([]);
    const [header, payload] = new URLSearchParams(String(requests[0]!.body))
      .get('client_assertion')!
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    // No ID is made up for a key that has none: the service would look for it in vain.
    expect(header).toEqual({ alg: 'ES384', typ: 'JWT' });
    expect(payload).toMatchObject({
      iss: 'ci',
      sub: 'ci',
      aud: plain.url,
      iat: now / 1000,
      exp: now / 1000 + 60,
    });
    expect(exchange.exchange.describe(credential!, settingsOf(exchange, given))).toMatchObject({
      identity: plain.url,
    });
  });

  it.each([
    ['rsa', { modulusLength: 2048 }, 'RS256'],
    ['ed25519', {}, 'EdDSA'],
    ['ec', { namedCurve: 'P-521' }, 'ES512'],
  ])('sign with the algorithm of a key of the type %s', async (type, options, algorithm) => {
    const { privateKey } = generateKeyPairSync(type as 'rsa', options as { modulusLength: number });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const given = {
      url: plain.url,
      grant: 'client-assertion',
      assertion: 'signed',
      'client-id': 'ci',
      'client-key-id': 'k',
      'client-key': key,
    };
    const { requests, error } = await run(given, [ok]);
    expect(error).toBeUndefined();
    const assertion = new URLSearchParams(String(requests[0]!.body)).get('client_assertion')!;
    expect(JSON.parse(Buffer.from(assertion.split('.')[0]!, 'base64url').toString())).toMatchObject({
      alg: algorithm,
      kid: 'k',
    });
  });

  it('refuse a key that only supports key agreement', async () => {
    const { privateKey } = generateKeyPairSync('x25519');
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const given = {
      url: plain.url,
      grant: 'client-assertion',
      assertion: 'signed',
      'client-id': 'ci',
      'client-key-id': 'k',
      'client-key': key,
    };
    expect((await run(given, [ok])).error).toMatchObject({ code: 'exchange/client-key', retry: 'no' });
  });
});

describe('DPoP', () => {
  it('sends a proof, and refuses an unbound token only if it must be bound', async () => {
    const accepted = await run({ ...plain, dpop: 'true' }, [{ ...ok, token_type: 'Bearer' }]);
    expect(accepted.requests[0]!.headers!.dpop).toMatch(/^eyJ/);
    expect(accepted.credential!.dpop!.bound).toBe(false);
    const { notes } = exchange.exchange.describe(accepted.credential!, accepted.settings);
    expect(notes!.join()).toContain('did not bind');
    const required = await run({ ...plain, dpop: 'required' }, [{ ...ok, token_type: 'Bearer' }]);
    expect(required.error).toMatchObject({ code: 'exchange/not-bound', retry: 'no' });
    const bound = await run({ ...plain, dpop: 'required' }, [{ ...ok, token_type: 'DPoP' }]);
    expect(exchange.exchange.describe(bound.credential!, bound.settings).notes!.join()).toContain(
      'bound to a key',
    );
    expect((await run({ ...plain, dpop: 'false' }, [ok])).requests[0]!.headers).not.toHaveProperty('dpop');
  });

  it('repeats once with the nonce of the server, and with a new ID token', async () => {
    const nonce = { status: 400, headers: { 'dpop-nonce': 'n-1' }, body: '{"error":"use_dpop_nonce"}' };
    const { requests, audiences, error } = await run({ ...plain, dpop: 'true' }, [
      nonce,
      { ...ok, token_type: 'DPoP' },
    ]);
    expect(error).toBeUndefined();
    expect(audiences).toHaveLength(2);
    const claims = requests.map(({ headers }) =>
      JSON.parse(Buffer.from(headers!.dpop!.split('.')[1]!, 'base64url').toString()),
    );
    expect(claims.map((claim) => claim.nonce)).toEqual([undefined, 'n-1']);
    for (const status of [400, 401]) {
      const answers = [
        { ...nonce, status },
        { ...nonce, status },
      ];
      expect((await run({ ...plain, dpop: 'true' }, answers)).error).toMatchObject({
        code: 'exchange/use-dpop-nonce',
        retry: 'no',
        status,
      });
    }
  });

  it('is not tried if the issuer does not offer it', async () => {
    const issuer = 'https://api.octo.example';
    const document = { issuer, token_endpoint: plain.url, dpop_signing_alg_values_supported: ['EdDSA'] };
    const { error, audiences } = await run({ ...plain, issuer, dpop: 'required' }, [document]);
    expect(error).toMatchObject({ code: 'exchange/not-bound' });
    expect(audiences).toEqual([]);
  });
});

describe('revocation by discovery (RFC 7009)', () => {
  const issuer = 'https://api.octo.example';
  const document = { issuer, token_endpoint: plain.url, revocation_endpoint: `${issuer}/revoke` };

  it('has the client ID and secret of the exchange', async () => {
    const given = { ...bare, issuer, grant: 'jwt-bearer', form: { client_id: 'ci', client_secret: 'cs' } };
    const { credential } = await run(given, [document, ok]);
    expect(credential!.revocation).toMatchObject({
      url: `${issuer}/revoke`,
      body: `token=${ok.access_token}&client_id=ci&client_secret=cs`,
      // 401 means that the client was not accepted, not that the token is gone.
      goneStatuses: [],
    });
  });

  it('is omitted if the token came from a host other than the issuer’s', async () => {
    const given = { ...bare, issuer, url: 'https://tokens.octo.example/', grant: 'jwt-bearer' };
    const { credential, requests } = await run(given, [document, ok]);
    expect(requests.at(-1)!.url).toBe(given.url);
    expect(credential!.revocation).toBeUndefined();
  });

  it('is omitted if only an ID token identifies the client, because it expires before the job ends', async () => {
    const { credential } = await run({ ...bare, issuer, grant: 'client-assertion' }, [document, ok]);
    expect(credential!.revocation).toBeUndefined();
  });
});

describe('the expiry of a token', () => {
  it.each([
    ['seconds', { expires_in: 60 }, { in: 'expires_in' }, 61_000],
    ['seconds as a text', { expires_in: '60' }, { in: 'expires_in' }, 61_000],
    ['a moment', { at: 90 }, { at: 'at' }, 90_000],
    ['an ISO moment', { at: '1970-01-01T00:01:30Z' }, { at: 'at' }, 90_000],
    ['what is known', {}, { at: 'at', after: 5 }, 6_000],
    ['nothing', {}, { in: 'expires_in' }, undefined],
    ['nonsense', { expires_in: -1, at: 'soon' }, { in: 'expires_in', at: 'at' }, undefined],
    ['an absurd number', { expires_in: 1e300 }, { in: 'expires_in' }, undefined],
    [
      'a number that would be a moment of the far future',
      { expires_in: 7e12 },
      { in: 'expires_in' },
      undefined,
    ],
    ['milliseconds since the epoch', { at: 1_795_000_000_000 }, { at: 'at' }, 1_795_000_000_000],
    ['milliseconds as a text', { at: '1795000000000' }, { at: 'at' }, 1_795_000_000_000],
    ['microseconds since the epoch', { at: 1.795e15 }, { at: 'at', after: 60 }, 61_000],
    ['a date of the far future', { at: '+099999-01-01T00:00:00Z' }, { at: 'at' }, undefined],
  ])('comes from %s', (_name, body, expiry, end) => {
    expect(expiryOf(body, expiry, 1_000)).toBe(end);
  });

  it('is not in the past', async () => {
    const { error } = await run({ ...plain, expires: { at: 'from' } }, [{ ...ok, from: 1000 }]);
    expect(error).toMatchObject({
      code: 'exchange/expired',
      retry: 'no',
      message:
        "according to `from` of the answer, the token expired at 1970-01-01T00:16:40Z, and this machine's clock says 1970-01-01T00:16:40Z",
    });
  });

  it('is assumed to be soon if nothing says so', async () => {
    const { credential, settings } = await run(plain, [{ access_token: 'token-of-the-service' }]);
    expect(credential).toMatchObject({ expiresAt: now + 300_000, endKnown: false });
    expect(exchange.exchange.describe(credential!, settings).notes).toEqual([
      expect.stringContaining('five minutes'),
    ]);
  });
});

describe('outputs', () => {
  it('that contain nothing from the answer are not secret', async () => {
    const { credential, settings } = await run({ ...plain, outputs: { region: 'eu', user: '$body.user' } }, [
      { ...ok, user: 'somebody' },
    ]);
    const { outputs, credentialOutputs } = exchange.publish.publications(credential!, settings, place);
    expect(outputs).toEqual({ 'expires-at': '1970-01-01T00:17:40Z', region: 'eu' });
    expect(credentialOutputs).toEqual({ token: ok.access_token, user: 'somebody' });
  });

  it('and variables need values that exist', async () => {
    const { error } = await run({ ...plain, env: { A: '$body.user.name' } }, [ok]);
    expect(error).toMatchObject({
      code: 'exchange/missing-value',
      message: 'the answer lacks a value that `A` needs',
    });
  });

  it('of variables: only those with a credential are emptied when the job ends', async () => {
    const { credential, settings } = await run({ ...plain, env: { A: '$token', B: 'fixed' } }, [ok]);
    expect(exchange.publish.publications(credential!, settings, place).variables).toEqual({
      A: { value: ok.access_token, emptyMeansUnset: true },
      B: { value: 'fixed' },
    });
  });
});

describe('explanations', () => {
  const settings = {};
  const explain = async (code: string, claims = githubClaims) =>
    exchange.explain.diagnose({ code } as never, claims as never, settings as never);

  it.each([
    'invalid-request',
    'unsupported-grant-type',
    'unauthorized-client',
    'invalid-scope',
    'invalid-target',
    'invalid-client',
    'invalid-grant',
    'invalid-dpop-proof',
    'use-dpop-nonce',
    'temporarily-unavailable',
    'server-error',
    'redirect',
    'no-token',
    'missing-value',
    'line-break',
    'unfit-value',
    'too-deep',
    'audience-not-allowed',
    'discovery',
    'not-bound',
    'client-key',
  ])('exist for %s', async (code) => {
    const { summary, causes, fix } = await explain(`exchange/${code}`);
    expect(summary).toMatch(/\.$/);
    expect(causes.length * fix.length).toBeGreaterThan(0);
  });

  it.each([
    ['invalid_request', 'no'],
    ['unsupported_grant_type', 'no'],
    ['unauthorized_client', 'no'],
    ['invalid_scope', 'no'],
    ['invalid_target', 'no'],
    ['invalid_grant', 'fresh'],
    ['invalid_dpop_proof', 'no'],
    ['use_dpop_nonce', 'no'],
    ['temporarily_unavailable', 'yes'],
    ['server_error', 'yes'],
  ])('and repeats follow OAuth: %s → %s', async (code, retry) => {
    const { error } = await run(plain, [{ status: 400, body: JSON.stringify({ error: code }) }]);
    expect(error).toMatchObject({ code: `exchange/${code.replaceAll('_', '-')}`, retry });
  });

  it.each([
    ['the ID token has ended by then', {}, { exp: now / 1000 - 1 }, 'fresh'],
    ['it ends within a minute', {}, { iat: now / 1000 - 240, exp: now / 1000 + 59 }, 'fresh'],
    ['it has longer to live', {}, { exp: now / 1000 + 61 }, 'no'],
    ['the client has signed the assertion itself', signed, { exp: now / 1000 - 1 }, 'no'],
  ])('and invalid_client is repeated only for an old JWT: %s', async (_, change, claims, retry) => {
    const refused = { status: 401, body: '{"error":"invalid_client"}' };
    const given = { ...bare, grant: 'client-assertion', ...change };
    const { error } = await run(given, [refused], { claims });
    expect(error).toMatchObject({ code: 'exchange/invalid-client', retry });
  });

  it.each([500, 501, 503, 520, 524, 529, 599])('and HTTP %d is an outage', async (status) => {
    const { error } = await run(plain, [{ status, body: '<html>' }]);
    expect(error).toMatchObject({ code: 'exchange/outage', retry: 'yes', status });
  });

  it('respect the wait that the service asks for', async () => {
    const { error } = await run(plain, [{ status: 429, headers: { 'retry-after': '7' }, body: '' }]);
    expect(error).toMatchObject({ retry: 'throttled', retryAfterMs: 7_000 });
  });

  it('mention the form of the subject if it is the new one', async () => {
    const claims = { ...githubClaims, sub: 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main' };
    expect((await explain('exchange/invalid-grant', claims)).causes.join()).toContain('2026');
    expect((await explain('exchange/invalid-grant')).causes.join()).not.toContain('2026');
  });

  it('are short for failures that others explain', async () => {
    expect(await explain('http/timeout')).toMatchObject({
      summary: 'The login to Token exchange failed.',
      causes: [],
    });
  });
});

describe('paths', () => {
  it('find values by path, but none that the object does not own', () => {
    const body = { a: [{ b: 'x' }], c: { d: 1 } };
    expect(pick(body, 'a.0.b')).toBe('x');
    expect(pick(body, 'c.d')).toBe(1);
    for (const path of ['a.length', 'constructor', '__proto__', 'c.toString', 'x.y'])
      expect(pick(body, path)).toBeUndefined();
  });
});
