/** Runs the logins of a plan in parallel. Publishes nothing: that happens after all of them have succeeded. */

import type { ExchangeContext } from '../contract/exchange.ts';
import type { Environment } from '../environment.ts';
import type { HttpClient } from '../http/client.ts';
import type { AttemptInfo, RetryDependencies, RetryPolicy } from '../http/retry.ts';
import { retry } from '../http/retry.ts';
import type { LoginTokens } from '../identity/login-tokens.ts';
import { createLoginTokens } from '../identity/login-tokens.ts';
import type { IdTokenSource } from '../identity/source.ts';
import type { IdTokens } from '../identity/tokens.ts';
import { createIdTokens } from '../identity/tokens.ts';
import type { Login, Plan } from './login.ts';
import type { Outcome } from './outcome.ts';
import type { ReuseDependencies } from './reuse.ts';
import { reuse } from './reuse.ts';
import type { Timeline } from './timeline.ts';
import { createTimeline } from './timeline.ts';
import { asFailure } from './unforeseen.ts';

export interface RunDependencies extends ReuseDependencies {
  readonly http: HttpClient;
  readonly policy: RetryPolicy;
  readonly retry: RetryDependencies;
  readonly env: Environment;
  readonly userAgent: string;
  /** Work to do until the first answers arrive, such as loading code. Called once. */
  whileWaiting?(): Promise<unknown>;
  mask(...secrets: string[]): void;
  /** Tells the user about a problem with the machine that does not stop the logins. */
  warn?(text: string): void;
}

/**
 * Runs every login, at most `concurrency` at the same time, and reports each one's outcome, in the plan's order. One
 * login's failure does not stop the others, so one run reveals all problems.
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
  let waiting: Promise<unknown> | undefined;
  const whileWaiting = async () => {
    waiting ??= deps.whileWaiting?.();
    await waiting;
  };
  const reused = await Promise.all(plan.logins.map((login) => reuse(login, deps)));
  return mapConcurrently(
    plan.logins,
    concurrency,
    async (login, index) =>
      reused[index] ?? runLogin(login, tokensFrom(deps.sourceOf(login)), { ...deps, whileWaiting }),
  );
}

async function runLogin(login: Login, tokens: IdTokens, deps: RunDependencies): Promise<Outcome> {
  const { now } = deps.retry;
  const startedAt = now();
  const { spans, timed } = createTimeline(now);
  const { audience, sharesIdTokens: shares } = login.facts;
  const idTokens = createLoginTokens({ audience, shares, source: deps.sourceOf(login), tokens, now, timed });
  const soFar = () => {
    const claims = idTokens.claims();
    return { login, startedAt, endedAt: now(), spans, ...(claims && { claims }) };
  };
  const { exchange } = login.provider;
  try {
    // The requests of all logins go out first, connections included, because loading code blocks everything else; the
    // vendor libraries are loaded while the answers are on their way.
    const started = idTokens.start();
    const loaded = allSent(deps.http).then(() => Promise.all([exchange.load(), deps.whileWaiting?.()]));
    await settled(started, loaded);
    const credential = await exchange.run(login.settings, exchangeContext(idTokens, timed, deps));
    const description = exchange.describe(credential, login.settings);
    return { ...soFar(), succeeded: true, credential, description, from: 'exchange' };
  } catch (error) {
    return { ...soFar(), succeeded: false, error: asFailure(error, 'exchange') };
  }
}

/** What the provider may use: each request is timed, runs under the retry policy, and asks for its ID tokens itself. */
function exchangeContext(
  idTokens: LoginTokens,
  timed: Timeline['timed'],
  { http, env, userAgent, mask, policy, retry: repeats }: RunDependencies,
): ExchangeContext {
  return {
    http,
    env,
    userAgent,
    now: repeats.now,
    mask,
    request: (operation, attempt) => {
      const once = (info: AttemptInfo) => idTokens.attempt(info, (idToken) => attempt({ ...info, idToken }));
      return timed(operation, () => retry(operation, once, policy, repeats));
    },
  };
}

/** Settles when every login has had its turn to send its first request, and those requests are on the wire. */
async function allSent(http: HttpClient): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  await http.allSent?.();
}

/** Waits for both, so that no rejection is left unhandled, and throws the first failure. */
async function settled(...work: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
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
