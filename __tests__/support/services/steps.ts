/** One step that logs in to other services, and what can be seen of it from outside. */
import { defaultWorld, type RecordedRequest } from '../../../emulator/index.ts';
import type { Job, StepResult } from '../../../emulator/runner/index.ts';
import { actionFolder, type Scenario } from '../scenario.ts';
import type { Exchange } from './uses.ts';

export interface Entry {
  readonly provider: string;
  readonly given: Readonly<Record<string, unknown>>;
}

/** The `logins` input: JSON, which is YAML. Each login is named like its provider. */
export function loginsInput(entries: readonly Entry[]): string {
  return JSON.stringify(entries.map(({ provider, given }) => ({ ...given, name: provider, provider })));
}

/** The emulated services as at the start, with nothing asked and nothing issued. */
export function startAnew({ emulator }: Scenario): void {
  Object.assign(emulator.world, defaultWorld());
  emulator.clearFaults();
  emulator.clearRequests();
}

export interface Ran {
  readonly step: StepResult;
  /** All that was asked during the step. */
  readonly requests: readonly RecordedRequest[];
}

/** One use of the action in a job; what was asked before is forgotten. */
export async function use(
  { emulator }: Scenario,
  job: Job,
  given: Record<string, string>,
  env: Record<string, string> = {},
): Promise<Ran> {
  emulator.clearRequests();
  const step = await job.uses(actionFolder, { with: { cache: 'false', ...given }, env });
  return { step, requests: [...emulator.requests] };
}

/** The requests as `service operation`, sorted. */
export function asked(requests: readonly RecordedRequest[]): string[] {
  return requests.map(({ service, operation }) => `${service} ${operation}`).sort();
}

/** The requests that sent an ID token to be exchanged. */
export function exchangesWith(
  { host, operation }: Pick<Exchange, 'host' | 'operation'>,
  requests: readonly RecordedRequest[],
): RecordedRequest[] {
  return requests.filter((request) => request.host === host && request.operation === operation);
}

/** Every JWT in the requests: ID tokens that were sent, and the token that asks for them. */
export function jwtsIn(requests: readonly RecordedRequest[]): string[] {
  const text = JSON.stringify(requests.map(({ headers, query, body }) => [headers, query, body]));
  return [...new Set(text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g))];
}

/** What the step printed for people: everything but the lines that register secrets. */
export function printed({ rawLog, rawSummary, annotations }: StepResult): string {
  const lines = rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [...lines, rawSummary, ...annotations.map(({ message }) => message)].join('\n');
}

/** Those of the secrets that the step printed, in whole or, for a JWT, by its signature. */
export function leaked(step: StepResult, secrets: readonly string[]): string[] {
  const text = printed(step);
  return secrets.filter((secret) => text.includes(secret) || text.includes(secret.split('.')[2] || secret));
}

/**
 * The failures as people read them: the headline of each error, such as `AWS login failed (aws/denied)`, and all that
 * the annotation and the group in the log say about it.
 */
export function failures(step: StepResult): { title: string; message: string }[] {
  return step.annotations
    .filter(({ level }) => level === 'error')
    .map(({ message }) => {
      const [title = ''] = message.split('\n');
      return { title, message: `${message}\n${groupOf(title, step.log)}` };
    });
}

/** The lines below a title that the log folds; none if the annotation says all. */
function groupOf(title: string, log: string): string {
  const [, rest = ''] = `\n${log}`.split(`\n##[group]${title}\n`);
  return rest.split('\n##[endgroup]')[0]!;
}

/** As many of them as the runner keeps annotations of one level. */
export const mostAnnotations = 10;

/** In pieces of at most {@link mostAnnotations}. */
export function pieces<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / mostAnnotations);
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
