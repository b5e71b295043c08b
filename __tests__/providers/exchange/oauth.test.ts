/** The OAuth forms against a real authorization server (oidc-provider), with its own certificate authority. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  X509Certificate,
} from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose';
import { selfSignedCertificate } from '../../../emulator/certificates.ts';
import { revocationsOf } from '../../../src/action/hand-out.ts';
import { revoke } from '../../../src/action/revoke.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { createAgents } from '../../../src/http/proxy.ts';
import type { Success } from '../../../src/login/outcome.ts';
import type { RunDependencies } from '../../../src/login/run.ts';
import { runLogins } from '../../../src/login/run.ts';
import { exchange } from '../../../src/providers/exchange/index.ts';
import { loginOf } from '../../support/exchange.ts';
import { githubClaims } from '../../support/jwt.ts';
import type { OAuthServer } from './oauth-server.ts';
import { published, texts } from './support.ts';

const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;

let child: ChildProcessByStdio<Writable, Readable, null>;
let facts: OAuthServer;

beforeAll(async () => {
  const entry = fileURLToPath(new URL('oauth-server.ts', import.meta.url));
  child = spawn(process.execPath, ['--no-warnings', entry], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  facts = JSON.parse(line);
});
afterAll(async () => {
  child.stdin.end();
  await once(child, 'exit');
});
beforeEach(async () => {
  process.env.HTTPS_PROXY = '';
  process.env.https_proxy = '';
  await seen();
});

const client = () => createHttpClient({ agents: createAgents(), userAgent: 'test/1' });

/** The requests since the last call, as `METHOD path`. */
async function seen(): Promise<string[]> {
  const tls = { ca: facts.ca };
  const { body } = await client().send({ method: 'GET', url: `${facts.issuer}/seen`, timeoutMs: 5_000, tls });
  return JSON.parse(body);
}

function dependencies(): RunDependencies & { masked: string[]; retries: string[] } {
  const masked: string[] = [];
  const retries: string[] = [];
  const source = {
    name: 'Test',
    issuerProblem: () => undefined,
    request: (audience: string) =>
      new SignJWT({ ...githubClaims, aud: audience, jti: randomUUID() })
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(createPrivateKey(facts.keys.idToken)),
  };
  return {
    masked,
    retries,
    sourceOf: () => source,
    http: client(),
    env: {},
    userAgent: 'test/1',
    mask: (...secrets) => masked.push(...secrets),
    policy: { maxAttempts: 3, attemptTimeoutMs: 5_000, deadline: Date.now() + 60_000 },
    retry: {
      now: Date.now,
      random: () => 0,
      sleep: async () => {},
      signal: new AbortController().signal,
      onRetry: ({ error }) => retries.push(error.code),
    },
  };
}

async function run(given: Record<string, unknown>) {
  const deps = dependencies();
  const login = loginOf(exchange, texts({ ca: facts.ca, issuer: facts.issuer, ...given }), {});
  const [outcome] = await runLogins({ logins: [login] }, deps);
  return { ...outcome!, deps };
}

async function succeed(given: Record<string, unknown>) {
  const outcome = await run(given);
  if (!outcome.succeeded) throw outcome.error;
  return outcome as typeof outcome & Success;
}

async function failure(given: Record<string, unknown>) {
  const outcome = await run(given);
  if (outcome.succeeded) throw new Error('succeeded');
  return outcome.error;
}

async function revokeAll(outcome: Awaited<ReturnType<typeof succeed>>): Promise<string[]> {
  const lines: string[] = [];
  await revoke(revocationsOf([outcome]), {
    http: outcome.deps.http,
    runner: {
      info: (line: string) => lines.push(line),
      warning: (line: string) => lines.push(`! ${line}`),
    } as never,
  });
  return lines;
}

const signed = {
  grant: 'client-assertion',
  assertion: 'signed',
  'client-id': 'signed',
  form: { scope: 'deploy' },
};

