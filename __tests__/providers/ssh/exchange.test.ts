import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultWorld, type Emulator, type Fault, startEmulator } from '../../../emulator/index.ts';
import type { Attempt, ExchangeContext } from '../../../src/contract/exchange.ts';
import { readClaims } from '../../../src/identity/claims.ts';
import { runLogins } from '../../../src/login/run.ts';
import { parseCertificate } from '../../../src/providers/ssh/certificate.ts';
import { clientClaims, commitment } from '../../../src/providers/ssh/cic.ts';
import type { SshCredential } from '../../../src/providers/ssh/exchange.ts';
import { exchange } from '../../../src/providers/ssh/exchange.ts';
import { ssh } from '../../../src/providers/ssh/index.ts';
import { variants } from '../../../src/providers/ssh/pk-token.ts';
import { secretLines } from '../../../src/providers/ssh/private-key.ts';
import type { RsaKey } from '../../../src/providers/ssh/rsa-key.ts';
import { rsaKeyOf } from '../../../src/providers/ssh/rsa-key.ts';
import { certificateProblem } from '../../../src/providers/ssh/verify.ts';
import { loginOf, runDependencies, runLogin } from '../../support/exchange.ts';
import { githubClaims } from '../../support/jwt.ts';
import { createIssuer, issuer, itOnPosix, keyTypeNames, readWith, settingsOf } from './support.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => {
  emulator.clearFaults();
  emulator.clearRequests();
  Object.assign(emulator.world, defaultWorld());
});
afterAll(() => emulator.close());

const sent = () => emulator.requests.map(({ service, operation }) => `${service} ${operation}`);

async function succeed(given: Record<string, string> = {}) {
  const outcome = await runLogin(emulator, ssh, { principals: 'deploy', ...given });
  if (!outcome.succeeded) throw outcome.error;
  return { ...outcome, credential: outcome.credential as SshCredential };
}

/** The issuer's key as a server would get it. */
async function publishedKey(): Promise<RsaKey> {
  const { deps } = runDependencies(emulator);
  const url = `${emulator.world.github.issuer}/.well-known/jwks`;
  const { body } = await deps.http.send({ method: 'GET', url, timeoutMs: 1_000 });
  return rsaKeyOf(JSON.parse(body).keys[0])!;
}

