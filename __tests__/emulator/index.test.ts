import { readFile, stat } from 'node:fs/promises';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { decodeJwt } from 'jose';
import {
  awsErrorResponse,
  defaults,
  type Emulator,
  mostInFlight,
  startEmulator,
} from '../../emulator/index.ts';

const stsUrl = 'https://sts.eu-west-1.amazonaws.com/';
const jwksUrl = 'https://token.actions.githubusercontent.com/.well-known/jwks';

let emulator: Emulator;
let agent: HttpsProxyAgent<string>;

beforeEach(async () => {
  emulator = await startEmulator();
  agent = new HttpsProxyAgent(emulator.proxyUrl, { keepAlive: true });
  // The agent's constructor would trust the authority for the proxy only.
  Object.assign(agent.options, { ca: await readFile(emulator.certificateFile) });
});
afterEach(async () => {
  agent.destroy();
  await emulator.close();
});

interface Answer {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

async function fetchThroughProxy(
  url: string,
  { method = 'GET', headers = {}, body = '', signal = undefined as AbortSignal | undefined } = {},
): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = httpsRequest(url, { method, headers, agent, signal });
    request.on('response', resolve).on('error', reject).end(body);
  });
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const getCallerIdentity = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'Action=GetCallerIdentity&Version=2011-06-15',
};

describe('the proxy', () => {
  it('speaks as the real hosts, with certificates its authority issued', async () => {
    const { status, body } = await fetchThroughProxy(jwksUrl);
    expect(status).toBe(200);
    expect(JSON.parse(body).keys).toHaveLength(1);
  });

  it('is not trusted without its certificate authority', async () => {
    const untrusting = new HttpsProxyAgent(emulator.proxyUrl);
    const failure = new Promise((_, reject) => {
      httpsRequest(jwksUrl, { agent: untrusting }).on('error', reject).end();
    });
    await expect(failure).rejects.toMatchObject({ code: 'SELF_SIGNED_CERT_IN_CHAIN' });
  });

  it('keeps connections open', async () => {
    await fetchThroughProxy(jwksUrl);
    const sockets = Object.values(agent.freeSockets).flat();
    await fetchThroughProxy(jwksUrl);
    expect(sockets).toHaveLength(1);
    expect(Object.values(agent.freeSockets).flat()).toEqual(sockets);
  });

  it('refuses a tunnel to a host that is not emulated, and records that', async () => {
    const [status, body] = await connect('example.com:443');
    expect([status, body]).toEqual([
      502,
      'The emulator does not emulate example.com; nothing was sent there.\n',
    ]);
    expect(emulator.requests).toMatchObject([
      { service: 'unknown', operation: 'CONNECT', host: 'example.com', status: 502 },
    ]);
  });

  function connect(target: string): Promise<[status: number | undefined, body: string]> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(`${emulator.proxyUrl}`, { method: 'CONNECT', path: target });
      request.on('connect', async (response, socket, head) => {
        const rest = await text(socket);
        resolve([response.statusCode, head.toString() + rest]);
      });
      request.on('error', reject).end();
    });
  }

  function plain(path: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(emulator.proxyUrl, { path, agent: new Agent() });
      request.on('response', async (response) =>
        resolve({ status: response.statusCode, headers: response.headers, body: await text(response) }),
      );
      request.on('error', reject).end();
    });
  }

  it('takes plain http requests in absolute form', async () => {
    const { status } = await plain('http://token.actions.githubusercontent.com//a/../b?c=%20d');
    expect(status).toBe(404);
    expect(emulator.requests).toMatchObject([
      { scheme: 'http', host: 'token.actions.githubusercontent.com', path: '//a/../b', query: { c: ' d' } },
    ]);
    expect((await plain('http://169.254.169.254/latest/meta-data')).status).toBe(502);
  });

  it('is not a web server', async () => {
    expect((await plain('/')).status).toBe(400);
  });

  it('answers 500 with the reason if the world makes no sense', async () => {
    const { trustPolicy } = emulator.world.aws.accounts[defaults.aws.accountId]!.roles[0]!;
    Object.assign(trustPolicy.Statement, { Condition: { StringMatches: { 'sts:RoleSessionName': '1' } } });
    const body = new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: defaults.aws.roleArn,
      RoleSessionName: 'abc',
      WebIdentityToken: await emulator.signIdToken('sts.amazonaws.com'),
    });
    const answer = await fetchThroughProxy(stsUrl, { ...getCallerIdentity, body: body.toString() });
    expect(answer).toMatchObject({ status: 500, body: expect.stringContaining('StringMatches') });
  });
});

