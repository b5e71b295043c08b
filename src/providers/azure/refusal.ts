/** Turns an error answer of Entra or Azure Resource Manager into a {@link Failure}. */

import type { RetryAdvice, Stage } from '../../failure/failure.ts';
import { Failure } from '../../failure/failure.ts';
import { beginning, excerpt, jsonBody, wireCode } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { adviceForStatus, retryAfterMs } from '../../http/retry.ts';
import { isObject } from '../../text/json.ts';
import { errorCode, knownError } from './errors.ts';

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
  const number = numbers.find((code) => knownError(errorCode(code))) ?? numbers[0];
  const words = description.split('Trace ID:', 1)[0]!.trimEnd();
  return refusal(answer, {
    message: words || error,
    code: number === undefined ? errorCode(error || `http-${answer.status}`) : errorCode(number),
    fallback: /^(temporarily_unavailable|server_error)$/.test(error) ? 'yes' : adviceForStatus(answer.status),
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
    message: textOf(error?.message),
    code: errorCode(wireCode(error?.code) || `http-${answer.status}`),
    fallback: adviceForStatus(answer.status),
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
    code: string;
    /** Advice where the table has none. */
    fallback: RetryAdvice;
    stage: Stage;
    operation: string;
    requestIds: Readonly<Record<string, string>>;
    now: number;
  },
): Failure {
  const wait = retryAfterMs(answer.headers['retry-after'], facts.now);
  return new Failure(excerpt(facts.message, 500) || `HTTP ${answer.status} without a text`, {
    code: facts.code,
    stage: facts.stage,
    retry: knownError(facts.code)?.retry ?? facts.fallback,
    status: answer.status,
    operation: facts.operation,
    requestIds: Object.fromEntries(Object.entries(facts.requestIds).filter(([, value]) => value !== '')),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