describe('a self-signed client assertion', () => {
  it.each([
    ['PEM, P-256', () => facts.keys.ec, 'key-1'],
    ['PEM, RSA', () => facts.keys.rsa, 'key-2'],
    ['PEM, P-256 without an ID', () => facts.keys.ec, undefined],
    [
      'JWK',
      () => JSON.stringify({ ...createPrivateKey(facts.keys.ec).export({ format: 'jwk' }), kid: 'key-1' }),
      undefined,
    ],
  ])('is accepted with a key as %s, and its token is revoked', async (_, keyOf, id) => {
    const key = keyOf();
    const outcome = await succeed({ ...signed, 'client-key': key, ...(id ? { 'client-key-id': id } : {}) });
    expect(outcome.credential).toMatchObject({ endKnown: true });
    expect(outcome.claims).toBeUndefined();
    expect(await seen()).toEqual(['GET /.well-known/oauth-authorization-server', 'POST /token']);
    expect(await revokeAll(outcome)).toEqual(['Revoked: Token exchange token "exchange"']);
    expect((await seen()).at(-1)).toBe('POST /token/revocation');
    const lines = key.startsWith('{') ? [JSON.parse(key).d] : key.split('\n').slice(1, -2);
    expect(outcome.deps.masked).toEqual(expect.arrayContaining(lines));
  });

  it('is refused with a foreign key', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const error = await failure({ ...signed, 'client-key': pem(privateKey) });
    expect(error).toMatchObject({ code: 'exchange/invalid-client', status: 401, retry: 'no' });
    // Another assertion by the same key would be refused too.
    expect((await seen()).filter((line) => line === 'POST /token')).toHaveLength(1);
  });

  it('is refused for an audience other than the issuer', async () => {
    const error = await failure({
      ...signed,
      'client-key': facts.keys.ec,
      'client-key-id': 'key-1',
      'assertion-audience': 'https://elsewhere.example',
    });
    expect(error.code).toBe('exchange/invalid-client');
  });

  it('reports a key that cannot sign, without quoting it', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0LWtleQ==\n-----END PRIVATE KEY-----';
    const error = await failure({ ...signed, 'client-key': key });
    expect(error).toMatchObject({ code: 'exchange/client-key', retry: 'no' });
    expect(`${error.message}${error.stack}`).not.toContain('c2VjcmV0');
  });

  it('fails permanently if the scope is not allowed', async () => {
    const error = await failure({
      ...signed,
      form: { scope: 'admin' },
      'client-key': facts.keys.ec,
      'client-key-id': 'key-1',
    });
    expect(error).toMatchObject({ code: 'exchange/invalid-scope', retry: 'no', status: 400 });
  });
});

describe.each([
  ['token exchange (RFC 8693)', 'token-exchange'],
  ['JWT bearer grant (RFC 7523)', 'jwt-bearer'],
])('the %s', (_, grant) => {
  const given = () => ({ grant, audience: facts.issuer, 'client-id': 'public', form: { scope: 'deploy' } });

  it('gives a token for the ID token', async () => {
    const outcome = await succeed(given());
    expect(outcome.claims?.aud).toBe(facts.issuer);
    expect(await revokeAll(outcome)).toEqual([expect.stringMatching(/^Revoked/)]);
  });

  it('is refused if the ID token comes a second time', async () => {
    const deps = dependencies();
    const jwt = await deps.sourceOf({} as never).request(facts.issuer, {} as never);
    const source = { ...deps.sourceOf({} as never), request: async () => jwt };
    const login = loginOf(exchange, texts({ ca: facts.ca, issuer: facts.issuer, ...given() }), {});
    const outcomes = [];
    for (let time = 0; time < 2; time++) {
      outcomes.push(...(await runLogins({ logins: [login] }, { ...deps, sourceOf: () => source })));
    }
    expect(outcomes.map((outcome) => outcome.succeeded || outcome.error.code)).toEqual([
      true,
      'exchange/invalid-grant',
    ]);
    expect(deps.retries).toEqual(['exchange/invalid-grant']);
  });
});

