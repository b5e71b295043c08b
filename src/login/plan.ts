/** What the step is asked to do, complete and checked, before anything is sent. */
import { defaultSource, sourceName } from '../identity/source-name.ts';
import { closest } from '../settings/closest.ts';
import type { Shape } from '../settings/kinds.ts';
import { boolean } from '../settings/kinds.ts';
import type { Schema } from '../settings/schema.ts';
import { defineSchema, parseSettings } from '../settings/schema.ts';
import { bindingProblems } from './audience-binding.ts';
import { blankKeyHints } from './blank-keys.ts';
import { exportProblems, overlapProblems } from './overlap.ts';
import type { AnyProvider, Environment } from './provider.ts';
import { flatProviders, furtherProviders } from './registry.ts';
import { sourceProblems } from './source-fit.ts';

export interface Login {
  /** Unique in the step: `aws`, `gcp`, `azure` for the flat inputs, else the entry's own name. */
  readonly name: string;
  readonly provider: AnyProvider;
  /** The provider's own settings, resolved. */
  readonly settings: unknown;
  /** Undefined when only the exchange can know it. */
  readonly audience: string | undefined;
  /** Whether its variables are exported to later steps. */
  readonly exportEnvironment: boolean;
  /** Where its ID tokens come from, as `id-token-source` names it; absent where the step's own source is meant. */
  readonly source?: string;
}

export interface Plan {
  readonly logins: readonly Login[];
}

/** Something wrong with an input, by its public name. */
export interface InputProblem {
  readonly input: string;
  /** Completes "`<input>` …". */
  readonly message: string;
}

export interface Planned {
  readonly plan: Plan;
  readonly problems: readonly InputProblem[];
  /** Inputs that were given without effect: not wrong, but worth a line. */
  readonly hints: readonly string[];
}

type Inputs = Readonly<Record<string, string>>;

/**
 * Makes the plan from the inputs. All problems are reported together; nothing is sent.
 * @param inputs by public name, blank ones left out
 * @param stepInputs names of the inputs that belong to no login
 */
export async function makePlan(
  inputs: Inputs,
  env: Environment,
  stepInputs: readonly string[] = [],
): Promise<Planned> {
  const logins: Login[] = [];
  const problems: InputProblem[] = [];
  const hints: string[] = [];
  const flat = await Promise.all(
    flatProviders.map(async (entry) => {
      const given = below(entry.name, inputs);
      const wanted = Object.keys(given).length > 0;
      return { entry, given, provider: wanted ? await entry.load() : undefined };
    }),
  );
  for (const { entry, given, provider } of flat) {
    if (!provider) continue;
    const unknown = unknownInputs(given, provider.settings, `${entry.name}-`);
    problems.push(...unknown);
    if (given[entry.switchedOnBy] === undefined) {
      if (unknown.length > 0) continue;
      const idle = Object.keys(given).map((name) => `\`${entry.name}-${name}\``);
      hints.push(
        `No login to ${entry.title}: \`${entry.name}-${entry.switchedOnBy}\` is empty. Without effect: ${idle.join(', ')}.`,
      );
      continue;
    }
    const login = resolveLogin(entry.name, provider, given, env);
    for (const { setting, message } of login.problems)
      problems.push({ input: `${entry.name}-${setting}`, message });
    if (login.resolved) logins.push({ ...login.resolved, exportEnvironment: true });
  }
  // Wrong values are refused elsewhere.
  const exports = !/^false$/i.test(inputs['export-environment']?.trim() ?? '');
  if (inputs.logins) await addEntries(inputs.logins, { logins, problems, hints, exports, stepInputs }, env);
  problems.push(
    ...bindingProblems(logins),
    ...overlapProblems(logins),
    ...(exports ? exportProblems(logins) : []),
    ...sourceProblems(logins, (inputs['id-token-source'] ?? defaultSource).trim()),
  );
  return { plan: { logins }, problems, hints };
}

