import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Exchange, requestOf } from './proxy.ts';

/** An HTTP server on a unix socket, whose requests all count as requests to `host`. */
export async function startSocket(
  path: string,
  host: string,
  exchange: Exchange,
): Promise<{ close(): Promise<void> }> {
  const connections = new Set<Socket>();
  const server = createServer(async (message, response) => {
    try {
      const body = await buffer(message);
      const request = requestOf(message, { scheme: 'http', host, target: message.url ?? '/' }, body);
      await exchange(request, { response, reset: () => message.socket.destroy() });
    } catch {
      // The client has disconnected.
    }
  });
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}
