/**
 * What the runner reads from a folder's `action.yml` to start a JavaScript action, and the inputs it derives from a
 * `with:`.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ActionInput {
  /** The default, which may be one `${{ github.… }}` or `${{ runner.… }}` expression. Undefined means an empty string. */
  default?: string;
  deprecationMessage?: string;
}

export interface Action {
  name: string;
  folder: string;
  inputs: Record<string, ActionInput>;
  outputs: string[];
  main: string;
  post?: string;
  postCondition: Condition;
}

/** The job's state that a condition looks at. */
export type JobStatus = 'success' | 'failure' | 'cancelled';

const conditions = {
  'always()': () => true,
  'success()': (status: JobStatus) => status === 'success',
  'failure()': (status: JobStatus) => status === 'failure',
  'cancelled()': (status: JobStatus) => status === 'cancelled',
  '!cancelled()': (status: JobStatus) => status !== 'cancelled',
};

export type Condition = keyof typeof conditions;

/** Says whether a step with this condition runs. */
export function holds(condition: Condition, status: JobStatus): boolean {
  return conditions[condition](status);
}

/**
 * Reads `action.yml` or `action.yaml`.
 * @throws Error if the file is missing, is not a `node24` action, or asks for something this simulation does not do:
 * a `pre` stage, or a `post-if` beyond a single status function.
 */
export function readAction(folder: string): Action {
  const path = ['action.yml', 'action.yaml']
    .map((name) => join(folder, name))
    .find((file) => existsSync(file));
  if (path === undefined) throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${folder}'.`);
  const document: unknown = parse(readFileSync(path, 'utf8'));
  const runs = child(document, 'runs');
  const using = text(child(runs, 'using'));
  if (using !== 'node24') throw new Error(`${path}: 'using: ${using}' is not simulated, only node24 is.`);
  if (child(runs, 'pre') !== undefined) throw new Error(`${path}: a 'pre' stage is not simulated.`);
  const main = text(child(runs, 'main'));
  if (main === undefined) throw new Error(`${path}: 'runs.main' is missing.`);
  const post = text(child(runs, 'post'));
  return {
    name: text(child(document, 'name')) ?? '',
    folder,
    inputs: Object.fromEntries(
      entries(child(document, 'inputs')).map(([name, input]) => [name, readInput(input)]),
    ),
    outputs: entries(child(document, 'outputs')).map(([name]) => name),
    main,
    ...(post === undefined ? {} : { post }),
    postCondition: readCondition(text(child(runs, 'post-if')) ?? 'always()', path),
  };
}

export interface StepInputs {
  /** Every given input and every default, under the name as it was written. */
  values: Record<string, string>;
  warnings: string[];
}

/**
 * Merges a step's `with:` with the defaults. Names are compared case-insensitively, `required` is not enforced, and an
 * input given as an empty string stays empty: its default is not used.
 * @param lookUp gives the value of a context expression such as `github.token`
 */
export function resolveInputs(
  action: Action,
  given: Record<string, string>,
  lookUp: (expression: string) => string,
): StepInputs {
  const values = { ...given };
  const givenNames = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const warnings: string[] = [];
  for (const [name, input] of Object.entries(action.inputs)) {
    if (!givenNames.has(name.toLowerCase())) values[name] = evaluateDefault(input.default ?? '', lookUp);
    else if (input.deprecationMessage !== undefined) {
      warnings.push(`Input '${name}' has been deprecated with message: ${input.deprecationMessage}`);
    }
  }
  const valid = Object.keys(action.inputs);
  const validNames = new Set(valid.map((name) => name.toLowerCase()));
  const unexpected = Object.keys(given).filter((name) => !validNames.has(name.toLowerCase()));
  if (unexpected.length > 0) {
    warnings.push(
      `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid.join("', '")}']`,
    );
  }
  return { values, warnings };
}

/** The variables that carry inputs: `INPUT_`, the name in upper case, blanks as underscores, dashes kept. */
export function inputVariables(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

function evaluateDefault(value: string, lookUp: (expression: string) => string): string {
  return value.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => lookUp(expression));
}

function readInput(input: unknown): ActionInput {
  const value = text(child(input, 'default'));
  const deprecationMessage = text(child(input, 'deprecationMessage'));
  return {
    ...(value === undefined ? {} : { default: value }),
    ...(deprecationMessage === undefined ? {} : { deprecationMessage }),
  };
}

function readCondition(condition: string, path: string): Condition {
  const bare = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/, '$1').trim();
  if (Object.hasOwn(conditions, bare)) return bare as Condition;
  throw new Error(
    `${path}: 'post-if: ${condition}' is not simulated; use one of ${Object.keys(conditions).join(', ')}.`,
  );
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Scalars reach an action as text, whatever their type in YAML. */
function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
