/**
 * Connections through an HTTP proxy: the proxy is asked for a tunnel to the host (CONNECT, RFC 9110 section 9.3.6), and
 * everything else, including TLS, happens inside the tunnel.
 */
import type { ClientRequestArgs } from 'node:http';
import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import type { RequestOptions } from 'node:https';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { decoded } from './proxy-secrets.ts';

export interface TunnelProxy {
  readonly proxy: URL;
  /** How long opening a tunnel may take, including the connection to the proxy, in milliseconds. */
  readonly timeoutMs: number;
}

/** Options that a request passes to its agent. A request's own `signal` never reaches the agent in Node. */
export interface TunnelOptions {
  /** Aborts an attempt to open a tunnel that is no longer wanted. */
  readonly tunnelSignal?: AbortSignal;
}

/** Why there is no tunnel: `status` is the proxy's answer, `code` is Node's code if it did not answer. */
export class TunnelFailure extends Error {
  override name = 'TunnelFailure';
  readonly status: number | undefined;
  readonly code: string;

  constructor({ status, code = '' }: { status?: number | undefined; code?: string }) {
    super('no tunnel');
    this.status = status;
    this.code = code;
  }
}

type Connected = (error: Error | null, connection: Duplex) => void;

/** For `https:` addresses. */
class HttpsTunnelAgent extends HttpsAgent {
  readonly #proxy: TunnelProxy;

  constructor(proxy: TunnelProxy) {
    super({ keepAlive: true });
    this.#proxy = proxy;
  }

  override createConnection(options: RequestOptions & TunnelOptions, connected: Connected): undefined {
    connect(this.#proxy, options, connected, (socket) => {
      const connection = super.createConnection({ ...options, socket } as RequestOptions)!;
      socket.on('error', (error) => connection.destroy(error));
      return connection;
    });
  }
}

/** For `http:` addresses, which also get a tunnel, so the proxy does not handle the request itself. */
class HttpTunnelAgent extends HttpAgent {
  readonly #proxy: TunnelProxy;

  constructor(proxy: TunnelProxy) {
    super({ keepAlive: true });
    this.#proxy = proxy;
  }

  override createConnection(options: ClientRequestArgs & TunnelOptions, connected: Connected): undefined {
    connect(this.#proxy, options, connected, (socket) => socket);
  }
}

/** An agent that reaches all addresses of this protocol through the proxy, and keeps connections open for reuse. */
export function createTunnelAgent(proxy: TunnelProxy, protocol: string): HttpAgent {
  return protocol === 'https:' ? new HttpsTunnelAgent(proxy) : new HttpTunnelAgent(proxy);
}

function connect(
  proxy: TunnelProxy,
  { host, port, tunnelSignal }: ClientRequestArgs & TunnelOptions,
  connected: Connected,
  begin: (socket: Socket) => Duplex,
): void {
  openTunnel(proxy, `${bracketed(host ?? '')}:${port}`, tunnelSignal)
    .then(begin)
    .then(
      (connection) => connected(null, connection),
      // Node's agents accept an error alone.
      (error: Error) => (connected as (error: Error) => void)(error),
    );
}

/**
 * Only the status 200 opens a tunnel. Any other answer of the proxy is dropped unread, so it can never count as an
 * answer from the host behind it.
 * @param target `host:port`
 * @throws {TunnelFailure}
 */
function openTunnel(
  { proxy, timeoutMs }: TunnelProxy,
  target: string,
  signal: AbortSignal | undefined,
): Promise<Socket> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const start = proxy.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = start({
      method: 'CONNECT',
      hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      path: target,
      agent: false,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: {
        host: target,
        connection: 'keep-alive',
        'proxy-connection': 'keep-alive',
        ...authorization(proxy),
      },
    });
    request.on('connect', ({ statusCode }, socket, early) => {
      // The server behind the tunnel never speaks first. Early bytes come from the proxy and are not part of a tunnel.
      if (statusCode === 200 && early.length === 0) return resolve(socket as Socket);
      socket.on('error', () => {});
      socket.destroy();
      reject(new TunnelFailure({ status: statusCode }));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      reject(new TunnelFailure({ code: timeout.aborted ? 'ETIMEDOUT' : codeOf(error) }));
    });
    request.on('close', () => reject(new TunnelFailure({ code: 'ECONNRESET' })));
    request.end();
  });
}

function codeOf(error: NodeJS.ErrnoException): string {
  // Several addresses were tried at once: the first one's reason represents all.
  if (error instanceof AggregateError) return error.errors[0]?.code ?? '';
  return error.code ?? '';
}

function authorization({ username, password }: URL): Record<string, string> {
  if (!username && !password) return {};
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
  return { 'proxy-authorization': `Basic ${credentials}` };
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
