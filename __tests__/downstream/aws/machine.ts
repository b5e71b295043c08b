/** A container's and a virtual machine's own identity, as the metadata services of both give it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Machine {
  /** By these the tools find it, on any machine. */
  readonly variables: Readonly<Record<string, string>>;
  close(): void;
}

export async function startMachine(): Promise<Machine> {
  const server = createServer((request, response) => {
    const isList = request.url?.endsWith('security-credentials/');
    const identity = {
      Code: 'Success',
      AccessKeyId: 'AKIAMACHINE',
      SecretAccessKey: 'machine',
      Token: 'machine',
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    };
    response.end(request.url === '/latest/api/token' || isList ? 'machine' : JSON.stringify(identity));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    variables: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/credentials`,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}`,
    },
    close: () => server.close(),
  };
}
