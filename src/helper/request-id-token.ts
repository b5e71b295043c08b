/** A new ID token for a program that a tool of a later step waits for. */
import { retry } from '../http/retry.ts';
import type { IdToken } from '../identity/claims.ts';
import { defaultSource } from '../identity/source-name.ts';
import { createSource } from '../identity/sources.ts';
import { createIdTokens } from '../identity/tokens.ts';
import type { HelperDependencies } from './helper.ts';

/** The tools wait 30 seconds; a program that gives up earlier can still say why. */
const deadlineMs = 25_000;
const attemptTimeoutMs = 10_000;
const maxAttempts = 5;

/** @throws {Failure} `id-token/…`, `http/…` */
export async function requestIdToken(
  audience: string,
  sourceName: string = defaultSource,
  deps: HelperDependencies,
): Promise<IdToken> {
  const policy = { maxAttempts, attemptTimeoutMs, deadline: deps.now() + deadlineMs };
  const signal = AbortSignal.timeout(deadlineMs);
  const tokens = createIdTokens({
    source: await createSource(sourceName, { ...deps, http: await deps.http() }),
    // There is nowhere to report a repeat: whatever is printed counts as a part of the answer.
    request: (operation, attempt) => retry(operation, attempt, policy, { ...deps, signal, onRetry() {} }),
    // Nothing is shown that could hold it.
    mask() {},
    now: deps.now,
  });
  return tokens.single(audience);
}
