/** Runs the logins of a request: ID tokens → exchanges, side by side. */
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
  /** When the step has to be done, milliseconds since the epoch. */
  readonly deadline: number;
}

/** @param loadNext loads the code of what comes after the logins; called when the first requests have left */
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
      // What fails here fails again where it is needed, and is reported there.
      whileWaiting: () => Promise.allSettled([reuse.cache?.prepare(), loadNext()]),
      keepsAlive: ({ source }) => settings.refresh && usesTokenEndpoint(source),
      http: deps.http,
      env: deps.env,
      userAgent: deps.userAgent,
      mask: deps.secrets.add,
      warn: (text) => deps.runner.warning(shown(text, deps)),
      policy: {
        maxAttempts: settings.retryMaxAttempts,
        // Several attempts always fit into the deadline, however short it is.
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

/** By name, so that logins with the same source share it. */
async function createSources(
  names: ReadonlySet<string>,
  deps: StepDependencies,
): Promise<ReadonlyMap<string, IdTokenSource>> {
  const sources = [...names].map(async (name) => [name, await createSource(name, deps)] as const);
  return new Map(await Promise.all(sources));
}
