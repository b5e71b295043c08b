/** What in a workflow an attacker could use, as far as its text shows. */
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps?: readonly Step[] }>
  >;
}

/** They run with the rights of the repository for what somebody outside of it wrote. */
const dangerousEvents = ['pull_request_target', 'workflow_run', 'issue_comment'];

export function weaknesses(text: string): readonly string[] {
  const workflow: Workflow = parse(text);
  const events = typeof workflow.on === 'string' ? [workflow.on] : Object.values(eventsOf(workflow.on));
  return [
    ...(JSON.stringify(workflow.permissions) === '{}' ? [] : ['grants nothing at the top: no']),
    ...dangerousEvents.filter((event) => events.includes(event)).map((event) => `is started by ${event}`),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) =>
      job.permissions === undefined ? [`${name}: has no permissions of its own`] : [],
    ),
    ...unpinned(text).map((reference) => `${reference} is not pinned by commit, with its version`),
    ...Object.values(workflow.jobs)
      .flatMap(({ steps = [] }) => steps)
      .flatMap(stepWeaknesses),
  ];
}

function eventsOf(on: readonly string[] | Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(on) ? on : Object.keys(on);
}

/** References to actions and workflows elsewhere that a tag or branch could move. */
export function unpinned(text: string): readonly string[] {
  const references = [...text.matchAll(/uses: (.*)/g)].map(([, reference]) => reference!);
  return references.filter((use) => !/^(\.\/\S*|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(use));
}

function stepWeaknesses({ uses = '', run = '', with: inputs }: Step): readonly string[] {
  const keepsCredentials = uses.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false;
  const downloads = /\b(curl|wget)\b/.test(run) && !/sha256sum --check/.test(run);
  return [
    ...(keepsCredentials ? ['checkout keeps its credentials'] : []),
    ...(run.includes('${{') ? [`expression in a script: ${run.trim()}`] : []),
    ...(downloads ? [`downloads without a hash: ${run.trim()}`] : []),
  ];
}
