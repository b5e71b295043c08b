import { createServer, type IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type CertificateAuthority, createCertificateAuthority } from './certificates.ts';
import type { Fault } from './faults.ts';
import type { EmulatedRequest } from './http.ts';

/** Answers one intercepted request. */
export type Exchange = (request: EmulatedRequest, reply: Reply) => Promise<void>;

/** The client's side of an exchange. */
export interface Reply {
  readonly response: ServerResponse;
  /** Drops the connection with a TCP reset. */
  reset(): void;
}

export interface ProxyOptions {
  authority: CertificateAuthority;
  /** Whether to open a tunnel to this host. */
  accepts(host: string): boolean;
  exchange: Exchange;
  /** The fault that applies now, if any. */
  strike?(host: string, phase: 'tunnel' | 'head'): Fault | undefined;
}

export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

/** Longer than any client's pause between two requests, so that a reused connection never races its end. */
const keepAliveMs = 300_000;

/**
 * An HTTP proxy on loopback that terminates the TLS of every tunnel itself and passes the requests inside to
 * `exchange`, as well as requests for plain `http://` addresses. Nothing leaves the machine.
 */
export async function startProxy({ authority, accepts, exchange, strike }: ProxyOptions): Promise<Proxy> {
  const connections = new Set<Socket>();
  const tunnels = new WeakMap<Socket, { host: string; connection: Socket }>();

  const intercepted = createServer((message, response) => {
    const { host, connection } = tunnels.get(message.socket)!;
    void serve(message, response, { scheme: 'https', host, target: message.url ?? '/', connection });
  });
  intercepted.keepAliveTimeout = keepAliveMs;

  const server = createServer((message, response) => {
    const target = URL.canParse(message.url ?? '') ? new URL(message.url!) : undefined;
    if (target === undefined) {
      response
        .writeHead(400, { 'content-type': 'text/plain' })
        .end('This is a proxy: send an absolute URL.\n');
      return;
    }
    void serve(message, response, {
      scheme: 'http',
      host: target.hostname,
      // Not `pathname`, which would be normalised.
      target: message.url!.replace(/^http:\/\/[^/?]*/i, ''),
      connection: message.socket,
    });
  });
  server.keepAliveTimeout = keepAliveMs;

  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });

  server.on('connect', (message: IncomingMessage, connection: Socket, head: Buffer) => {
    connection.on('error', () => connection.destroy());
    const host = (message.url ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!accepts(host)) {
      refuseTunnel(message, connection, host);
      return;
    }
    const fault = strike?.(host, 'tunnel');
    if (fault !== undefined && breakTunnel(fault, connection)) return;
    connection.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) connection.unshift(head);
    const socket = new TLSSocket(connection, {
      isServer: true,
      secureContext: (fault?.kind === 'untrusted' ? unknownAuthority() : authority).secureContext(host),
      ALPNProtocols: ['http/1.1'],
    });
    // A client that does not trust the certificate authority disconnects here, which is not an error of the emulator.
    socket.on('error', () => connection.destroy());
    socket.on('secure', () => {
      tunnels.set(socket, { host, connection });
      intercepted.emit('connection', socket);
    });
  });

  /** Passes a refused tunnel through `exchange`, so that it is answered and recorded in one place. */
  function refuseTunnel(message: IncomingMessage, connection: Socket, host: string): void {
    const response = new ServerResponse(message);
    response.assignSocket(connection);
    response.shouldKeepAlive = false;
    response.on('finish', () => connection.end());
    const request = requestOf(message, { scheme: 'https', host, target: '' }, Buffer.alloc(0));
    void exchange(request, { response, reset: () => connection.resetAndDestroy() });
  }

  async function serve(
    message: IncomingMessage,
    response: ServerResponse,
    { connection, ...target }: Target & { connection: Socket },
  ): Promise<void> {
    if (strike?.(target.host, 'head') !== undefined) {
      connection.resetAndDestroy();
      return;
    }
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of message) chunks.push(chunk);
    } catch {
      return;
    }
    const request = requestOf(message, target, Buffer.concat(chunks));
    await exchange(request, { response, reset: () => connection.resetAndDestroy() });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}

let unknown: CertificateAuthority | undefined;

function unknownAuthority(): CertificateAuthority {
  unknown ??= createCertificateAuthority();
  return unknown;
}

/** @returns whether the connection was used up */
function breakTunnel({ kind, status = 502 }: Fault, connection: Socket): boolean {
  switch (kind) {
    case 'refuse-tunnel':
      connection.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
      return true;
    case 'drop-tunnel':
      connection.end();
      return true;
    case 'reset-tunnel':
      connection.write('HTTP/1.1 200 Connection Established\r\n\r\n', () => connection.resetAndDestroy());
      return true;
    case 'no-tls':
      connection.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      connection.once('data', () => connection.end('This is not TLS.\r\n'));
      return true;
    default:
      return false;
  }
}

interface Target {
  scheme: EmulatedRequest['scheme'];
  host: string;
  /** Path and query as sent. */
  target: string;
}

/** A request that has been read to its end, as services see it. */
export function requestOf(
  message: IncomingMessage,
  { scheme, host, target }: Target,
  body: Buffer,
): EmulatedRequest {
  const [path = '', ...search] = target.split('?');
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: message.method ?? 'GET',
    scheme,
    host,
    path,
    search: search.join('?'),
    headers: Object.fromEntries(headers),
    body,
  };
}
