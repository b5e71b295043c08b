/** The explanation of a failure: what happened, why, and what to do. Loaded in a failed step only. Pure. */

import type { Environment } from '../environment.ts';
import { chooseDiagnosis } from '../failure/common.ts';
import type { Diagnosis } from '../failure/failure.ts';
import { explainUnavailable, unavailableCause } from '../identity/availability.ts';
import type { Claims } from '../identity/claims.ts';
import { claim } from '../identity/claims.ts';
import type { Failed } from '../login/outcome.ts';
import type { JsonObject } from '../text/json.ts';
import { title } from './log.ts';

/** The claims a trust policy can test, as they are in this token. All of them are public to readers of the run. */
const shownClaims = [
  'iss',
  'aud',
  'sub',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'ref',
  'environment',
  'event_name',
  'workflow_ref',
  'job_workflow_ref',
  'runner_environment',
] as const;

export function claimLines(claims: Claims): string[] {
  return shownClaims.flatMap((name) => {
    const value = claim(claims, name);
    return value === undefined ? [] : [`  ${name}: ${value}`];
  });
}

export interface FailureText {
  readonly title: string;
  readonly text: string;
}

/** What happened, why, and what to paste, for one failed login. */
export async function failureText({ login, error, claims }: Failed): Promise<FailureText> {
  const diagnosis = chooseDiagnosis(
    error,
    await login.provider.explain.diagnose(error, claims, login.settings),
  );
  const ids = Object.entries(error.requestIds ?? {}).map(([name, value]) => `${name} ${value}`);
  const lines = [
    diagnosis.summary,
    `Answer: ${error.message}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}`,
    ...(error.retry === 'fresh' ? ['Another attempt with a new ID token failed in the same way.'] : []),
    ...diagnosisLines(diagnosis),
    ...(claims && error.stage !== 'id-token' && error.stage !== 'publish'
      ? ['', 'Claims of the ID token that was sent:', ...claimLines(claims)]
      : []),
  ];
  return { title: `${title(login)} login failed (${error.code})`, text: lines.join('\n') };
}

/**
 * Why there is no ID token in this job.
 * @param event the payload of the event that started the run; undefined when it cannot be read
 */
export function unavailableText(env: Environment, event: JsonObject | undefined): string {
  const diagnosis = explainUnavailable(unavailableCause(env, event));
  return [diagnosis.summary, ...diagnosisLines(diagnosis)].join('\n');
}

function diagnosisLines({ causes, fix, paste }: Diagnosis): string[] {
  return [
    ...causes.map((cause, index) => `${index === 0 ? 'Probably' : 'Or'}: ${cause}`),
    ...fix.map((line) => `Fix: ${line}`),
    ...(paste ? ['', ...paste.text.split('\n').map((line) => `    ${line}`)] : []),
  ];
}