const entryKeys = defineSchema({
  'export-environment': { kind: boolean, description: 'Export the variables of this login to later steps.' },
  'id-token-source': { kind: sourceName, description: 'Where the ID tokens of this login come from.' },
});

/** Adds the logins of the YAML list to the plan. */
async function addEntries(
  text: string,
  planned: {
    readonly logins: Login[];
    readonly problems: InputProblem[];
    readonly hints: string[];
    readonly exports: boolean;
    readonly stepInputs: readonly string[];
  },
  env: Environment,
): Promise<void> {
  // The YAML parser is loaded only when there is a list to read.
  const { parseEntries } = await import('./entries.ts');
  const { entries, problems } = parseEntries(text);
  planned.problems.push(...problems);
  const loaders = new Map([
    ...flatProviders.map(({ name, load }) => [name, load] as const),
    ...Object.entries(furtherProviders),
  ]);
  for (const { input, name, provider: providerName, given, shapes, blank } of entries) {
    const taken = flatProviders.some((flat) => flat.name === name);
    if (taken) {
      planned.problems.push({
        input: `${input}.name`,
        message: `is "${name}", which the \`${name}-\u2026\` inputs use already`,
      });
    }
    const load = loaders.get(providerName ?? '');
    if (!load) {
      planned.problems.push(
        ...(providerName === undefined ? [] : [unknownProvider(input, providerName, [...loaders.keys()])]),
        ...unknownKeys(given, input, {}, planned.stepInputs).filter(({ message }) =>
          message.includes('did you mean'),
        ),
      );
      continue;
    }
    const provider = await load();
    planned.hints.push(...blankKeyHints(input, blank, provider));
    const { own, rest } = splitEntry(given);
    planned.problems.push(...unknownKeys(rest, input, provider.settings, planned.stepInputs));
    const common = parseSettings(entryKeys, own, shapes);
    const login = resolveLogin(name ?? '', provider, rest, env, shapes);
    for (const { setting, message } of [...common.problems, ...login.problems]) {
      planned.problems.push({ input: `${input}.${setting}`, message });
    }
    if (common.values.exportEnvironment && !planned.exports) {
      planned.problems.push({
        input: `${input}.export-environment`,
        message: 'must not be `true`, because the step has `export-environment: false`',
      });
    }
    if (!login.resolved || name === undefined || taken) continue;
    const exportEnvironment = common.values.exportEnvironment ?? exportsByDefault(login.resolved);
    const { idTokenSource: source } = common.values;
    planned.logins.push({ ...login.resolved, exportEnvironment, ...(source ? { source } : {}) });
  }
}

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

function unknownProvider(input: string, name: string, known: readonly string[]): InputProblem {
  const near = closest(name, [...known, ...Object.keys(aliases)]) ?? '';
  const meant = new Map(Object.entries(aliases)).get(near) ?? near;
  return {
    input: `${input}.provider`,
    message: `is "${name}", which is not one of ${known.join(', ')}${meant ? `; did you mean "${meant}"?` : ''}`,
  };
}

