/** The main job, from inputs to summary. Every dependency on the world is handed in. */

import type { CredentialCache } from '../cache/cache.ts';
import { createCache, isReusable } from '../cache/cache.ts';
import type { Environment } from '../environment.ts';
import { cacheDirectory, openUses, ownCacheDirectory, useDirectory } from '../files/job-directory.ts';
import type { HttpClient } from '../http/client.ts';
import type { RetryDependencies } from '../http/retry.ts';
import { tokenEndpoint } from '../identity/github.ts';
import type { IdTokenSource } from '../identity/source.ts';
import { defaultSource, usesTokenEndpoint } from '../identity/source-name.ts';
import { createSource } from '../identity/sources.ts';
import type { GeneralSettings } from '../login/general-settings.ts';
import { generalSettings } from '../login/general-settings.ts';
import { generalInputs } from '../login/inputs.ts';
import type { Plan } from '../login/login.ts';
import type { Failed, Outcome, Success } from '../login/outcome.ts';
import { makePlan, nothingToDo } from '../login/plan.ts';
import { runLogins } from '../login/run.ts';
import { misspelledInputs } from '../login/spelling.ts';
import { refresherTrouble, startRefresher } from '../renewal/control.ts';
import { parseSettings } from '../settings/schema.ts';
import { escapeLog } from '../text/escape.ts';
import type { JsonObject } from '../text/json.ts';
import type { Secrets } from '../text/secrets.ts';
import { timestamp } from '../text/timestamp.ts';
import type { FailureText } from './failure-report.ts';
import { readInputs } from './inputs.ts';
import { summaryMarkdown } from './job-summary.ts';
import { problemLine, refreshWarnings, retryLine, successLine } from './log.ts';
import type { PublishDependencies, Published } from './publish.ts';
import { publish, revocationsOf } from './publish.ts';
import { revoke } from './revoke.ts';
import type { Runner } from './runner.ts';
import { saveState } from './state.ts';

export interface StepDependencies {
  readonly env: Environment;
  readonly runner: Runner;
  readonly secrets: Secrets;
  readonly http: HttpClient;
  readonly userAgent: string;
  readonly publishing: Pick<PublishDependencies, 'temp' | 'actionDirectory' | 'nodePath' | 'useId'>;
  /** The payload of the event that started the run; undefined when it cannot be read. */
  readEvent(): Promise<JsonObject | undefined>;
  now(): number;
  random(): number;
  sleep: RetryDependencies['sleep'];
  /** A signal that aborts after the given milliseconds, or when the step is cancelled. */
  deadline(milliseconds: number): AbortSignal;
}

/** How long to wait for files of another use: what is left of the step's time, within reason. */
const [shortestLockMs, longestLockMs] = [2_000, 30_000];

