/** Entry of the action `check`: wires the real world to the step. */
import { annotate } from './action/annotations.ts';
import { checkStep } from './action/check-step.ts';
import { createRunner } from './action/runner.ts';
import { systemFiles } from './cli/system-files.ts';
import { readText } from './cli/text-file.ts';
import { findFiles } from './cli/workflow-files.ts';

const runner = createRunner();
try {
  await checkStep({
    env: process.env,
    runner,
    annotate,
    readText: (path) => readText(path, systemFiles),
    findWorkflows: (path) => findFiles(path, systemFiles),
  });
} catch (error) {
  runner.error(`The step failed: ${error instanceof Error ? error.message : String(error)}`);
  runner.fail();
}