describe('the request log', () => {
  it('contains requests and answers in order', async () => {
    await fetchThroughProxy(`${jwksUrl}?a=1`);
    await fetchThroughProxy(stsUrl, getCallerIdentity);
    expect(emulator.requests).toMatchObject([
      {
        sequence: 0,
        service: 'oidc-issuer',
        operation: 'jwks',
        method: 'GET',
        query: { a: '1' },
        status: 200,
      },
      {
        sequence: 1,
        service: 'aws-sts',
        operation: 'GetCallerIdentity',
        method: 'POST',
        scheme: 'https',
        host: 'sts.eu-west-1.amazonaws.com',
        path: '/',
        headers: { host: 'sts.eu-west-1.amazonaws.com' },
        body: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
        status: 403,
      },
    ]);
    const [first, second] = emulator.requests;
    expect(first!.endedAt).toBeGreaterThanOrEqual(first!.at);
    expect(second!.at).toBeGreaterThanOrEqual(first!.endedAt!);
    emulator.clearRequests();
    expect(emulator.requests).toEqual([]);
  });

  it('shows which requests were in flight together', async () => {
    emulator.latencyMs = 40;
    await Promise.all([1, 2, 3].map(() => fetchThroughProxy(jwksUrl)));
    expect(mostInFlight(emulator.requests)).toBe(3);
  });

  it('shows latency in the times of each request', async () => {
    emulator.latencyMs = 30;
    await fetchThroughProxy(jwksUrl);
    const [request] = emulator.requests;
    // Timers may fire a millisecond early.
    expect(request!.endedAt! - request!.at).toBeGreaterThan(28);
  });
});