/** Runs the step. Failures of the user's making end in annotations and a failed step, never in an exception. */
export async function loginStep(deps: StepDependencies): Promise<void> {
  const { env, runner } = deps;
  const inputs = readInputs(env);
  const { values: settings, problems } = parseSettings(generalSettings, generalInputs(inputs));
  const planned = await makePlan(inputs, env, Object.keys(generalSettings));
  const wrong = [
    ...(await misspelledInputs(inputs, generalSettings)),
    ...problems.map(({ setting, message }) => ({ input: setting, message })),
    ...planned.problems,
  ];
  for (const { provider, settings: own } of planned.plan.logins)
    deps.secrets.add(...(provider.secrets?.(own) ?? []));
  if (settings.githubToken) deps.secrets.add(settings.githubToken);
  for (const hint of planned.hints) runner.warning(hint);
  const endpoint = tokenEndpoint(env);
  const { idTokenSource: stepSource = defaultSource } = settings;
  const logins = planned.plan.logins.map((login) => ({ source: stepSource, ...login }));
  // In such a run variables and secrets are empty too, and with them inputs that are in order elsewhere.
  const isComplete = wrong.length === 0 && logins.length > 0;
  const needsEndpoint =
    logins.some(({ source }) => usesTokenEndpoint(source)) || (!isComplete && usesTokenEndpoint(stepSource));
  if (!endpoint && needsEndpoint && settings.ifUnavailable === 'skip')
    return reportUnavailable(settings, deps);
  if (wrong.length > 0) return refuse(wrong.map(problemLine).join('\n'), deps);
  if (logins.length === 0 && settings.mode !== 'plan') return refuse(nothingToDo, deps);
  if (!deps.publishing.temp) return refuse('`RUNNER_TEMP` is not set: there is no place for files.', deps);

  if (!endpoint && needsEndpoint) return reportUnavailable(settings, deps);
  if (endpoint) deps.secrets.add(endpoint.bearer);
  if (settings.mode === 'plan') {
    const { planStep } = await import('./plan-step.ts');
    return planStep(logins, settings, deps);
  }
  if (settings.refresh) for (const warning of refreshWarnings(logins)) runner.warning(shown(warning, deps));

  const sources = await createSources(logins, deps);
  // Without the job's cache, credentials that are renewed still have to be handed on.
  const cache =
    endpoint && (settings.cache || settings.refresh)
      ? createCache(publishing(settings, deps).cacheDirectory, endpoint.bearer, env)
      : undefined;
  const deadline = deps.now() + settings.timeoutSeconds * 1000;
  const outcomes = await runPlan({ logins }, settings, { sources, cache, deadline }, deps);
  const failed = outcomes.filter((outcome): outcome is Failed => !outcome.succeeded);
  const failures = await explain(failed, settings.trustPolicies, deps);
  const takeBack = () => {
    const minted = outcomes.filter((outcome) => outcome.succeeded && outcome.from === 'exchange');
    return revoke(revocationsOf(minted as Success[], publishing(settings, deps)), deps);
  };
  if (failures.length === 0) {
    await publishAll(outcomes as Success[], settings, deadline, deps).catch(async (error: unknown) => {
      await takeBack();
      throw error;
    });
  } else {
    reportFailures(failures, deps);
    await takeBack();
  }
  if (settings.summary) {
    await runner.summarize(deps.secrets.redact(summaryMarkdown(outcomes, failures))).catch((error: Error) => {
      runner.warning(shown(`The job summary could not be written: ${error.message}`, deps));
    });
  }
}

/** By name, so that logins with the same source share it. */
type Sources = ReadonlyMap<string, IdTokenSource>;

async function createSources(
  logins: readonly { readonly source: string }[],
  deps: StepDependencies,
): Promise<Sources> {
  const names = [...new Set(logins.map(({ source }) => source))];
  return new Map(
    await Promise.all(names.map(async (name) => [name, await createSource(name, deps)] as const)),
  );
}

function runPlan(
  plan: Plan,
  settings: GeneralSettings,
  { sources, cache, deadline }: { sources: Sources; cache: CredentialCache | undefined; deadline: number },
  deps: StepDependencies,
): Promise<Outcome[]> {
  const timeoutMs = settings.timeoutSeconds * 1000;
  return runLogins(plan, {
    sourceOf: ({ source }) => sources.get(source ?? defaultSource)!,
    ...(cache ? { cache } : {}),
    // What nobody will read need not lie on the disk: ID tokens, keys for SSH, and all that ends as soon.
    keep: (login, entry) =>
      settings.refresh || isReusable(entry, deps.now()) ? cache?.seal(login, entry) : undefined,
    keepsAlive: ({ source }) => settings.refresh && usesTokenEndpoint(source ?? defaultSource),
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
  });
}

async function publishAll(
  successes: readonly Success[],
  settings: GeneralSettings,
  deadline: number,
  deps: StepDependencies,
): Promise<void> {
  const { runner } = deps;
  const { temp } = deps.publishing;
  // Before anything is handed out, so that all or nothing is.
  for (const trouble of await refresherTroubles(temp)) runner.warning(shown(trouble, deps));
  const { variables, warnings, ...published } = await publish(successes, settings, {
    ...publishing(settings, deps),
    waitAtMostMs: Math.min(longestLockMs, Math.max(shortestLockMs, deadline - deps.now())),
  });
  for (const warning of warnings) runner.warning(shown(warning, deps));
  for (const success of successes) {
    runner.info(shown(successLine(success), deps));
    const notes = [...(success.description.notes ?? []), ...(published.notes[success.login.name] ?? [])];
    for (const note of notes) runner.info(shown(`  ${note}`, deps));
  }
  if (variables.length > 0) runner.info(`Exported to later steps: ${variables.join(', ')}`);
  runner.setOutput('available', 'true');
  runner.setOutput('logins', JSON.stringify(successes.map(loginOutput)));
  // After all that can fail: what a failure takes back must not be found by a later use.
  await Promise.allSettled(successes.map(async ({ kept }) => (await kept)?.()));
  if (published.refresherSpecifications.length > 0) await refreshInBackground(published, deps);
}

