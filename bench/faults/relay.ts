/** Connections to one host without a proxy, as a machine with direct access makes them. */
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

export interface Relay {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on this machine and leads every connection through the emulator's proxy to the host. */
export async function startRelay(proxyUrl: string, host: string): Promise<Relay> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const proxy = connect(Number(new URL(proxyUrl).port), '127.0.0.1');
    for (const socket of [client, proxy]) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        proxy.destroy();
      });
      socket.on('error', () => socket.destroy());
    }
    proxy.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`);
    // The proxy's answer comes before anything from the host, which waits for the client to begin with TLS.
    proxy.once('data', () => client.pipe(proxy).pipe(client));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
