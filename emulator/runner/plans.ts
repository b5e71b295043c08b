/** Turns a `uses:` or a `run:` into what is needed to run its process. */

import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Action, inputVariables, resolveInputs } from './action-file.ts';
import { tagged } from './commands.ts';
import type { RunOptions, UsesOptions } from './contract.ts';
import { lookUpContext } from './environment.ts';
import { chooseShell, findNode24, shellArguments } from './programs.ts';
import type { JobContext, StepPlan } from './step.ts';

/** Plans the main or the post stage of an action. Inputs are evaluated again for each stage. */
export function planAction(
  job: JobContext,
  action: Action,
  stage: {
    name: 'main' | 'post';
    file: string;
    id: string;
    state: Record<string, string>;
    options: UsesOptions;
  },
): StepPlan {
  const { name, file, id, state, options } = stage;
  const given = typeof options.with === 'function' ? options.with() : (options.with ?? {});
  const token = job.options.token ?? '';
  const inputs = resolveInputs(action, given, (expression) =>
    lookUpContext(job.environment, token, expression),
  );
  const stateVariables = Object.entries(state).map(([key, value]) => [`STATE_${key}`, value] as const);
  return {
    id,
    stage: name,
    argv: [...(job.options.node ?? [findNode24()]), join(action.folder, file)],
    options,
    actionVariables: { ...Object.fromEntries(stateVariables), ...inputVariables(inputs.values) },
    announce(log, visible) {
      for (const warning of inputs.warnings) log.annotate('warning', warning);
      const filled = Object.fromEntries(Object.entries(inputs.values).filter(([, value]) => value !== ''));
      const reference = options.reference ?? `./${basename(action.folder)}`;
      const group = [reference, ...block('with', filled), ...block('env', visible)];
      for (const line of name === 'main' ? runGroup(group) : ['Post job cleanup.']) log.write(line);
    },
  };
}

/** Plans a script in a shell; the script is written to the job's temporary folder, where it stays. */
export function planScript(job: JobContext, script: string, options: RunOptions, path: string): StepPlan {
  const shell = chooseShell(options.shell, job.environment.machine.PATH ?? '');
  const file = path + shell.extension;
  writeFileSync(file, script);
  const [title = ''] = script.trimStart().split('\n');
  const shown = script.replace(/\n+$/, '').split('\n');
  return planRun(options, shellArguments(shell, file), title, [
    ...shown.map((line) => `\x1b[36;1m${line}\x1b[0m`),
    `shell: ${shell.template}`,
  ]);
}

/** Plans a program without a shell, which a workflow cannot do: for probes that must not depend on quoting. */
export function planProgram(argv: readonly string[], options: RunOptions): StepPlan {
  return planRun(options, argv, argv.join(' '), []);
}

function planRun(options: RunOptions, argv: readonly string[], title: string, shown: string[]): StepPlan {
  return {
    id: options.id ?? '__run',
    stage: 'run',
    argv,
    options,
    actionVariables: {},
    announce(log, visible) {
      for (const line of runGroup([title, ...shown, ...block('env', visible)])) log.write(line);
    },
  };
}

function runGroup([title, ...lines]: string[]): string[] {
  return [tagged('group', `Run ${title}`), ...lines, tagged('endgroup', '')];
}

function block(heading: string, values: Record<string, string>): string[] {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: ${value}`);
  return lines.length === 0 ? [] : [`${heading}:`, ...lines];
}
