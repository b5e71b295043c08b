/** What went wrong in a step, as data for the annotation, the log and the job summary. Loaded in a failed step only. */

import type { Environment } from '../environment.ts';
import { chooseDiagnosis } from '../failure/common.ts';
import { type Diagnosis, handles } from '../failure/failure.ts';
import { explainUnavailable, unavailableCause } from '../identity/availability.ts';
import { claimsToShow } from '../identity/claims.ts';
import type { Failed } from '../login/outcome.ts';
import { clouds } from '../providers/registry.ts';
import type { JsonObject } from '../text/json.ts';
import { title } from './log.ts';

export interface Explanation extends Omit<Diagnosis, 'page'> {
  /** `AWS login failed`, for a heading; the code is next to it. */
  readonly heading: string;
  readonly code?: string;
  /** The service's own words, with the request IDs that its support asks for. */
  readonly response?: string;
  /** Whether the causes are known from a policy in the workspace, not merely likely. */
  readonly isCauseKnown?: boolean;
  /** Whether a second attempt, with a new ID token, failed in the same way. */
  readonly retried?: boolean;
  /** Claims of the ID token that was sent. */
  readonly claims?: readonly (readonly [name: string, value: string])[];
}

/**
 * Why one login failed.
 * @param known the causes found in the workspace's policies; they replace the likely ones
 */
export async function explainFailure(
  { login, error, claims }: Failed,
  known: readonly string[] = [],
): Promise<Explanation> {
  const diagnosis = chooseDiagnosis(
    error,
    await login.provider.explain.diagnose(error, claims, login.settings),
  );
  const ids = handles(error);
  return {
    heading: `${title(login)} login failed`,
    code: error.code,
    ...withoutPage(diagnosis),
    ...(known.length > 0 ? { causes: known, isCauseKnown: true } : {}),
    response: `${error.message}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}`,
    retried: error.retry === 'fresh',
    ...(claims && error.stage !== 'id-token' && error.stage !== 'publish'
      ? { claims: claimsToShow(claims) }
      : {}),
  };
}

/**
 * Why there is no ID token in this job.
 * @param event the payload of the event that started the run; undefined when it cannot be read
 */
export function explainNoIdToken(
  env: Environment,
  event: JsonObject | undefined,
  isSkipped: boolean,
): Explanation {
  const diagnosis = explainUnavailable(unavailableCause(env, event));
  return { heading: isSkipped ? 'Login skipped: no ID token' : 'No ID token', ...withoutPage(diagnosis) };
}

const nothingRequested: Explanation = {
  heading: 'No login requested',
  summary: 'No cloud is configured, and the list `logins` is empty.',
  causes: [
    'None of the inputs that switch a login on was given.',
    'They were given as expressions that evaluated to nothing: an empty input counts as not given.',
  ],
  fix: [
    `Give the first input of at least one cloud (${clouds.map(({ name, switchedOnBy }) => `\`${name}-${switchedOnBy}\``).join(', ')}), or an entry of \`logins\` for any other service.`,
  ],
  paste: {
    language: 'yaml',
    text: `- uses: multi-cloud-oidc/login@v1
  with:
    aws-role-to-assume: arn:aws:iam::111122223333:role/deploy
    aws-region: eu-central-1`,
  },
};

const noTemporaryDirectory: Explanation = {
  heading: 'No directory for temporary files',
  summary: '`RUNNER_TEMP` is not set: there is no place for credential files.',
  causes: ['The step does not run on a GitHub Actions runner.'],
  fix: ['Set `RUNNER_TEMP` to a directory that only this job can read.'],
};

/** Why the step could not begin, before any service was asked. */
export const noLoginExplanations = { nothingRequested, noTemporaryDirectory } as const;

/** The same explanation with every known secret replaced, before anything is cut or escaped. */
export function redacted(explanation: Explanation, redact: (text: string) => string): Explanation {
  const { heading, summary, response, causes, fix, paste, claims } = explanation;
  return {
    ...explanation,
    heading: redact(heading),
    summary: redact(summary),
    causes: causes.map(redact),
    fix: fix.map(redact),
    ...(response === undefined ? {} : { response: redact(response) }),
    ...(paste && { paste: { ...paste, text: redact(paste.text) } }),
    ...(claims && { claims: claims.map(([name, value]) => [redact(name), redact(value)] as const) }),
  };
}

function withoutPage({ page: _, ...rest }: Diagnosis): Omit<Diagnosis, 'page'> {
  return rest;
}