describe('the exchange', () => {
  it.each(keyTypeNames)('creates two certificates of type %s for one key and one ID token', async (type) => {
    const { credential } = await succeed({ 'key-type': type, principals: 'deploy, root' });
    expect(sent()).toEqual(['github-id-token idToken', 'oidc-issuer discovery', 'oidc-issuer jwks']);

    const key = await publishedKey();
    for (const variant of variants) {
      expect(certificateProblem(credential.certificates[variant], key, variant)).toBeUndefined();
    }
    const { current, legacy } = credential.certificates;
    const { publicJwk, principals, pkToken } = parseCertificate(current);
    expect(principals).toEqual(['deploy', 'root']);
    expect(parseCertificate(legacy).publicJwk).toEqual(publicJwk);

    const client = JSON.parse(Buffer.from(pkToken.split(':')[3]!, 'base64url').toString());
    const audience = commitment(clientClaims(publicJwk, Buffer.from(client.rz, 'hex')));
    expect(emulator.requests[0]?.query).toMatchObject({ audience });
  });

  itOnPosix('makes a private key that belongs to the certificates', async () => {
    const { credential } = await succeed();
    const publicKey = readWith('ssh-keygen', credential.privateKey, (path) => ['-y', '-f', path]);
    const fingerprint = readWith('ssh-keygen', publicKey, (path) => ['-l', '-f', path]).split(' ')[1];
    for (const variant of variants) {
      const shown = readWith('ssh-keygen', credential.certificates[variant], (path) => ['-L', '-f', path]);
      expect(/Public key: \S+ (SHA256:\S+)/.exec(shown)?.[1]).toBe(fingerprint);
    }
  });

  it('expires with the ID token and is for its subject', async () => {
    const before = Math.floor(Date.now() / 1000);
    const { credential, description, claims } = await succeed();
    expect(credential).toMatchObject({ issuer: emulator.world.github.issuer, subject: claims?.sub });
    expect(credential.expiresAt).toBe(claims!.exp * 1000);
    expect(credential.expiresAt).toBeGreaterThanOrEqual((before + 300) * 1000);
    expect(description.identity).toBe('repo:octo-org/octo-repo:ref:refs/heads/main');
    expect(JSON.parse(JSON.stringify(credential))).toEqual(credential);
  });

  it('masks the private key, the ID token, and the token’s signature separately', async () => {
    const { credential, masked } = await succeed();
    const jwt = masked.find((secret) => secret.split('.').length === 3)!;
    const signature = jwt.split('.')[2]!;
    expect(masked).toEqual([...secretLines(credential.privateKey), jwt, signature]);
    const handedOn = JSON.stringify(credential);
    expect(handedOn).not.toContain(signature);
    expect(Buffer.from(handedOn).includes(Buffer.from(signature, 'base64url').toString('base64'))).toBe(
      false,
    );
  });

  it('creates a new key each time, and so requests a new ID token', async () => {
    const { deps } = runDependencies(emulator);
    const logins = ['a', 'b'].map((name) => loginOf(ssh, { principals: 'deploy' }, {}, name));
    const outcomes = await runLogins({ logins }, deps);
    expect(outcomes.map(({ succeeded }) => succeeded)).toEqual([true, true]);
    const audiences = emulator.requests.flatMap(({ query }) => query.audience ?? []);
    expect(new Set(audiences).size).toBe(2);
    expect(emulator.requests).toHaveLength(6);
  });

  it.each<[string, Fault]>([
    ['503 for the ID token', { kind: 'status', status: 503, service: 'github-id-token' }],
    ['503 for discovery', { kind: 'status', status: 503, operation: 'discovery', times: 2 }],
    ['429 for discovery', { kind: 'status', status: 429, operation: 'discovery', retryAfter: 0 }],
    ['a reset connection', { kind: 'reset', operation: 'jwks', times: 2 }],
    ['an empty answer', { kind: 'empty', operation: 'discovery' }],
    ['a web page', { kind: 'html', operation: 'jwks' }],
    ['half an answer', { kind: 'truncate', operation: 'jwks' }],
    ['500 for the keys', { kind: 'status', status: 500, operation: 'jwks' }],
  ])('overcomes %s', async (_, fault) => {
    emulator.inject(fault);
    const { retries } = await succeed();
    expect(retries).toHaveLength(fault.times ?? 1);
    // The key and its ID token are kept over repeats of the later requests.
    expect(sent().filter((operation) => operation.endsWith('idToken'))).toHaveLength(fault.service ? 2 : 1);
  });

  it('fails at once if the issuer publishes nothing', async () => {
    emulator.world.issuers[emulator.world.github.issuer] = { reachable: false };
    const outcome = await runLogin(emulator, ssh, { principals: 'deploy' });
    expect(outcome).toMatchObject({
      succeeded: false,
      error: { code: 'ssh/issuer-unreadable', status: 404, retry: 'no', stage: 'exchange' },
      claims: { sub: 'repo:octo-org/octo-repo:ref:refs/heads/main' },
      retries: [],
    });
  });

  it('fails without an ID token', async () => {
    emulator.inject({ kind: 'status', status: 401, service: 'github-id-token' });
    const outcome = await runLogin(emulator, ssh, { principals: 'deploy' });
    expect(outcome).toMatchObject({
      succeeded: false,
      error: { code: 'id-token/http-401', stage: 'id-token' },
      retries: [],
    });
  });
});

/** An issuer that answers as told, and an ID token of its making. */
function contextWith(
  options: { sign?: (audience: string) => string; discovery?: object; jwks?: object; now?: number } = {},
): ExchangeContext {
  const { sign = (aud) => issuer.sign({ aud }), now = 1_000_000 } = options;
  const answers: Record<string, object> = {
    'https://token.actions.githubusercontent.com/.well-known/openid-configuration': {
      issuer: githubClaims.iss,
      jwks_uri: 'https://keys.example/jwks',
      ...options.discovery,
    },
    'https://keys.example/jwks': { keys: [issuer.jwk], ...options.jwks },
  };
  return {
    env: {},
    userAgent: 'test/1',
    now: () => now,
    mask: () => {},
    http: {
      async send({ url }) {
        const body = answers[url];
        return { status: body ? 200 : 404, headers: {}, body: JSON.stringify(body ?? {}) };
      },
    },
    request: (_, attempt) =>
      attempt({
        number: 1,
        signal: new AbortController().signal,
        timeoutMs: 1_000,
        async idToken(audience = '') {
          const jwt = sign(audience);
          return { jwt, claims: readClaims(jwt) };
        },
      } satisfies Attempt),
  };
}

