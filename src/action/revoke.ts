/** Revokes credentials before they expire. Best effort: a token that cannot be revoked expires on its own. */

import type { Revocation } from '../contract/publication.ts';
import { isSuccess } from '../http/answer.ts';
import type { HttpClient } from '../http/client.ts';
import type { Runner } from './runner.ts';

const timeoutMs = 10_000;

/** @param deps `now` is milliseconds since the epoch */
export async function revoke(
  revocations: readonly Revocation[],
  { http, runner, now = Date.now }: { http: HttpClient; runner: Runner; now?: () => number },
): Promise<void> {
  await Promise.all(
    revocations.map(async (revocation) => {
      const { what } = revocation;
      try {
        const status = await send(revocation, http);
        const { isWarning, line } = told(revocation, status, now());
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
  now: number,
): { isWarning: boolean; line: string } {
  if (isSuccess({ status })) return { isWarning: false, line: `Revoked: ${what}` };
  const isRefused = status >= 400 && status < 500;
  if (isRefused && expiresAt !== undefined && now >= expiresAt)
    return { isWarning: false, line: `Not revoked: ${what} had expired on its own (HTTP ${status}).` };
  if (goneStatuses.includes(status)) {
    const line = `Not revoked: ${what}. By HTTP ${status}, it is no longer valid or cannot be revoked.`;
    return { isWarning: false, line };
  }
  const meaning = isRefused && hint ? ` ${hint}` : '';
  return {
    isWarning: true,
    line: `Could not revoke ${what}: HTTP ${status}.${meaning} It expires on its own.`,
  };
}

/** @throws {Failure} if there is no answer */
async function send({ method, url, headers, body, tls }: Revocation, http: HttpClient): Promise<number> {
  const request = { method, url, headers, timeoutMs };
  const { status } = await http.send({
    ...request,
    ...(body === undefined ? {} : { body }),
    ...(tls === undefined ? {} : { tls }),
  });
  return status;
}
