/** Tells people how the step ended: in the log, in annotations, in the job summary. */

import type { Failed, Outcome } from '../login/outcome.ts';
import { escapeLog } from '../text/escape.ts';
import type { ReportDependencies, ReportSettings } from './failure-report.ts';
import { summaryMarkdown } from './job-summary.ts';
import type { Refusal } from './request.ts';

/** How the logins ended. Marks the step as failed if one of them failed. */
export async function reportAll(
  outcomes: readonly Outcome[],
  settings: ReportSettings,
  deps: ReportDependencies,
): Promise<void> {
  const failures = outcomes.filter((outcome): outcome is Failed => !outcome.succeeded);
  const sections =
    failures.length === 0 ? [] : await (await texts()).reportFailures(failures, settings, deps);
  await summarize(summaryMarkdown(outcomes, deps.secrets.redact, sections), settings, deps);
}

/** The inputs are wrong, or there is nothing to do: nothing was sent, and the step fails. */
export async function reportRefused(
  refused: Refusal,
  settings: ReportSettings,
  deps: ReportDependencies,
): Promise<void> {
  const { reportNoLogin, reportProblems } = await texts();
  const markdown =
    typeof refused === 'string'
      ? reportNoLogin(refused, settings, deps)
      : reportProblems(refused, settings, deps);
  await summarize(markdown, settings, deps);
}

/** This job gets no ID token. The step fails or, with `if-unavailable: skip`, succeeds without a login. */
export async function reportUnavailable(settings: ReportSettings, deps: ReportDependencies): Promise<void> {
  deps.runner.setOutput('available', 'false');
  deps.runner.setOutput('logins', '[]');
  const markdown = (await texts()).reportUnavailable(await deps.readEvent(), settings, deps);
  if (markdown !== undefined) await summarize(markdown, settings, deps);
}

/** The texts about failures are loaded when the first one occurs. */
const texts = () => import('./failure-report.ts');

/** The summary only informs: a failure to write it does not fail the step. */
async function summarize(
  markdown: string,
  { summary = true }: ReportSettings,
  { runner, secrets }: ReportDependencies,
): Promise<void> {
  if (!summary) return;
  await runner.summarize(secrets.redact(markdown)).catch((error: Error) => {
    runner.warning(escapeLog(`The job summary could not be written: ${error.message}`));
  });
}