describe('the check of the ID token', () => {
  it('is passed by one that its issuer signed', async () => {
    await expect(exchange(settingsOf(), contextWith())).resolves.toMatchObject({ subject: githubClaims.sub });
  });

  const other = createIssuer();
  it.each<[string, string, Parameters<typeof contextWith>[0]]>([
    [
      'whose issuer has no https address',
      'issuer-unreadable',
      { sign: (aud) => issuer.sign({ aud, iss: 'http://a.example' }) },
    ],
    [
      'whose issuer is not an address',
      'issuer-unreadable',
      { sign: (aud) => issuer.sign({ aud, iss: 'a\nb' }) },
    ],
    [
      'whose discovery document is another issuer’s',
      'issuer-unreadable',
      { discovery: { issuer: 'https://other.example' } },
    ],
    [
      'whose issuer has its keys at no https address',
      'issuer-unreadable',
      { discovery: { jwks_uri: 'http://keys.example/jwks' } },
    ],
    ['whose issuer has no keys', 'key-not-published', { jwks: { keys: [] } }],
    [
      'of a key that is not published',
      'key-not-published',
      { sign: (aud) => issuer.sign({ aud }, { kid: 'key-2' }) },
    ],
    [
      'without the ID of a key',
      'key-not-published',
      { sign: (aud) => issuer.sign({ aud }, { kid: undefined }) },
    ],
    [
      'with another algorithm',
      'signature-unsupported',
      { sign: (aud) => issuer.sign({ aud }, { alg: 'RS512' }) },
    ],
    [
      'without an algorithm',
      'signature-unsupported',
      { sign: (aud) => issuer.sign({ aud }, { alg: undefined }) },
    ],
    [
      'with a header that is not JSON',
      'signature-unsupported',
      { sign: (aud) => issuer.sign({ aud }).replace(/^[^.]+/, 'AAAA') },
    ],
    [
      'of a key with an unusual exponent',
      'signature-unsupported',
      { jwks: { keys: [{ ...issuer.jwk, e: 'Aw' }] } },
    ],
    [
      'of a key that is too short',
      'signature-unsupported',
      { jwks: { keys: [{ ...createIssuer(1024).jwk }] } },
    ],
    ['that another key signed', 'signature-invalid', { sign: (aud) => other.sign({ aud }) }],
    ['that has expired', 'signature-invalid', { now: 2_000_000 }],
    [
      'whose payload was changed',
      'signature-invalid',
      {
        sign: (aud) => {
          const [header, , signature] = issuer.sign({ aud }).split('.');
          const payload = Buffer.from(
            JSON.stringify({ ...githubClaims, aud, sub: 'repo:evil/evil' }),
          ).toString('base64url');
          return `${header}.${payload}.${signature}`;
        },
      },
    ],
    ['that is for another audience', 'self-check', { sign: () => issuer.sign({ aud: 'sts.amazonaws.com' }) }],
  ])('fails for one %s', async (_, name, options) => {
    const signatures: string[] = [];
    const sign = options?.sign ?? ((aud: string) => issuer.sign({ aud }));
    const recorded = (aud: string) => {
      const jwt = sign(aud);
      signatures.push(jwt.split('.')[2]!);
      return jwt;
    };
    const failure = exchange(settingsOf(), contextWith({ ...options, sign: recorded }));
    await expect(failure).rejects.toMatchObject({ name: 'Failure', code: `ssh/${name}` });
    const error = await failure.catch((reason: Error) => reason);
    expect(error).not.toHaveProperty('cause');
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(signatures[0]!);
  });

  it.each([
    ['discovery document without the address of the keys', { discovery: { jwks_uri: undefined } }],
    ['key set without keys', { jwks: { keys: undefined } }],
  ])('is repeated after a %s', async (_, options) => {
    await expect(exchange(settingsOf(), contextWith(options))).rejects.toMatchObject({
      code: 'http/unusable-answer',
      retry: 'yes',
    });
  });

  it('also finds the discovery document of an issuer with a trailing slash', async () => {
    const iss = `${githubClaims.iss}/`;
    const context = contextWith({ sign: (aud) => issuer.sign({ aud, iss }), discovery: { issuer: iss } });
    await expect(exchange(settingsOf(), context)).resolves.toMatchObject({ issuer: iss });
  });
});