describe('DPoP (RFC 9449)', () => {
  const bound = () => ({
    ...signed,
    'client-key': facts.keys.ec,
    'client-key-id': 'key-1',
    dpop: 'required',
  });

  it('binds the token to a fresh key, with the nonce that the server asks for', async () => {
    const outcome = await succeed(bound());
    expect((await seen()).filter((line) => line === 'POST /token')).toHaveLength(2);
    expect(outcome.deps.retries).toEqual([]);
    const { dpop, token } = outcome.credential as {
      token: string;
      dpop: { jwk: string; thumbprint: string; bound: boolean };
    };
    expect(dpop.bound).toBe(true);
    const { files, outputs, secrets } = published(outcome);
    expect(files).toEqual([{ path: '/private/use-1/release-dpop.jwk.json', content: dpop.jwk }]);
    expect(outputs).toMatchObject({ 'dpop-key-file': files![0]!.path, 'dpop-thumbprint': dpop.thumbprint });
    const { d } = JSON.parse(dpop.jwk);
    expect(outcome.deps.masked).toContain(d);
    expect(secrets).toContain(d);
    // Only who has the exported key can use the token, as the server itself says.
    expect((await introspect(token)).cnf).toEqual({ jkt: dpop.thumbprint });
    const key = await importJWK({ ...JSON.parse(dpop.jwk) }, 'ES256');
    expect(key).toBeDefined();
  });

  it('proves one request, with the newest nonce of its origin and the public key only', async () => {
    const { createDpopKey } = await import('../../../src/providers/exchange/dpop.ts');
    const key = await createDpopKey();
    key.learn('https://a.example/x', { status: 200, headers: { 'dpop-nonce': 'n1' }, body: '' });
    const proof = await key.proof('POST', 'https://user:pw@a.example/token?x=1#y', 1_000_000);
    const header = decodeProtectedHeader(proof) as { jwk: Record<string, unknown> };
    expect(header).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256' });
    expect(header.jwk).not.toHaveProperty('d');
    const { payload } = await jwtVerify(proof, await importJWK(header.jwk as never, 'ES256'));
    expect(payload).toMatchObject({ htm: 'POST', htu: 'https://a.example/token', nonce: 'n1', iat: 1_000 });
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
    const elsewhere = await key.proof('POST', 'https://b.example/token', 1_000_000);
    expect(JSON.parse(Buffer.from(elsewhere.split('.')[1]!, 'base64url').toString())).not.toHaveProperty(
      'nonce',
    );
  });
});

describe('mutual TLS (RFC 8705)', () => {
  const given = () => ({
    form: { grant_type: 'client_credentials', client_id: 'certified', scope: 'deploy' },
    'client-certificate': facts.certificate,
    'client-key': facts.keys.tls,
  });

  it('shows the certificate, and gets a token that is bound to it', async () => {
    const outcome = await succeed(given());
    const { token } = outcome.credential as { token: string };
    const thumbprint = createHash('sha256')
      .update(new X509Certificate(facts.certificate).raw)
      .digest('base64url');
    expect((await introspect(token)).cnf).toEqual({ 'x5t#S256': thumbprint });
    expect(outcome.deps.masked).toEqual(expect.arrayContaining(facts.keys.tls.split('\n').slice(1, -2)));
    expect(await revokeAll(outcome)).toEqual([expect.stringMatching(/^Revoked/)]);
  });

  it('is refused with another certificate', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other = selfSignedCertificate('ci', privateKey).toString('base64');
    const certificate = `-----BEGIN CERTIFICATE-----\n${other}\n-----END CERTIFICATE-----`;
    const error = await failure({
      ...given(),
      'client-certificate': certificate,
      'client-key': pem(privateKey),
    });
    expect(error.code).toBe('exchange/invalid-client');
  });
});

describe('the certificate authority', () => {
  it('is needed: certificates are always checked', async () => {
    const error = await failure({ ...signed, 'client-key': facts.keys.ec, ca: '' });
    expect(error).toMatchObject({ code: 'http/certificate', retry: 'no' });
  });
});

/** What the server knows about a token. */
async function introspect(token: string): Promise<{ active: boolean; cnf?: unknown }> {
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', kid: 'key-1' })
    .setIssuer('signed')
    .setSubject('signed')
    .setAudience(facts.issuer)
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(createPrivateKey(facts.keys.ec));
  const { body } = await client().send({
    method: 'POST',
    url: `${facts.issuer}/token/introspection`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      token,
      client_id: 'signed',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }).toString(),
    timeoutMs: 5_000,
    tls: { ca: facts.ca },
  });
  return JSON.parse(body);
}