describe('an injected fault', () => {
  it('affects one request and leaves the next alone', async () => {
    emulator.inject({ kind: 'status', retryAfter: 7 });
    const failed = await fetchThroughProxy(stsUrl, getCallerIdentity);
    expect(failed).toMatchObject({ status: 503, headers: { 'retry-after': '7' } });
    expect(failed.body).toContain('<Code>ServiceUnavailable</Code>');
    expect((await fetchThroughProxy(stsUrl, getCallerIdentity)).status).toBe(403);
    expect(emulator.requests).toMatchObject([{ status: 503, fault: 'status' }, { status: 403 }]);
    expect(emulator.requests[1]).not.toHaveProperty('fault');
  });

  it('affects the requests that it was meant for', async () => {
    emulator.inject({ kind: 'status', status: 429, service: 'aws-sts', operation: 'AssumeRole' });
    emulator.inject({ kind: 'status', status: 500, host: 'token.actions.githubusercontent.com' });
    expect((await fetchThroughProxy(stsUrl, getCallerIdentity)).status).toBe(403);
    expect((await fetchThroughProxy(jwksUrl)).status).toBe(500);
    const throttled = await fetchThroughProxy(stsUrl, { ...getCallerIdentity, body: 'Action=AssumeRole' });
    expect(throttled.status).toBe(429);
  });

  it('can skip some requests and apply several times', async () => {
    emulator.inject({ kind: 'status', status: 502, skip: 1, times: 2 });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await fetchThroughProxy(jwksUrl)).status);
    expect(statuses).toEqual([200, 502, 502, 200]);
  });

  it('can be withdrawn', async () => {
    emulator.inject({ kind: 'status', times: Number.POSITIVE_INFINITY });
    emulator.clearFaults();
    expect((await fetchThroughProxy(jwksUrl)).status).toBe(200);
  });

  it('can carry any answer of a service', async () => {
    emulator.inject({ kind: 'status', ...awsErrorResponse(400, 'IDPCommunicationError', 'No answer') });
    const { status, headers, body } = await fetchThroughProxy(stsUrl, getCallerIdentity);
    expect([status, headers['content-type']]).toEqual([400, 'text/xml']);
    expect(body).toContain('IDPCommunicationError');
  });

  it('can be an empty body', async () => {
    emulator.inject({ kind: 'empty' });
    expect(await fetchThroughProxy(jwksUrl)).toMatchObject({ status: 200, body: '' });
  });

  it('can be a gateway’s page', async () => {
    emulator.inject({ kind: 'html' });
    emulator.inject({ kind: 'html', status: 502 });
    const page = {
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: expect.stringContaining('<html>'),
    };
    expect(await fetchThroughProxy(jwksUrl)).toMatchObject({ status: 200, ...page });
    expect(await fetchThroughProxy(jwksUrl)).toMatchObject({ status: 502, ...page });
  });

  it('can reset the connection', async () => {
    emulator.inject({ kind: 'reset' });
    await expect(fetchThroughProxy(jwksUrl)).rejects.toMatchObject({ code: 'ECONNRESET' });
    const [request] = emulator.requests;
    expect(request).toMatchObject({ fault: 'reset' });
    expect(request).not.toHaveProperty('status');
    expect((await fetchThroughProxy(jwksUrl)).status).toBe(200);
  });

  it('can leave a request without an answer until the client gives up', async () => {
    emulator.inject({ kind: 'hang' });
    const abort = new AbortController();
    const pending = fetchThroughProxy(jwksUrl, { signal: abort.signal });
    while (emulator.requests.length === 0) await new Promise(setImmediate);
    expect(emulator.requests[0]).not.toHaveProperty('endedAt');
    abort.abort();
    await expect(pending).rejects.toThrow();
    while (emulator.requests[0]!.endedAt === undefined) await new Promise(setImmediate);
    expect(emulator.requests[0]).not.toHaveProperty('status');
  });

  it('does not keep the emulator from closing', async () => {
    emulator.inject({ kind: 'hang' });
    const failure = fetchThroughProxy(jwksUrl).catch((error) => error.code);
    while (emulator.requests.length === 0) await new Promise(setImmediate);
    const other = emulator;
    emulator = await startEmulator();
    await other.close();
    expect(await failure).toBe('ECONNRESET');
  });

  it('can cut the answer short', async () => {
    emulator.inject({ kind: 'truncate' });
    await expect(fetchThroughProxy(jwksUrl)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator.requests).toMatchObject([{ status: 200, fault: 'truncate' }]);
  });

  it.each(['delay', 'slow-body'] as const)('can slow an answer down: %s', async (kind) => {
    emulator.inject({ kind, delayMs: 30 });
    const { status, body } = await fetchThroughProxy(jwksUrl);
    expect([status, JSON.parse(body).keys.length]).toEqual([200, 1]);
    const [request] = emulator.requests;
    expect(request!.endedAt! - request!.at).toBeGreaterThan(25);
  });
});

