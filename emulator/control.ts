import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Emulator } from './index.ts';

export interface Control {
  readonly url: string;
  /** The bearer token that every call needs, because the log contains tokens. */
  readonly token: string;
  close(): void;
}

/**
 * Lets another process steer a running emulator: `GET` and `DELETE /requests`, `POST /faults` (a fault
 * as JSON) and `DELETE /faults`, `GET /world` and `PATCH /world` (top-level entries to replace, as JSON).
 */
export async function startControl(emulator: Emulator): Promise<Control> {
  const token = randomBytes(24).toString('base64url');
  const operations: Record<string, (body: string) => unknown> = {
    'GET /requests': () => emulator.requests,
    'DELETE /requests': () => emulator.clearRequests(),
    'POST /faults': (body) => emulator.inject(JSON.parse(body)),
    'DELETE /faults': () => emulator.clearFaults(),
    'GET /world': () => emulator.world,
    'PATCH /world': (body) => void Object.assign(emulator.world, JSON.parse(body)),
  };

  const server = createServer(async (request, response) => {
    const operation = operations[`${request.method} ${request.url}`];
    if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
    if (operation === undefined) return response.writeHead(404).end();
    try {
      const result = operation(await text(request));
      if (result === undefined) return response.writeHead(204).end();
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
    } catch (error) {
      return response.writeHead(400, { 'content-type': 'text/plain' }).end(`${error}\n`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
