/** A service that talks to one client certificate only, and a proxy that alone knows the way to it. */
import { X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { selfSigned } from './self-signed.ts';

export interface MutualTlsService {
  readonly url: string;
  /** The certificate of the service, PEM. */
  readonly ca: string;
  /** The client that it knows, PEM. */
  readonly client: { readonly cert: string; readonly key: string };
  /** What came in, by whom: `POST /token`, fingerprint of the client's certificate, body. */
  readonly requests: { readonly line: string; readonly by: string; readonly body: string }[];
  readonly fingerprint: string;
  readonly token: string;
  readonly proxyUrl: string;
  /** The hosts that the proxy was asked for. */
  readonly tunnels: string[];
  close(): Promise<void>;
}

const host = 'auth.octo.example';
const token = 'token-for-the-certificate';

/** @param otherwise the proxy that leads everywhere else: `http://host:port` */
export async function startMutualTls(otherwise: string): Promise<MutualTlsService> {
  const own = selfSigned(host);
  const client = selfSigned('ci');
  const requests: MutualTlsService['requests'] = [];
  const tunnels: string[] = [];
  const demanding = { ...own, ca: client.cert, requestCert: true, rejectUnauthorized: true };
  const service = createHttpsServer(demanding, async (request, response) => {
    const by = (request.socket as TLSSocket).getPeerCertificate().fingerprint256;
    requests.push({ line: `${request.method} ${request.url}`, by, body: await text(request) });
    response.end(request.url === '/token' ? JSON.stringify({ access_token: token, expires_in: 600 }) : '');
  });
  const proxy = createServer();
  const sockets = new Set<Socket>();
  const upstream = new URL(otherwise);
  proxy.on('connect', ({ url = '' }, socket: Socket, head) => {
    tunnels.push(url);
    const isOurs = url === `${host}:443`;
    const target = isOurs ? portOf(service) : Number(upstream.port);
    const onward = connect(target, '127.0.0.1', () => {
      if (isOurs) socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      else onward.write(`CONNECT ${url} HTTP/1.1\r\nhost: ${url}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => {
        socket.destroy();
        onward.destroy();
      });
    }
  });
  await Promise.all([listen(service), listen(proxy)]);
  return {
    url: `https://${host}`,
    ca: own.cert,
    client,
    requests,
    fingerprint: new X509Certificate(client.cert).fingerprint256,
    token,
    proxyUrl: `http://127.0.0.1:${portOf(proxy)}`,
    tunnels,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([service, proxy].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

type AnyServer = Pick<Server, 'listen' | 'address'>;

function listen(server: AnyServer): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function portOf(server: AnyServer): number {
  return (server.address() as AddressInfo).port;
}
