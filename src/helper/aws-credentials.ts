/**
 * `aws-credentials <specification file>`: prints credentials for AWS tools, which run this program whenever they need
 * some. The credentials come from the job's cache as long as they live long enough, and from a new login after that.
 */
import { join } from 'node:path';
import { createSecrets, type Secrets } from '../action/secrets.ts';
import { withLock } from '../files/lock.ts';
import { ensurePrivateDirectory } from '../files/private.ts';
import { lstat } from '../files/system.ts';
import { githubSource, tokenEndpoint } from '../identity/github.ts';
import type { CachedCredential } from '../login/cache.ts';
import { cacheName, createCache } from '../login/cache.ts';
import { LoginError } from '../login/error.ts';
import type { AwsCredential } from '../providers/aws/credential.ts';
import { processAnswer } from '../providers/aws/credential-process.ts';
import { isAlive, isComfortable } from '../refresh/lifetimes.ts';
import type { Specification } from '../refresh/specification.ts';
import { readSpecification } from '../refresh/specification.ts';
import { type Helper, type HelperDependencies, HelperFailure } from './helper.ts';

/** The AWS SDK for Go gives the program one minute. Whoever gives up earlier can still say why. */
const deadlineMs = 50_000;
const renewalMs = 30_000;
const attemptTimeoutMs = 10_000;
const maxAttempts = 5;

export const awsCredentials: Helper = async ([path = ''], deps) => {
  const deadline = deps.now() + deadlineMs;
  const specification = await readSpecification(path).catch((error: Error) => {
    throw new HelperFailure(error.message);
  });
  const endpoint = tokenEndpoint(deps.env);
  if (!endpoint) {
    throw new HelperFailure(
      'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the credentials work only in steps of a job with the permission id-token: write, and not in containers started by a step',
    );
  }
  const { cacheDirectory, context, settings, audience } = specification;
  const key = { provider: { name: specification.provider }, settings, audience };
  const cache = createCache(cacheDirectory, endpoint.bearer, context);

  const cached = await cache.read(key);
  if (cached && isComfortable(cached, deps.now())) return answerOf(cached);

  const renew = async () => {
    // Another process may have renewed it while this one waited.
    const current = await cache.read(key);
    if (current && isComfortable(current, deps.now())) return current;
    const secrets = createSecrets(() => {});
    try {
      const renewed = await logInAgain(specification, { secrets, deadline, endpoint }, deps);
      // Not after the post step has cleaned up.
      if (await lstat(path)) await cache.write(key, renewed).catch(() => {});
      return renewed;
    } catch (error) {
      if (current && isAlive(current, deps.now())) return current;
      throw new HelperFailure(secrets.redact((error as Error).message));
    }
  };
  await ensurePrivateDirectory(cacheDirectory);
  try {
    const lock = join(cacheDirectory, cacheName(key, context));
    return answerOf(
      await withLock(lock, renew, { staleAfterMs: renewalMs + 5_000, waitAtMostMs: renewalMs + 10_000 }),
    );
  } catch (error) {
    if (!(error instanceof LoginError)) throw error;
    if (cached && isAlive(cached, deps.now())) return answerOf(cached);
    throw new HelperFailure(error.message);
  }
};

function answerOf({ credential }: CachedCredential): string {
  return processAnswer(credential as AwsCredential);
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
  const [{ logIn, loginOf }, http] = await Promise.all([import('../refresh/log-in.ts'), deps.http()]);
  const { now } = deps;
  const timeoutMs = Math.max(1, Math.min(renewalMs, deadline - now()));
  const login = await loginOf(specification);
  const outcome = await logIn(login, {
    http,
    env: deps.env,
    source: githubSource(endpoint, { http, env: deps.env, now }),
    mask: secrets.add,
    policy: { maxAttempts, attemptTimeoutMs, deadline: now() + timeoutMs },
    // There is nowhere to report a repeat: standard error is shown only when the program fails.
    retry: { ...deps, signal: AbortSignal.timeout(timeoutMs), onRetry() {} },
  });
  if (outcome.succeeded) {
    const { credential, description, startedAt } = outcome;
    return { credential, issuedAt: startedAt, expiresAt: description.expiresAt };
  }
  const { error, claims } = outcome;
  const { happened, fix } = await login.provider.diagnose(error, claims, login.settings);
  const ids = Object.entries(error.requestIds ?? {}).map(([name, value]) => ` (${name} ${value})`);
  const advice = fix[0] === undefined ? '' : ` Fix: ${oneLine(fix[0])}`;
  throw new Error(
    `AWS credentials were not renewed (${error.code}). ${oneLine(happened)}\nAnswer: ${oneLine(error.message)}${ids.join('')}.${advice}`,
  );
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
