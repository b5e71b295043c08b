/**
 * The edge to GitHub's runner: workflow commands and file commands. Everything else takes a {@link Runner}. Annotations
 * have no title: the runner writes only the message to the log, so the message must be complete.
 */
import * as core from '@actions/core';
import { appendFile } from '../files/system.ts';

export interface Runner {
  /** Hides a value in everything the job prints from now on. */
  mask(secret: string): void;
  info(line: string): void;
  debug(line: string): void;
  /** Lines that the log page folds under a title. */
  group(title: string, lines: readonly string[]): void;
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** Marks the step as failed. The process continues, so it can still report and clean up. */
  fail(): void;
  exportVariable(name: string, value: string): void;
  setOutput(name: string, value: string): void;
  saveState(name: string, value: string): void;
  state(name: string): string;
  /** Adds Markdown to the job summary; does nothing if the server has no summaries. */
  summarize(markdown: string): Promise<void>;
}

export function createRunner(env: NodeJS.ProcessEnv = process.env): Runner {
  return {
    mask: core.setSecret,
    info: core.info,
    debug: core.debug,
    group(title, lines) {
      core.startGroup(title);
      for (const line of lines) core.info(line);
      core.endGroup();
    },
    notice: (message) => core.notice(message),
    warning: (message) => core.warning(message),
    error: (message) => core.error(message),
    fail: () => {
      process.exitCode = core.ExitCode.Failure;
    },
    exportVariable: core.exportVariable,
    setOutput: core.setOutput,
    saveState: core.saveState,
    state: core.getState,
    async summarize(markdown) {
      if (env.GITHUB_STEP_SUMMARY) await appendFile(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
    },
  };
}
