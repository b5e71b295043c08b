/** A new ID token for a program that a later step's tool is waiting for. */
import { retry } from '../http/retry.ts';
import type { IdToken } from '../identity/claims.ts';
import { defaultSource } from '../identity/source-name.ts';
import { createSource } from '../identity/sources.ts';
import { createIdTokens } from '../identity/tokens.ts';
import type { HelperDependencies } from './helper.ts';

/** The tools wait 30 seconds; giving up earlier leaves time to say why. */
const deadlineMs = 25_000;
const attemptTimeoutMs = 10_000;
const maxAttempts = 5;
/** What the deadline has not ended is stopped this much later. */
const graceMs = 1_000;

/** @throws {Failure} `id-token/…`, `http/…` */
export async function requestIdToken(
  audience: string,
  sourceName: string = defaultSource,
  deps: HelperDependencies,
): Promise<IdToken> {
  const policy = { maxAttempts, attemptTimeoutMs, deadline: deps.now() + deadlineMs };
  const signal = AbortSignal.timeout(deadlineMs + graceMs);
  const tokens = createIdTokens({
    source: await createSource(sourceName, { ...deps, http: await deps.http() }),
    // Retries cannot be reported anywhere: anything printed counts as part of the answer.
    request: (operation, attempt) => retry(operation, attempt, policy, { ...deps, signal, onRetry() {} }),
    // Nothing that could contain the token is shown.
    mask() {},
    now: deps.now,
  });
  return tokens.single(audience);
}
