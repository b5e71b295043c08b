/** Hands the logins of a step to later steps, reports them, and caches what a later use can reuse; or undoes it all. */
import { isReusable } from '../cache/cache.ts';
import { openUses, useDirectory } from '../files/job-directory.ts';
import type { GeneralSettings } from '../login/general-settings.ts';
import type { Outcome, Success } from '../login/outcome.ts';
import { refresherTrouble, startRefresher } from '../renewal/control.ts';
import { takeRefusals } from '../renewal/refusals.ts';
import { timestamp } from '../text/timestamp.ts';
import { revocationsOf } from './hand-out.ts';
import { successLine } from './log.ts';
import type { LoggedIn } from './log-in.ts';
import { NotHandedOut } from './not-handed-out.ts';
import { type Published, publish } from './publish.ts';
import { placeOf, type Request } from './request.ts';
import { revoke } from './revoke.ts';
import { saveState } from './save-state.ts';
import { type StepDependencies, shown } from './step.ts';

/** How long to wait for files that another use has locked: the rest of the step's time, within these bounds. */
const [shortestLockMs, longestLockMs] = [2_000, 30_000];

/** Mask → files → environment → outputs. A login that cannot be handed out has failed. */
export async function handOut(
  successes: readonly Success[],
  { cache, deadline }: LoggedIn,
  { settings }: Request,
  deps: StepDependencies,
): Promise<readonly Outcome[]> {
  const { runner, secrets } = deps;
  const place = placeOf(settings, deps);
  const waitAtMostMs = Math.min(longestLockMs, Math.max(shortestLockMs, deadline - deps.now()));
  // Before anything is handed out, so that all or nothing is.
  for (const trouble of await renewalTroubles(place.temp)) runner.warning(shown(trouble, deps));
  let published: Published;
  try {
    published = await publish(successes, settings, { ...place, runner, secrets, waitAtMostMs });
    reportSuccess(successes, published, deps);
  } catch (error) {
    return notHandedOut(successes, error);
  }
  // After everything that can fail: a later use must not find a token that a failure revoked.
  await keep(successes, cache, settings, deps);
  if (published.refresherSpecifications.length > 0) await refreshInBackground(published, deps);
  return successes;
}

/** Revokes the tokens of the logins that succeeded, because the step fails. */
export function revokeAll(outcomes: readonly Outcome[], deps: StepDependencies): Promise<void> {
  return revoke(revocationsOf(outcomes), deps);
}

/** The outcomes of logins that succeeded but cannot be handed to later steps because of one of them. */
function notHandedOut(successes: readonly Success[], error: unknown): Outcome[] {
  const { login, failure } =
    error instanceof NotHandedOut ? error : new NotHandedOut(successes[0]!.login, error);
  return successes.map((success) => {
    if (success.login !== login) return success;
    const { credential: _, description: __, from: ___, ...outcome } = success;
    return { ...outcome, succeeded: false, error: failure };
  });
}

/** Caches credentials for later uses. Those that expire soon would never be read, so they are not written to disk. */
async function keep(
  successes: readonly Success[],
  cache: LoggedIn['cache'],
  { refresh }: GeneralSettings,
  { now }: StepDependencies,
): Promise<void> {
  const writing = successes.map(async ({ login, credential, description, startedAt, from }) => {
    const entry = { credential, issuedAt: startedAt, expiresAt: description.expiresAt };
    const isWanted = login.facts.reusable && (refresh || isReusable(entry, now()));
    if (from === 'exchange' && isWanted) await cache?.write(login, entry);
  });
  // A failure to cache does not fail the step.
  await Promise.allSettled(writing);
}

function reportSuccess(
  successes: readonly Success[],
  { variables, warnings, notes }: Published,
  deps: StepDependencies,
): void {
  const { runner } = deps;
  for (const warning of warnings) runner.warning(shown(warning, deps));
  for (const success of successes) {
    runner.info(shown(successLine(success), deps));
    const all = [...(success.description.notes ?? []), ...(notes[success.login.name] ?? [])];
    for (const note of all) runner.info(shown(`  ${note}`, deps));
  }
  if (variables.length > 0) runner.info(`Exported to later steps: ${variables.join(', ')}`);
  runner.setOutput('available', 'true');
  runner.setOutput('logins', JSON.stringify(successes.map(loginOutput)));
}

/** Of the earlier uses of the action in this job. They inform, so nothing about them is a reason to fail. */
async function renewalTroubles(temp: string): Promise<string[]> {
  const uses = await openUses(temp);
  const troubles = uses.map(async (use) => {
    const directory = useDirectory(temp, use);
    const refresher = await refresherTrouble(directory).catch(() => undefined);
    return [...(refresher === undefined ? [] : [refresher]), ...(await takeRefusals(directory))];
  });
  return (await Promise.all(troubles)).flat();
}

/** The login works without it, though not for long. */
async function refreshInBackground(
  { refresherSpecifications, directory, state }: Published,
  deps: StepDependencies,
): Promise<void> {
  try {
    const place = { ...deps, ...deps.publishing, directory };
    const refresher = await startRefresher(refresherSpecifications, place);
    saveState(deps.runner, { ...state, refresher });
    deps.runner.info('A background process keeps Azure credentials alive until the post step.');
  } catch (error) {
    deps.runner.warning(`Azure credentials are not kept alive: ${(error as Error).message}`);
  }
}

/** One entry of the `logins` output. */
function loginOutput({ login, description, claims, from, startedAt, endedAt }: Success) {
  return {
    name: login.name,
    provider: login.provider.name,
    identity: description.identity,
    audience: login.facts.audience ?? claims?.aud,
    'expires-at': timestamp(description.expiresAt),
    from,
    milliseconds: Math.round(endedAt - startedAt),
  };
}
