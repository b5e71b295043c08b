/** The texts that people read: the log's lines and the explanation of a failure. Pure. */
import type { RetryEvent } from '../http/retry.ts';
import { explainUnavailable, type UnavailableCause } from '../identity/availability.ts';
import type { Claims } from '../identity/claims.ts';
import { claim } from '../identity/claims.ts';
import { defaultSource } from '../identity/source-name.ts';
import { chooseDiagnosis } from '../login/common-diagnosis.ts';
import type { Diagnosis } from '../login/error.ts';
import type { InputProblem } from '../login/plan.ts';
import type { Failed, Success } from '../login/run.ts';
import { timestamp } from '../text/timestamp.ts';

/** `AWS: role deploy in account 1111, until 12:00:00Z (in 60 min), took 0.4 s`. */
export function successLine({ login, description, startedAt, endedAt, from }: Success): string {
  const minutes = Math.floor((description.expiresAt - endedAt) / 60_000);
  const life =
    minutes >= 1
      ? `${minutes} min`
      : `${Math.max(0, Math.floor((description.expiresAt - endedAt) / 1000))} s`;
  const parts = [
    description.identity,
    description.target,
    `until ${timestamp(description.expiresAt)} (${life})`,
    from === 'cache' ? 'from the cache' : `took ${seconds(endedAt - startedAt)}`,
  ];
  return `${title(login)}: ${parts.filter(Boolean).join(', ')}`;
}

export function retryLine({ operation, error, delayMs, nextAttempt, maxAttempts }: RetryEvent): string {
  return `${operation}: ${error.message}; trying again in ${seconds(delayMs)} (attempt ${nextAttempt} of ${maxAttempts})`;
}

export function problemLine({ input, message }: InputProblem): string {
  return `\`${input}\` ${message}`;
}

/** The warning about logins that `refresh` cannot reach. */
export function withoutRefresh(logins: readonly { readonly name: string }[]): string {
  const names = logins.map(({ name }) => `"${name}"`).join(', ');
  return `\`refresh\` renews logins with ID tokens of the runner (\`id-token-source: ${defaultSource}\`) only, and so not ${names}.`;
}

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

/** What happened, why, and what to paste, for one failed login. */
export function failureText({ login, error, claims }: Failed): {
  title: string;
  diagnosis: Diagnosis;
  text: string;
} {
  const diagnosis = chooseDiagnosis(error, login.provider.diagnose(error, claims, login.settings));
  const ids = Object.entries(error.requestIds ?? {}).map(([name, value]) => `${name} ${value}`);
  const lines = [
    diagnosis.happened,
    `Answer: ${error.message}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}`,
    ...diagnosisLines(diagnosis),
    ...(claims && error.stage !== 'id-token'
      ? ['', 'Claims of the ID token that was sent:', ...claimLines(claims)]
      : []),
  ];
  return { title: `${title(login)} login failed (${error.code})`, diagnosis, text: lines.join('\n') };
}

export function unavailableText(cause: UnavailableCause): string {
  const diagnosis = explainUnavailable(cause);
  return [diagnosis.happened, ...diagnosisLines(diagnosis)].join('\n');
}

function diagnosisLines({ causes, fix, paste }: Diagnosis): string[] {
  return [
    ...causes.map((cause, index) => `${index === 0 ? 'Probably' : 'Or'}: ${cause}`),
    ...fix.map((line) => `Fix: ${line}`),
    ...(paste ? ['', ...paste.text.split('\n').map((line) => `    ${line}`)] : []),
  ];
}

/** The provider's name, with the login's own where it has one. */
export function title(login: { name: string; provider: { name: string; title: string } }): string {
  return login.name === login.provider.name
    ? login.provider.title
    : `${login.provider.title} "${login.name}"`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0)} s`;
}
