/** Runs the logins of a plan side by side. Nothing is published here: that happens after all of them succeeded. */

import type { CachedCredential, CredentialCache } from '../cache/cache.ts';
import { isReusable } from '../cache/cache.ts';
import { cachedIdTokenLife } from '../cache/id-token-life.ts';
import { halfLife } from '../cache/lifetimes.ts';
import type { ExchangeContext } from '../contract/exchange.ts';
import type { Environment } from '../environment.ts';
import { Failure, withoutRepeat } from '../failure/failure.ts';
import type { HttpClient } from '../http/client.ts';
import type { AttemptInfo, RetryDependencies, RetryPolicy } from '../http/retry.ts';
import { retry } from '../http/retry.ts';
import type { IdToken } from '../identity/claims.ts';
import type { IdTokenSource } from '../identity/source.ts';
import { issuedBefore } from '../identity/source.ts';
import type { IdTokens } from '../identity/tokens.ts';
import { createIdTokens, isEnding } from '../identity/tokens.ts';
import type { Login, Plan } from './login.ts';
import type { Outcome, Span, Success } from './outcome.ts';
import { asFailure } from './unforeseen.ts';

export interface RunDependencies {
  /** The same object for the same source: logins share ID tokens through it. */
  sourceOf(login: Login): IdTokenSource;
  readonly http: HttpClient;
  readonly policy: RetryPolicy;
  readonly retry: RetryDependencies;
  readonly env: Environment;
  readonly userAgent: string;
  /** Absent when nothing is to be reused. */
  readonly cache?: Pick<CredentialCache, 'read' | 'prepare'>;
  /** Whether the login's credentials are kept alive: then an ID token among them has to live too. */
  keepsAlive?(login: Login): boolean;
  mask(...secrets: string[]): void;
  /** Tells the user what is wrong with the machine, though the logins work. */
  warn?(text: string): void;
}

/**
 * Runs every login, at most `concurrency` at the same time, and reports each one's outcome, in the plan's order. One
 * login's failure does not stop the others, so that all problems are known after one run.
 */
export async function runLogins(plan: Plan, deps: RunDependencies, concurrency = 8): Promise<Outcome[]> {
  const stores = new Map<IdTokenSource, IdTokens>();
  const tokensFrom = (source: IdTokenSource): IdTokens => {
    const known = stores.get(source);
    if (known) return known;
    const tokens = createIdTokens({
      source,
      request: (operation, attempt) => retry(operation, attempt, deps.policy, deps.retry),
      mask: deps.mask,
      now: deps.retry.now,
      ...(deps.warn ? { warn: deps.warn } : {}),
    });
    stores.set(source, tokens);
    return tokens;
  };
  const reused = await Promise.all(plan.logins.map((login) => reuse(login, deps)));
  return mapConcurrently(
    plan.logins,
    concurrency,
    async (login, index) => reused[index] ?? runLogin(login, tokensFrom(deps.sourceOf(login)), deps),
  );
}

async function reuse(login: Login, deps: RunDependencies): Promise<Success | undefined> {
  const {
    cache,
    retry: { now },
  } = deps;
  // What a file or variable held last time may have been issued to somebody else than what it holds now.
  if (issuedBefore(deps.sourceOf(login))) return undefined;
  if (!login.facts.reusable) return undefined;
  const startedAt = now();
  const cached = await cache?.read(login);
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

/** Whether the ID token that is published with a credential lives until its first renewal, if there is one. */
function isIdTokenFresh(cached: CachedCredential, { provider }: Login, now: number): boolean {
  if (!provider.renewal) return true;
  const life = cachedIdTokenLife(cached, provider.renewal);
  return life !== undefined && now < halfLife(life);
}

/** A refusal that a new ID token would end is final where there is no other token than the one that was sent. */
async function withoutVainRepeats<T>(
  attempt: () => Promise<T>,
  hasOther: () => Promise<boolean>,
): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Failure) || error.retry !== 'fresh' || (await hasOther())) throw error;
    throw withoutRepeat(error);
  }
}

