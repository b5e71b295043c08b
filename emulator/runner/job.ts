/** One job on a runner: its steps, one after the other or at the same time, and its end. */

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { holds, type JobStatus, readAction } from './action-file.ts';
import type { Job, JobOptions, RunOptions, Step, StepResult, UsesOptions } from './contract.ts';
import { createJobEnvironment } from './environment.ts';
import { addPaths } from './file-commands.ts';
import { createFolders, emptyFolder, listFiles } from './folders.ts';
import { createMasker, valuesToMask } from './masks.ts';
import { trackProcesses } from './orphans.ts';
import { planAction, planProgram, planScript } from './plans.ts';
import { runnerTimes } from './process.ts';
import { type JobContext, performStep, skippedStep } from './step.ts';

/** Starts a job: creates its folders, empties `RUNNER_TEMP`, writes the event payload, masks the tokens. */
export async function startJob(options: JobOptions = {}): Promise<Job> {
  const folders = createFolders({
    ...options,
    repository: basename(options.environment?.GITHUB_REPOSITORY ?? 'octo-repo'),
    event: options.event ?? {},
  });
  const trackingId = `github_${randomUUID()}`;
  const debug = options.debug ?? false;
  const context: JobContext = {
    options,
    folders,
    environment: createJobEnvironment(options.environment ?? {}, folders, { trackingId, debug }),
    masker: createMasker(),
    times: { ...runnerTimes, ...options.times },
    exported: {},
    paths: [],
  };
  maskTokens(context);

  const endOrphans = trackProcesses(trackingId);
  const filesBefore = new Set(listFiles(folders.workspace));
  const ownFiles = [folders.eventFile, folders.commands];
  const terminated: string[] = [];
  const running: Promise<StepResult>[] = [];
  const published = new Set<StepResult>();
  const posts: (() => StepResult | Promise<StepResult>)[] = [];
  let status: JobStatus = 'success';
  let localActions = 0;

  async function uses(folder: string, step: UsesOptions): Promise<StepResult> {
    const action = readAction(folder);
    localActions++;
    const id = step.id ?? (localActions === 1 ? '__self' : `__self_${localActions}`);
    const main = { name: 'main', file: action.main, id, state: {}, options: step } as const;
    const work = performStep(context, planAction(context, action, main));
    const { post, postCondition } = action;
    if (post !== undefined) {
      // Registered when the step starts, so that it runs however the step ends; cancelling a step does not cancel it.
      const { signal: _, ...kept } = step;
      posts.push(async () => {
        if (!holds(postCondition, status)) return skippedStep(id);
        const { state } = await work;
        return performStep(
          context,
          planAction(context, action, { ...main, name: 'post', file: post, state, options: kept }),
        );
      });
    }
    return work;
  }

  async function run(command: string | readonly string[], step: RunOptions): Promise<StepResult> {
    if (typeof command !== 'string') return performStep(context, planProgram(command, step));
    const script = join(folders.temp, randomUUID());
    ownFiles.push(script);
    return performStep(context, planScript(context, command, step, script));
  }

  function start(work: Promise<StepResult>): Step {
    running.push(work);
    // The rejection reaches the code that awaits the step or finishes the job.
    work.catch(() => undefined);
    return {
      // biome-ignore lint/suspicious/noThenProperty: awaiting is what makes a step's exports visible.
      then: (onFulfilled, onRejected) => work.then(publish).then(onFulfilled, onRejected),
    };
  }

  function publish(result: StepResult): StepResult {
    if (published.has(result)) return result;
    published.add(result);
    Object.assign(context.exported, result.exported);
    context.paths = addPaths(context.paths, result.paths);
    if (result.outcome === 'cancelled') status = 'cancelled';
    else if (result.outcome === 'failure' && status === 'success') status = 'failure';
    return result;
  }

  return {
    temp: folders.temp,
    workspace: folders.workspace,
    home: folders.home,
    exported: context.exported,
    terminated,
    get status() {
      return status;
    },
    uses: (folder, step = {}) => start(uses(folder, step)),
    run: (command, step = {}) => start(run(command, step)),
    mask: context.masker.mask,
    output: (value) => (value === '' || context.masker.mask(value) !== value ? undefined : value),
    leftovers: () =>
      [...listFiles(folders.temp), ...listFiles(folders.workspace)].filter(
        (path) => !filesBefore.has(path) && !ownFiles.some((own) => path.startsWith(own)),
      ),
    async finish({ inspect } = {}) {
      for (const work of running) publish(await work);
      const results: StepResult[] = [];
      for (let post = posts.pop(); post !== undefined; post = posts.pop())
        results.push(publish(await post()));
      await inspect?.(results);
      terminated.push(...endOrphans());
      emptyFolder(folders.temp);
      return results;
    },
    dispose: () => rmSync(folders.root, { recursive: true, force: true }),
  };
}

/** As the runner does at a job's start: the tokens that it hands out are secrets, as a whole and line by line. */
function maskTokens({ options, environment, masker }: JobContext): void {
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN } = environment.idToken;
  const { ACTIONS_RUNTIME_TOKEN } = environment.runtime;
  const secrets = [
    ...(options.secrets ?? []),
    options.token,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN,
    ACTIONS_RUNTIME_TOKEN,
  ];
  for (const secret of secrets) {
    for (const value of valuesToMask(secret ?? '')) masker.add(value);
  }
}