describe('a fault before there is a request', () => {
  it.each([
    ['reset-early', /^ECONNRESET$/],
    ['reset-tunnel', /^ECONNRESET$/],
    ['drop-tunnel', /ended before receiving CONNECT response/],
    ['untrusted', /^(UNABLE_TO_VERIFY|SELF_SIGNED|DEPTH_ZERO)/],
    ['no-tls', /SSL|EPROTO/],
  ] as const)('can be injected, and leaves no request: %s', async (kind, code) => {
    emulator.inject({ kind, host: new URL(jwksUrl).host });
    const failure = await fetchThroughProxy(jwksUrl).then(
      () => 'no failure',
      ({ code, message }) => code ?? message,
    );
    expect(failure).toMatch(code);
    expect(emulator.requests).toEqual([]);
    expect((await fetchThroughProxy(jwksUrl)).status).toBe(200);
  });

  it('can be the proxy’s refusal to open a tunnel', async () => {
    emulator.inject({ kind: 'refuse-tunnel', status: 407 });
    expect((await fetchThroughProxy(jwksUrl)).status).toBe(407);
    expect(emulator.requests).toEqual([]);
    expect((await fetchThroughProxy(jwksUrl)).status).toBe(200);
  });

  it('affects only the services that it was meant for, in order', async () => {
    emulator.inject({ kind: 'drop-tunnel', service: 'aws-sts', operation: 'AssumeRole', skip: 1 });
    emulator.inject({ kind: 'status', service: 'oidc-issuer' });
    expect((await fetchThroughProxy(jwksUrl)).status).toBe(503);
    expect((await fetchThroughProxy(stsUrl, getCallerIdentity)).status).toBe(403);
  });
});

describe('the emulator', () => {
  it('describes the world’s job to a step', () => {
    const environment = emulator.environment();
    expect(environment).toMatchObject({
      HTTPS_PROXY: emulator.proxyUrl,
      NODE_EXTRA_CA_CERTS: emulator.certificateFile,
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_REPOSITORY_OWNER: 'octo-org',
      GITHUB_REF_NAME: 'main',
      GITHUB_RUN_ID: '9876543210',
    });
    expect(environment.ACTIONS_ID_TOKEN_REQUEST_URL).toContain('//idtoken/');
    expect(decodeJwt(environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN!).exp).toBeGreaterThan(
      Date.now() / 1000 + 6 * 3600,
    );
  });

  it('gives no request token to a job without the permission', () => {
    emulator.world.job.idTokenPermission = false;
    expect(emulator.environment()).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    expect(emulator.environment()).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_URL');
  });

  it('issues ID tokens to callers that present the request token', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
      emulator.environment();
    const { body } = await fetchThroughProxy(`${url}&audience=a`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(decodeJwt(JSON.parse(body).value)).toMatchObject({ aud: 'a', repository: 'octo-org/octo-repo' });
  });

  it('accepts custom lifetimes and a custom clock', async () => {
    const noon = Date.UTC(2026, 9, 1, 12);
    const other = await startEmulator({ lifetimes: { idTokenSeconds: 5 }, clock: () => noon });
    const { iat, exp } = decodeJwt(await other.signIdToken('a'));
    await other.close();
    expect([iat, exp]).toEqual([noon / 1000, noon / 1000 + 5]);
  });

  it('signs ID tokens with custom claims', async () => {
    const token = await emulator.signIdToken('a', { sub: 'someone', iss: 'https://other.example' });
    expect(decodeJwt(token)).toMatchObject({ sub: 'someone', iss: 'https://other.example', aud: 'a' });
  });

  it('removes its certificate when closed', async () => {
    const other = await startEmulator();
    await stat(other.certificateFile);
    await other.close();
    await expect(stat(other.certificateFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is a cloud to an SDK that only knows the proxy', async () => {
    const body = new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: defaults.aws.roleArn,
      RoleSessionName: 'abc',
      WebIdentityToken: await emulator.signIdToken('sts.amazonaws.com'),
    });
    const answer = await fetchThroughProxy(stsUrl, { ...getCallerIdentity, body: body.toString() });
    const field = (name: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(answer.body)![1]!;
    const client = new STSClient({
      region: 'eu-west-1',
      credentials: {
        accessKeyId: field('AccessKeyId'),
        secretAccessKey: field('SecretAccessKey'),
        sessionToken: field('SessionToken'),
      },
      requestHandler: { httpsAgent: agent },
    });
    const { Account } = await client.send(new GetCallerIdentityCommand());
    expect(Account).toBe(defaults.aws.accountId);
  });
});