/** Of the earlier uses of the action in this job. They inform, so nothing about them is a reason to fail. */
async function refresherTroubles(temp: string): Promise<string[]> {
  const uses = await openUses(temp);
  const troubles = uses.map(async (use) => refresherTrouble(useDirectory(temp, use)));
  return (await Promise.all(troubles.map((trouble) => trouble.catch(() => undefined)))).flatMap(
    (trouble) => trouble ?? [],
  );
}

/** The login is good without it, though not for long. */
async function refreshInBackground(
  { refresherSpecifications, directory, state }: Omit<Published, 'variables' | 'warnings'>,
  deps: StepDependencies,
): Promise<void> {
  try {
    const place = { ...deps, ...deps.publishing, directory };
    const refresher = await startRefresher(refresherSpecifications, place);
    saveState(deps.runner, { ...state, refresher });
    deps.runner.info('A process in the background keeps Azure credentials alive until the post step.');
  } catch (error) {
    deps.runner.warning(`Azure credentials are not kept alive: ${(error as Error).message}`);
  }
}

function publishing(settings: GeneralSettings, deps: StepDependencies): PublishDependencies {
  const { temp, useId } = deps.publishing;
  return {
    ...deps,
    ...deps.publishing,
    cacheDirectory: settings.cache ? cacheDirectory(temp) : ownCacheDirectory(temp, useId),
  };
}

/** One entry of the `logins` output. */
function loginOutput({ login, description, claims, from, startedAt, endedAt }: Success) {
  return {
    name: login.name,
    provider: login.provider.name,
    identity: description.identity,
    audience: login.audience ?? claims?.aud,
    'expires-at': timestamp(description.expiresAt),
    from,
    milliseconds: Math.round(endedAt - startedAt),
  };
}

/** The texts are loaded with the first failure. */
async function explain(
  failures: readonly Failed[],
  policies: readonly string[] | undefined,
  { env }: StepDependencies,
): Promise<Explained[]> {
  if (failures.length === 0) return [];
  const { failureText } = await import('./failure-report.ts');
  const causes =
    policies && (await (await import('./policy-causes.ts')).policyCauses(failures, policies, env));
  return Promise.all(
    failures.map(async (failure) => ({
      error: failure.error,
      ...(await failureText(failure, causes?.get(failure.login.name))),
    })),
  );
}

type Explained = Pick<Failed, 'error'> & FailureText;

function reportFailures(failures: readonly Explained[], deps: StepDependencies): void {
  const { runner } = deps;
  for (const { error, title, text } of failures) {
    runner.error(shown(text, deps), shown(title, deps));
    if (error.code === 'internal' && error.stack) runner.debug(shown(error.stack, deps));
  }
  runner.fail();
}

async function reportUnavailable(settings: GeneralSettings, deps: StepDependencies): Promise<void> {
  const { runner } = deps;
  const { unavailableText } = await import('./failure-report.ts');
  const text = unavailableText(deps.env, await deps.readEvent());
  runner.setOutput('available', 'false');
  runner.setOutput('logins', '[]');
  if (settings.ifUnavailable === 'skip') {
    runner.notice(shown(text, deps), 'No login: no ID token here');
    return;
  }
  runner.error(shown(text, deps), 'No ID token');
  runner.fail();
}

function refuse(text: string, deps: StepDependencies): void {
  deps.runner.error(shown(text, deps), 'Inputs');
  deps.runner.fail();
}

function shown(text: string, deps: StepDependencies): string {
  return escapeLog(deps.secrets.redact(text));
}
