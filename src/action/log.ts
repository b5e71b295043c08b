/** The log's lines. Pure. */
import type { RetryEvent } from '../http/retry.ts';
import { defaultSource, usesTokenEndpoint } from '../identity/source-name.ts';
import type { InputProblem, Login } from '../login/login.ts';
import type { Success } from '../login/outcome.ts';
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

/** The warnings about logins that end although `refresh` was asked for. */
export function refreshWarnings(
  logins: readonly (Pick<Login, 'name' | 'source'> & {
    readonly facts: Pick<Login['facts'], 'renewedBy'>;
  })[],
): string[] {
  const ofOtherSource = logins.filter(
    ({ facts, source }) => facts.renewedBy === 'refresh' && !usesTokenEndpoint(source),
  );
  const ending = logins.filter(({ facts }) => facts.renewedBy === undefined);
  return [
    ...(ofOtherSource.length > 0
      ? [
          `\`refresh\` renews logins with ID tokens of the runner (\`id-token-source: ${defaultSource}\`) only, and so not ${namesOf(ofOtherSource)}.`,
        ]
      : []),
    ...(ending.length > 0
      ? [
          `\`refresh\` cannot renew ${namesOf(ending)}: what these logins give ends as it would without it. Use the action again before the steps that need more time.`,
        ]
      : []),
  ];
}

function namesOf(logins: readonly { readonly name: string }[]): string {
  return logins.map(({ name }) => `"${name}"`).join(', ');
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
