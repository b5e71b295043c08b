/** Turns an error answer of Entra or Azure Resource Manager into a {@link Failure}. */

import type { Failure, Stage } from '../../failure/failure.ts';
import { rowFor } from '../../failure/table.ts';
import { beginning, excerpt, jsonBody, refused, wireCode } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { isObject } from '../../text/json.ts';
import type { AzureErrorCode } from './errors.ts';
import { azureErrors } from './errors.ts';

/** Entra sends one or two codes. */
const maxCodes = 10;

/**
 * A refusal of the token endpoint. Its body is RFC 6749 section 5.2 with Entra's additions: numeric `error_codes`, and
 * IDs that Microsoft's support asks for.
 */
export function entraRefusal(answer: HttpAnswer, operation: string, now: number): Failure {
  const body = jsonBody(answer);
  const description = beginning(textOf(body?.error_description));
  const error = wireCode(body?.error);
  const numbers = [
    ...(Array.isArray(body?.error_codes) ? body.error_codes.slice(0, maxCodes).filter(Number.isInteger) : []),
    ...[...description.matchAll(/AADSTS(\d+)/g)].map(([, digits]) => Number(digits)),
  ] as number[];
  const number =
    numbers.find((code) => azureErrors.some((row) => row.code === `AADSTS${code}`)) ?? numbers[0];
  const words = body === undefined ? answer.body : description.split('Trace ID:', 1)[0]!.trimEnd();
  return refusal(answer, {
    message: words || error,
    wireCode: number === undefined ? error : `AADSTS${number}`,
    reason: error,
    stage: 'exchange',
    operation,
    requestIds: {
      'trace ID': textOf(body?.trace_id),
      'correlation ID': textOf(body?.correlation_id),
      timestamp: textOf(body?.timestamp),
    },
    now,
  });
}

/** A refusal of Azure Resource Manager: `{"error":{"code","message"}}`. */
export function resourceManagerRefusal(answer: HttpAnswer, operation: string, now: number): Failure {
  const body = jsonBody(answer);
  const error = isObject(body?.error) ? body.error : undefined;
  return refusal(answer, {
    // What is no JSON is the page of a gateway, which may say whose it is.
    message: body === undefined ? answer.body : textOf(error?.message),
    wireCode: wireCode(error?.code),
    stage: 'verify',
    operation,
    requestIds: {
      'request ID': answer.headers['x-ms-request-id'] ?? '',
      'correlation ID': answer.headers['x-ms-correlation-request-id'] ?? '',
    },
    now,
  });
}

function refusal(
  answer: HttpAnswer,
  facts: {
    message: string;
    wireCode: string;
    /** OAuth's `error`; Entra's numbers come in addition. */
    reason?: string;
    /** The advice if the table has no row. */
    stage: Stage;
    operation: string;
    requestIds: Readonly<Record<string, string>>;
    now: number;
  },
): Failure {
  const { wireCode, stage, operation } = facts;
  const row = rowFor(azureErrors, {
    status: answer.status,
    wireCode,
    words: facts.message,
    reason: facts.reason ?? '',
  })!;
  return refused(
    answer,
    excerpt(facts.message, 500),
    {
      code: row.code === 'other' ? unlisted(wireCode, answer.status) : `azure/${row.code}`,
      wireCode,
      stage,
      retry: row.retry,
      operation,
      requestIds: Object.fromEntries(Object.entries(facts.requestIds).filter(([, value]) => value !== '')),
    },
    facts.now,
  );
}

function unlisted(wireCode: string, status: number): AzureErrorCode {
  if (/^AADSTS\d+$/.test(wireCode)) return `azure/${wireCode as `AADSTS${number}`}`;
  return wireCode === '' ? `azure/http-${status}` : 'azure/other';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
