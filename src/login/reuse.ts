/** Credentials that an earlier use of the action in the same job obtained. */

import type { CachedCredential, CredentialCache } from '../cache/cache.ts';
import { isReusable } from '../cache/cache.ts';
import { cachedIdTokenLife } from '../cache/id-token-life.ts';
import { halfLife } from '../cache/lifetimes.ts';
import type { IdTokenSource } from '../identity/source.ts';
import { issuedBefore } from '../identity/source.ts';
import type { Login } from './login.ts';
import type { Success } from './outcome.ts';

export interface ReuseDependencies {
  /** The same object for the same source: logins share ID tokens through it. */
  sourceOf(login: Login): IdTokenSource;
  /** Absent if nothing is to be reused. */
  readonly cache?: Pick<CredentialCache, 'read'>;
  /** Whether the login's credentials are kept alive: an ID token among them must then be valid too. */
  keepsAlive?(login: Login): boolean;
  readonly retry: { now(): number };
}

/** The outcome of a login whose credential the cache holds, if it may be handed out again. */
export async function reuse(login: Login, deps: ReuseDependencies): Promise<Success | undefined> {
  const { now } = deps.retry;
  // The token that a file or variable holds now may belong to another identity than the one it held last time.
  if (issuedBefore(deps.sourceOf(login))) return undefined;
  if (!login.facts.reusable) return undefined;
  const startedAt = now();
  const cached = await deps.cache?.read(login);
  if (!cached || !isReusable(cached, startedAt)) return undefined;
  if (deps.keepsAlive?.(login) && !isIdTokenFresh(cached, login, startedAt)) return undefined;
  const { credential } = cached;
  const { accepts, describe } = login.provider.exchange;
  if (!accepts(credential, login.settings)) return undefined;
  return {
    login,
    succeeded: true,
    credential,
    description: describe(credential, login.settings),
    from: 'cache',
    startedAt,
    endedAt: now(),
    spans: [],
  };
}

/** Whether the ID token published with a credential, if any, is valid until its first renewal. */
function isIdTokenFresh(cached: CachedCredential, { provider }: Login, now: number): boolean {
  if (!provider.renewal) return true;
  const life = cachedIdTokenLife(cached, provider.renewal);
  return life !== undefined && now < halfLife(life);
}
