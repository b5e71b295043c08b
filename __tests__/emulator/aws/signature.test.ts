import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import { AwsError } from '../../../emulator/aws/errors.ts';
import { authenticate } from '../../../emulator/aws/signature.ts';
import type { EmulatedRequest } from '../../../emulator/http.ts';
import { createContext, createRequest, noon, type TestContext } from '../support.ts';
import { issueCredentials, type SdkCredentials, sdkRequest } from './sdk-request.ts';

const scope = { service: 'sts', partition: 'aws', region: 'eu-west-1' };

const getCallerIdentity = (config: STSClientConfig) =>
  new STSClient(config).send(new GetCallerIdentityCommand());

async function signedRequest(context: TestContext, change: Partial<SdkCredentials> = {}) {
  const { session, credentials } = issueCredentials(context);
  return { session, request: await sdkRequest(getCallerIdentity, { ...credentials, ...change }) };
}

function problemOf(request: EmulatedRequest, context: TestContext, where = scope): AwsError {
  try {
    authenticate(request, where, context);
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
  throw new Error('The request was accepted');
}

describe('authenticate', () => {
  it('identifies the signer of a request', async () => {
    const context = createContext();
    const { session, request } = await signedRequest(context);
    expect(authenticate(request, scope, context)).toEqual(session);
  });

  it.each([
    ['body', (request: EmulatedRequest) => ({ ...request, body: Buffer.from(`${request.body}&x=1`) })],
    ['method', (request: EmulatedRequest) => ({ ...request, method: 'PUT' })],
    ['path', (request: EmulatedRequest) => ({ ...request, path: '/a' })],
    ['query', (request: EmulatedRequest) => ({ ...request, search: 'a=1' })],
    [
      'signed header',
      (request: EmulatedRequest) => ({
        ...request,
        headers: { ...request.headers, host: 'sts.amazonaws.com' },
      }),
    ],
    [
      'signature',
      (request: EmulatedRequest) => ({
        ...request,
        headers: {
          ...request.headers,
          authorization: request.headers.authorization!.replace(/Signature=../, 'Signature=00'),
        },
      }),
    ],
    [
      'unsigned x-amz header',
      (request: EmulatedRequest) => ({ ...request, headers: { ...request.headers, 'x-amz-extra': '1' } }),
    ],
  ])('refuses a request whose %s was changed', async (_, change) => {
    const context = createContext();
    const { request } = await signedRequest(context);
    expect(problemOf(change(request), context)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  it('refuses a wrong secret', async () => {
    const context = createContext();
    const { request } = await signedRequest(context, { secretAccessKey: 'wrong' });
    expect(problemOf(request, context).message).toMatch(
      /^The request signature we calculated does not match/,
    );
  });

  it.each([
    ['no session token', { sessionToken: undefined }],
    ['a made-up session token', { sessionToken: 'IQoJb3JpZ2luX2VjAAAA' }],
    ['another access key', { accessKeyId: 'ASIAOTHER' }],
  ])('does not know %s', async (_, change) => {
    const context = createContext();
    const { request } = await signedRequest(context, change);
    expect(problemOf(request, context)).toMatchObject({
      status: 403,
      code: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
    });
  });

  it('does not know credentials of another partition', async () => {
    const context = createContext();
    const { request } = await signedRequest(context);
    expect(problemOf(request, context, { ...scope, partition: 'aws-cn' }).code).toBe('InvalidClientTokenId');
  });

  it('refuses expired credentials', async () => {
    const context = createContext();
    const { request } = await signedRequest(context);
    context.clockMs += 3_600_000;
    expect(problemOf(request, context)).toMatchObject({
      status: 403,
      code: 'ExpiredToken',
      message: 'The security token included in the request is expired',
    });
  });

  it.each([
    [
      -16,
      'Signature expired: 20261001T114400Z is now earlier than 20261001T114500Z (20261001T120000Z - 15 min.)',
    ],
    [
      16,
      'Signature not yet current: 20261001T121600Z is still later than 20261001T121500Z (20261001T120000Z + 15 min.)',
    ],
  ])('refuses a clock that is off by %i minutes', async (minutes, message) => {
    const context = createContext();
    const { request } = await signedRequest(context);
    const signedAt = new Date(noon + minutes * 60_000).toISOString().replace(/[-:]|\.\d+/g, '');
    const skewed = { ...request, headers: { ...request.headers, 'x-amz-date': signedAt } };
    expect(problemOf(skewed, context)).toMatchObject({ code: 'SignatureDoesNotMatch', message });
  });

  it.each([
    [{ region: 'us-east-1' }, "Credential should be scoped to a valid region, not 'eu-west-1'. "],
    [{ service: 's3' }, "Credential should be scoped to correct service: 's3'. "],
  ])('refuses a scope other than %j', async (change, message) => {
    const context = createContext();
    const { request } = await signedRequest(context);
    expect(problemOf(request, context, { ...scope, ...change }).message).toBe(message);
  });

  it('refuses a scope of another day', async () => {
    const context = createContext();
    const { request } = await signedRequest(context);
    const authorization = request.headers.authorization!.replace('/20261001/', '/20261002/');
    const changed = { ...request, headers: { ...request.headers, authorization } };
    expect(problemOf(changed, context).message).toBe(
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261002' != '20261001', from '20261001T120000Z'.",
    );
  });

  it.each([
    ['no signature', {}, 403, 'MissingAuthenticationToken'],
    [
      'another scheme',
      { authorization: 'Bearer x', 'x-amz-date': '20261001T120000Z' },
      400,
      'IncompleteSignature',
    ],
    [
      'no date',
      {
        authorization:
          'AWS4-HMAC-SHA256 Credential=A/20261001/eu-west-1/sts/aws4_request, SignedHeaders=host, Signature=00',
      },
      400,
      'IncompleteSignature',
    ],
  ])('refuses %s', (_, headers, status, code) => {
    const request = createRequest('https://sts.eu-west-1.amazonaws.com/', { headers });
    expect(problemOf(request, createContext())).toMatchObject({ status, code });
  });
});
