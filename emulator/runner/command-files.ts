/** The files through which a step talks to the runner: created before it starts, read once after it has ended. */

import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseEnvironmentFile,
  parseNameValueFile,
  parsePathFile,
  summaryLimitBytes,
} from './file-commands.ts';
import type { StepLog } from './step-log.ts';

/** The files' paths by the variable that names each. */
export type CommandFiles = Record<keyof typeof prefixes, string>;

const prefixes = {
  GITHUB_ENV: 'set_env_',
  GITHUB_OUTPUT: 'set_output_',
  GITHUB_PATH: 'add_path_',
  GITHUB_STATE: 'save_state_',
  GITHUB_STEP_SUMMARY: 'step_summary_',
} as const;

/** Creates a fresh set of empty files. Like the runner's, they stay until the job's end. */
export function createCommandFiles(folder: string): CommandFiles {
  const suffix = randomUUID();
  const paths = Object.entries(prefixes).map(
    ([variable, prefix]) => [variable, join(folder, prefix + suffix)] as const,
  );
  for (const [, path] of paths) writeFileSync(path, '');
  return Object.fromEntries(paths) as CommandFiles;
}

/**
 * Reads the files of a step that has ended; mistakes in them fail the step, but everything before a mistake still
 * counts.
 */
export function readCommandFiles(files: CommandFiles, log: StepLog, mask: (text: string) => string) {
  const environment = parseEnvironmentFile(read(files.GITHUB_ENV));
  for (const [name, value] of Object.entries(environment.variables)) log.debug(`${name}='${value}'`);
  for (const message of environment.refused) log.annotate('error', message);
  reportMistake(log, 'env', environment.error);

  const outputs = parseNameValueFile(read(files.GITHUB_OUTPUT));
  for (const [name, value] of outputs.pairs) log.debug(`Set output ${name} = ${value}`);
  reportMistake(log, 'output', outputs.error);

  const state = parseNameValueFile(read(files.GITHUB_STATE));
  for (const [name, value] of state.pairs) log.debug(`Save intra-action state ${name} = ${value}`);
  reportMistake(log, 'state', state.error);

  const rawSummary = read(files.GITHUB_STEP_SUMMARY);
  const isTooLarge = Buffer.byteLength(rawSummary) > summaryLimitBytes;
  if (isTooLarge) log.annotate('error', describeTooLarge(rawSummary));

  return {
    exported: environment.variables,
    outputs: { ...log.outputs, ...Object.fromEntries(outputs.pairs) },
    state: { ...log.state, ...Object.fromEntries(state.pairs) },
    paths: parsePathFile(read(files.GITHUB_PATH)),
    rawSummary,
    summary: isTooLarge ? '' : rawSummary.split('\n').map(mask).join('\n'),
  };
}

function reportMistake(log: StepLog, command: string, mistake: string | undefined): void {
  if (mistake === undefined) return;
  log.fail(`Unable to process file command '${command}' successfully.`);
  log.fail(mistake);
}

function describeTooLarge(summary: string): string {
  const kibibytes = Math.floor(Buffer.byteLength(summary) / 1024);
  return (
    `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${summaryLimitBytes / 1024}k, ` +
    `got ${kibibytes}k. For more information see: ` +
    'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary'
  );
}

/** A file that the step has deleted reads as empty. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
