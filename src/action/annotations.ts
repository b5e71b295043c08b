/** Annotations at a line of a file, as the runner shows them in a pull request. */
import * as core from '@actions/core';

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error';
  readonly title: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

const commands = { notice: core.notice, warning: core.warning, error: core.error };

export function annotate({ level, message, title, file, line }: Annotation): void {
  commands[level](message, { title, file, startLine: line });
}
