import { Agent, createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server as RawServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createHttpClient } from '../../src/http/client.ts';
import { lazyHttpClient } from '../../src/http/lazy-client.ts';
import { createAgents } from '../../src/http/proxy.ts';
import { proxySecrets } from '../../src/http/proxy-secrets.ts';

const servers: Server[] = [];
const rawServers: RawServer[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const proxyVariables = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];

afterEach(() => {
  for (const server of rawServers.splice(0)) server.close();
  for (const name of proxyVariables) delete process.env[name];
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const client = () => createHttpClient({ agents: createAgents(), userAgent: 'test/1' });

describe('send', () => {
  it('sends method, headers and body, and reads status, headers and body', async () => {
    const url = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.writeHead(418, { 'x-seen': [`${request.method}`, body] });
        response.end(request.headers['user-agent']);
      });
    });
    const answer = await client().send({ method: 'POST', url, body: 'hä', timeoutMs: 1_000 });
    expect(answer).toMatchObject({ status: 418, body: 'test/1' });
    expect(answer.headers['x-seen']).toContain('POST');
  });

  it('lets a request set its own user agent', async () => {
    const url = await serve((request, response) => response.end(request.headers['user-agent']));
    const answer = await client().send({
      method: 'GET',
      url,
      headers: { 'user-agent': 'mine' },
      timeoutMs: 1_000,
    });
    expect(answer.body).toBe('mine');
  });

  it('attributes a 407 to a proxy on the way', async () => {
    const url = await serve((_, answer) => answer.writeHead(407).end());
    await expect(client().send({ method: 'GET', url, timeoutMs: 1_000 })).rejects.toMatchObject({
      code: 'http/proxy-authentication',
      retry: 'no',
      status: 407,
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ cannot be reached: a proxy in front of it/),
    });
  });

  it('does not follow a redirect', async () => {
    const url = await serve((_, response) =>
      response.writeHead(307, { location: 'https://elsewhere.example' }).end(),
    );
    await expect(client().send({ method: 'GET', url, timeoutMs: 1_000 })).resolves.toMatchObject({
      status: 307,
    });
  });

  it('gives up at the attempt’s deadline, even if an answer has begun', async () => {
    const url = await serve((_, response) => {
      response.write('{');
    });
    const error = await client()
      .send({ method: 'GET', url, timeoutMs: 100 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'http/timeout', retry: 'yes' });
  });

  it('reports an answer that is cut off as transient', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"value":');
      setTimeout(() => response.destroy(), 10);
    });
    const error = await client()
      .send({ method: 'GET', url, timeoutMs: 1_000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'http/reset', retry: 'yes' });
  });

  it('refuses a body that exceeds the limit', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(5_000)));
    const error = await client()
      .send({ method: 'GET', url, timeoutMs: 1_000, maxBytes: 1_000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'http/too-large', retry: 'no' });
  });

  it('stops when the step is cancelled', async () => {
    const url = await serve(() => {});
    const controller = new AbortController();
    const sent = client().send({
      method: 'GET',
      url,
      timeoutMs: 5_000,
      signal: controller.signal,
      stage: 'id-token',
    });
    setTimeout(() => controller.abort(), 20);
    await expect(sent).rejects.toMatchObject({ code: 'http/aborted', stage: 'id-token' });
  });
});

/** A server that writes these bytes as soon as a request comes. */
async function answerRaw(...parts: string[]): Promise<string> {
  const server = createRawServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      for (const part of parts) socket.write(part);
      if (!parts.at(-1)!.endsWith(stayOpen)) socket.end();
    });
  });
  rawServers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A header that stands for itself: whoever sends it last keeps the connection. */
const stayOpen = 'x-stays: open\r\n\r\n';

