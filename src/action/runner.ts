/** The edge to GitHub's runner: workflow commands and file commands. Everything else takes a {@link Runner}. */
import * as core from '@actions/core';
import { appendFile } from '../files/system.ts';

export interface Runner {
  /** Hides a value in everything the job prints from now on. */
  mask(secret: string): void;
  info(line: string): void;
  debug(line: string): void;
  notice(message: string, title?: string): void;
  warning(message: string, title?: string): void;
  error(message: string, title?: string): void;
  /** Marks the step as failed. The process goes on, so that everything can be said and cleaned up. */
  fail(): void;
  exportVariable(name: string, value: string): void;
  setOutput(name: string, value: string): void;
  saveState(name: string, value: string): void;
  state(name: string): string;
  /** Adds Markdown to the job summary; does nothing where the server has none. */
  summarize(markdown: string): Promise<void>;
}

export function createRunner(env: NodeJS.ProcessEnv = process.env): Runner {
  const titled = (title: string | undefined) => (title ? { title } : {});
  return {
    mask: core.setSecret,
    info: core.info,
    debug: core.debug,
    notice: (message, title) => core.notice(message, titled(title)),
    warning: (message, title) => core.warning(message, titled(title)),
    error: (message, title) => core.error(message, titled(title)),
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
