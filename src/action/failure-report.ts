/**
 * Reports of a step that hands nothing out. Each writes to the log and returns its part of the job summary. Loaded in
 * such a step only.
 */

import type { Environment } from '../environment.ts';
import type { GeneralSettings } from '../login/general-settings.ts';
import type { InputProblem } from '../login/login.ts';
import type { Failed } from '../login/outcome.ts';
import { escapeLog } from '../text/escape.ts';
import type { JsonObject } from '../text/json.ts';
import type { Secrets } from '../text/secrets.ts';
import { annotation, explanationText, type LogText, maxAnnotations, problemsText } from './annotation.ts';
import { explainFailure, explainNoIdToken, noLoginExplanations, redacted } from './explanation.ts';
import { failureSections, noLoginSummary, problemsSummary } from './failure-summary.ts';
import type { Runner } from './runner.ts';

export interface ReportDependencies {
  readonly env: Environment;
  readonly runner: Runner;
  readonly secrets: Secrets;
  /** The payload of the event that started the run; undefined when it cannot be read. */
  readEvent(): Promise<JsonObject | undefined>;
}

/** The settings that shape reports. If the inputs are wrong, any may be missing; its default then applies. */
export type ReportSettings = Partial<Pick<GeneralSettings, 'summary' | 'ifUnavailable' | 'trustPolicies'>>;

export async function reportFailures(
  failures: readonly Failed[],
  settings: ReportSettings,
  deps: ReportDependencies,
): Promise<string[]> {
  const { runner, secrets } = deps;
  const causes = await policyCausesOf(failures, settings, deps);
  const explained = await Promise.all(
    failures.map(async (failure) => {
      const explanation = await explainFailure(failure, causes?.get(failure.login.name));
      return redacted(explanation, secrets.redact);
    }),
  );
  const unannotated = Math.max(0, failures.length - maxAnnotations);
  explained.map(explanationText).forEach((text, index) => {
    if (index >= maxAnnotations) group(text, deps);
    else annotate('error', text, settings, deps, index === maxAnnotations - 1 ? unannotated : 0);
  });
  for (const { error } of failures)
    if (error.code === 'internal' && error.stack) runner.debug(escapeLog(secrets.redact(error.stack)));
  runner.fail();
  return failureSections(explained);
}

/** Why logins were refused, according to the workspace's policies, if the step names any. */
async function policyCausesOf(
  failures: readonly Failed[],
  { trustPolicies = [] }: ReportSettings,
  { env, runner, secrets }: ReportDependencies,
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  if (trustPolicies.length === 0) return undefined;
  const { policyCauses } = await import('./policy-causes.ts');
  const { causes, notJudged } = await policyCauses(failures, trustPolicies, env);
  for (const line of notJudged) runner.warning(escapeLog(secrets.redact(line)));
  return causes;
}

export function reportProblems(
  problems: readonly InputProblem[],
  settings: ReportSettings,
  deps: ReportDependencies,
): string {
  const { redact } = deps.secrets;
  const safe = problems.map(({ input, message }) => ({ input: redact(input), message: redact(message) }));
  annotate('error', problemsText(safe), settings, deps);
  deps.runner.fail();
  return problemsSummary(safe);
}

export function reportNoLogin(
  reason: keyof typeof noLoginExplanations,
  settings: ReportSettings,
  deps: ReportDependencies,
): string {
  const explanation = noLoginExplanations[reason];
  annotate('error', explanationText(explanation), settings, deps);
  deps.runner.fail();
  return noLoginSummary(explanation);
}

/**
 * @returns undefined if the workflow asks for the login to be skipped: every such run would repeat it in the summary
 */
export function reportUnavailable(
  event: JsonObject | undefined,
  settings: ReportSettings,
  deps: ReportDependencies,
): string | undefined {
  const isSkipped = settings.ifUnavailable === 'skip';
  const explanation = explainNoIdToken(deps.env, event, isSkipped);
  if (isSkipped) {
    annotate('notice', explanationText(explanation), { ...settings, summary: false }, deps);
    return undefined;
  }
  annotate('error', explanationText(explanation), settings, deps);
  deps.runner.fail();
  return noLoginSummary(explanation);
}

/**
 * The whole text as a group of the log, then the annotation, which has less room. No group is written if the annotation
 * holds everything.
 * @param unannotated the number of failed logins that follow without their own annotation
 */
function annotate(
  level: 'error' | 'notice',
  text: LogText,
  { summary = true }: ReportSettings,
  deps: ReportDependencies,
  unannotated = 0,
): void {
  const places = `in this step's log${summary ? ' and in the job summary' : ''}`;
  const others = `, and those of ${unannotated} more failed ${unannotated === 1 ? 'login' : 'logins'}, are`;
  const { message, isComplete } = annotation(
    text,
    `The full explanation${unannotated > 0 ? others : ' is'} ${places}.`,
    { mustSayWhere: unannotated > 0 },
  );
  if (!isComplete) group(text, deps);
  deps.runner[level](message);
}

/** Plain lines: the runner treats nothing in them as a command. */
function group({ headline, lines }: LogText, { runner }: ReportDependencies): void {
  runner.group(escapeLog(headline), escapeLog(lines.join('\n')).split('\n'));
}
