/** The log's lines. Pure. */
import type { RetryEvent } from '../http/retry.ts';
import { defaultSource } from '../identity/source-name.ts';
import type { InputProblem } from '../login/plan.ts';
import type { Success } from '../login/run.ts';
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

/** The provider's name, with the login's own where it has one. */
export function title(login: { name: string; provider: { name: string; title: string } }): string {
  return login.name === login.provider.name
    ? login.provider.title
    : `${login.provider.title} "${login.name}"`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0)} s`;
}