async function runLogin(login: Login, tokens: IdTokens, deps: RunDependencies): Promise<Outcome> {
  const { now } = deps.retry;
  const startedAt = now();
  const spans: Span[] = [];
  let lastToken: IdToken | undefined;
  /** Asked for at the start, for a service that accepts each token once: it serves one attempt, and no other. */
  let unused: IdToken | undefined;

  const timed = async <T>(operation: string, work: () => Promise<T>): Promise<T> => {
    const start = now();
    try {
      return await work();
    } finally {
      spans.push({ operation, startedAt: start, endedAt: now() });
    }
  };
  const { provider, facts } = login;
  const { audience } = facts;
  const source = deps.sourceOf(login);
  const shares = facts.sharesIdTokens;
  /** Has its own repeats: what it throws is not repeated by the request that asked for the token. */
  const idToken = (fresh: boolean, ownAudience?: string): Promise<IdToken> =>
    nextToken(fresh, ownAudience).catch((error: unknown) => {
      throw withoutRepeat(error);
    });
  const nextToken = async (fresh: boolean, ownAudience?: string): Promise<IdToken> => {
    if (ownAudience !== undefined) {
      // Timed by the request that it is asked for in.
      lastToken = await tokens.single(ownAudience);
      return lastToken;
    }
    if (audience === undefined) throw new Error(`${provider.name} has named no audience`);
    if (!shares) {
      const waiting = unused;
      unused = undefined;
      const usable = waiting && !isEnding(waiting, now());
      lastToken = usable ? waiting : await timed('ID token', () => tokens.single(audience));
      return lastToken;
    }
    if (fresh && lastToken) tokens.discard(audience, lastToken);
    lastToken = await tokens.shared(audience);
    return lastToken;
  };

  /** Whether the source can give another ID token than the last one. */
  const hasOther = async (info: AttemptInfo): Promise<boolean> => {
    if (!issuedBefore(source)) return true;
    const held = await source.request(audience ?? '', info).catch(() => undefined);
    return held !== undefined && held !== lastToken?.jwt;
  };

  const context: ExchangeContext = {
    http: deps.http,
    env: deps.env,
    userAgent: deps.userAgent,
    now,
    mask: deps.mask,
    request: (operation, attempt) =>
      timed(operation, () =>
        retry(
          operation,
          (info) =>
            withoutVainRepeats(
              () => attempt({ ...info, idToken: (own) => idToken(info.previous === 'fresh', own) }),
              () => hasOther(info),
            ),
          deps.policy,
          deps.retry,
        ),
      ),
  };

  const base = () => ({
    login,
    startedAt,
    endedAt: now(),
    spans,
    ...(lastToken ? { claims: lastToken.claims } : {}),
  });
  try {
    // The requests of all logins go out first, connections included, as loading leaves no time for anything else; the
    // vendor libraries are loaded while the answers are on their way.
    const first =
      audience === undefined
        ? undefined
        : timed('ID token', () => (shares ? tokens.shared(audience) : tokens.single(audience)));
    const loaded = nextTurn()
      .then(() => deps.http.allSent?.())
      .then(() => Promise.all([login.provider.exchange.load(), deps.cache?.prepare()]));
    const [token] = await settled(first, loaded);
    if (shares) lastToken = token;
    else unused = token;
    const credential = await login.provider.exchange.run(login.settings, context);
    const description = login.provider.exchange.describe(credential, login.settings);
    return { ...base(), succeeded: true, credential, description, from: 'exchange' };
  } catch (error) {
    return { ...base(), succeeded: false, error: asFailure(error, 'exchange') };
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Waits for both, so that no rejection is left unhandled, and throws the first failure. */
async function settled<A, B>(a: Promise<A> | undefined, b: Promise<B>): Promise<[A | undefined, B]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

async function mapConcurrently<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
