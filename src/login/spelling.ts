/** Unknown names, and what was probably meant. Pure. */
import { clouds } from '../providers/registry.ts';
import { closest } from '../settings/closest.ts';
import type { Schema } from '../settings/schema.ts';
import { entryKeys, generalInputs, type Inputs } from './inputs.ts';
import type { InputProblem } from './login.ts';

/** Other names of services, in a workflow author's words. */
const aliases: Readonly<Record<string, string>> = {
  openbao: 'vault',
  bao: 'vault',
  hashicorp: 'vault',
  amazon: 'aws',
  google: 'gcp',
  'google-cloud': 'gcp',
  entra: 'azure',
  microsoft: 'azure',
  opkssh: 'ssh',
  cargo: 'crates',
  gem: 'rubygems',
  dockerhub: 'docker-hub',
  artifactory: 'jfrog',
  k8s: 'kubernetes',
  'token-exchange': 'exchange',
};

/** An entry whose `provider` is not known. */
export function unknownProvider(input: string, name: string, known: readonly string[]): InputProblem {
  const near = closest(name, [...known, ...Object.keys(aliases)]) ?? '';
  const meant = new Map(Object.entries(aliases)).get(near) ?? near;
  return {
    input: `${input}.provider`,
    message: `is "${name}", which is not one of ${known.join(', ')}${meant ? `; did you mean "${meant}"?` : ''}`,
  };
}

/** Keys of an entry that do nothing, and would go unnoticed. */
export function unknownKeys(
  given: Inputs,
  input: string,
  settings: Schema,
  stepInputs: readonly string[],
): InputProblem[] {
  const known = ['name', 'provider', ...Object.keys(entryKeys), ...Object.keys(settings)];
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const bare = clouds.reduce((rest, { name }) => rest.replace(`${name}-`, ''), key.replaceAll('_', '-'));
      const meant = known.includes(bare) ? bare : closest(key, known);
      const words = stepInputs.includes(key)
        ? 'is an input of the step, not of an entry'
        : `is not an input${meant ? `; did you mean \`${input}.${meant}\`?` : ''}`;
      return { input: `${input}.${key}`, message: words };
    });
}

/**
 * Misspelled inputs among those without a cloud's name in front: `asure-client-id`, `client-id`,
 * `gcp_workload_identity_provider`. Other `INPUT_…` variables are the workflow's own: a job may set them for its
 * scripts.
 * @param inputs all inputs that were given
 * @param schema the inputs that belong to no provider
 */
export async function misspelledInputs(inputs: Inputs, schema: Schema): Promise<InputProblem[]> {
  const suspects = Object.keys(generalInputs(inputs)).filter((name) => !Object.hasOwn(schema, name));
  if (suspects.length === 0) return [];
  const { isVendorInput } = await import('./vendor-names.ts');
  const wanted = wantedClouds(inputs);
  const loaded = await Promise.all(
    clouds.map(async ({ name, load }) => ({ name, settings: (await load()).settings.schema })),
  );
  const prefixed = loaded.flatMap(({ name, settings }) =>
    Object.keys(settings).map((setting) => ({ cloud: name, setting, input: `${name}-${setting}` })),
  );
  const known = [...Object.keys(schema), ...prefixed.map(({ input }) => input)];
  return suspects.flatMap((name) => {
    const dashed = name.replaceAll('_', '-');
    // A single word is common: it counts as a cloud's setting only if the step logs in to that cloud and does not set
    // it otherwise.
    const isCommon = !dashed.includes('-');
    const unprefixed = prefixed
      .filter(({ setting }) => setting === dashed)
      .filter(({ cloud, input }) => !isCommon || (wanted.includes(cloud) && inputs[input] === undefined))
      .map(({ input }) => input);
    if (unprefixed.length === 0 && isVendorInput(name, isCommon ? wanted : undefined))
      return [{ input: name, message: 'is not an input' }];
    const meant = unprefixed.length > 0 ? unprefixed : [closest(dashed, known) ?? []].flat();
    // If both spellings are set, the one with underscores, as in variables, serves another purpose.
    const isOwn = name !== dashed && meant.some((input) => inputs[input] !== undefined);
    if (meant.length === 0 || isOwn) return [];
    const choice = meant.map((input) => `\`${input}\``).join(' or ');
    return [{ input: name, message: `is not an input; did you mean ${choice}?` }];
  });
}

/** The clouds that the step logs in to with their own inputs. */
export function wantedClouds(inputs: Inputs): string[] {
  return clouds
    .filter(({ name, switchedOnBy }) => inputs[`${name}-${switchedOnBy}`] !== undefined)
    .map(({ name }) => name);
}

/**
 * Corrects the messages about unknown names that are the vendors' own inputs.
 * @param problems all problems; those about unknown names are among them
 */
export async function withVendorAnswers(
  problems: readonly InputProblem[],
  inputs: Inputs,
): Promise<readonly InputProblem[]> {
  if (!problems.some(({ message }) => message.startsWith('is not an input'))) return problems;
  const names = await import('./vendor-names.ts');
  return names.withVendorAnswers(problems, wantedClouds(inputs));
}

/** Without this, a misspelled setting would silently do nothing. */
export function unknownInputs(given: Inputs, schema: Schema, prefix = ''): InputProblem[] {
  return Object.keys(given)
    .filter((name) => !Object.hasOwn(schema, name))
    .map((name) => {
      const meant = closest(name, Object.keys(schema));
      return {
        input: prefix + name,
        message: `is not an input${meant ? `; did you mean \`${prefix}${meant}\`?` : ''}`,
      };
    });
}
