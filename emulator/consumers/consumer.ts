/**
 * A real program or library that uses a login as a later step of a workflow would: with nothing except what was
 * exported.
 */

import { fileURLToPath } from 'node:url';
import type { Job, RunOptions, StepResult } from '../runner/index.ts';
import { findNode24, findProgram } from '../runner/programs.ts';

export interface Consumer {
  name: string;
  cloud: 'aws' | 'google' | 'azure';
  /** What must be installed, if anything beyond the repository's own dependencies. */
  requires?: string;
  /** Whether that is installed. */
  available(): Promise<boolean>;
  /**
   * Uses the login in a step of the job.
   * @param outputs the outputs of the login step, for consumers that take a token from there
   */
  prove(job: Job, outputs?: Record<string, string>): Promise<Proof>;
}

export interface Proof {
  succeeded: boolean;
  /** What the cloud told the consumer: who it is and what it may read. */
  facts: Record<string, string>;
  step: StepResult;
}

/** A command-line tool, used in a bash script that writes its facts to `GITHUB_OUTPUT`. */
export function commandConsumer(options: {
  name: string;
  cloud: Consumer['cloud'];
  program: string;
  script: string;
}): Consumer {
  const { name, cloud, program, script } = options;
  return {
    name,
    cloud,
    requires: program,
    available: async () => isInstalled(program),
    prove: async (job) => proofOf(await job.run(script, { shell: 'bash', id: program })),
  };
}

/** A library, used in its own Node.js process: the module at this URL, run as the main one. */
export async function runModule(job: Job, url: string, env: RunOptions['env'] = {}): Promise<Proof> {
  const argv = [findNode24(), fileURLToPath(url)];
  return proofOf(await job.run(argv, { env }));
}

export function isInstalled(program: string): boolean {
  return findProgram(program, process.env.PATH ?? '') !== undefined;
}

function proofOf(step: StepResult): Proof {
  return { succeeded: step.outcome === 'success', facts: step.outputs, step };
}
