/**
 * Runs whole workflows against the emulator: jobs in order, matrices, environments, reusable workflows and composite
 * actions. The action is the shipped one; other actions are passed over; command-line tools are stand-ins that only
 * look whether their credentials are there. Expressions are names, and comparisons with a text.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Emulator } from '../../../emulator/index.ts';
import { type Job, type StepResult, startJob } from '../../../emulator/runner/index.ts';
import { root } from './page.ts';

export interface Run {
  readonly job: string;
  /** Results of the uses of this action and of scripts, in order. */
  readonly steps: readonly StepResult[];
}

export interface RunOptions {
  readonly emulator: Emulator;
  /** `owner/name/.github/workflows/file.yml@refs/heads/main`. */
  readonly workflowRef?: string;
  /** Texts of reusable workflows, by what calls them. */
  readonly workflows?: Readonly<Record<string, string>>;
  /** Texts of composite actions, by what uses them. */
  readonly actions?: Readonly<Record<string, string>>;
  /** The repository's configuration variables. */
  readonly vars?: Readonly<Record<string, string>>;
  /** Texts of the repository's files, by path: what a checkout brings. */
  readonly files?: Readonly<Record<string, string>>;
}

type Values = { readonly [name: string]: string | Values };

interface WorkflowStep {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

interface WorkflowJob {
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly include: readonly Values[] } };
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly steps?: readonly WorkflowStep[];
}

const released = 'multi-cloud-oidc/login@v1';
/** Folders of this repository, by what a workflow calls them. */
const own: Readonly<Record<string, string>> = {
  [released]: root,
  'multi-cloud-oidc/login/check@v1': join(root, 'check'),
};
const passedOver = /^actions\/(checkout|upload-artifact|download-artifact)@/;

/** @throws {Error} when a job fails, or when a workflow needs more than is simulated here */
export async function runWorkflow(text: string, options: RunOptions): Promise<readonly Run[]> {
  const tools = standIns();
  try {
    return (await runJobs(text, { ...options, tools, inputs: {}, mayAskForIdTokens: true })).runs;
  } finally {
    rmSync(tools, { recursive: true });
  }
}

interface Scope extends RunOptions {
  readonly tools: string;
  readonly inputs: Values;
  /** What the caller grants, which a called workflow cannot exceed. */
  readonly mayAskForIdTokens: boolean;
  readonly jobWorkflowRef?: string;
}

interface Finished {
  readonly runs: readonly Run[];
  /** Outputs of the jobs, by job. */
  readonly jobs: Values;
}

async function runJobs(text: string, scope: Scope): Promise<Finished> {
  const { jobs }: { jobs: Readonly<Record<string, WorkflowJob>> } = parse(text);
  const runs: Run[] = [];
  const finished: Record<string, Values> = {};
  for (const [name, job] of Object.entries(jobs)) {
    const needs = Object.fromEntries([job.needs ?? []].flat().map((need) => [need, finished[need]!]));
    for (const matrix of job.strategy?.matrix.include ?? [{}]) {
      const values: Values = { needs, matrix, inputs: scope.inputs, vars: scope.vars ?? {}, steps: {} };
      const result = await runJob(name, job, values, scope);
      runs.push(...result.runs);
      finished[name] = { outputs: result.outputs };
    }
  }
  return { runs, jobs: finished };
}

