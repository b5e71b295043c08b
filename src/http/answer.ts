/** Reading what a service answered. Foreign JSON is `unknown` until a guard says otherwise. */
import type { FailureDetails, Stage } from '../failure/failure.ts';
import { Failure } from '../failure/failure.ts';
import { hasLoneSurrogate, isObject, type JsonObject } from '../text/json.ts';
import type { HttpAnswer } from './client.ts';
import { adviceForStatus, retryAfterMs } from './retry.ts';

/** Whether the service says that it did what was asked. */
export function isSuccess({ status }: Pick<HttpAnswer, 'status'>): boolean {
  return status >= 200 && status <= 299;
}

/**
 * The failure for an error answer: its status and `Retry-After`, and unless the caller knows better, whether to repeat.
 * @param words the service's own, or ours; the text says so if there are none
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

/** The body as a JSON object, or undefined when it is empty, HTML, cut off, not Unicode or anything else. */
export function jsonBody(answer: HttpAnswer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(answer.body);
    return isObject(value) && !hasLoneSurrogate(answer.body) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A success status with a body that cannot be a success. Seen from proxies and from failing services, and gone on
 * the next try.
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

/** A service's error code, fit for our own codes and titles; empty when it is not a plain word. */
export function wireCode(value: unknown): string {
  return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value) ? value : '';
}

/** How much of a foreign text is looked through: no pattern gets more, so that none can take long. */
const searchedLength = 16 * 1024;

const gap = /[\s"',;&<>(){}[\]]/;

/**
 * The beginning of a foreign text, for patterns to search. No word is cut: part of a secret would no longer be the text
 * that is masked.
 */
export function beginning(text: string, length = searchedLength): string {
  if (text.length <= length) return text;
  let end = length;
  while (end > 0 && !gap.test(text[end]!)) end--;
  return text.slice(0, end);
}

/** At most `length` characters of foreign text, on one line, without control characters, JWTs and cut words. */
export function excerpt(text: string, length = 300): string {
  const searched = beginning(text);
  const line = searched
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/eyJ[\w-]{10,}(\.[\w-]*)*/g, '***')
    .trim();
  const shown = beginning(line, length);
  return shown === line && searched === text ? shown : `${shown.trimEnd()}…`;
}
