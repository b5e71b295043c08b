/** AWS STS through the AWS SDK, over the action's own HTTP client. */
import type { AssumeRoleCommandOutput, STSClient, STSClientConfig } from '@aws-sdk/client-sts';
import type { HttpRequest, HttpResponse } from '@smithy/types';
import type { Attempt, ExchangeContext } from '../../contract/exchange.ts';
import { unusableAnswer } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { isToken } from '../../text/shape.ts';
import { timestamp } from '../../text/timestamp.ts';
import type { AwsCredential } from './credential.ts';
import { secretsOf } from './credential.ts';
import type { Hop } from './hops.ts';
import { accountOf } from './role.ts';
import type { AwsSettings } from './settings.ts';

export type Sdk = typeof import('@aws-sdk/client-sts');

export function load(): Promise<Sdk> {
  return import('@aws-sdk/client-sts');
}

/** The part common to the answers of all ways to assume a role. */
type SessionOutput = Pick<AssumeRoleCommandOutput, 'Credentials' | 'AssumedRoleUser'>;

export interface Sts {
  /**
   * Makes one attempt of one request.
   * @param caller the role whose session signs the request; unsigned if undefined
   * @param secrets the secrets in the request
   * @throws {Failure}
   */
  assume(
    hop: Hop,
    attempt: Attempt,
    caller: AwsCredential | undefined,
    secrets: readonly string[],
    send: (client: STSClient) => Promise<SessionOutput>,
  ): Promise<AwsCredential>;
}

export function createSts(sdk: Sdk, settings: AwsSettings, context: ExchangeContext): Sts {
  // AWS refuses signatures from a clock that is five minutes off; each answer gives the correct time for the next
  // request.
  let clockOffsetMs = 0;
  return {
    async assume(hop, attempt, caller, secrets, send) {
      let answered: { host: string; answer: HttpAnswer } | undefined;
      const transport = {
        async handle(request: HttpRequest): Promise<{ response: HttpResponse }> {
          const { signal, timeoutMs } = attempt;
          const answer = await context.http.send({ ...httpRequest(request), signal, timeoutMs });
          answered = { host: request.hostname, answer };
          clockOffsetMs = offsetOf(answer) ?? clockOffsetMs;
          const { status: statusCode, headers } = answer;
          return { response: { statusCode, headers: { ...headers }, body: Buffer.from(answer.body) } };
        },
      };
      const client = new sdk.STSClient({
        ...configuration(settings, context),
        requestHandler: transport,
        systemClockOffset: clockOffsetMs,
        ...(caller ? { credentials: keysOf(caller) } : { httpAuthSchemeProvider: unsigned }),
      });
      try {
        const output = await send(client);
        const credential = credentialOf(output, hop);
        if (!credential) throw unusableAnswer(answered!.host, answered!.answer, 'exchange');
        context.mask(...secretsOf(credential));
        return credential;
      } catch (error) {
        const { failureOf } = await import('./failure.ts');
        throw failureOf(error, { hop, answered, secrets, now: context.now() });
      }
    },
  };
}

/**
 * The request with an ID token is not signed. The SDK must be told so: for the global endpoint its rules require a
 * signature anyway, and it would look for keys on the runner.
 */
const unsigned = () => [{ schemeId: 'smithy.api#noAuth' }];

function keysOf({ accessKeyId, secretAccessKey, sessionToken }: AwsCredential) {
  return { accessKeyId, secretAccessKey, sessionToken };
}

/**
 * Every setting that the SDK would otherwise look up in the AWS files in the home directory or in a virtual machine's
 * metadata service: both take time, and neither may change a login.
 */
function configuration({ region, endpoint }: AwsSettings, { userAgent }: ExchangeContext): STSClientConfig {
  return {
    region,
    ...(endpoint.url === undefined ? {} : { endpoint: endpoint.url }),
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: endpoint.fips,
    useDualstackEndpoint: endpoint.dualStack,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    authSchemePreference: [],
    disableClockSkewCorrection: false,
    customUserAgent: userAgent,
    userAgentAppId: '',
  };
}

function httpRequest({ method, protocol, hostname, port, path, headers, body }: HttpRequest) {
  return {
    method: method as 'POST',
    url: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`,
    headers,
    body: body as string,
  };
}

/** How far this process's clock, which the SDK signs with, is behind the service's, in milliseconds. */
function offsetOf({ headers }: HttpAnswer): number | undefined {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? undefined : date - Date.now();
}

/** Undefined unless the answer is complete, and holds keys that requests and variables can hold. */
function credentialOf(
  { Credentials, AssumedRoleUser }: SessionOutput,
  { role }: Hop,
): AwsCredential | undefined {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
  if (
    !isToken(AccessKeyId) ||
    !isToken(SecretAccessKey) ||
    !isToken(SessionToken) ||
    !Expiration ||
    Number.isNaN(Expiration.getTime())
  ) {
    return undefined;
  }
  // Services other than AWS may omit the session's ARN.
  const arn = AssumedRoleUser?.Arn || role.arn;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: timestamp(Expiration.getTime()),
    arn,
    accountId: accountOf(arn) ?? role.accountId,
  };
}
