/** `refresh <specification file>…`: the background process that keeps the files of some logins alive. */
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { decodeJwt } from 'jose/jwt/decode';
import { createCache } from '../cache/cache.ts';
import type { RetryPolicy } from '../http/retry.ts';
import { retry } from '../http/retry.ts';
import { tokenEndpoint } from '../identity/github.ts';
import { endpointSource } from '../identity/sources.ts';
import { createIdTokens } from '../identity/tokens.ts';
import type { Login } from '../login/login.ts';
import { type DiaryEntry, writeDiary } from '../renewal/diary.ts';
import { logIn, loginOf } from '../renewal/log-in-again.ts';
import { isWanted } from '../renewal/marker.ts';
import { keepAlive } from '../renewal/refresher.ts';
import { isInPlace, loginNameIn, readSpecification, type Specification } from '../renewal/specification.ts';
import { createSecrets } from '../text/secrets.ts';
import type { Helper, HelperDependencies } from './helper.ts';

const attemptTimeoutMs = 10_000;
const renewalMs = 45_000;
const maxAttempts = 5;
/** How often it checks whether it is still wanted. */
const lookMs = 250;
/** The assumed lifetime of a request token that does not say when it expires. */
const longestMs = 6 * 3_600_000;

export const refresh: Helper = async (paths, deps) => {
  const directory = dirname(paths[0]!);
  const secrets = createSecrets(() => {});
  const write = ({ reason, ...entry }: DiaryEntry) =>
    writeDiary(
      directory,
      { ...entry, ...(reason === undefined ? {} : { reason: secrets.redact(reason) }) },
      deps.now(),
    );
  const endpoint = tokenEndpoint(deps.env);
  if (!endpoint) {
    await write({ event: 'ended', reason: 'it has no address to ask for ID tokens' });
    return '';
  }
  secrets.add(endpoint.bearer);
  const tasks = (await Promise.all(paths.map((path) => open(path, write)))).flatMap((task) => task ?? []);
  const http = await deps.http();

  const stop = new AbortController();
  const deadline = endOf(endpoint.bearer, deps.now());
  const watching = watch(directory, deadline, stop, deps);
  const policyOf = (): RetryPolicy => ({
    maxAttempts,
    attemptTimeoutMs,
    deadline: Math.min(deadline, deps.now() + renewalMs),
  });
  const retryDependencies = { ...deps, signal: stop.signal, onRetry() {} };
  await Promise.all(
    tasks.map(({ specification, login }) => {
      const { cacheDirectory, context, place } = specification;
      const source = endpointSource(place.idTokenSource, endpoint, { http, env: deps.env, now: deps.now });
      const tokens = createIdTokens({
        source,
        request: (operation, attempt) => retry(operation, attempt, policyOf(), retryDependencies),
        mask: secrets.add,
        now: deps.now,
      });
      return keepAlive(specification, login, {
        env: deps.env,
        now: deps.now,
        sleep: deps.sleep,
        signal: stop.signal,
        cache: createCache(cacheDirectory, endpoint.bearer, context),
        idToken: tokens.single,
        logIn: (login) =>
          logIn(login, {
            http,
            env: deps.env,
            source,
            mask: secrets.add,
            policy: policyOf(),
            retry: retryDependencies,
          }),
        write,
      });
    }),
  );
  const reachedDeadline = deps.now() >= deadline;
  stop.abort();
  await watching;
  await write(
    reachedDeadline
      ? { event: 'ended', reason: 'GitHub no longer gives this job ID tokens' }
      : { event: 'stopped' },
  );
  return '';
};

interface Task {
  readonly specification: Specification;
  readonly login: Login;
}

/** A login to keep alive; undefined if its specification is unusable, which is recorded in the diary. */
async function open(path: string, write: (entry: DiaryEntry) => Promise<void>): Promise<Task | undefined> {
  try {
    const specification = await readSpecification(path);
    if (!isInPlace(path, specification)) throw new Error(`${path} is that of another login`);
    const login = await loginOf(specification);
    if (!login.provider.renewal) throw new Error(`${path} is that of a login without files to keep alive`);
    return { specification, login };
  } catch (error) {
    await write({ event: 'gave-up', login: loginNameIn(path), reason: (error as Error).message });
    return undefined;
  }
}

/** Stops the renewals when the action has removed its marker or the time is up. */
async function watch(
  directory: string,
  deadline: number,
  stop: AbortController,
  { now }: Pick<HelperDependencies, 'now'>,
): Promise<void> {
  while (!stop.signal.aborted) {
    if (now() >= deadline || !(await isWanted(directory))) stop.abort();
    else await pause(lookMs);
  }
}

/** When the job's request token expires, milliseconds since the epoch. */
function endOf(bearer: string, now: number): number {
  try {
    const { exp } = decodeJwt(bearer);
    return exp === undefined ? now + longestMs : exp * 1000;
  } catch {
    return now + longestMs;
  }
}
