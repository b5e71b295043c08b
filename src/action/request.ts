/** What the step is asked to do: inputs → settings and logins, or the problems found. Sends nothing. */
import { cacheDirectory, ownCacheDirectory } from '../files/job-directory.ts';
import { tokenEndpoint } from '../identity/github.ts';
import { defaultSource, usesTokenEndpoint } from '../identity/source-name.ts';
import { type GeneralSettings, generalSettings } from '../login/general-settings.ts';
import { generalInputs } from '../login/inputs.ts';
import type { InputProblem, Login } from '../login/login.ts';
import { makePlan } from '../login/plan.ts';
import { misspelledInputs, withVendorAnswers } from '../login/spelling.ts';
import { parseSettings } from '../settings/schema.ts';
import { readInputs } from './inputs.ts';
import { refreshWarnings } from './log.ts';
import { type Place, placeProblems } from './publish-context.ts';
import type { StepDependencies } from './step.ts';

export interface Request {
  readonly settings: GeneralSettings;
  readonly logins: readonly Login[];
  /** Inputs without effect, and logins that cannot be renewed. */
  readonly warnings: readonly string[];
  /** Inputs without effect that deserve no warning. */
  readonly notes: readonly string[];
  /** What is wrong with the inputs or with this machine. */
  readonly refused?: Refusal;
  /** Whether this job gets no ID tokens. */
  readonly unavailable: boolean;
}

/** Wrong inputs, or why there is nothing to do. */
export type Refusal = readonly InputProblem[] | 'nothingRequested' | 'noTemporaryDirectory';

/** Masks the values that the inputs declare secret. */
export async function readRequest(deps: StepDependencies): Promise<Request> {
  const inputs = readInputs(deps.env);
  const { values: settings, problems } = parseSettings(generalSettings, generalInputs(inputs));
  const { plan, hints, notes, ...planned } = await makePlan(inputs, settings, deps.env);
  const wrong = await withVendorAnswers(
    [
      ...(await misspelledInputs(inputs, generalSettings)),
      ...problems.map(({ setting, message }) => ({ input: setting, message })),
      ...planned.problems,
    ],
    inputs,
  );
  const { logins } = plan;
  for (const { facts } of logins) deps.secrets.add(...facts.secrets);
  if (settings.githubToken) deps.secrets.add(settings.githubToken);
  const unavailable = !tokenEndpoint(deps.env) && needsEndpoint(wrong, logins, settings);
  const refused = refusal(wrong, logins, settings, deps);
  // Variables and secrets are empty in such a run too, so inputs that are correct elsewhere look wrong.
  if (unavailable && settings.ifUnavailable === 'skip')
    return { settings, logins, warnings: hints, notes, unavailable };
  if (refused !== undefined) return { settings, logins, warnings: hints, notes, refused, unavailable };
  const renewal = settings.refresh && !unavailable ? refreshWarnings(logins) : [];
  return { settings, logins, warnings: [...hints, ...renewal], notes, unavailable };
}

function needsEndpoint(
  wrong: readonly InputProblem[],
  logins: readonly Login[],
  { idTokenSource = defaultSource }: Partial<GeneralSettings>,
): boolean {
  const isComplete = wrong.length === 0 && logins.length > 0;
  return (
    logins.some(({ source }) => usesTokenEndpoint(source)) ||
    (!isComplete && usesTokenEndpoint(idTokenSource))
  );
}

function refusal(
  wrong: readonly InputProblem[],
  logins: readonly Login[],
  settings: GeneralSettings,
  deps: StepDependencies,
): Refusal | undefined {
  if (wrong.length > 0) return wrong;
  if (logins.length === 0 && settings.mode !== 'plan') return 'nothingRequested';
  if (!deps.publishing.temp) return 'noTemporaryDirectory';
  const misplaced = placeProblems(logins, settings, placeOf(settings, deps));
  return misplaced.length > 0 ? misplaced : undefined;
}

export function placeOf(settings: Pick<GeneralSettings, 'cache'>, deps: StepDependencies): Place {
  const { temp, useId } = deps.publishing;
  return {
    ...deps.publishing,
    env: deps.env,
    now: deps.now,
    // Without the job's cache, renewed credentials still need a place to be shared.
    cacheDirectory: settings.cache ? cacheDirectory(temp) : ownCacheDirectory(temp, useId),
  };
}
