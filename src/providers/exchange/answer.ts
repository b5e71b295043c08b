/** Reading an answer: hide it, judge it, and keep of a refusal only what is known to be an explanation. */

import type { Failure } from '../../failure/failure.ts';
import { isSuccess, jsonBody, unusableAnswer } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import type { JsonObject } from '../../text/json.ts';
import type { Judging } from './judging.ts';
import { isShallow } from './limits.ts';
import { pickText } from './path.ts';
import { secretsOfAnswer } from './secrets-of-answer.ts';
import { ownError } from './service.ts';

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
export async function readAnswer(answer: HttpAnswer, reading: Reading): Promise<JsonObject> {
  const { url, service, tokenPaths } = reading;
  const { host } = new URL(url);
  const failure = await refusalOf(answer, reading);
  if (failure) throw failure;
  const body = jsonBody(answer);
  if (!body) throw unusableAnswer(host, answer, 'exchange');
  if (!isShallow(body)) throw ownError(service, 'too-deep', `${host} sent an answer of too many levels`);
  if (tokenPaths.every((path) => pickText(body, path) === undefined)) {
    const { refusal, speaksOfError } = await import('./refusal.ts');
    // Some services answer an error with HTTP 200.
    if (speaksOfError(body)) throw refusal(answer, reading);
  }
  reading.mask(...secretsOfAnswer(body, reading.known, reading.publicPaths));
  return body;
}

/** The failure that any other status than those of success is. */
export async function refusalOf(answer: HttpAnswer, judging: Judging): Promise<Failure | undefined> {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirected(answer, judging);
  return isSuccess(answer) ? undefined : (await import('./refusal.ts')).refusal(answer, judging);
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
