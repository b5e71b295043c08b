import type { Environment } from '../environment.ts';

/**
 * The inputs of the step, by their names in `action.yml`. The runner passes them as `INPUT_<NAME>`: upper case, spaces
 * as underscores, dashes kept. Blank ones are left out: an empty string always means "not given".
 */
export function readInputs(env: Environment): Readonly<Record<string, string>> {
  const inputs: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('INPUT_') && value?.trim()) inputs[name.slice('INPUT_'.length).toLowerCase()] = value;
  }
  return inputs;
}
