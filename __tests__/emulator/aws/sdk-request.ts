import { issueSession, type Session } from '../../../emulator/aws/sessions.ts';
import { defaults } from '../../../emulator/default-world.ts';
import type { EmulatedRequest } from '../../../emulator/http.ts';
import type { ServiceContext } from '../../../emulator/services/service.ts';
import { createRequest, noon } from '../support.ts';

export interface SdkCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

/** Credentials of the default world's role, good for an hour from noon. */
export function issueCredentials(context: ServiceContext): { session: Session; credentials: SdkCredentials } {
  const { session, sessionToken } = issueSession(
    {
      partition: 'aws',
      accountId: defaults.aws.accountId,
      roleArn: defaults.aws.roleArn,
      roleName: 'deploy',
      roleId: 'AROAEXAMPLE',
      sessionName: 'test',
      expiration: noon / 1000 + 3600,
      tags: {},
      transitiveTagKeys: [],
    },
    context,
  );
  const { accessKeyId, secretAccessKey } = session;
  return { session, credentials: { accessKeyId, secretAccessKey, sessionToken } };
}

interface HttpRequest {
  protocol: string;
  hostname: string;
  path: string;
  method: string;
  query?: Record<string, unknown>;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** The request an SDK client would send, signed as of the tests' clock: `send` makes the client and uses it. */
export async function sdkRequest(
  send: (config: ReturnType<typeof clientConfig>) => Promise<unknown>,
  credentials: SdkCredentials,
): Promise<EmulatedRequest> {
  const captured: HttpRequest[] = [];
  await send(clientConfig(credentials, captured)).catch(() => undefined);
  const [request] = captured;
  if (request === undefined) throw new Error('The SDK sent nothing');
  const query = new URLSearchParams(request.query as Record<string, string>).toString();
  const url = `https://${request.hostname}${request.path}?${query}`;
  return { ...createRequest(url, request), body: Buffer.from(request.body ?? '') };
}

function clientConfig(
  { accessKeyId, secretAccessKey, sessionToken }: SdkCredentials,
  captured: HttpRequest[],
) {
  return {
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    systemClockOffset: noon - Date.now(),
    requestHandler: {
      async handle(request: HttpRequest): Promise<never> {
        captured.push(request);
        throw new Error('not sent');
      },
    },
  };
}
