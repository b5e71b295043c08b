/** Runs one step's process from its command files to its result. */

import { createCommandFiles, readCommandFiles } from './command-files.ts';
import type { JobOptions, StepOptions, StepResult } from './contract.ts';
import { type JobEnvironment, stepEnvironment } from './environment.ts';
import type { Folders } from './folders.ts';
import type { Masker } from './masks.ts';
import { runProcess, type Times } from './process.ts';
import { createStepLog, type StepLog } from './step-log.ts';

/** What the steps of a job share; `exported` and `paths` grow as steps are awaited. */
export interface JobContext {
  options: JobOptions;
  folders: Folders;
  environment: JobEnvironment;
  masker: Masker;
  times: Times;
  exported: Record<string, string>;
  paths: string[];
}

export interface StepPlan {
  id: string;
  stage: StepResult['stage'];
  argv: readonly string[];
  options: StepOptions;
  /** `INPUT_*` and `STATE_*`. */
  actionVariables: Record<string, string>;
  /** Writes what the log shows before the process's own lines. */
  announce: (log: StepLog, visible: Record<string, string>) => void;
}

/** Starts a step at once, with the exports known now, and reports when it has ended. */
export async function performStep(job: JobContext, plan: StepPlan): Promise<StepResult> {
  const { options, id, stage } = plan;
  const isAction = stage !== 'run';
  const files = createCommandFiles(job.folders.commands);
  const visible = { ...job.options.env, ...job.exported, ...options.env };
  const log = createStepLog(job.masker, { debug: job.options.debug ?? false });
  plan.announce(log, visible);

  const timeout = options.timeoutMs === undefined ? undefined : AbortSignal.timeout(options.timeoutMs);
  const signals = [options.signal, timeout].filter((signal) => signal !== undefined);
  const { exitCode, durationMs, observation } = await runProcess({
    argv: plan.argv,
    directory: job.folders.workspace,
    environment: stepEnvironment(job.environment, {
      visible,
      action: plan.actionVariables,
      paths: job.paths,
      step: { GITHUB_ACTION: id, GITHUB_ACTION_REF: '', GITHUB_ACTION_REPOSITORY: '', ...files },
      isAction,
    }),
    onLine: log.read,
    times: job.times,
    ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
    ...(options.watchProcesses ? { watch: `GITHUB_OUTPUT=${files.GITHUB_OUTPUT}` } : {}),
  });

  const isCancelled = options.signal?.aborted === true;
  if (isCancelled) log.annotate('error', 'The operation was canceled.');
  else if (timeout?.aborted)
    log.fail(`The action '${id}' has timed out after ${options.timeoutMs! / 60_000} minutes.`);
  else if (isAction) log.debug(`Node Action run completed with exit code ${exitCode}`);
  else if (exitCode !== 0) log.annotate('error', `Process completed with exit code ${exitCode}.`);
  const published = readCommandFiles(files, log, job.masker.mask);

  return {
    id,
    stage,
    outcome: isCancelled ? 'cancelled' : exitCode !== 0 || log.failed ? 'failure' : 'success',
    exitCode,
    ...published,
    rawLog: log.raw.join('\n'),
    log: log.lines.join('\n'),
    annotations: log.annotations,
    masks: log.masks,
    durationMs,
    ...observation,
  };
}

/** The result of a post step whose condition does not hold. */
export function skippedStep(id: string): StepResult {
  return {
    id,
    stage: 'post',
    outcome: 'skipped',
    exitCode: 0,
    outputs: {},
    exported: {},
    paths: [],
    state: {},
    summary: '',
    rawSummary: '',
    rawLog: '',
    log: '',
    annotations: [],
    masks: [],
    durationMs: 0,
  };
}
