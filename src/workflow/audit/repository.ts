/** All files of a repository: what local actions and reusable workflows contribute to a job. */
import { membersOf } from '../expressions.ts';
import type { Job, Step, WorkflowFile } from '../model.ts';
import { isOwnAction } from '../own-action.ts';
import { vendorOf } from '../vendor-inputs.ts';
import { serviceNamed } from './services.ts';

/** A step that logs in with an ID token. */
export interface OidcLogin {
  readonly step: Step;
  /** `aws`, `gcp`, `azure`; others are `other`. */
  readonly providers: readonly string[];
}

export interface Repository {
  readonly files: readonly WorkflowFile[];
  /** The file that `uses: ./path` leads to, if it is among the files. */
  local(uses: string): WorkflowFile | undefined;
  /** The logins of a job, including those in local composite actions. */
  logins(job: Job): readonly OidcLogin[];
}

const ownInputs = {
  aws: 'aws-role-to-assume',
  gcp: 'gcp-workload-identity-provider',
  azure: 'azure-client-id',
} as const;

export function repositoryOf(files: readonly WorkflowFile[]): Repository {
  const byPath = new Map(files.map((file) => [normal(file.source.path), file]));
  const roots = [...byPath.keys()].map((path) => rootOf(path));
  const root = roots.find((candidate) => candidate !== undefined) ?? '';
  const local = (uses: string): WorkflowFile | undefined => {
    if (!uses.startsWith('./')) return undefined;
    const path = `${root}${normal(uses)}`;
    return [path, `${path}/action.yml`, `${path}/action.yaml`, 'action.yml']
      .slice(0, uses === './' ? 4 : 3)
      .map((candidate) => byPath.get(candidate))
      .find((file) => file !== undefined);
  };
  const logins = (job: Job, depth = 0): OidcLogin[] =>
    job.steps.flatMap((step) => {
      const providers = providersOf(step);
      if (providers.length > 0) return [{ step, providers }];
      const action = depth < 4 ? local(step.uses?.value ?? '') : undefined;
      if (action?.kind !== 'action') return [];
      const inner = action.jobs.flatMap((part) => logins(part, depth + 1));
      return inner.length > 0 ? [{ step, providers: inner.flatMap((login) => login.providers) }] : [];
    });
  return { files, local, logins };
}

/** The clouds that a step logs in to with an ID token. */
function providersOf(step: Step): string[] {
  const given = (name: string) =>
    step.with.find((entry) => entry.name.toLowerCase() === name)?.value.trim() ?? '';
  if (isOwnAction(step.uses?.value)) {
    const flat = Object.entries(ownInputs).flatMap(([provider, input]) => (given(input) ? [provider] : []));
    return flat.length > 0 || given('logins') === '' ? flat : ['other'];
  }
  const vendor = vendorOf(step.uses?.value);
  if (!vendor || given(vendor.switchedOnBy) === '') return [];
  const hasKey = step.with.some(
    ({ name, value }) => value !== '' && serviceNamed(name, step.uses?.value) !== undefined,
  );
  return hasKey ? [] : [vendor.provider];
}

/** Names of the inputs of a composite action or reusable workflow whose values end up as a key. */
export function inputsWithKeys(file: WorkflowFile): Map<string, string> {
  const found = new Map<string, string>();
  for (const job of file.jobs)
    for (const step of job.steps)
      for (const { name, value } of [...step.with, ...step.env, ...job.env]) {
        const service = serviceNamed(name, step.uses?.value);
        if (service) for (const input of membersOf(value, 'inputs')) found.set(input, service.provider);
      }
  return found;
}

/** The folder that contains `.github`, with a slash; undefined for a path without one. */
function rootOf(path: string): string | undefined {
  const at = path.indexOf('.github/workflows/');
  return at < 0 ? undefined : path.slice(0, at);
}

function normal(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '');
}

/** Events that people without write access can trigger. */
export const outsiderEvents = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'workflow_run',
  'repository_dispatch',
  'fork',
  'watch',
];

/** The outsiders' events for which a job or step still runs. */
export function eventsOf(file: WorkflowFile, ...conditions: readonly (string | undefined)[]): string[] {
  const events = file.triggers.map(({ name }) => name).filter((name) => outsiderEvents.includes(name));
  return events.filter((event) => !conditions.some((condition) => excludes(condition ?? '', event)));
}

/**
 * Whether a condition certainly excludes an event: it names another event, or a ref that the event does not have. A
 * condition with "or" may admit the event another way.
 */
function excludes(condition: string, event: string): boolean {
  if (condition.includes('||')) return false;
  const [, operator, named] = /github\.event_name\s*(==|!=)\s*'([a-z_]+)'/.exec(condition) ?? [];
  if (operator === '==' && named !== event) return true;
  if (operator === '!=' && named === event) return true;
  return event === 'pull_request' && /github\.ref\s*==\s*'refs\/(heads|tags)\//.test(condition);
}
