/** The main job, from inputs to summary. Everything that touches the world is passed in. */
import type { Outcome, Success } from '../login/outcome.ts';
import { logIn } from './log-in.ts';
import { reportAll, reportRefused, reportUnavailable } from './report.ts';
import { readRequest } from './request.ts';
import { type StepDependencies, shown } from './step.ts';

/** Runs the step. User errors end in annotations and a failed step, never in an exception. */
export async function loginStep(deps: StepDependencies): Promise<void> {
  const request = await readRequest(deps);
  const { settings } = request;
  for (const warning of request.warnings) deps.runner.warning(shown(warning, deps));
  for (const note of request.notes) deps.runner.info(shown(note, deps));
  if (request.refused) return reportRefused(request.refused, settings, deps);
  if (request.unavailable) return reportUnavailable(settings, deps);
  if (settings.mode === 'plan') {
    const { planStep } = await import('./plan-step.ts');
    return planStep(request.logins, settings, deps);
  }
  // The code that runs after the logins is loaded while their requests are in flight.
  const loggedIn = await logIn(request, handingOut, deps);
  const { handOut, revokeAll } = await handingOut();
  const outcomes = loggedIn.outcomes.every(isSuccess)
    ? await handOut(loggedIn.outcomes, loggedIn, request, deps)
    : loggedIn.outcomes;
  if (!outcomes.every(isSuccess)) await revokeAll(loggedIn.outcomes, deps);
  await reportAll(outcomes, settings, deps);
}

const handingOut = () => import('./handing-out.ts');

const isSuccess = (outcome: Outcome): outcome is Success => outcome.succeeded;
