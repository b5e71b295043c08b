/** What a job on the simulated runner offers, and what its steps report. */

import type { JobStatus } from './action-file.ts';
import type { Annotation } from './commands.ts';
import type { Times } from './process.ts';

export interface JobOptions {
  /**
   * What the machine and the service provide: proxy and certificate variables, `GITHUB_*`, `RUNNER_*`, `ACTIONS_*`.
   * The environment of the process that runs the emulator is not passed on, apart from `PATH`.
   */
  environment?: Record<string, string>;
  /** The workflow's `env:`. Exports of steps override it. */
  env?: Record<string, string>;
  /** Values masked from the start, as the repository's secrets are. The tokens in `environment` always are. */
  secrets?: readonly string[];
  /** What `github.token` stands for in the defaults of inputs; masked. Default: empty. */
  token?: string;
  /** `GITHUB_WORKSPACE`; default: a new folder. Never cleaned by the runner. */
  workspace?: string;
  /** `RUNNER_TEMP`; default: a new folder. Emptied at the start and at the end of the job. */
  temp?: string;
  /** "Enable debug logging". Default: false. */
  debug?: boolean;
  /** What starts a JavaScript action, before the path of its program. Default: the Node.js 24 of this repository. */
  node?: readonly string[];
  /** The event payload. Default: `{}`. */
  event?: unknown;
  /** Shorter waits for tests. */
  times?: Partial<Times>;
}

export interface StepOptions {
  id?: string;
  env?: Record<string, string>;
  /** As `timeout-minutes`, in milliseconds: the step is cancelled and fails. */
  timeoutMs?: number;
  /** Cancels the job during this step. */
  signal?: AbortSignal;
  /** Observe the processes that the step starts, and its memory (Linux only). Default: false. */
  watchProcesses?: boolean;
}

export interface UsesOptions extends StepOptions {
  /** How the workflow names the action; only for the log. Default: `./` and the folder's name. */
  reference?: string;
  /** The inputs; a function is evaluated again for the post step, as the expressions of a workflow are. */
  with?: Record<string, string> | (() => Record<string, string>);
}

export interface RunOptions extends StepOptions {
  /** `bash`, `sh`, `python`, or a command with `{0}` for the script's path. Default: bash without pipefail, else sh. */
  shell?: string;
}

export interface StepResult {
  id: string;
  stage: 'main' | 'post' | 'run';
  /** `skipped` is a post step whose condition does not hold. */
  outcome: 'success' | 'failure' | 'cancelled' | 'skipped';
  exitCode: number;
  outputs: Record<string, string>;
  /** The variables this step exported. */
  exported: Record<string, string>;
  /** The folders this step added to `PATH`. */
  paths: string[];
  state: Record<string, string>;
  /** The summary as uploaded: masked, and empty if it was too large. */
  summary: string;
  /** The summary as the step wrote it. */
  rawSummary: string;
  /** What the process printed, unmasked, with its workflow commands. */
  rawLog: string;
  /** What a user sees: commands consumed, masks applied. */
  log: string;
  /** At most ten of each level; the messages are masked, their properties are not. */
  annotations: Annotation[];
  /** The values that this step asked to be masked. */
  masks: string[];
  durationMs: number;
  /** With `watchProcesses`: the arguments of each process seen, the step's own first. */
  processes?: string[][];
  /** With `watchProcesses`: the most resident memory of the step's own process. */
  peakMemoryBytes?: number;
}

/** A step under way. What it exports becomes visible to later steps once it is awaited, as with a background step. */
export type Step = PromiseLike<StepResult>;

export interface FinishOptions {
  /** Called after the post steps, before left-over processes are ended and `RUNNER_TEMP` is emptied. */
  inspect?: (posts: StepResult[]) => void | Promise<void>;
}

export interface Job {
  readonly temp: string;
  readonly workspace: string;
  readonly home: string;
  readonly status: JobStatus;
  /** The exports so far. */
  readonly exported: Readonly<Record<string, string>>;
  /** The processes that had to be terminated with the job, as `pid (name)`. */
  readonly terminated: readonly string[];
  /** Runs the main stage of the JavaScript action in a folder and registers its post stage. */
  uses(folder: string, options?: UsesOptions): Step;
  /** Runs a script in a shell, as a `run:` step does, or, given a list, a program without a shell. */
  run(command: string | readonly string[], options?: RunOptions): Step;
  mask(text: string): string;
  /** What a job output with this value becomes: undefined if it is empty or holds anything masked. */
  output(value: string): string | undefined;
  /** The files that steps left in `RUNNER_TEMP` and the workspace, without the runner's own and those there before. */
  leftovers(): string[];
  /** Waits for all steps, runs the post steps from the last to the first, ends left-over processes, empties `RUNNER_TEMP`. */
  finish(options?: FinishOptions): Promise<StepResult[]>;
  /** Deletes the folders that the job created for itself. */
  dispose(): void;
}
