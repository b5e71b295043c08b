import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chooseDiagnosis } from '../../src/failure/common.ts';
import { Failure } from '../../src/failure/failure.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { Claims } from '../../src/identity/claims.ts';
import { flySource } from '../../src/identity/fly.ts';
import { githubClaims } from '../support/jwt.ts';

const described = process.platform === 'win32' ? describe.skip : describe;

const http = createHttpClient({
  userAgent: 'test/1',
  agents: () => {
    throw new Error('a socket needs no proxy');
  },
});

let directory: string;
let socketPath: string;
let server: Server | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fly-'));
  socketPath = join(directory, 'api');
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(directory, { recursive: true });
});

async function serve(listener: RequestListener): Promise<void> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(socketPath, resolve));
}

const request = (timeoutMs = 2_000) =>
  flySource({ http, now: () => 0 }, socketPath).request('sts.amazonaws.com', {
    signal: new AbortController().signal,
    timeoutMs,
  });

described('the socket of a Fly Machine', () => {
  it('is asked for a token with the audience, without any credential', async () => {
    let seen: unknown;
    await serve(async (message, response) => {
      let body = '';
      for await (const chunk of message) body += chunk;
      const { authorization, 'content-type': type } = message.headers;
      seen = { method: message.method, url: message.url, authorization, type, body };
      response.end('a.b.c\n');
    });
    await expect(request()).resolves.toBe('a.b.c');
    expect(seen).toEqual({
      method: 'POST',
      url: '/v1/tokens/oidc',
      authorization: undefined,
      type: 'application/json',
      body: '{"aud":"sts.amazonaws.com"}',
    });
  });

  it.each([
    [400, 'no'],
    [403, 'no'],
    [404, 'no'],
    [429, 'throttled'],
    [500, 'yes'],
    [503, 'yes'],
  ])('answers with HTTP %i: repeated = %s', async (status, retry) => {
    await serve((_, response) => response.writeHead(status, { 'retry-after': '1' }).end('{"error":"words"}'));
    await expect(request()).rejects.toMatchObject({
      code: 'id-token/fly',
      stage: 'id-token',
      status,
      retry,
      retryAfterMs: 1_000,
      message: `Fly.io answered HTTP ${status}: {"error":"words"}`,
    });
  });

  it('shows the status if there is no text', async () => {
    await serve((_, response) => response.writeHead(502).end());
    await expect(request()).rejects.toMatchObject({ message: 'Fly.io answered HTTP 502: without a text' });
  });

  it('is tried again after an empty answer, a reset and a timeout', async () => {
    const answers: RequestListener[] = [
      (_, response) => response.end(' \n'),
      (message) => message.socket.destroy(),
      () => {},
    ];
    await serve((message, response) => answers.shift()!(message, response));
    await expect(request()).rejects.toMatchObject({ code: 'http/unusable-answer', retry: 'yes' });
    await expect(request()).rejects.toMatchObject({ code: 'http/reset', retry: 'yes' });
    await expect(request(50)).rejects.toMatchObject({
      code: 'http/timeout',
      retry: 'yes',
      message: expect.stringContaining(socketPath),
    });
  });

  it('is not read without limit', async () => {
    await serve((_, response) => response.end('x'.repeat(65 * 1024)));
    await expect(request()).rejects.toMatchObject({ code: 'http/too-large', retry: 'no' });
  });

  it('does not exist: this is not a Machine', async () => {
    await expect(request()).rejects.toMatchObject({
      code: 'http/missing',
      stage: 'id-token',
      retry: 'no',
      message: expect.stringMatching(/api is not there: this is not a Fly Machine/),
    });
  });

  it.each<[string, RequestListener | undefined]>([
    ['is not there', undefined],
    ['refuses', (_, response) => response.writeHead(403).end()],
    ['is in trouble', (_, response) => response.writeHead(503).end()],
    ['resets the connection', (message) => message.socket.destroy()],
    ['answers nothing', (_, response) => response.end()],
  ])('is never explained by a proxy or by GitHub: it %s', async (_, listener) => {
    if (listener) await serve(listener);
    const error = await request().catch((thrown: unknown) => thrown as Failure);
    const { summary, causes, fix } = chooseDiagnosis(error as Failure, {
      summary: 'own',
      causes: [],
      fix: [],
    });
    expect([summary, ...causes, ...fix].join('\n')).not.toMatch(/proxy|GitHub|id-token: write/i);
  });

  it.each([
    ['', []],
    ['unknown machine', ['The answer says why.']],
  ])('refuses with the words %j, and claims no others', async (words, said) => {
    await serve((_, response) => response.writeHead(403).end(words));
    const error = (await request().catch((thrown: unknown) => thrown)) as Failure;
    expect(error.advice!.causes).toEqual([...said, expect.stringContaining('not one that Fly.io issues')]);
  });

  it('is a file that nobody listens at', async () => {
    await writeFile(socketPath, '');
    await expect(request()).rejects.toMatchObject({ code: 'http/refused', retry: 'no' });
  });
});

describe('a socket that belongs to another user', () => {
  it('is explained, because waiting does not help', async () => {
    const denied = new Failure('x', { code: 'http/forbidden', stage: 'id-token', retry: 'yes' });
    const source = flySource({ http: { send: () => Promise.reject(denied) }, now: () => 0 });
    await expect(
      source.request('aud', { signal: new AbortController().signal, timeoutMs: 1 }),
    ).rejects.toMatchObject({
      code: 'http/forbidden',
      retry: 'no',
      message: expect.stringMatching(/^Fly's socket \/\.fly\/api may not be used by the user/),
    });
  });
});

describe('the issuer', () => {
  const { issuerProblem } = flySource({ http, now: () => 0 });
  const from = (iss: string) => issuerProblem({ ...githubClaims, iss } as Claims);

  it('is an organization’s issuer on Fly.io', () =>
    expect(from('https://oidc.fly.io/octo-org')).toBeUndefined());

  it.each([
    'https://oidc.fly.io',
    'https://oidc.fly.io/',
    'https://oidc.fly.io/a/b',
    'http://oidc.fly.io/a',
    'https://oidc.fly.io.example.com/a',
    githubClaims.iss,
  ])('is not %s', (iss) => expect(from(iss)).toContain(`was issued by ${iss}`));
});
