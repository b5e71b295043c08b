/** Reading an answer: hide it, judge it, and keep of a refusal only what is known to be an explanation. */

import type { Failure } from '../../failure/failure.ts';
import { rowFor } from '../../failure/table.ts';
import { beginning, excerpt, isSuccess, jsonBody, refused, unusableAnswer } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import type { JsonObject } from '../../text/json.ts';
import { isShallow } from './limits.ts';
import { pickText } from './path.ts';
import { refusalWords, speaksOfError } from './refusal-words.ts';
import { secretsOfAnswer } from './secrets-of-answer.ts';
import type { ServiceFacts } from './service.ts';
import { codeOf, ownError } from './service.ts';

interface Judging {
  readonly url: string;
  readonly service: ServiceFacts;
  /** What was sent and may come back in an error text. */
  readonly sent: readonly string[];
  /** Whether the JWT that showed who the client is may have expired before the service saw it. */
  readonly mayHaveEnded?: boolean;
  now(): number;
}

interface Reading extends Judging {
  /** What is public: words of the settings, claims of the ID token. */
  readonly known: ReadonlySet<string>;
  /** Where the token can be in the answer. */
  readonly tokenPaths: readonly string[];
  /** Paths of what is public in the answer. */
  readonly publicPaths: readonly string[];
  mask(...secrets: string[]): void;
}

/**
 * The members of a success answer, its texts being hidden from now on.
 * @throws {Failure}
 */
export function readAnswer(answer: HttpAnswer, reading: Reading): JsonObject {
  const { url, service, tokenPaths } = reading;
  const { host } = new URL(url);
  const failure = refusalOf(answer, reading);
  if (failure) throw failure;
  const body = jsonBody(answer);
  if (!body) throw unusableAnswer(host, answer, 'exchange');
  if (!isShallow(body)) throw ownError(service, 'too-deep', `${host} sent an answer of too many levels`);
  // Some services answer an error with HTTP 200.
  if (speaksOfError(body) && tokenPaths.every((path) => pickText(body, path) === undefined))
    throw refusal(answer, reading);
  reading.mask(...secretsOfAnswer(body, reading.known, reading.publicPaths));
  return body;
}

/** The failure that any other status than those of success is. */
export function refusalOf(answer: HttpAnswer, judging: Judging): Failure | undefined {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirected(answer, judging);
  return isSuccess(answer) ? undefined : refusal(answer, judging);
}

/** Redirects are never followed. */
function redirected({ status, headers }: HttpAnswer, { url, service }: Judging): Failure {
  const target = headers.location === undefined ? undefined : URL.parse(headers.location, url)?.origin;
  return ownError(
    service,
    'redirect',
    `${new URL(url).host} answered HTTP ${status}: go to ${target ?? 'an unreadable address'}`,
    { status },
  );
}

function refusal(answer: HttpAnswer, { url, service, sent, mayHaveEnded, now }: Judging): Failure {
  const { wireCode, text } = refusalWords(answer);
  const { status } = answer;
  const row = rowFor(service.errors, { status, wireCode, words: beginning(text) })!;
  const words = text === '' ? wireCode : text;
  return refused(
    answer,
    `${new URL(url).host} answered HTTP ${status}${words ? `: ${shown(words, sent)}` : ''}`,
    {
      code: codeOf(service, row),
      wireCode,
      stage: 'exchange',
      retry: row.onlyIfEnded && !mayHaveEnded ? 'no' : row.retry,
    },
    now(),
  );
}

/** The names of an answer's members, for an explanation. Names are foreign text like all else. */
export function shownMembers(body: JsonObject, sent: readonly string[]): string {
  const names = Object.keys(body).slice(0, 20);
  return names.map((name) => `\`${shown(name, sent, 40)}\``).join(', ') || 'nothing';
}

/** At most `length` characters on one line, without what was sent, without anything that looks like a token or a command. */
function shown(text: string, sent: readonly string[], length = 500): string {
  const hidden = sent.reduce(
    (result, secret) => (secret.length < 6 ? result : result.replaceAll(secret, '***')),
    text,
  );
  return excerpt(hidden, length).replaceAll('::', ': :');
}