async function runJob(name: string, definition: WorkflowJob, values: Values, scope: Scope) {
  const mayAskForIdTokens = scope.mayAskForIdTokens && definition.permissions?.['id-token'] === 'write';
  if (definition.uses !== undefined) return call(definition, values, { ...scope, mayAskForIdTokens });

  const { emulator, workflowRef = 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main' } = scope;
  const { environment: _, ...facts } = emulator.world.job;
  emulator.world.job = {
    ...facts,
    ...(definition.environment !== undefined && { environment: definition.environment }),
    name,
    workflowRef,
    jobWorkflowRef: scope.jobWorkflowRef ?? workflowRef,
    idTokenPermission: mayAskForIdTokens,
  };
  const PATH = [scope.tools, process.env.PATH].join(delimiter);
  const job = await startJob({ environment: { ...emulator.environment(), PATH } });
  try {
    const { results, outputs } = await runSteps(job, definition.steps ?? [], values, scope);
    const known = { ...values, steps: outputs };
    const jobOutputs = Object.entries(definition.outputs ?? {}).map(([output, value]) => [
      output,
      job.output(fill(value, known)) ?? '',
    ]);
    for (const post of await job.finish()) check(name, post);
    return { runs: [{ job: name, steps: results }], outputs: Object.fromEntries(jobOutputs) as Values };
  } finally {
    await job.finish();
    job.dispose();
  }
}

async function call(definition: WorkflowJob, values: Values, scope: Scope) {
  const text = scope.workflows?.[definition.uses!];
  if (text === undefined) throw new Error(`there is no workflow ${definition.uses}`);
  const { inputs = {}, outputs = {} } = parse(text).on.workflow_call;
  const given = fillAll(definition.with ?? {}, values);
  const { runs, jobs } = await runJobs(text, {
    ...scope,
    inputs: withDefaults(inputs, given),
    jobWorkflowRef: definition.uses!.replace(/@(.*)$/, '@refs/heads/$1'),
  });
  const values_ = Object.entries<{ value: string }>(outputs).map(([name, { value }]) => [
    name,
    fill(value, { jobs }),
  ]);
  return { runs, outputs: Object.fromEntries(values_) as Values };
}

async function runSteps(job: Job, steps: readonly WorkflowStep[], values: Values, scope: Scope) {
  const results: StepResult[] = [];
  const outputs: Record<string, Values> = {};
  for (const step of steps) {
    const known = { ...values, steps: outputs };
    if (step.if !== undefined && !holds(step.if, known)) continue;
    const env = fillAll(step.env ?? {}, known);
    const inputs = fillAll(step.with ?? {}, known);
    if (step.uses?.startsWith('actions/checkout@')) checkOut(job, scope.files ?? {});
    if (step.uses !== undefined && passedOver.test(step.uses)) continue;
    const composite = scope.actions?.[step.uses ?? ''];
    if (composite !== undefined) {
      const action = parse(composite);
      const inner = { inputs: withDefaults(action.inputs, inputs) };
      const nested = await runSteps(job, action.runs.steps, inner, scope);
      results.push(...nested.results);
      const own = fillAll(
        mapValues(action.outputs, ({ value }: { value: string }) => value),
        {
          ...inner,
          steps: nested.outputs,
        },
      );
      if (step.id !== undefined) outputs[step.id] = { outputs: own };
      continue;
    }
    const folder = own[step.uses ?? ''];
    if (step.uses !== undefined && folder === undefined) throw new Error(`${step.uses} is not simulated`);
    const id = step.id === undefined ? {} : { id: step.id };
    const result =
      folder === undefined
        ? await job.run(step.run!, { ...id, env, shell: 'bash' })
        : await job.uses(folder, { ...id, env, with: inputs });
    results.push(result);
    check(step.run ?? step.uses!, result);
    if (step.id !== undefined) outputs[step.id] = { outputs: result.outputs };
  }
  return { results, outputs };
}

function checkOut({ workspace }: Job, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
}

function check(what: string, { outcome, log, annotations }: StepResult): void {
  if (outcome !== 'success' && outcome !== 'skipped')
    throw new Error(`${what} ended with ${outcome}:\n${JSON.stringify(annotations)}\n${log}`);
}

function withDefaults(declared: Readonly<Record<string, { default?: string }>>, given: Values): Values {
  const defaults = mapValues(declared, ({ default: value = '' }) => value);
  return { ...defaults, ...given };
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}

function fillAll(texts: Readonly<Record<string, string>>, values: Values): Record<string, string> {
  return mapValues(texts, (text) => fill(String(text), values));
}

function fill(text: string, values: Values): string {
  return text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => lookUp(expression, values));
}

function holds(condition: string, values: Values): boolean {
  const [, name, text] = /^([\w.-]+) == '([^']*)'$/.exec(condition) ?? [];
  if (name === undefined) throw new Error(`cannot evaluate if: ${condition}`);
  return lookUp(name, values) === text;
}

/** @throws {Error} when there is no such value, except for configuration variables, which may be missing */
function lookUp(name: string, values: Values): string {
  let value: string | Values | undefined = values;
  for (const part of name.split('.')) {
    value = typeof value === 'object' && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  if (typeof value === 'string') return value;
  if (name.startsWith('vars.')) return '';
  throw new Error(`there is no value ${name}`);
}

/** Programs that fail unless what the real ones read is there. */
function standIns(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tools-'));
  const needs = {
    aws: [
      '-n "$AWS_ACCESS_KEY_ID"',
      '-n "$AWS_SECRET_ACCESS_KEY"',
      '-n "$AWS_SESSION_TOKEN"',
      '-n "$AWS_REGION"',
    ],
    gcloud: ['-s "$CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE"', '-n "$CLOUDSDK_CORE_PROJECT"'],
    az: ['-s "$AZURE_CONFIG_DIR/azureProfile.json"', '-s "$AZURE_CONFIG_DIR/msal_token_cache.json"'],
  };
  for (const [tool, tests] of Object.entries(needs)) {
    const lines = tests.map((test) => `[ ${test} ] || { echo "${tool} has no credentials" >&2; exit 1; }`);
    writeFileSync(join(folder, tool), ['#!/bin/sh', ...lines, `echo "${tool} $*"`, ''].join('\n'));
    chmodSync(join(folder, tool), 0o755);
  }
  return folder;
}
