/** Turns an error answer of Google's token services into a {@link Failure}. */

import type { Failure } from '../../failure/failure.ts';
import type { Refusal } from '../../failure/table.ts';
import { rowFor } from '../../failure/table.ts';
import { beginning, excerpt, jsonBody, refused, wireCode } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { isObject, type JsonObject } from '../../text/json.ts';
import type { Service } from './errors.ts';
import { gcpErrors } from './errors.ts';

/**
 * STS answers according to RFC 6749 section 5.2, the IAM Credentials API according to AIP-193, and a gateway in front
 * of them in any format.
 */
export function refusal(service: Service, operation: string, answer: HttpAnswer, now: number): Failure {
  const { message, named, ...facts } = read(service, answer);
  const row = rowFor(gcpErrors, { ...facts, words: beginning(message) })!;
  return refused(
    answer,
    excerpt(message, 500),
    {
      code: `gcp/${row.code}`,
      wireCode: facts.wireCode,
      stage: 'exchange',
      retry: row.retry,
      operation,
      ...(named ? { named } : {}),
    },
    now,
  );
}

/** `wireCode` is OAuth's `error` or the API's `status`; `reason` is the one in the API's ErrorInfo. */
function read(
  service: Service,
  answer: HttpAnswer,
): Omit<Refusal, 'words'> & { message: string; named?: Readonly<Record<string, string>> } {
  const { status } = answer;
  const body = jsonBody(answer);
  const error = body?.error;
  if (isObject(error)) {
    const details = Array.isArray(error.details) ? error.details.filter(isObject) : [];
    const info = details.find((detail) => textOf(detail.reason) !== '');
    return {
      request: service,
      status,
      wireCode: wireCode(error.status),
      reason: textOf(info?.reason),
      message: textOf(error.message),
      ...(isObject(info?.metadata) ? { named: names(info.metadata) } : {}),
    };
  }
  const message = body === undefined ? answer.body : textOf(body.error_description) || textOf(error);
  return { request: service, status, wireCode: wireCode(error), message };
}

/**
 * The members of an ErrorInfo that are plain names, such as a service or a project. Others are dropped, because the
 * values end up in commands.
 */
function names(metadata: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(metadata).flatMap(([name, value]) =>
      /^[\w.:/-]{1,200}$/.test(textOf(value)) ? [[name, textOf(value)] as const] : [],
    ),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
