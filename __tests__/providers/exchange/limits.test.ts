/** The security limits of exchanges, one block each. */

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hosts } from '../../../emulator/exchange/hosts.ts';
import type { Emulator } from '../../../emulator/index.ts';
import { exchangeDefaults as names, startEmulator } from '../../../emulator/index.ts';
import { parseEntries } from '../../../src/login/entries.ts';
import { exchange } from '../../../src/providers/exchange/index.ts';
import { isShallow } from '../../../src/providers/exchange/limits.ts';
import { runLogin } from '../../support/exchange.ts';
import { plain, run } from './fake.ts';
import { operations, place, problems, texts, variablesOf } from './support.ts';

const { url, ...withoutUrl } = plain;
const ok = { access_token: 'token-of-the-service', expires_in: 60 };

describe('1: addresses', () => {
  it.each([
    ['http://api.octo.example/token', /must start with https/],
    ['https://user:secret@api.octo.example/token', /must not hold a user name or password/],
    ['https://$id_token.octo.example/token', /must not have anything filled in before the path/],
    ['https://api.octo.example:$token/', /must be a complete URL|before the path/],
    ['$id_token://api.octo.example/', /must be a complete URL/],
    ['https://api.octo.example/token#x', /must not have a fragment/],
    ['ftp://api.octo.example/', /must start with https/],
    ['/token', /must be a complete URL/],
    ['https://api.octo.example/$token', /cannot be filled in: what can be/],
    ['https:///$id_token.octo.example/token', /must have a host right after the two slashes/],
    ['https:///api.octo.example/token', /must have a host right after the two slashes/],
    ['https://\\$id_token.octo.example/token', /must have a host right after the two slashes/],
    ['https:\\$id_token.octo.example/token', /must be a complete URL/],
    ['https://%24id_token.octo.example/token', /must not have anything filled in before the path/],
  ])('refuses %s', (address, message) => {
    expect(problems(exchange, { ...withoutUrl, url: address })).toEqual([expect.stringMatching(message)]);
  });

  it('accepts http on this machine, and keeps a port', () => {
    expect(problems(exchange, { ...withoutUrl, url: 'http://127.0.0.1:8080/token' })).toEqual([]);
    expect(problems(exchange, { ...withoutUrl, url: 'https://api.octo.example:8443/token' })).toEqual([]);
  });

  it('encodes what it fills into the path and the query', async () => {
    const { requests } = await run(
      { audience: plain.audience, method: 'GET', url: `${url}/$id_token`, query: { scope: 'a b&c=d' } },
      [ok],
    );
    expect(requests[0]!.url).toMatch(/^https:\/\/api\.octo\.example\/token\/eyJ[\w.-]+\?scope=a\+b%26c%3Dd$/);
  });
});

describe('2: redirects', () => {
  it.each([301, 302, 303, 307, 308])('never follows a %d, and names where it leads', async (status) => {
    const headers = { location: 'https://evil.example/path?secret=1' };
    const { error, requests } = await run(plain, [{ status, headers }]);
    expect(requests).toHaveLength(1);
    expect(error).toMatchObject({ code: 'exchange/redirect', retry: 'no', status });
    expect(error!.message).toBe(`api.octo.example answered HTTP ${status}: go to https://evil.example`);
  });

  it('does not follow one that leads nowhere either', async () => {
    expect((await run(plain, [{ status: 302 }])).error?.message).toContain('an unreadable address');
  });
});

describe('3: size, depth and time of answers', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());

  it('limits the bytes of each answer', async () => {
    const given = {
      ...withoutUrl,
      url,
      audience: '',
      'audience-from': { get: 'https://api.octo.example/aud', path: 'audience', allow: ['x'] },
    };
    const { requests } = await run(given, [{ audience: 'x' }, ok]);
    expect(requests.map(({ maxBytes, timeoutMs }) => [maxBytes, timeoutMs])).toEqual([
      [4096, 1000],
      [1024 * 1024, 1000],
    ]);
  });

  it('cuts off an answer that is larger', async () => {
    emulator.inject({
      kind: 'status',
      status: 200,
      service: 'relying-party',
      body: JSON.stringify({ access_token: 'x'.repeat(1024 * 1024) }),
    });
    const given = {
      audience: names.clientId,
      url: `${names.octopusUrl}/api/token/v1`,
      json: { jwt: '$id_token' },
    };
    const outcome = await runLogin(emulator, exchange, texts(given));
    expect(outcome).toMatchObject({ succeeded: false, error: { code: 'http/too-large', retry: 'no' } });
    expect(operations(emulator).filter((name) => name.startsWith('relying'))).toHaveLength(1);
  });

  it('refuses an answer of more than 16 levels', async () => {
    const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
    expect(isShallow(nested(16))).toBe(true);
    expect(isShallow(nested(17))).toBe(false);
    expect((await run(plain, [nested(17)])).error).toMatchObject({ code: 'exchange/too-deep', retry: 'no' });
  });

  it.each(['', '<html>', '[1]', '"text"', '{"access_token":'])(
    'treats the body %j as a temporary fault',
    async (body) => {
      expect((await run(plain, [{ status: 200, body }])).error).toMatchObject({
        code: 'http/unusable-answer',
        retry: 'yes',
      });
    },
  );

  it('gives up after a minute, however long the step may take', async () => {
    let time = 0;
    const late = await run(plain, [{ status: 503 }], { clock: () => (time += 40_000) });
    expect(late.error).toMatchObject({ code: 'exchange/outage', retry: 'no', status: 503 });
    expect((await run(plain, [{ status: 503 }])).error?.retry).toBe('yes');
  });
});

