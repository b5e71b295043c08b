/** Reads a service's answer. Foreign JSON is `unknown` until a guard says otherwise. */
import type { FailureDetails, Stage } from '../failure/failure.ts';
import { Failure } from '../failure/failure.ts';
import { hasLoneSurrogate, isObject, type JsonObject } from '../text/json.ts';
import type { HttpAnswer } from './client.ts';
import { adviceForStatus, retryAfterMs } from './retry.ts';

/** Whether the service reports success. */
export function isSuccess({ status }: Pick<HttpAnswer, 'status'>): boolean {
  return status >= 200 && status <= 299;
}

/**
 * The failure for an error answer: its status, its `Retry-After` and, unless the caller knows better, whether to retry.
 * @param words the service's own words, or ours; if there are none, the text says so
 * @param now milliseconds since the epoch
 */
export function refused(
  answer: HttpAnswer,
  words: string,
  details: Omit<FailureDetails, 'status' | 'retryAfterMs' | 'retry'> & Partial<Pick<FailureDetails, 'retry'>>,
  now: number,
): Failure {
  const { status, headers } = answer;
  const wait = retryAfterMs(headers['retry-after'], now);
  return new Failure(words || `HTTP ${status} without a text`, {
    retry: adviceForStatus(status),
    ...details,
    status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

/** The body as a JSON object, or undefined if it is empty, HTML, cut off, not Unicode or anything else. */
export function jsonBody(answer: HttpAnswer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(answer.body);
    return isObject(value) && !hasLoneSurrogate(answer.body) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A success status with a body that cannot be a success. Proxies and failing services send such answers; the next
 * attempt usually succeeds.
 */
export function unusableAnswer(host: string, answer: HttpAnswer, stage: Stage): Failure {
  const what =
    answer.body.trim() === ''
      ? 'an empty body'
      : /^\s*</.test(answer.body)
        ? 'a web page'
        : 'something unreadable';
  return new Failure(`${host} answered HTTP ${answer.status} with ${what} instead of a result`, {
    code: 'http/unusable-answer',
    stage,
    retry: 'yes',
    status: answer.status,
  });
}

/** A service's error code in a form that is safe for our codes and titles; empty if it is not a plain word. */
export function wireCode(value: unknown): string {
  return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value) ? value : '';
}

/** How much of a foreign text is searched: no pattern gets more, so none can take long. */
const searchedLength = 16 * 1024;

const gap = /[\s"',;&<>(){}[\]]/;

/**
 * The beginning of a foreign text, for patterns to search. Words are never cut, because the masks would not match part
 * of a secret.
 */
export function beginning(text: string, length = searchedLength): string {
  if (text.length <= length) return text;
  let end = length;
  while (end > 0 && !gap.test(text[end]!)) end--;
  return text.slice(0, end);
}

/** At most `length` characters of foreign text, on one line, without control characters, JWTs or cut words. */
export function excerpt(text: string, length = 300): string {
  const searched = beginning(text);
  const line = searched
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/eyJ[\w-]{10,}(\.[\w-]*)*/g, '***')
    .trim();
  const shown = beginning(line, length);
  return shown === line && searched === text ? shown : `${shown.trimEnd()}…`;
}
