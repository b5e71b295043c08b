import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createHttpClient, type HttpRequest } from '../../src/http/client.ts';
import { createAgents } from '../../src/http/proxy.ts';
import { selfSigned } from '../support/self-signed.ts';

const host = 'sts.example.com';
const certificate = selfSigned(host);
const servers: { server: Server; sockets: Set<Socket> }[] = [];

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  servers.push({ server, sockets });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A proxy that reads one request for a tunnel and does with the connection what it is told. */
async function proxy(behave: (socket: Socket, head: string) => void): Promise<number> {
  return listening(
    createServer((socket) => {
      let head = '';
      const read = (chunk: Buffer) => {
        head += chunk.toString('latin1');
        if (!head.endsWith('\r\n\r\n')) return;
        socket.off('data', read);
        behave(socket, head);
      };
      socket.on('data', read);
    }),
  );
}

/** A proxy that opens each tunnel to the one service there is. */
async function openProxy(service: number): Promise<{ port: number; heads: string[] }> {
  const heads: string[] = [];
  const port = await proxy((socket, head) => {
    heads.push(head);
    const onward = connect(service, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
  });
  return { port, heads };
}

afterEach(() => {
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY']) delete process.env[name];
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

const client = () => createHttpClient({ agents: createAgents(), userAgent: 'test/1' });

const request: HttpRequest = {
  method: 'POST',
  url: `https://${host}/token`,
  body: 'secret',
  timeoutMs: 5_000,
  tls: { ca: certificate.cert },
};

async function failure(given: Partial<HttpRequest> = {}, through = client()): Promise<Error> {
  return through.send({ ...request, ...given }).then(
    (answer) => {
      throw new Error(`answered ${JSON.stringify(answer)}`);
    },
    (error: Error) => error,
  );
}

describe('only 200 opens a tunnel', () => {
  const forged = 'Content-Type: application/json\r\nContent-Length: 21\r\n\r\n{"access_token":"evil"}';

  it.each([
    [201, 'http/proxy-refused', 'no'],
    [204, 'http/proxy-refused', 'no'],
    [299, 'http/proxy-refused', 'no'],
    [302, 'http/proxy-refused', 'no'],
    [307, 'http/proxy-refused', 'no'],
    [400, 'http/proxy-refused', 'no'],
    [401, 'http/proxy-refused', 'no'],
    [403, 'http/proxy-refused', 'no'],
    [404, 'http/proxy-refused', 'no'],
    [407, 'http/proxy-authentication', 'no'],
    [408, 'http/proxy-refused', 'yes'],
    [429, 'http/proxy-refused', 'throttled'],
    [502, 'http/proxy-refused', 'yes'],
    [503, 'http/proxy-refused', 'yes'],
    [504, 'http/proxy-refused', 'yes'],
    [100, 'http/proxy-refused', 'no'],
    [101, 'http/proxy-refused', 'no'],
  ])('%i is a failure of the proxy', async (status, code, retry) => {
    for (const protocol of ['https', 'http']) {
      const port = await proxy((socket) => socket.end(`HTTP/1.1 ${status} Whatever\r\n${forged}`));
      process.env[`${protocol.toUpperCase()}_PROXY`] = `http://user:hunter2@127.0.0.1:${port}`;
      const error = await failure({ url: `${protocol}://${host}/token` });
      expect(error).toMatchObject({ code, retry });
      expect(error).toMatchObject({ status: undefined });
      expect(error.message).toContain(`the proxy 127.0.0.1:${port} `);
      expect(error.message).toContain(String(status));
      expect(error.message).toContain(host);
      expect(error.message).not.toMatch(/hunter2|user:|evil/);
    }
  });

  it('not if the proxy sends bytes after it', async () => {
    const port = await proxy((socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n${forged}`));
    process.env.HTTP_PROXY = `http://127.0.0.1:${port}`;
    expect(await failure({ url: `http://${host}/token` })).toMatchObject({ code: 'http/proxy-refused' });
  });

  it('and nothing except the request for it is sent before', async () => {
    let seen = '';
    const port = await proxy((socket, head) => {
      seen = head;
      socket.on('data', (chunk) => {
        seen += chunk.toString();
      });
      socket.write('HTTP/1.1 201 Created\r\n\r\n');
    });
    process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
    await failure();
    expect(seen).toMatch(/^CONNECT sts\.example\.com:443 HTTP\/1\.1\r\n/);
    expect(seen).not.toContain('secret');
  });
});

describe('a proxy that opens no tunnel at all', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['is silent', () => {}],
    ['never finishes its answer', (socket) => socket.write('HTTP/1.1 200 OK\r\nX-Slow: ')],
  ])('%s: the attempt’s time limit applies, and the failure names the proxy', async (_, behave) => {
    const port = await proxy(behave);
    process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
    const error = await failure({ timeoutMs: 100 });
    expect(error).toMatchObject({ code: 'http/proxy-timeout', retry: 'yes' });
    expect(error.message).toContain(`the proxy 127.0.0.1:${port} `);
  });

  it('is dropped when the caller gives up', async () => {
    const cancelled = new AbortController();
    const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>();
    const port = await proxy((socket) => {
      socket.on('close', () => onClosed());
      cancelled.abort();
    });
    process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
    expect(await failure({ signal: cancelled.signal })).toMatchObject({ code: 'http/aborted', retry: 'no' });
    await closed;
  });

  it('has its own time limit', async () => {
    const port = await proxy(() => {});
    process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
    const impatient = createHttpClient({
      agents: createAgents({ tunnelTimeoutMs: 50 }),
      userAgent: 'test/1',
    });
    expect(await failure({ timeoutMs: 60_000 }, impatient)).toMatchObject({
      code: 'http/proxy-timeout',
      retry: 'yes',
    });
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['ends the connection', (socket) => socket.end(), 'closed the connection'],
    ['resets the connection', (socket) => socket.resetAndDestroy(), 'closed the connection'],
    ['ends it amid its answer', (socket) => socket.end('HTTP/1.1 200 OK\r\nX-'), 'closed the connection'],
    ['speaks something else', (socket) => socket.end('\x15\x03\x01\x00\x02\x02\x46'), 'did not speak HTTP'],
    [
      'sends headers without end',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(1_000_000)}`),
      'did not speak HTTP',
    ],
  ])('%s', async (_, behave, words) => {
    const port = await proxy(behave);
    process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
    const error = await failure();
    expect(error).toMatchObject({ code: 'http/proxy-unreachable', retry: 'yes' });
    expect(error.message).toContain(`the proxy 127.0.0.1:${port}, asked for a tunnel to ${host}, ${words}`);
  });

  it('is addressed with TLS but does not speak it', async () => {
    const port = await listening(createServer((socket) => socket.end()));
    process.env.HTTPS_PROXY = `https://127.0.0.1:${port}`;
    expect(await failure()).toMatchObject({ code: 'http/proxy-unreachable' });
  });

  it('has a certificate that is not trusted', async () => {
    const port = await listening(createHttpsServer(selfSigned('127.0.0.1')));
    process.env.HTTPS_PROXY = `https://127.0.0.1:${port}`;
    const error = await failure();
    expect(error).toMatchObject({ code: 'http/certificate', retry: 'no' });
    expect(error.message).toContain(`the certificate of the proxy 127.0.0.1:${port} `);
  });

  it.each([
    ['socks5://user:hunter2@proxy.example.com:1080', 'the proxy proxy.example.com:1080'],
    ['http://user:hunter2@', 'cannot be read'],
    ['http://user:hunter2@proxy:port', 'cannot be read'],
  ])('has an unusable address: %s', async (address, words) => {
    process.env.HTTPS_PROXY = address;
    const error = await failure();
    expect(error).toMatchObject({ code: 'http/proxy-unsupported', retry: 'no' });
    expect(error.message).toContain(words);
    expect(error.message).not.toContain('hunter2');
  });
});

describe('a tunnel', () => {
  const serve = async () => {
    const seen: string[] = [];
    const port = await listening(
      createHttpsServer(
        { ...certificate, ca: certificate.cert, requestCert: true, rejectUnauthorized: false },
        async (incoming, response) => {
          const { subject } = (incoming.socket as TLSSocket).getPeerCertificate();
          seen.push(
            `${incoming.method} ${incoming.headers.host} ${subject?.CN ?? ''} ${await text(incoming)}`,
          );
          response.end('{"access_token":"mine"}');
        },
      ),
    );
    return { port, seen };
  };

  it('carries requests one after the other, and shows the proxy none of their content', async () => {
    const service = await serve();
    const through = await openProxy(service.port);
    process.env.HTTPS_PROXY = `http://us%40er:p%zz@127.0.0.1:${through.port}`;
    const shared = client();
    for (let i = 0; i < 3; i++)
      await expect(shared.send(request)).resolves.toMatchObject({
        status: 200,
        body: '{"access_token":"mine"}',
      });
    expect(service.seen).toEqual(Array(3).fill(`POST ${host}  secret`));
    expect(through.heads).toHaveLength(1);
    expect(through.heads[0]).toContain(
      `roxy-authorization: Basic ${Buffer.from('us@er:p%zz').toString('base64')}\r\n`,
    );
  });

  it('is separate for each client certificate', async () => {
    const service = await serve();
    const through = await openProxy(service.port);
    process.env.HTTPS_PROXY = `http://127.0.0.1:${through.port}`;
    const shared = client();
    await shared.send(request);
    const known = selfSigned('ci');
    await shared.send({ ...request, tls: { ...known, ca: certificate.cert } });
    expect(service.seen).toEqual([`POST ${host}  secret`, `POST ${host} ci secret`]);
    expect(through.heads).toHaveLength(2);
  });

  it('proves nothing: the server’s certificate is still checked', async () => {
    const service = await serve();
    const through = await openProxy(service.port);
    process.env.HTTPS_PROXY = `http://127.0.0.1:${through.port}`;
    expect(await failure({ tls: {} })).toMatchObject({ code: 'http/certificate', retry: 'no' });
    expect(service.seen).toEqual([]);
  });

  it('may be silent: the attempt’s time limit applies', async () => {
    const port = await proxy((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
    const error = await failure({ timeoutMs: 100 });
    expect(error).toMatchObject({ code: 'http/timeout', retry: 'yes' });
    expect(error.message).toContain(`(through the proxy 127.0.0.1:${port})`);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['ended', (socket) => socket.end()],
    ['reset', (socket) => socket.resetAndDestroy()],
  ])('may be %s before TLS is set up', async (_, end) => {
    const port = await proxy((socket) => {
      socket.once('data', () => end(socket));
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
    });
    process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
    expect(await failure()).toMatchObject({ code: 'http/reset', retry: 'yes' });
  });

  it('also leads to plain http and to IPv6 addresses', async () => {
    const service = await listening(
      createHttpServer((incoming, response) => response.end(incoming.headers.host)),
    );
    const through = await openProxy(service);
    process.env.HTTP_PROXY = `http://127.0.0.1:${through.port}`;
    const answer = await client().send({ ...request, url: 'http://[2001:db8::1]:8080/' });
    expect(answer.body).toBe('[2001:db8::1]:8080');
    expect(through.heads[0]).toMatch(/^CONNECT \[2001:db8::1\]:8080 HTTP\/1\.1\r\n/);
  });

  it.each(['', 'user:hunter2@'])(
    'is requested over http from a proxy without a scheme: %s',
    async (credentials) => {
      const service = await serve();
      const through = await openProxy(service.port);
      process.env.HTTPS_PROXY = `${credentials}127.0.0.1:${through.port}`;
      await expect(client().send(request)).resolves.toMatchObject({ status: 200 });
      expect(through.heads).toHaveLength(1);
    },
  );
});