describe('4: masks', () => {
  it('hides every text of the answer, line by line, before anything else', async () => {
    const body = {
      access_token: 'first-secret',
      expires_in: 60,
      nested: { list: ['second-secret', { deep: 'line-one\r\nline-two' }], short: 'abc' },
      token_type: 'Bearer',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    };
    const { masked } = await run(plain, [body]);
    expect(masked.slice(0, 4)).toEqual(['first-secret', 'second-secret', 'line-one', 'line-two']);
    expect(masked).not.toContain('abc');
    expect(masked).not.toContain('Bearer');
    expect(masked.some((secret) => secret.startsWith('urn:'))).toBe(false);
  });

  it('hides no word that is public anyway', async () => {
    const { masked } = await run(plain, [
      { ...ok, aud: plain.audience, who: 'octo-org/octo-repo', note: 'new-secret' },
    ]);
    expect(masked).toContain('new-secret');
    expect(masked).not.toContain('octo-org/octo-repo');
    expect(masked).not.toContain(plain.audience);
  });

  it('does not hide such a word when it is passed on either', async () => {
    const body = { ...ok, who: 'octo-org/octo-repo' };
    const { masked, credential } = await run({ ...plain, outputs: { who: '$body.who' } }, [body]);
    expect(credential!.outputs).toEqual({ who: 'octo-org/octo-repo' });
    expect([...masked, ...credential!.secrets]).not.toContain('octo-org/octo-repo');
  });

  it('hides all forms of what is passed on', async () => {
    const token = 'picked+secret/with=signs';
    const { masked, credential } = await run(plain, [{ access_token: token }]);
    const forms = [
      token,
      Buffer.from(token).toString('base64'),
      Buffer.from(token).toString('base64url'),
      encodeURIComponent(token),
    ];
    expect(masked).toEqual(expect.arrayContaining(forms));
    expect(credential!.secrets).toEqual(expect.arrayContaining(forms));
  });

  it('hides a text that contains a secret', async () => {
    const { masked } = await run({ ...plain, env: { HEADER: 'Basic $token' } }, [ok]);
    expect(masked).toContain('Basic token-of-the-service');
  });

  it.each(['token_type', 'issued_token_type', 'scope', 'expires', 'expires_at'])(
    'does not hide `%s`, which describes a token but contains none',
    async (name) => {
      const { masked } = await run(plain, [
        { ...ok, [name]: 'everyday-word', nested: { [name]: 'private-1' } },
      ]);
      expect(masked).not.toContain('everyday-word');
      expect(masked).toContain('private-1');
    },
  );

  describe('what is public by its path', () => {
    const answer = {
      ...ok,
      user: { name: 'octocat', key: 'private-key', groups: ['production', 'eu-west-1'] },
    };
    const given = { ...plain, public: 'user.name\nuser.groups' };

    it('is not hidden, but everything else is', async () => {
      const { masked } = await run(given, [answer]);
      expect(masked).toEqual(expect.arrayContaining([ok.access_token, 'private-key']));
      for (const word of ['octocat', 'production', 'eu-west-1']) expect(masked).not.toContain(word);
    });

    it('is not hidden when it is passed on, unless it is combined with a secret', async () => {
      const outputs = {
        who: '$body.user.name',
        where: 'in $body.user.groups.0',
        both: '$body.user.name $body.user.key',
      };
      const { masked, credential } = await run({ ...given, outputs }, [answer]);
      expect(credential!.outputs).toMatchObject({ who: 'octocat', where: 'in production' });
      expect(masked).not.toContain('octocat');
      expect(masked).not.toContain('in production');
      expect(masked).toContain('octocat private-key');
    });

    it('is hidden all the same if it is the token, or is elsewhere too', async () => {
      const { masked } = await run(given, [
        { ...answer, other: 'production', user: { name: ok.access_token, groups: ['production'] } },
      ]);
      expect(masked).toEqual(expect.arrayContaining([ok.access_token, 'production']));
    });

    it.each([
      ['access_token', 'access_token'],
      ['auth', 'auth.token'],
      ['auth.token', 'auth.token'],
    ])('cannot be `%s` if the token is `%s`', (path, token) => {
      expect(problems(exchange, { ...plain, token, public: path })).toEqual([
        `public must not name a part of the answer that holds the token (\`${token}\`)`,
      ]);
    });
  });

  it('refuses a token that is too short to be hidden', async () => {
    const { error } = await run(plain, [{ access_token: 'a1b2c' }]);
    expect(error).toMatchObject({ code: 'exchange/no-token', retry: 'no' });
    expect(error!.message).toMatch(/^`access_token` in the answer has 5 characters/);
    expect(error!.message).not.toContain('a1b2c');
  });

  it('says which values are too short to be hidden', async () => {
    const notes = async (more: Record<string, unknown>) => {
      const given = { ...plain, env: { PIN: '$body.pin' }, outputs: { who: '$body.who' }, ...more };
      const { credential, settings } = await run(given, [{ ...ok, pin: '1234', who: 'somebody-else' }]);
      return exchange.exchange.describe(credential!, settings).notes;
    };
    expect(await notes({})).toEqual([
      'Too short to be masked in the log: `PIN`. If that is no secret, name its path in `public`.',
    ]);
    expect(await notes({ public: 'pin' })).toEqual([]);
  });

  it('hides an answer even if it is useless', async () => {
    const { error, masked } = await run(plain, [{ other_token: 'not-the-expected-member' }]);
    // A repeat would leave another token behind.
    expect(error).toMatchObject({ code: 'exchange/no-token', retry: 'no' });
    expect(masked).toContain('not-the-expected-member');
    expect(error!.message).not.toContain('not-the-expected-member');
    expect(error!.message).toContain('`other_token`');
  });

  it.each([
    [
      'error',
      { error: 'invalid_scope', error_description: 'the words', secret: 'hidden' },
      'the words; invalid_scope',
    ],
    ['errors with codes', { errors: [{ code: 'C1', message: 'the words', trace: 'hidden' }] }, 'the words'],
    ['errors as texts', { errors: ['one', 'two'] }, 'one; two'],
    ['an error as an object', { error: { code: 'C1', message: 'the words', trace: 'hidden' } }, 'the words'],
    ['a code next to an empty error', { error: null, code: 'C2' }, 'C2'],
    ['a truth value', { error: true }, ''],
    ['problem details', { title: 'Bad', detail: 'the words', instance: 'hidden' }, 'the words; Bad'],
    ['a bare code', { code: 7 }, '7'],
    ['nothing known', { reason: 'hidden' }, ''],
    ['Octopus', { ErrorMessage: 'the words', Errors: ['one'] }, 'the words; one'],
  ])('shows only known members of an error answer: %s', async (_, body, words) => {
    const { error } = await run(plain, [{ status: 400, body: JSON.stringify(body) }]);
    expect(error!.message).toBe(`api.octo.example answered HTTP 400${words ? `: ${words}` : ''}`);
    expect(error!.message).not.toContain('hidden');
  });

  it('treats an error as one, even if it comes with HTTP 200', async () => {
    const body = {
      ok: false,
      error: 'invalid_grant',
      error_description: 'not for this job',
      trace: 'hidden',
    };
    const { error } = await run(plain, [body]);
    expect(error).toMatchObject({ code: 'exchange/invalid-grant', status: 200, retry: 'fresh' });
    expect(error!.message).toBe('api.octo.example answered HTTP 200: not for this job; invalid_grant');
    expect((await run(plain, [{ ...ok, error: '' }])).error).toBeUndefined();
  });

  it('shows an error that is plain text, but no web page', async () => {
    const { error } = await run(plain, [{ status: 400, body: 'unknown role\n' }]);
    expect(error!.message).toBe('api.octo.example answered HTTP 400: unknown role');
    const page = await run(plain, [{ status: 400, body: '<html>no</html>' }]);
    expect(page.error!.message).toBe('api.octo.example answered HTTP 400');
  });

  it('shows no token that comes back in an error text, and no workflow command', async () => {
    const answer = (message: string) => ({ status: 400, body: JSON.stringify({ message }) });
    const { error } = await run(plain, [
      (request: { body?: unknown }) =>
        answer(`bad token ${JSON.parse(String(request.body)).jwt}\n::set-output name=x::y\u001b[31m`),
    ]);
    expect(error!.message).toBe(
      'api.octo.example answered HTTP 400: bad token *** : :set-output name=x: :y [31m',
    );
    const foreign = await run(plain, [answer('other eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln')]);
    expect(foreign.error!.message).toBe('api.octo.example answered HTTP 400: other ***');
  });

  it('shows names of members like any foreign text', async () => {
    let sent = '';
    const { error } = await run({ ...plain, json: { jwt: '$id_token' } }, [
      (request: { body?: string | Uint8Array }) => {
        sent = JSON.parse(String(request.body)).jwt;
        const names = [sent, `eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.`, 'x'.repeat(60), 'a\n::warning::b'];
        return { status: 200, body: JSON.stringify(Object.fromEntries(names.map((name) => [name, true]))) };
      },
    ]);
    expect(error).toMatchObject({ code: 'exchange/no-token' });
    expect(error!.message).toBe(
      'the answer has no `access_token`; it has `***`, `***`, `…`, `a : :warning: :b`',
    );
  });

  it('shows at most 500 characters of an error text, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 2_000, unit: 'binary' }), async (message) => {
        const { error } = await run(plain, [{ status: 400, body: JSON.stringify({ message }) }]);
        const shown = error!.message;
        expect(shown.length).toBeLessThan(1_100);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f]|::/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('5: audiences', () => {
  it.each([
    ['sts.amazonaws.com', 'AWS'],
    ['sts.amazonaws.com.cn', 'AWS'],
    ['api://AzureADTokenExchange', 'Microsoft Entra ID'],
    ['api://AzureADTokenExchangeChina', 'Microsoft Entra ID'],
    ['https://iam.googleapis.com/projects/1/x', 'Google Cloud'],
    ['octo-sts.dev', 'octo-sts'],
    ['dd-octo-sts', 'dd-octo-sts'],
    ['pypi', 'PyPI'],
    ['testpypi', 'PyPI'],
    ['npm:registry.octo.example', 'the npm registry'],
    [hosts.crates, 'the Rust crates registry'],
    [hosts.rubygems, 'the gem registry'],
    [`https://${hosts.nuget}`, 'the NuGet gallery'],
    [`https://${hosts.dockerHub}`, 'Docker Hub'],
    ['snowflakecomputing.com', 'Snowflake'],
    ['api.tailscale.com/client', 'Tailscale'],
    ['urn:pulumi:org:octo', 'Pulumi Cloud'],
    ['sigstore', 'Sigstore'],
  ])('does not send an ID token for %s to any other service', (audience, owner) => {
    expect(problems(exchange, { ...plain, audience })).toEqual([
      expect.stringContaining(`is the audience of ${owner}`),
    ]);
    expect(problems(exchange, { ...plain, audience, 'allow-reserved-audience': 'true' })).toEqual([]);
  });

  it.each([
    ['sts.amazonaws.com', 'https://sts.eu-west-1.amazonaws.com/'],
    ['api://AzureADTokenExchange', 'https://login.microsoftonline.com/t/oauth2/v2.0/token'],
    ['https://iam.googleapis.com/x', 'https://sts.googleapis.com/v1/token'],
    ['octo-sts.dev', 'https://octo-sts.dev/sts/exchange'],
    ['npm:registry.octo.example', 'https://registry.octo.example/-/npm'],
    [hosts.crates, `https://${hosts.crates}/api`],
    ['snowflakecomputing.com', 'https://octo.snowflakecomputing.com/oauth/token'],
    ['urn:pulumi:org:octo', 'https://api.pulumi.com/api/oauth/token'],
  ])('sends one for %s to its owner', (audience, address) => {
    expect(problems(exchange, { ...plain, audience, url: address })).toEqual([]);
  });

  it.each([
    ['sts.amazonaws.com', 'https://sts.amazonaws.com/'],
    ['sts.amazonaws.com', 'https://sts-fips.us-gov-west-1.amazonaws.com/'],
    ['sts.amazonaws.com', 'https://sts.eu-west-1.api.aws/'],
    ['sts.amazonaws.com.cn', 'https://sts.cn-north-1.amazonaws.com.cn/'],
    ['api://AzureADTokenExchangeUSGov', 'https://login.microsoftonline.us/t/oauth2/v2.0/token'],
    ['https://iam.googleapis.com/x', 'https://sts.mtls.googleapis.com/v1/token'],
    ['sigstore', 'https://fulcio.sigstore.dev/api/v2/signingCert'],
    ['pypi', `https://upload.${hosts.pypi}/_/oidc/mint-token`],
  ])('sends one for %s to each address of its owner', (audience, address) => {
    expect(problems(exchange, { ...plain, audience, url: address })).toEqual([]);
  });

  it.each([
    ['sts.amazonaws.com', 'https://evil-amazonaws.com/'],
    ['sts.amazonaws.com', 'https://abc123.execute-api.us-east-1.amazonaws.com/'],
    ['sts.amazonaws.com', 'https://bucket.s3.amazonaws.com/'],
    ['sts.amazonaws.com', 'https://ec2-1-2-3-4.compute-1.amazonaws.com/'],
    ['sts.amazonaws.com', 'https://sts.evil.us-east-1.amazonaws.com/'],
    ['https://iam.googleapis.com/x', 'https://storage.googleapis.com/bucket/x'],
    ['https://iam.googleapis.com/x', 'https://my-api.googleapis.com/'],
    ['api://AzureADTokenExchange', 'https://evil.microsoftonline.com/'],
    ['pypi', `https://${hosts.testPypi}/_/oidc/mint-token`],
    [hosts.crates, `https://static.${hosts.crates}/`],
    ['urn:pulumi:org:octo', 'https://octo.pulumi.com/'],
    ['snowflakecomputing.com', 'https://evilsnowflakecomputing.com/'],
    ['sigstore', 'https://sigstore.dev/'],
  ])('does not send one for %s to %s, which can be any service', (audience, address) => {
    expect(problems(exchange, { ...plain, audience, url: address })).toEqual([
      expect.stringContaining('is the audience of'),
    ]);
  });

  it('is required if the ID token is used', () => {
    const { audience: _, ...rest } = plain;
    expect(problems(exchange, rest)).toEqual(['audience is required, but was not given']);
  });
});

describe('6: discovered values', () => {
  const from = { get: 'https://api.octo.example/audience', path: 'audience', allow: ['one', 'two'] };
  const { audience: _, ...rest } = plain;

  it('asks only the service itself', () => {
    const elsewhere = { ...from, get: 'https://other.example/audience' };
    expect(problems(exchange, { ...rest, 'audience-from': elsewhere })).toEqual([
      expect.stringContaining('must ask the host of the exchange'),
    ]);
  });

  it.each([
    [{ ...from, allow: [] }, 'must list in `allow`'],
    [{ get: from.get, path: 'x' }, 'must list in `allow`'],
    [{ ...from, path: '..' }, 'must have a path'],
    [{ allow: ['x'] }, 'must have the URL to ask'],
    [{ ...from, get: 'http://api.octo.example' }, 'starts with https'],
    [{ ...from, allowed: ['x'] }, 'did you mean `allow`?'],
  ])('refuses %j', (audienceFrom, message) => {
    expect(problems(exchange, { ...rest, 'audience-from': audienceFrom })[0]).toContain(message);
  });

  it('uses only an audience that is allowed', async () => {
    const given = { ...rest, 'audience-from': from };
    expect((await run(given, [{ audience: 'two' }, ok])).audiences).toEqual(['two']);
    const refused = await run(given, [{ audience: 'sts.amazonaws.com' }]);
    expect(refused.audiences).toEqual([]);
    expect(refused.error).toMatchObject({ code: 'exchange/audience-not-allowed', retry: 'no' });
    expect((await run(given, [{ status: 503 }])).error).toMatchObject({
      code: 'exchange/outage',
      retry: 'yes',
    });
    expect((await run(given, [{ status: 404 }])).error).toMatchObject({
      code: 'exchange/not-found',
      retry: 'no',
    });
    expect((await run(given, [{ status: 401 }])).error).toMatchObject({
      code: 'exchange/unauthenticated',
      retry: 'no',
    });
    expect((await run(given, [{ status: 302 }])).error).toMatchObject({ code: 'exchange/redirect' });
    expect((await run(given, [{ status: 200, body: '<html>' }])).error?.code).toBe('http/unusable-answer');
    expect((await run(given, [{}])).error?.message).toContain('wants the audience null');
  });

  it('must not include an audience that belongs to another service', () => {
    expect(problems(exchange, { ...rest, 'audience-from': { ...from, allow: ['one', 'pypi'] } })).toEqual([
      expect.stringContaining('is the audience of PyPI'),
    ]);
  });

  const issuer = 'https://api.octo.example/tenant';
  const { url: __, ...withIssuer } = { ...plain, issuer };
  const document = { issuer, token_endpoint: 'https://api.octo.example/tenant/token' };

  it('finds an issuer’s document in each possible place', async () => {
    const { requests, credential } = await run(withIssuer, [{ status: 404 }, { status: 404 }, document, ok]);
    expect(requests.map((request) => request.url)).toEqual([
      'https://api.octo.example/.well-known/oauth-authorization-server/tenant',
      'https://api.octo.example/tenant/.well-known/openid-configuration',
      'https://api.octo.example/tenant/.well-known/oauth-authorization-server',
      'https://api.octo.example/tenant/token',
    ]);
    expect(credential?.token).toBe('token-of-the-service');
  });

  it.each([
    [
      'another issuer',
      [{ ...document, issuer: 'https://evil.example' }],
      /calls itself "https:\/\/evil.example"/,
    ],
    ['a missing issuer', [{ token_endpoint: 'x' }], /calls itself null/],
    [
      'an endpoint elsewhere',
      [{ ...document, token_endpoint: 'https://evil.example/token' }],
      /names an address on another host/,
    ],
    [
      'an endpoint that is no address',
      [{ ...document, token_endpoint: 7 }],
      /names an address on another host/,
    ],
    [
      'an endpoint with a password',
      [{ ...document, token_endpoint: 'https://user:secret@api.octo.example/token' }],
      /the token_endpoint of .* must not hold a user name or password$/,
    ],
    [
      'a revocation elsewhere',
      [{ ...document, revocation_endpoint: 'https://evil.example/' }],
      /revocation_endpoint/,
    ],
    ['no endpoint', [{ issuer }], /names no `token_endpoint`/],
    ['no document', [{ status: 404 }, { status: 404 }, { status: 404 }], /has no discovery document/],
    ['a redirect', [{ status: 302, headers: { location: 'https://evil.example' } }], /a redirect/],
    ['a document that is not JSON', [{ status: 200, body: 'x' }], /is not a JSON document/],
  ])('refuses %s', async (_name, answers, message) => {
    const { error, requests } = await run(withIssuer, answers);
    expect(error).toMatchObject({
      code: 'exchange/discovery',
      retry: 'no',
      message: expect.stringMatching(message),
    });
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('fills nothing in if the issuer says so', async () => {
    const { requests } = await run(withIssuer, [
      { ...document, token_endpoint: `${issuer}/token?x=$id_token` },
      ok,
    ]);
    expect(requests.at(-1)!.url).toBe(`${issuer}/token?x=$id_token`);
  });

  it('asks again after an outage of the issuer', async () => {
    expect((await run(withIssuer, [{ status: 503 }])).error).toMatchObject({ retry: 'yes' });
  });

  it('prefers the configured address to the discovered one', async () => {
    const { requests } = await run({ ...plain, issuer }, [document, ok]);
    expect(requests.at(-1)!.url).toBe(plain.url);
  });
});

describe('7: variables', () => {
  it.each([
    'PATH',
    'Path',
    'LD_PRELOAD',
    'DYLD_INSERT_LIBRARIES',
    'NODE_OPTIONS',
    'BASH_ENV',
    'GITHUB_ENV',
    'GITHUB_TOKEN_X',
    'RUNNER_TEMP',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'INPUT_X',
    '1X',
    'A-B',
    'A B',
    '',
  ])('never sets %j', (name) => {
    expect(problems(exchange, { ...plain, env: { [name]: '$token' } })).toEqual([
      expect.stringMatching(/^env must/),
    ]);
  });

  it('sets GITHUB_TOKEN if asked to', () => {
    expect(problems(exchange, { ...plain, env: { GITHUB_TOKEN: '$token' } })).toEqual([]);
  });

  it.each(['Token', 'token', 'expires-at', 'a_b', 'dpop-key-file'])('never sets the output %s', (name) => {
    expect(problems(exchange, { ...plain, outputs: { [name]: '$token' } })).toEqual([
      expect.stringMatching(/^outputs must/),
    ]);
  });

  it.each([
    ['a variable', { env: { A: '$body.text' } }],
    ['an output', { outputs: { a: 'x $body.text' } }],
  ])('refuses %s with line breaks, unless they are intended', async (_, map) => {
    const body = { ...ok, text: 'A=1\nPATH=/evil' };
    expect((await run({ ...plain, ...map }, [body])).error).toMatchObject({
      code: 'exchange/line-break',
      retry: 'no',
    });
    expect((await run({ ...plain, ...map, multiline: 'true' }, [body])).error).toBeUndefined();
  });

  it.each([
    ['NUL', 'long enough\0'],
    ['an escape sequence', '\u001b[2Jlong enough'],
    ['more than a variable can hold', 'a'.repeat(64 * 1024 + 1)],
  ])('refuses a value with %s, also where it may have several lines', async (_, text) => {
    const given = { ...plain, multiline: 'true' };
    const inVariable = await run({ ...given, env: { A: '$body.text' } }, [{ ...ok, text }]);
    const asToken = await run(given, [{ access_token: text }]);
    for (const { error } of [inVariable, asToken])
      expect(error).toMatchObject({ code: 'exchange/unfit-value', retry: 'no' });
  });

  it('refuses a token with line breaks', async () => {
    expect((await run(plain, [{ access_token: 'first-line\nsecond-line' }])).error?.code).toBe(
      'exchange/line-break',
    );
  });
});

describe('8: headers', () => {
  it.each([
    ['Host', 'x'],
    ['Content-Length', '1'],
    ['Transfer-Encoding', 'chunked'],
    ['Cookie', 'a=b'],
    ['Connection', 'close'],
    ['DPoP', 'x'],
    ['X-Line', 'a\r\nEvil: 1'],
    ['X-Line', 'a\nb'],
    ['X Y', 'a'],
    ['X-$token', 'a'],
    ['Authorization', 'Basic dXNlcjpwYXNz'],
    ['Proxy-Authorization', 'x'],
  ])('refuses %s: %j', (name, value) => {
    expect(problems(exchange, { ...plain, headers: { [name]: value } })).toEqual([
      expect.stringMatching(/^headers must/),
    ]);
  });

  it('does not repeat a refused value, which may be secret', () => {
    expect(
      problems(exchange, { ...plain, headers: { Authorization: 'Basic dXNlcjpwYXNz' } })[0],
    ).not.toContain('dXNl');
  });

  it('sends Authorization with the ID token, either way', async () => {
    const bearer = await run({ ...plain, auth: 'bearer' }, [ok]);
    expect(bearer.requests[0]!.headers!.authorization).toBe(`Bearer ${bearer.idToken}`);
    const { json: _, ...rest } = plain;
    const template = await run({ ...rest, headers: { Authorization: 'JWT $id_token' } }, [ok]);
    expect(template.requests[0]!.headers!.authorization).toBe(`JWT ${template.idToken}`);
    expect(template.requests[0]!.body).toBeUndefined();
  });

  it('refuses a token that would break out of the header of its revocation', async () => {
    const revoke = { method: 'DELETE', url: plain.url, headers: { 'X-Token': '$body.raw' } };
    const { error } = await run({ ...plain, revoke }, [{ ...ok, raw: 'a\r\nEvil: 1' }]);
    expect(error?.code).toBe('exchange/missing-value');
    expect(error?.message).toContain('in the header `X-Token` of the revocation');
  });
});

describe('9: YAML', () => {
  it.each([
    ['aliases', '- &a {name: x}\n- *a'],
    ['a bomb', '- name: x\n  a: &a [1,1]\n  b: [*a,*a]'],
    ['tags', '- !!js/function x'],
    ['a flood', `- name: ${'x'.repeat(70_000)}`],
  ])('refuses %s', (_, text) => {
    expect(parseEntries(text).problems).toHaveLength(1);
  });

  it('refuses unknown keys, with a suggestion, and deeply nested bodies', () => {
    expect(problems(exchange, { ...plain, expires: { inn: 'x' } })[0]).toContain('did you mean `in`?');
    expect(problems(exchange, { ...plain, revoke: { urll: 'x' } })[0]).toContain('did you mean `url`?');
    const deep = JSON.parse(`${'{"a":'.repeat(20)}1${'}'.repeat(20)}`);
    expect(problems(exchange, { ...plain, json: { ...deep, jwt: '$id_token' } })[0]).toContain(
      'must not be nested',
    );
  });

  it('refuses unknown placeholders, and lists the known ones', () => {
    expect(problems(exchange, { ...plain, json: { jwt: '$idtoken' } })[0]).toMatch(
      /mistyped placeholder in the entry `jwt`: what can be filled in there is `\$id_token`/,
    );
    expect(problems(exchange, { ...plain, env: { A: '$body' } })[0]).toContain('$body.<path>');
    expect(problems(exchange, { ...plain, form: { $token: 'x' }, json: '' })[0]).toContain('inside a name');
    expect(problems(exchange, { ...plain, query: { a: { b: 1 } } })[0]).toContain('must map names to texts');
  });
});

describe('10: revocation', () => {
  it('goes to the origin that issued the token, and nowhere else', () => {
    const revoke = (address: string) => ({ ...plain, revoke: { method: 'DELETE', url: address } });
    expect(problems(exchange, revoke('https://evil.example/revoke'))).toEqual([
      'revoke must go to the host that issued the token (https://api.octo.example)',
    ]);
    expect(problems(exchange, revoke('https://api.octo.example:8443/revoke'))).toHaveLength(1);
    expect(problems(exchange, revoke('https://api.octo.example/revoke/$token'))).toEqual([]);
    expect(problems(exchange, revoke('https://$token.octo.example/'))[0]).toContain('before the path');
  });

  it.each([
    [{ method: 'GET', url: plain.url }, 'must have `POST` or `DELETE`'],
    [{ method: 'POST' }, 'must have a `url`'],
    [{ url: plain.url, form: {}, json: {} }, 'must not have both'],
    [{ url: plain.url, json: 'x' }, 'must have a map in `json`'],
    [{ url: plain.url, json: { a: '$id_token' } }, 'cannot be filled in'],
  ])('refuses %j', (revoke, message) => {
    expect(problems(exchange, { ...plain, revoke })[0]).toContain(message);
  });

  it('is prepared with the token, encoded for its position', async () => {
    const token = 'a/b c&d';
    const ready = async (revoke: object) =>
      (await run({ ...plain, revoke }, [{ access_token: token, id: 7 }])).credential!.revocation;
    expect(await ready({ url: `${plain.url}/$token`, form: { token: '$token', id: '$body.id' } })).toEqual({
      method: 'POST',
      url: 'https://api.octo.example/token/a%2Fb%20c%26d',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'token=a%2Fb+c%26d&id=7',
      goneStatuses: [401],
    });
    expect(
      await ready({
        method: 'DELETE',
        url: plain.url,
        headers: { Authorization: 'Bearer $token' },
        json: { id: '$body.id' },
      }),
    ).toMatchObject({
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"id":"7"}',
    });
  });

  it('fails the login if it cannot be prepared, rather than silently leaving a token behind', async () => {
    const revoke = { url: plain.url, form: { id: '$body.missing' } };
    expect((await run({ ...plain, revoke }, [ok])).error).toMatchObject({ code: 'exchange/missing-value' });
  });
});

describe('11: connections', () => {
  const ca = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';

  it('adds a certificate authority to the usual ones, for each request of the login', async () => {
    const revoke = { method: 'DELETE', url: plain.url };
    const { requests, credential } = await run({ ...plain, ca, revoke }, [ok]);
    expect(requests[0]!.tls).toEqual({ ca });
    expect(credential!.revocation!.tls).toEqual({ ca });
  });

  it('has no setting that switches verification off', () => {
    expect(
      Object.keys(exchange.settings.schema).filter((name) => /verif|insecure|skip|reject/.test(name)),
    ).toEqual([]);
    expect(problems(exchange, { ...plain, ca: 'none' })[0]).toContain('PEM');
  });
});

describe('12: all or nothing', () => {
  it('keeps the revocation in the credential itself, so it exists as soon as the token does', async () => {
    const { credential, settings } = await run({ ...plain, revoke: { method: 'DELETE', url: plain.url } }, [
      ok,
    ]);
    expect(exchange.publish.revocations?.(credential!, settings, 'release')).toEqual([
      expect.objectContaining({ what: 'Token exchange token "release"', url: plain.url }),
    ]);
  });

  it.each([
    ['is of no use', { dpop: 'required' }, {}, 'not-bound'],
    ['has ended already', { expires: { at: 'from' } }, { from: 1000 }, 'expired'],
    ['lacks another value', { env: { A: '$body.missing' } }, {}, 'missing-value'],
    ['comes with a line break', { env: { A: '$body.text' } }, { text: 'a\nb' }, 'line-break'],
  ])('revokes at once a token that %s', async (_, change, more, code) => {
    const revoke = { method: 'DELETE', url: plain.url, headers: { Authorization: 'Bearer $token' } };
    const { error, requests } = await run({ ...plain, revoke, ...change }, [
      { ...ok, ...more },
      { status: 503 },
    ]);
    expect(error?.code).toBe(`exchange/${code}`);
    expect(requests.slice(1)).toEqual([
      expect.objectContaining({
        method: 'DELETE',
        url: plain.url,
        headers: { authorization: `Bearer ${ok.access_token}` },
      }),
    ]);
  });

  it('keeps only the requested parts of an answer', async () => {
    const { credential, settings } = await run({ ...plain, env: { A: '$body.picked' } }, [
      { ...ok, picked: 'value-1', other: 'secret-2' },
    ]);
    expect(JSON.stringify(credential)).not.toContain('secret-2');
    expect(variablesOf(exchange.publish.publications(credential!, settings, place))).toEqual({
      A: 'value-1',
    });
  });
});
