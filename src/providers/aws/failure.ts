/** Turns whatever the AWS SDK throws into a {@link Failure}. */

import { Failure } from '../../failure/failure.ts';
import { rowFor } from '../../failure/table.ts';
import { excerpt, isSuccess, refused, unusableAnswer } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { isObject } from '../../text/json.ts';
import { awsErrors } from './errors.ts';
import type { Hop } from './hops.ts';

/** What is known about a failed request. */
export interface FailedRequest {
  readonly hop: Hop;
  /** The complete answer and its host; undefined if there was none. */
  readonly answered: { readonly host: string; readonly answer: HttpAnswer } | undefined;
  /** Secrets in the request: STS quotes a value that breaks one of its rules. */
  readonly secrets: readonly string[];
  readonly now: number;
}

export function failureOf(error: unknown, { hop, answered, secrets, now }: FailedRequest): Failure {
  const { operation } = hop;
  if (error instanceof Failure) return new Failure(error.message, { ...error, operation });
  if (!answered) {
    // Only the name: nothing was sent, so this is an error within the SDK, and its text may quote the request.
    const name = error instanceof Error ? error.name : typeof error;
    return new Failure(`the AWS SDK could not make the request (${name})`, {
      code: 'aws/sdk',
      stage: 'exchange',
      retry: 'no',
      operation,
    });
  }
  const { host, answer } = answered;
  if (isSuccess(answer)) return unusableAnswer(host, answer, 'exchange');

  const { wireCode, words } = refusalOf(error, host, answer);
  const message = excerpt(withoutSecrets(words, secrets));
  const request = hop.caller === undefined ? 'unsigned' : 'signed';
  const row = rowFor(awsErrors, { status: answer.status, wireCode, words: message, request })!;
  const id = requestId(answer);
  return refused(
    answer,
    message,
    {
      code: `aws/${row.code}`,
      wireCode,
      stage: 'exchange',
      retry: row.retry,
      operation,
      ...(id === undefined ? {} : { requestIds: { RequestId: id } }),
    },
    now,
  );
}

/** The code on the wire and the service's words; no code if a gateway answered instead. */
function refusalOf(error: unknown, host: string, answer: HttpAnswer): { wireCode: string; words: string } {
  const { Code: code, message } = isObject(error) ? (error as { Code?: unknown; message?: unknown }) : {};
  if (typeof code !== 'string' || !/^[\w.-]{1,100}$/.test(code)) {
    return { wireCode: '', words: `${host} answered HTTP ${answer.status} without saying why` };
  }
  return { wireCode: code, words: typeof message === 'string' ? message : code };
}

/** The SDK reads it only from the header; in the body it is next to the error, where the SDK drops it. */
function requestId(answer: HttpAnswer): string | undefined {
  const id = answer.headers['x-amzn-requestid'] ?? /<RequestId>([^<]*)<\/RequestId>/.exec(answer.body)?.[1];
  return id && /^[\w-]{1,100}$/.test(id) ? id : undefined;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((result, secret) => result.replaceAll(secret, '***'), text);
}