/** A key that does nothing would go unnoticed. */
function unknownKeys(
  given: Inputs,
  input: string,
  settings: Schema,
  stepInputs: readonly string[],
): InputProblem[] {
  const known = ['name', 'provider', ...Object.keys(entryKeys), ...Object.keys(settings)];
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const bare = flatProviders.reduce((rest, { name }) => rest.replace(`${name}-`, ''), key);
      const meant = known.includes(bare) ? bare : closest(key, known);
      const words = stepInputs.includes(key)
        ? 'is an input of the step, not of an entry'
        : `is not an input${meant ? `; did you mean \`${input}.${meant}\`?` : ''}`;
      return { input: `${input}.${key}`, message: words };
    });
}

type Resolved = Pick<Login, 'provider' | 'settings'>;

function exportsByDefault({ provider, settings }: Resolved): boolean {
  const { exportsByDefault: answer = false } = provider;
  return typeof answer === 'function' ? answer(settings) : answer;
}

function splitEntry(given: Inputs): { own: Inputs; rest: Inputs } {
  const isOwn = ([key]: [string, string]) => Object.hasOwn(entryKeys, key);
  return {
    own: Object.fromEntries(Object.entries(given).filter(isOwn)),
    rest: Object.fromEntries(Object.entries(given).filter((entry) => !isOwn(entry))),
  };
}

/**
 * Misspelled inputs among those without a cloud's name in front: `asure-client-id`, `client-id`,
 * `gcp_workload_identity_provider`. Other `INPUT_…` variables are the workflow's own: a job may set them for its scripts.
 * @param inputs all that were given
 * @param schema the inputs that belong to no provider
 */
export async function misspelledInputs(inputs: Inputs, schema: Schema): Promise<InputProblem[]> {
  const suspects = Object.keys(generalInputs(inputs)).filter((name) => !Object.hasOwn(schema, name));
  if (suspects.length === 0) return [];
  const clouds = await Promise.all(
    flatProviders.map(async ({ name, load }) => ({ name, settings: (await load()).settings })),
  );
  const prefixed = clouds.flatMap(({ name, settings }) =>
    Object.keys(settings).map((setting) => ({ setting, input: `${name}-${setting}` })),
  );
  const known = [...Object.keys(schema), ...prefixed.map(({ input }) => input)];
  return suspects.flatMap((name) => {
    const dashed = name.replaceAll('_', '-');
    const unprefixed = prefixed.filter(({ setting }) => setting === dashed).map(({ input }) => input);
    // A single word is too common to be taken for a cloud's setting.
    const meant =
      dashed.includes('-') && unprefixed.length > 0 ? unprefixed : [closest(dashed, known) ?? []].flat();
    // Who spells both has the one with underscores, as variables have them, for another purpose.
    const isOwn = name !== dashed && meant.some((input) => inputs[input] !== undefined);
    if (meant.length === 0 || isOwn) return [];
    const choice = meant.map((input) => `\`${input}\``).join(' or ');
    return [{ input: name, message: `is not an input; did you mean ${choice}?` }];
  });
}

/** The inputs that belong to no provider. */
export function generalInputs(inputs: Inputs): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).filter(
      ([name]) => !flatProviders.some((provider) => name.startsWith(`${provider.name}-`)),
    ),
  );
}

function resolveLogin(
  name: string,
  provider: AnyProvider,
  given: Inputs,
  env: Environment,
  shapes: Readonly<Record<string, Shape>> = {},
) {
  const { values, problems } = parseSettings(provider.settings, given, shapes);
  // Cross-checks need every value, so they wait until each one is right by itself.
  if (problems.length > 0) return { problems };
  const resolution = provider.resolve(values, env);
  if (!('settings' in resolution) || resolution.problems.length > 0) return { problems: resolution.problems };
  const { settings } = resolution;
  return { problems: [], resolved: { name, provider, settings, audience: provider.audience(settings) } };
}

/** A misspelled name would otherwise be a setting that silently does nothing. */
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

function below(prefix: string, inputs: Inputs): Inputs {
  const start = `${prefix}-`;
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => name.startsWith(start))
      .map(([name, value]) => [name.slice(start.length), value]),
  );
}

/** The message for a step that asks for nothing, with the smallest workflow that does something. */
export const nothingToDo = `No login is asked for. Give the first input of at least one cloud, for example:

  - uses: multi-cloud-oidc/login@v1
    with:
      aws-role-to-assume: arn:aws:iam::111122223333:role/deploy
      aws-region: eu-central-1

The first inputs are ${flatProviders.map(({ name, switchedOnBy }) => `\`${name}-${switchedOnBy}\``).join(', ')}. All other services are entries of the list \`logins\`. An empty input or list counts as not given; an expression in it may have given nothing.`;
