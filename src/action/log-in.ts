/** Runs the logins of a request: ID tokens → exchanges, in parallel. */
import { type CredentialCache, createCache } from '../cache/cache.ts';
import { tokenEndpoint } from '../identity/github.ts';
import type { IdTokenSource } from '../identity/source.ts';
import { usesTokenEndpoint } from '../identity/source-name.ts';
import { createSource } from '../identity/sources.ts';
import type { Outcome } from '../login/outcome.ts';
import { runLogins } from '../login/run.ts';
import { retryLine } from './log.ts';
import { placeOf, type Request } from './request.ts';
import { type StepDependencies, shown } from './step.ts';

export interface LoggedIn {
  readonly outcomes: readonly Outcome[];
  /** Absent if nothing is to be reused. */
  readonly cache?: CredentialCache;
  /** When the step must be done, in milliseconds since the epoch. */
  readonly deadline: number;
}

/** @param loadNext loads the code that runs after the logins; called once the first requests have been sent */
export async function logIn(
  { logins, settings }: Request,
  loadNext: () => Promise<unknown>,
  deps: StepDependencies,
): Promise<LoggedIn> {
  const endpoint = tokenEndpoint(deps.env);
  if (endpoint) deps.secrets.add(endpoint.bearer);
  const timeoutMs = settings.timeoutSeconds * 1000;
  const deadline = deps.now() + timeoutMs;
  const sources = await createSources(new Set(logins.map(({ source }) => source)), deps);
  const reuse: Pick<LoggedIn, 'cache'> =
    endpoint && (settings.cache || settings.refresh)
      ? { cache: createCache(placeOf(settings, deps).cacheDirectory, endpoint.bearer, deps.env) }
      : {};
  const outcomes = await runLogins(
    { logins },
    {
      ...reuse,
      sourceOf: ({ source }) => sources.get(source)!,
      // A failure here recurs where the code is needed, and is reported there.
      whileWaiting: () => Promise.allSettled([reuse.cache?.prepare(), loadNext()]),
      keepsAlive: ({ source }) => settings.refresh && usesTokenEndpoint(source),
      http: deps.http,
      env: deps.env,
      userAgent: deps.userAgent,
      mask: deps.secrets.add,
      warn: (text) => deps.runner.warning(shown(text, deps)),
      policy: {
        maxAttempts: settings.retryMaxAttempts,
        // However short the deadline, several attempts fit into it.
        attemptTimeoutMs: Math.min(10_000, Math.floor(timeoutMs / 9)),
        deadline,
      },
      retry: {
        now: deps.now,
        random: deps.random,
        sleep: deps.sleep,
        signal: deps.deadline(timeoutMs),
        onRetry: (event) => deps.runner.info(shown(retryLine(event), deps)),
      },
    },
  );
  return { ...reuse, outcomes, deadline };
}

/** Keyed by name, so logins with the same source share it. */
async function createSources(
  names: ReadonlySet<string>,
  deps: StepDependencies,
): Promise<ReadonlyMap<string, IdTokenSource>> {
  const sources = [...names].map(async (name) => [name, await createSource(name, deps)] as const);
  return new Map(await Promise.all(sources));
}
