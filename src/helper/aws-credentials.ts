/**
 * `aws-credentials <specification file> <cached credentials>`: prints credentials for AWS tools, which run this program
 * whenever they need them. The credentials come from the job's cache while they remain valid long enough, and then from
 * a new login. A tool gets credentials as long as any way to obtain them is left, and never those of another login: the
 * name of the cached credentials, which is in the tool's own configuration, says which login they must belong to.
 */
import { dirname, join } from 'node:path';
import type { CachedCredential } from '../cache/cache.ts';
import { cacheName, createCacheFiles, nameOfCacheFile } from '../cache/cache.ts';
import { isAlive, isComfortable } from '../cache/lifetimes.ts';
import { withLock } from '../files/lock.ts';
import { ensurePrivateDirectory } from '../files/private.ts';
import { lstat } from '../files/system.ts';
import { hasCode } from '../files/system-errors.ts';
import { tokenEndpoint } from '../identity/github.ts';
import { endpointSource } from '../identity/sources.ts';
import { isSession } from '../providers/aws/cached.ts';
import type { AwsCredential } from '../providers/aws/credential.ts';
import { processAnswer } from '../providers/aws/credential-process.ts';
import { leaveRefusal } from '../renewal/refusals.ts';
import type { Specification } from '../renewal/specification.ts';
import { keyOf, loginNameIn, readSpecification } from '../renewal/specification.ts';
import { createSecrets, type Secrets } from '../text/secrets.ts';
import { type Helper, type HelperDependencies, HelperFailure } from './helper.ts';

/** The AWS SDK for Go gives the program one minute. Giving up earlier leaves time to say why. */
const deadlineMs = 50_000;
const renewalMs = 30_000;
/**
 * How long to wait for another process's renewal before using credentials that are still valid. A renewal usually takes
 * less than a second.
 */
const patienceMs = 2_000;
const attemptTimeoutMs = 10_000;
const maxAttempts = 5;
/** What a renewal's own time limit has not ended is stopped this much later. */
const graceMs = 1_000;

export const awsCredentials: Helper = async (args, deps) => {
  try {
    return await credentials(args, deps);
  } catch (error) {
    const [path = ''] = args;
    // Not after the post step has cleaned up.
    if (error instanceof HelperFailure && (await lstat(path)))
      await leaveRefusal(dirname(path), loginNameIn(path), error.message);
    throw error;
  }
};

const credentials: Helper = async ([path = '', cachedPath = ''], deps) => {
  const deadline = deps.now() + deadlineMs;
  const endpoint = tokenEndpoint(deps.env);
  if (!endpoint) {
    throw new HelperFailure(
      'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the credentials work only in steps of a job with the permission id-token: write, and not in containers started by a step',
    );
  }
  const cacheDirectory = dirname(cachedPath);
  const name = nameOfCacheFile(cachedPath);
  const cache = createCacheFiles(cacheDirectory, endpoint.bearer);

  const read = async () => {
    const entry = await cache.read(name);
    return entry && isSession(entry.credential) ? entry : undefined;
  };
  const cached = await read();
  if (cached && isComfortable(cached, deps.now())) return answerOf(cached);
  const lives = (entry: CachedCredential | undefined) => entry !== undefined && isAlive(entry, deps.now());
  const instead = (error: unknown) => {
    if (lives(cached)) return cached!;
    throw error;
  };

  let specification: Specification;
  try {
    specification = await specificationOf(path, name);
  } catch (error) {
    return answerOf(instead(new HelperFailure((error as Error).message)));
  }

  const renew = async (keep: boolean) => {
    // Another process may have renewed it while this one waited.
    const current = await read();
    if (current && isComfortable(current, deps.now())) return current;
    const secrets = createSecrets(() => {});
    try {
      const renewed = await logInAgain(specification, { secrets, deadline, endpoint }, deps);
      // Do not write after the post step has cleaned up.
      if (keep && (await lstat(path))) await cache.write(name, renewed).catch(() => {});
      return renewed;
    } catch (error) {
      if (lives(current)) return current!;
      return instead(new HelperFailure(secrets.redact((error as Error).message)));
    }
  };
  try {
    await ensurePrivateDirectory(cacheDirectory);
    return answerOf(
      await withLock(join(cacheDirectory, name), () => renew(true), {
        staleAfterMs: renewalMs + 5_000,
        waitAtMostMs: lives(cached) ? patienceMs : renewalMs + 10_000,
      }),
    );
  } catch (error) {
    if (error instanceof HelperFailure) throw error;
    if (hasCode(error, 'files/locked') && lives(cached)) return answerOf(cached!);
    // Without the lock there may be one login too many, and without the cache the login is repeated next time; nothing
    // worse.
    return answerOf(await renew(false));
  }
};

function answerOf({ credential }: CachedCredential): string {
  return processAnswer(credential as AwsCredential);
}

/** @throws {Error} if the specification cannot be read or does not belong to the login with this name in the cache */
async function specificationOf(path: string, name: string): Promise<Specification> {
  const specification = await readSpecification(path);
  if (cacheName(keyOf(specification), specification.context) === name) return specification;
  throw new Error(`${path} was changed, or is that of another login: nothing is renewed by it`);
}

/** @throws {Error} with a message for people */
async function logInAgain(
  specification: Specification,
  {
    secrets,
    deadline,
    endpoint,
  }: {
    secrets: Secrets;
    deadline: number;
    endpoint: NonNullable<ReturnType<typeof tokenEndpoint>>;
  },
  deps: HelperDependencies,
): Promise<CachedCredential> {
  const [{ logIn, loginOf }, http] = await Promise.all([import('../renewal/log-in-again.ts'), deps.http()]);
  const { now } = deps;
  const timeoutMs = Math.max(1, Math.min(renewalMs, deadline - now()));
  const login = await loginOf(specification);
  const outcome = await logIn(login, {
    http,
    env: deps.env,
    source: endpointSource(specification.place.idTokenSource, endpoint, { http, env: deps.env, now }),
    mask: secrets.add,
    policy: { maxAttempts, attemptTimeoutMs, deadline: now() + timeoutMs },
    // Retries cannot be reported anywhere: standard error is shown only if the program fails.
    retry: { ...deps, signal: AbortSignal.timeout(timeoutMs + graceMs), onRetry() {} },
  });
  if (outcome.succeeded) {
    const { credential, description, startedAt } = outcome;
    return { credential, issuedAt: startedAt, expiresAt: description.expiresAt };
  }
  const { error, claims } = outcome;
  const { summary, fix } = await login.provider.explain.diagnose(error, claims, login.settings);
  const ids = Object.entries(error.requestIds ?? {}).map(([name, value]) => ` (${name} ${value})`);
  const advice = fix[0] === undefined ? '' : ` Fix: ${oneLine(fix[0])}`;
  throw new Error(
    `AWS credentials were not renewed (${error.code}). ${oneLine(summary)}\nResponse: ${oneLine(error.message)}${ids.join('')}.${advice}`,
  );
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
