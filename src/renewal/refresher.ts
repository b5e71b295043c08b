/** Keeps the files of some logins alive until it is told to stop, cannot continue, or has nothing left to do. */
import { dirname } from 'node:path';
import type { CachedCredential, CredentialCache } from '../cache/cache.ts';
import { cachedIdTokenLife, idTokenLife } from '../cache/id-token-life.ts';
import type { Lifetime } from '../cache/lifetimes.ts';
import { halfLife } from '../cache/lifetimes.ts';
import type { PublishContext } from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { Failure } from '../failure/failure.ts';
import { unforeseen } from '../failure/unforeseen.ts';
import { applyEdits } from '../files/apply-edits.ts';
import { writePrivateFile } from '../files/private.ts';
import type { RetryDependencies } from '../http/retry.ts';
import type { IdToken } from '../identity/claims.ts';
import { readClaims } from '../identity/claims.ts';
import type { Login } from '../login/login.ts';
import type { Outcome } from '../login/outcome.ts';
import type { DiaryEntry } from './diary.ts';
import { whileWanted } from './marker.ts';
import { renewalPaths, type Specification } from './specification.ts';

export interface RefresherDependencies {
  readonly env: Environment;
  now(): number;
  /** Rejects when the signal aborts. */
  sleep: RetryDependencies['sleep'];
  /** Aborts when the refresher must stop. */
  readonly signal: AbortSignal;
  readonly cache: Pick<CredentialCache, 'read' | 'write'>;
  /** @throws {Failure} */
  idToken(audience: string): Promise<IdToken>;
  logIn(login: Login): Promise<Outcome>;
  /** Never rejects. */
  write(entry: DiaryEntry): Promise<void>;
}

/** After this many failures in a row the user is told, and attempts become less frequent. */
const manyFailures = 10;
const slowness = 5;
const longestPauseMs = 60_000;
const shortestPauseMs = 1_000;

interface Held {
  readonly credential: CachedCredential;
  /** By this machine's clock, whatever the issuer's says. */
  readonly idToken: Lifetime;
}

/** Renews one login until the signal aborts or it is no longer wanted. Never rejects. */
export async function keepAlive(
  specification: Specification,
  login: Login,
  deps: RefresherDependencies,
): Promise<void> {
  const { now, signal, sleep } = deps;
  let held = await heldBefore(login, deps);
  let failures = 0;
  for (;;) {
    const due = failures > 0 ? now() + pauseMs(held, failures) : dueTime(held);
    try {
      await sleep(Math.max(shortestPauseMs, due - now()), signal);
    } catch {
      return;
    }
    try {
      held = await renewed(held, login, deps);
      const { credential } = held;
      const wanted = await whileWanted(specification.place.directory, () =>
        publishAgain(credential, specification, login, deps),
      );
      if (!wanted) return;
      failures = 0;
      await deps.write({ event: 'renewed', login: login.name });
    } catch (error) {
      if (signal.aborted) return;
      const reason = reasonOf(error);
      failures++;
      await deps.write({ event: 'failed', login: login.name, reason });
      if (failures === manyFailures) await deps.write({ event: 'failing', login: login.name, reason });
    }
  }
}

/** The credential that the action left in the cache, if it can be read. */
async function heldBefore(login: Login, { cache }: RefresherDependencies): Promise<Held | undefined> {
  const credential = await cache.read(login);
  const idToken = credential && cachedIdTokenLife(credential, login.provider.renewal!);
  return credential && idToken && { credential, idToken };
}

function dueTime(held: Held | undefined): number {
  return held ? Math.min(halfLife(held.idToken), halfLife(held.credential)) : 0;
}

function pauseMs(held: Held | undefined, failures: number): number {
  const usual = held
    ? Math.min(longestPauseMs, (held.idToken.expiresAt - held.idToken.issuedAt) / 5)
    : longestPauseMs / 6;
  return failures < manyFailures ? usual : slowness * usual;
}

/**
 * The ID token expires much earlier than the credential it was exchanged for, so in between only a new ID token is
 * requested.
 */
async function renewed(
  held: Held | undefined,
  login: Login,
  { now, idToken, logIn }: RefresherDependencies,
): Promise<Held> {
  const { renewal } = login.provider;
  if (!held || halfLife(held.credential) <= now()) {
    const outcome = await logIn(login);
    if (!outcome.succeeded) throw outcome.error;
    const { credential, description, startedAt } = outcome;
    return {
      credential: { credential, issuedAt: startedAt, expiresAt: description.expiresAt },
      idToken: idTokenLife(startedAt, readClaims(renewal!.idToken(credential))),
    };
  }
  const startedAt = now();
  const { jwt, claims } = await idToken(login.facts.audience!);
  const { credential, ...lifetime } = held.credential;
  return {
    credential: {
      ...lifetime,
      credential: renewal!.withIdToken(credential, jwt),
      idTokenIssuedAt: startedAt,
    },
    idToken: idTokenLife(startedAt, claims),
  };
}

async function publishAgain(
  entry: CachedCredential,
  { place, login: name, cacheDirectory, context }: Specification,
  login: Login,
  { env, now, cache }: RefresherDependencies,
): Promise<void> {
  const refresh = renewalPaths(login, { ...place, login: name, env: context }, cacheDirectory);
  const where: PublishContext = { ...place, login: name, env, now: now(), refresh };
  const { files, edits } = login.provider.renewal!.publications(entry.credential, login.settings, where);
  await Promise.all([
    ...files.map(({ path, content }) => writePrivateFile(path, content)),
    // The same owner as the action's: its entries are renewed, and the post step undoes them.
    applyEdits(edits, place.directory, { within: dirname(place.directory) }),
    // A later use of the action must not restore an expired ID token. If caching fails, the credential is requested
    // again.
    cache.write(login, entry).catch(() => {}),
  ]);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Failure)) return unforeseen(error);
  return `${error.message.replace(/[\s\p{Cc}]+/gu, ' ')} (${error.code})`;
}
