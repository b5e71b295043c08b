/** Takes credentials back before their time. Best effort: a token that cannot be revoked expires by itself. */

import type { Revocation } from '../contract/publication.ts';
import type { HttpClient } from '../http/client.ts';
import type { Runner } from './runner.ts';

const timeoutMs = 10_000;

export async function revoke(
  revocations: readonly Revocation[],
  deps: { http: HttpClient; runner: Runner },
): Promise<void> {
  await Promise.all(
    revocations.map(async ({ what, method, url, headers, body, tls, goneStatuses = [] }) => {
      const failure = await deps.http
        .send({
          method,
          url,
          headers,
          timeoutMs,
          ...(body === undefined ? {} : { body }),
          ...(tls === undefined ? {} : { tls }),
        })
        .then(({ status }) =>
          (status >= 200 && status < 300) || goneStatuses.includes(status) ? undefined : `HTTP ${status}`,
        )
        .catch((error: Error) => error.message);
      if (failure === undefined) deps.runner.info(`Revoked: ${what}`);
      else deps.runner.warning(`Could not revoke ${what}: ${failure}. It expires on its own.`);
    }),
  );
}