describe('every end of a request settles it', () => {
  it.each([
    [
      'a change of protocol',
      ['HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'],
      'http/unusable-answer',
      'answered HTTP 101',
    ],
    [
      'a change of protocol on a connection that stays open',
      [`HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n${stayOpen}`],
      'http/unusable-answer',
      'answered HTTP 101',
    ],
    [
      '101 without a protocol',
      ['HTTP/1.1 101 Switching Protocols\r\n\r\n'],
      'http/unusable-answer',
      'HTTP 101',
    ],
    ['interim answers and the end', ['HTTP/1.1 103 Early Hints\r\n\r\n'], 'http/reset', 'closed'],
    [
      'a flood of interim answers',
      ['HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000), `HTTP/1.1 102 Processing\r\n${stayOpen}`],
      'http/unusable-answer',
      'interim answers',
    ],
    ['half a status line', ['HTTP/1.1 20'], 'http/reset', 'closed'],
    ['half a header', ['HTTP/1.1 200 OK\r\nContent-'], 'http/reset', 'closed'],
    [
      'half a chunk',
      ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'],
      'http/reset',
      'closed',
    ],
    ['no HTTP', ['SSH-2.0-OpenSSH\r\n'], 'http/connection', 'HPE_'],
    ['an endless header', [`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`], 'http/connection', 'HPE_'],
  ])('%s', async (_, parts, code, words) => {
    const url = await answerRaw(...parts);
    const error = await client()
      .send({ method: 'GET', url, timeoutMs: 5_000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, retry: 'yes' });
    expect((error as Error).message).toContain(words);
  });

  it('a body without a length, which ends with the connection', async () => {
    const url = await answerRaw('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n', 'all');
    await expect(client().send({ method: 'GET', url, timeoutMs: 5_000 })).resolves.toMatchObject({
      body: 'all',
    });
  });

  it('an agent that never has a connection', async () => {
    const agent = Object.assign(new Agent(), { createConnection: () => undefined });
    const stuck = createHttpClient({ agents: () => ({ agent }), userAgent: 'test/1' });
    const request = { method: 'GET', url: 'http://sts.example.com/' } as const;
    await expect(stuck.send({ ...request, timeoutMs: 20 })).rejects.toMatchObject({ code: 'http/timeout' });
    const signal = AbortSignal.timeout(20);
    await expect(stuck.send({ ...request, timeoutMs: 60_000, signal })).rejects.toMatchObject({
      code: 'http/aborted',
    });
    await expect(
      stuck.send({ ...request, timeoutMs: 60_000, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'http/aborted' });
  });
});

describe('lazyHttpClient', () => {
  it('is the same client, loaded with the first request', async () => {
    const url = await serve((request, response) => response.end(request.headers['user-agent']));
    const lazy = lazyHttpClient('lazy/1');
    await expect(lazy.send({ method: 'GET', url, timeoutMs: 1_000 })).resolves.toMatchObject({
      body: 'lazy/1',
    });
    await expect(lazy.send({ method: 'GET', url, timeoutMs: 1_000 })).resolves.toMatchObject({ status: 200 });
  });

  it('tells its caller, too, that a request has been sent', async () => {
    const url = await serve((_, response) => response.destroy());
    let wasSent = false;
    const onSent = () => {
      wasSent = true;
    };
    const lazy = lazyHttpClient('lazy/1');
    await expect(lazy.send({ method: 'GET', url, timeoutMs: 1_000, onSent })).rejects.toThrow();
    expect(wasSent).toBe(true);
    await lazy.allSent?.();
  });
});

describe('proxies', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('goes through %s', async (name) => {
    const seen: string[] = [];
    const proxy = await serve(() => {});
    servers.at(-1)!.on('connect', (request, socket) => {
      seen.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    process.env[name] = proxy;
    const error = await client()
      .send({ method: 'GET', url: 'http://sts.example.com/x', timeoutMs: 1_000 })
      .catch((thrown: unknown) => thrown);
    expect(seen).toEqual(['sts.example.com:80']);
    expect(error).toMatchObject({ code: 'http/proxy-refused', retry: 'yes' });
  });

  it.each(['NO_PROXY', 'no_proxy'])('goes direct for hosts in %s', async (name) => {
    const url = await serve((_, response) => response.end('direct'));
    process.env.HTTP_PROXY = 'http://127.0.0.1:1';
    process.env[name] = '127.0.0.1';
    await expect(client().send({ method: 'GET', url, timeoutMs: 1_000 })).resolves.toMatchObject({
      body: 'direct',
    });
  });

  it('names the proxy without its password if it cannot be reached', async () => {
    process.env.HTTPS_PROXY = 'http://user:hunter2@127.0.0.1:1';
    const error = await client()
      .send({ method: 'GET', url: 'https://sts.example.com/', timeoutMs: 1_000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'http/proxy-unreachable', retry: 'yes' });
    expect((error as Error).message).toBe(
      'the proxy 127.0.0.1:1, asked for a tunnel to sts.example.com, refused the connection',
    );
    expect((error as Error).message).not.toContain('hunter2');
  });
});

describe('proxySecrets', () => {
  it('finds passwords as written and as decoded', () => {
    expect(
      proxySecrets({
        HTTPS_PROXY: 'http://u:p%40ssword@proxy:3128',
        http_proxy: 'user:secret@proxy',
        OTHER: 'http://a:b@c',
      }),
    ).toEqual(['p%40ssword', 'p@ssword', 'secret', 'secret']);
  });
  it('accepts a password that is not percent-encoded as it is', () => {
    expect(proxySecrets({ HTTPS_PROXY: 'http://u:100%zz@proxy' })).toEqual(['100%zz', '100%zz']);
  });
  it('finds none without a password', () =>
    expect(proxySecrets({ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'x', http_proxy: '' })).toEqual([]));
});
