/** A job on the simulated runner that reaches the emulator and runs the shipped action. */
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type Emulator, startEmulator, type World } from '../../emulator/index.ts';
import type { Job, JobOptions, StepResult, UsesOptions } from '../../emulator/runner/index.ts';
import { startJob } from '../../emulator/runner/index.ts';
import { assertBuilt } from '../../scripts/bundle/fingerprint.ts';
import { useAzureCli } from './azure-cli.ts';

export { inputs, threeClouds } from '../../emulator/logins.ts';

/** The folder with `action.yml` and `dist/`. */
export const actionFolder = process.cwd();

export interface Scenario {
  readonly emulator: Emulator;
  /** Starts a job; ended and deleted after the test. */
  job(options?: JobOptions): Promise<Job>;
  /** One job with one use of the action. */
  login(
    given: Record<string, string>,
    options?: Omit<UsesOptions, 'with'>,
    jobOptions?: JobOptions,
  ): Promise<StepResult & { readonly job: Job }>;
}

export interface ScenarioOptions {
  readonly world?: () => World;
  /** Whether the jobs are on a runner where `az` has been used: its first command in the job is fast. */
  readonly azWasUsed?: boolean;
}

/**
 * One emulator per test file, clean for each test.
 * @throws {Error} when the action has to be built first
 */
export function scenario(options: ScenarioOptions = {}): Scenario {
  assertBuilt();
  let emulator: Emulator;
  const jobs: Job[] = [];

  beforeAll(async () => {
    emulator = await startEmulator(options.world ? { world: options.world() } : {});
  });
  afterAll(() => emulator.close());
  afterEach(async () => {
    emulator.clearFaults();
    for (const job of jobs.splice(0)) {
      await job.finish().catch(() => undefined);
      job.dispose();
      rmSync(job.home, { recursive: true, force: true });
    }
    emulator.clearRequests();
    emulator.latencyMs = 0;
  });

  const startScenarioJob = async (jobOptions: JobOptions = {}) => {
    const job = await startJob({
      ...jobOptions,
      environment: { ...emulator.environment(), ...jobOptions.environment },
    });
    jobs.push(job);
    if (options.azWasUsed) await useAzureCli(job.home);
    return job;
  };
  return {
    get emulator() {
      return emulator;
    },
    job: startScenarioJob,
    async login(given, stepOptions = {}, jobOptions = {}) {
      const job = await startScenarioJob(jobOptions);
      const step = await job.uses(actionFolder, { id: 'login', ...stepOptions, with: given });
      return { ...step, job };
    },
  };
}

/** What was asked, in order of the service's name: `entra token`. */
export function operations(emulator: Emulator): string[] {
  return emulator.requests.map(({ service, operation }) => `${service} ${operation}`).sort();
}
