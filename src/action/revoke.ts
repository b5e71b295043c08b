/** Revokes credentials before they expire. Best effort: a token that cannot be revoked expires on its own. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Revocation } from '../contract/publication.ts';
import { isSuccess, refused } from '../http/answer.ts';
import type { HttpClient } from '../http/client.ts';
import { type AttemptInfo, adviceForStatus, type RetryDependencies, retry } from '../http/retry.ts';
import type { Runner } from './runner.ts';

/** For all attempts together: a job should not wait long for what expires on its own. */
const timeoutMs = 10_000;
const maxAttempts = 5;

export type Waiting = Pick<RetryDependencies, 'now' | 'random' | 'sleep'>;

interface RevokeDependencies extends Partial<Waiting> {
  readonly http: HttpClient;
  readonly runner: Runner;
}

/** Reports each revocation, and never throws. */
export async function revoke(
  revocations: readonly Revocation[],
  {
    http,
    runner,
    now = Date.now,
    random = Math.random,
    sleep = (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
  }: RevokeDependencies,
): Promise<void> {
  const waiting = { now, random, sleep };
  await Promise.all(
    revocations.map(async (revocation) => {
      const { what } = revocation;
      try {
        const { status, mayBeDone } = await send(revocation, http, waiting);
        const { isWarning, line } = told(revocation, status, mayBeDone, now());
        if (isWarning) runner.warning(line);
        else runner.info(line);
      } catch (error) {
        runner.warning(`Could not revoke ${what}: ${(error as Error).message}. It expires on its own.`);
      }
    }),
  );
}

/** Only 2xx means that the token is revoked; for every other status, the message claims no more than is known. */
function told(
  { what, goneStatuses = [], hint, expiresAt }: Revocation,
  status: number,
  mayBeDone: boolean,
  now: number,
): { isWarning: boolean; line: string } {
  if (isSuccess({ status })) return { isWarning: false, line: `Revoked: ${what}` };
  const isRefused = status >= 400 && status < 500;
  if (isRefused && expiresAt !== undefined && now >= expiresAt)
    return { isWarning: false, line: `Not revoked: ${what} had expired on its own (HTTP ${status}).` };
  if (goneStatuses.includes(status) || (isRefused && mayBeDone)) {
    const line = `Not revoked: ${what}. By HTTP ${status}, it is no longer valid or cannot be revoked.`;
    return { isWarning: false, line };
  }
  const meaning = isRefused && hint ? ` ${hint}` : '';
  return {
    isWarning: true,
    line: `Could not revoke ${what}: HTTP ${status}.${meaning} It expires on its own.`,
  };
}

interface Sent {
  readonly status: number;
  /** Whether an earlier attempt got no answer: it may have revoked the token. */
  readonly mayBeDone: boolean;
}

/** @throws {Failure} if there is no answer */
async function send(
  { method, url, headers, body, tls }: Revocation,
  http: HttpClient,
  waiting: Waiting,
): Promise<Sent> {
  const request = { method, url, headers, ...(body !== undefined && { body }), ...(tls && { tls }) };
  let mayBeDone = false;
  /** Of the last attempt, if there was an answer. */
  let status: number | undefined;
  const attempt = async ({ timeoutMs: limitMs }: AttemptInfo): Promise<Sent> => {
    let wasSent = false;
    status = undefined;
    const onSent = () => {
      wasSent = true;
    };
    const answer = await http.send({ ...request, timeoutMs: limitMs, onSent }).catch((error: unknown) => {
      mayBeDone ||= wasSent;
      throw error;
    });
    status = answer.status;
    if (adviceForStatus(status) === 'no') return { status, mayBeDone };
    throw refused(answer, '', { code: 'http/unusable-answer', stage: 'publish' }, waiting.now());
  };
  const policy = { maxAttempts, attemptTimeoutMs: timeoutMs, deadline: waiting.now() + timeoutMs };
  // The deadline alone ends it, so that what is told is the last failure.
  const { signal } = new AbortController();
  try {
    return await retry('revocation', attempt, policy, { ...waiting, signal, onRetry() {} });
  } catch (error) {
    if (status === undefined) throw error;
    return { status, mayBeDone };
  }
}
