/** The lines of the log. Pure. */
import type { RetryEvent } from '../http/retry.ts';
import { defaultSource, usesTokenEndpoint } from '../identity/source-name.ts';
import type { InputProblem, Login } from '../login/login.ts';
import type { Success } from '../login/outcome.ts';
import { timestamp } from '../text/timestamp.ts';

/** `AWS: role deploy in account 1111, until 2026-01-02T12:00:00Z (60 min), took 0.4 s`. */
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
    from === 'cache' ? 'from the cache' : `took ${duration(endedAt - startedAt)}`,
  ];
  return `${title(login)}: ${parts.filter(Boolean).join(', ')}`;
}

export function retryLine({ operation, error, delayMs, nextAttempt, maxAttempts }: RetryEvent): string {
  return `${operation}: ${error.message}; trying again in ${duration(delayMs)} (attempt ${nextAttempt} of ${maxAttempts})`;
}

export function problemLine({ input, message }: InputProblem): string {
  return `\`${input}\` ${message}`;
}

/** The warnings about logins that expire although `refresh` is set. */
export function refreshWarnings(
  logins: readonly (Pick<Login, 'name' | 'source'> & {
    readonly facts: Pick<Login['facts'], 'renewedBy'>;
  })[],
): string[] {
  const ofOtherSource = logins.filter(
    ({ facts, source }) => facts.renewedBy === 'refresh' && !usesTokenEndpoint(source),
  );
  const expiring = logins.filter(({ facts }) => facts.renewedBy === undefined);
  return [
    ...(ofOtherSource.length > 0
      ? [
          `\`refresh\` renews only logins with ID tokens of the runner (\`id-token-source: ${defaultSource}\`), and so not ${namesOf(ofOtherSource)}.`,
        ]
      : []),
    ...(expiring.length > 0
      ? [
          `\`refresh\` cannot renew ${namesOf(expiring)}: these credentials expire as they would without it. Use the action again before the steps that need more time.`,
        ]
      : []),
  ];
}

function namesOf(logins: readonly { readonly name: string }[]): string {
  return logins.map(({ name }) => `"${name}"`).join(', ');
}

/** The provider's title, with the login's name if it has its own. */
export function title(login: { name: string; provider: { name: string; title: string } }): string {
  return login.name === login.provider.name
    ? login.provider.title
    : `${login.provider.title} "${login.name}"`;
}

/** `40 ms`, `0.4 s`, `12 s`: as precise as a reader needs. */
export function duration(milliseconds: number): string {
  if (milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}
