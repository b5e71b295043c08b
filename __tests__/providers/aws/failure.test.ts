import { describe, expect, it } from '@jest/globals';
import { Failure } from '../../../src/failure/failure.ts';
import type { HttpAnswer } from '../../../src/http/client.ts';
import { failureOf } from '../../../src/providers/aws/failure.ts';
import { hopsOf } from '../../../src/providers/aws/hops.ts';
import { settingsOf } from './support.ts';

const hop = hopsOf(settingsOf())[0];
const host = 'sts.eu-west-1.amazonaws.com';

/** As the SDK throws it. */
function serviceError(Code: string, message: string) {
  return Object.assign(new Error(message), { Code, $response: { body: 'secret' } });
}

function failure(error: unknown, answer?: Partial<HttpAnswer>, secrets: readonly string[] = []) {
  return failureOf(error, {
    hop,
    secrets,
    now: 0,
    answered: answer && { host, answer: { status: 400, headers: {}, body: '', ...answer } },
  });
}

describe('failureOf', () => {
  it('keeps code, words, status and request ID of a refusal', () => {
    const body = '<ErrorResponse><RequestId>abc-1</RequestId></ErrorResponse>';
    expect(failure(serviceError('IDPCommunicationError', 'no\nanswer'), { body })).toMatchObject({
      code: 'aws/issuer-unreachable',
      wireCode: 'IDPCommunicationError',
      message: 'no answer',
      stage: 'exchange',
      retry: 'yes',
      status: 400,
      operation: 'AssumeRoleWithWebIdentity',
      requestIds: { RequestId: 'abc-1' },
    });
  });

  it('prefers the request ID in the header', () => {
    const answer = { headers: { 'x-amzn-requestid': 'header-1' }, body: '<RequestId>body-1</RequestId>' };
    expect(failure(serviceError('X', 'y'), answer).requestIds).toEqual({ RequestId: 'header-1' });
  });

  it('honours the wait that the service asks for', () => {
    expect(
      failure(serviceError('Throttling', 'Rate exceeded'), { headers: { 'retry-after': '2' } }),
    ).toMatchObject({
      retry: 'throttled',
      retryAfterMs: 2000,
    });
  });

  it('judges an unknown code by the HTTP status', () => {
    expect(failure(serviceError('NewCode', 'x'), { status: 500 })).toMatchObject({
      code: 'aws/unavailable',
      wireCode: 'NewCode',
      retry: 'yes',
    });
    expect(failure(serviceError('NewCode', 'x'), { status: 403 })).toMatchObject({
      code: 'aws/other',
      wireCode: 'NewCode',
      retry: 'no',
    });
  });

  it.each([
    [503, 'yes', 'aws/unavailable'],
    [403, 'no', 'aws/gateway'],
    [302, 'no', 'aws/gateway'],
  ])('says that HTTP %s came without a reason', (status, retry, code) => {
    const error = failure(new Error('XML parse error: secret'), { status, body: '<html>secret</html>' });
    expect(error).toMatchObject({
      code,
      retry,
      message: `${host} answered HTTP ${status} without saying why`,
    });
  });

  it('does not trust a code that does not look like one', () => {
    expect(failure(serviceError('<b>\n', 'x'), {}).code).toBe('aws/gateway');
  });

  it('uses the code if a refusal has no words', () => {
    expect(failure({ Code: 'X' }, {}).message).toBe('X');
  });

  it('treats an unusable success as a transient failure', () => {
    expect(failure(new Error('XML parse error: secret'), { status: 200, body: '<html>' })).toMatchObject({
      code: 'http/unusable-answer',
      retry: 'yes',
    });
  });

  it('removes the sent secrets before the text is cut', () => {
    const secret = 'x'.repeat(295);
    const { message } = failure(
      serviceError('ValidationError', `Value '${secret}' at 'webIdentityToken'`),
      {},
      [secret],
    );
    expect(message).toBe("Value '***' at 'webIdentityToken'");
  });

  it('keeps a failure below HTTP, in a new error that names the request', () => {
    const thrown = new Failure('reset', { code: 'http/reset', stage: 'exchange', retry: 'yes' });
    const error = failure(Object.assign(thrown, { $metadata: { attempts: 1 } }));
    expect(error).toMatchObject({
      code: 'http/reset',
      retry: 'yes',
      message: 'reset',
      operation: 'AssumeRoleWithWebIdentity',
    });
    expect(error).not.toHaveProperty('$metadata');
  });

  it.each([
    [new TypeError('secret'), 'TypeError'],
    ['secret', 'string'],
  ])('reports only the kind of an error within the SDK', (thrown, kind) => {
    expect(failure(thrown)).toMatchObject({
      code: 'aws/sdk',
      retry: 'no',
      message: `the AWS SDK could not make the request (${kind})`,
    });
  });

  it('never contains the SDK’s error', () => {
    const error = failure(serviceError('AccessDenied', 'no'), { status: 403 });
    expect(error.cause).toBeUndefined();
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});
