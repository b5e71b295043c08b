/** Turns an error answer of Google's token services into a {@link Failure}. */

import type { Failure } from '../../failure/failure.ts';
import type { Refusal } from '../../failure/table.ts';
import { rowFor } from '../../failure/table.ts';
import { beginning, excerpt, jsonBody, refused, wireCode } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { isObject } from '../../text/json.ts';
import type { Service } from './errors.ts';
import { gcpErrors } from './errors.ts';

/**
 * STS answers as RFC 6749 section 5.2 says, the IAM Credentials API as AIP-193 does, and a gateway in front of them in
 * any way it likes.
 */
export function refusal(service: Service, operation: string, answer: HttpAnswer, now: number): Failure {
  const { message, ...facts } = read(service, answer);
  const row = rowFor(gcpErrors, { ...facts, words: beginning(message) })!;
  const isGateway = row.code === 'other' && facts.wireCode === '';
  return refused(
    answer,
    excerpt(message, 500),
    {
      code: isGateway ? `gcp/http-${answer.status}` : `gcp/${row.code}`,
      wireCode: facts.wireCode,
      stage: 'exchange',
      retry: row.retry,
      operation,
    },
    now,
  );
}

/** `wireCode` is OAuth's `error` or the API's `status`; `reason` is that of the API's ErrorInfo. */
function read(service: Service, answer: HttpAnswer): Omit<Refusal, 'words'> & { message: string } {
  const { status } = answer;
  const body = jsonBody(answer);
  const error = body?.error;
  if (isObject(error)) {
    const details = Array.isArray(error.details) ? error.details.filter(isObject) : [];
    const reason = details.map((detail) => textOf(detail.reason)).find((text) => text !== '') ?? '';
    return {
      request: service,
      status,
      wireCode: wireCode(error.status),
      reason,
      message: textOf(error.message),
    };
  }
  const message = body === undefined ? answer.body : textOf(body.error_description) || textOf(error);
  return { request: service, status, wireCode: wireCode(error), message };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
