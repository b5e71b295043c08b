/** The variables a step's process starts with, layer by layer as the runner lays them. */

import { arch } from 'node:os';
import { delimiter, dirname } from 'node:path';
import type { Folders } from './folders.ts';

/** What the machine and the service give to every step of a job, sorted by who may override it. */
export interface JobEnvironment {
  /** The machine's own variables: any `env:` or export overrides them. */
  machine: Record<string, string>;
  /** `GITHUB_*` and `RUNNER_*`: set again at each step, so nothing overrides them. */
  contexts: Record<string, string>;
  /** Where to request ID tokens, for every kind of step. */
  idToken: Record<string, string>;
  /** The other `ACTIONS_*` variables, for JavaScript actions only. */
  runtime: Record<string, string>;
}

/** Sorts the given variables by the prefixes of their names and adds those that every hosted job has. */
export function createJobEnvironment(
  given: Record<string, string>,
  folders: Folders,
  options: { trackingId: string; debug: boolean },
): JobEnvironment {
  const entries = Object.entries(given);
  const pick = (matches: (name: string) => boolean) =>
    Object.fromEntries(entries.filter(([name]) => matches(name)));
  const isContext = (name: string) => /^(GITHUB|RUNNER)_/.test(name);
  const isIdToken = (name: string) => name.startsWith('ACTIONS_ID_TOKEN_REQUEST_');
  const isRuntime = (name: string) => /^ACTIONS_(RUNTIME|CACHE|RESULTS)_/.test(name);
  return {
    machine: {
      PATH: process.env.PATH ?? '',
      HOME: folders.home,
      LANG: 'C.UTF-8',
      CI: 'true',
      ...pick((name) => !isContext(name) && !isIdToken(name) && !isRuntime(name)),
    },
    contexts: {
      ...exampleRun,
      ...pick(isContext),
      GITHUB_WORKSPACE: folders.workspace,
      GITHUB_EVENT_PATH: folders.eventFile,
      RUNNER_TEMP: folders.temp,
      RUNNER_WORKSPACE: dirname(folders.workspace),
      RUNNER_TOOL_CACHE: folders.tools,
      RUNNER_TRACKING_ID: options.trackingId,
      ...(options.debug ? { RUNNER_DEBUG: '1' } : {}),
    },
    idToken: pick(isIdToken),
    runtime: pick(isRuntime),
  };
}

const exampleRun = {
  GITHUB_ACTOR: 'octocat',
  GITHUB_ACTOR_ID: '12',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_BASE_REF: '',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
  GITHUB_HEAD_REF: '',
  GITHUB_JOB: 'deploy',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_PROTECTED: 'true',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_REPOSITORY: 'octo-org/octo-repo',
  GITHUB_REPOSITORY_ID: '74',
  GITHUB_REPOSITORY_OWNER: 'octo-org',
  GITHUB_REPOSITORY_OWNER_ID: '65',
  GITHUB_RETENTION_DAYS: '90',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '9876',
  GITHUB_RUN_NUMBER: '10',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: '4f1c2b7e9d0a8356c4e1f7a2b9d3068c5e7f1a24',
  GITHUB_TRIGGERING_ACTOR: 'octocat',
  GITHUB_WORKFLOW: 'Deploy',
  GITHUB_WORKFLOW_REF: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
  GITHUB_WORKFLOW_SHA: '4f1c2b7e9d0a8356c4e1f7a2b9d3068c5e7f1a24',
  RUNNER_ARCH: arch().toUpperCase(),
  RUNNER_ENVIRONMENT: 'github-hosted',
  RUNNER_NAME: 'emulated-runner',
  RUNNER_OS: { darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? 'Linux',
};

export interface StepLayers {
  /** The workflow's and the step's `env:` and the exports so far: what the log shows under `env:`. */
  visible: Record<string, string>;
  /** `INPUT_*` and `STATE_*`. */
  action: Record<string, string>;
  /** Folders to put before `PATH`, the last one first. */
  paths: readonly string[];
  /** This step's own `GITHUB_*` variables: its ID and its command files. */
  step: Record<string, string>;
  /** Whether the step is a JavaScript action, which sees the job's runtime token, or a `run:` step, which does not. */
  isAction: boolean;
}

/** Puts a step's variables together. */
export function stepEnvironment(job: JobEnvironment, layers: StepLayers): Record<string, string> {
  const own = { ...job.machine, ...layers.visible, ...layers.action };
  const { NODE_ICU_DATA: _, ...kept } = own;
  return {
    ...(layers.isAction ? kept : own),
    PATH: [...[...layers.paths].reverse(), own.PATH ?? ''].filter((part) => part !== '').join(delimiter),
    ...job.contexts,
    ...layers.step,
    ...(layers.isAction ? job.runtime : {}),
    ...job.idToken,
    GITHUB_ACTIONS: 'true',
  };
}

/** Gives the value of a `github.…` or `runner.…` expression from the variables that mirror these contexts. */
export function lookUpContext(job: JobEnvironment, token: string, expression: string): string {
  if (expression === 'github.token') return token;
  const variable = /^(github|runner)\.\w+$/.test(expression)
    ? expression.replace('.', '_').toUpperCase()
    : '';
  const value = job.contexts[variable];
  if (value === undefined) throw new Error(`The expression '${expression}' is not simulated.`);
  return value;
}
