/** Turns an error answer of Google's token services into a {@link Failure}. */

import { Failure } from '../../failure/failure.ts';
import { beginning, excerpt, jsonBody, wireCode } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { adviceForStatus, retryAfterMs } from '../../http/retry.ts';
import { isObject } from '../../text/json.ts';
import type { RefusalFacts, Service } from './errors.ts';
import { errorCode, knownErrors } from './errors.ts';

/**
 * STS answers as RFC 6749 section 5.2 says, the IAM Credentials API as AIP-193 does, and a gateway in front of them in
 * any way it likes.
 */
export function refusal(service: Service, operation: string, answer: HttpAnswer, now: number): Failure {
  const facts = read(service, answer);
  const transient = adviceForStatus(answer.status) !== 'no';
  const searched = { ...facts, message: beginning(facts.message) };
  const known = transient ? undefined : knownErrors.find((row) => row.matches(searched));
  const wait = retryAfterMs(answer.headers['retry-after'], now);
  return new Failure(excerpt(facts.message, 500) || `HTTP ${answer.status} without a text`, {
    code: errorCode(known?.code ?? (facts.code || `http-${answer.status}`)),
    stage: 'exchange',
    retry: known?.retry ?? adviceForStatus(answer.status),
    status: answer.status,
    operation,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

function read(service: Service, answer: HttpAnswer): RefusalFacts {
  const { status } = answer;
  const body = jsonBody(answer);
  const error = body?.error;
  if (isObject(error)) {
    const details = Array.isArray(error.details) ? error.details.filter(isObject) : [];
    const reason = details.map((detail) => textOf(detail.reason)).find((text) => text !== '') ?? '';
    return { service, status, code: wireCode(error.status), reason, message: textOf(error.message) };
  }
  const message = body === undefined ? answer.body : textOf(body.error_description) || textOf(error);
  return { service, status, code: wireCode(error), reason: '', message };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
