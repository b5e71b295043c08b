/** What the step is asked to do, complete and checked, before anything is sent. */

import type { AnyProvider } from '../contract/provider.ts';
import type { Environment } from '../environment.ts';
import { defaultSource } from '../identity/source-name.ts';
import type { Cloud } from '../providers/registry.ts';
import { clouds, services } from '../providers/registry.ts';
import type { Shape } from '../settings/kinds.ts';
import type { Problem } from '../settings/schema.ts';
import { parseSettings, type Schema } from '../settings/schema.ts';
import { blankKeyHints } from './blank-keys.ts';
import { bindingProblems } from './checks/audience.ts';
import { exportProblems, overlapProblems } from './checks/overlap.ts';
import { sourceProblems } from './checks/source.ts';
import type { Entry } from './entries.ts';
import type { GeneralSettings } from './general-settings.ts';
import { generalSettings } from './general-settings.ts';
import type { Inputs } from './inputs.ts';
import { below, entryKeys, splitEntry } from './inputs.ts';
import type { InputProblem, Login, Plan } from './login.ts';
import { unknownInputs, unknownKeys, unknownProvider } from './spelling.ts';

export interface Planned {
  readonly plan: Plan;
  readonly problems: readonly InputProblem[];
  /** Inputs that have no effect: not wrong, but worth a warning. */
  readonly hints: readonly string[];
  /** The same for inputs that templates set for every cloud: worth a log line. */
  readonly notes: readonly string[];
}

/**
 * Makes the plan from the inputs. Reports all problems together; sends nothing.
 * @param inputs by public name, blank ones left out
 * @param settings parsed from the inputs that belong to no login; wrong ones are left out
 */
export async function makePlan(
  inputs: Inputs,
  settings: Partial<GeneralSettings>,
  env: Environment,
): Promise<Planned> {
  const { idTokenSource: source = defaultSource, exportEnvironment: exports = true } = settings;
  const step = { source, exports, env };
  const flat = await flatLogins(inputs, step);
  const entries = inputs.logins ? await listedLogins(inputs.logins, step) : nothing;
  const logins = [...flat.logins, ...entries.logins];
  const problems = [
    ...flat.problems,
    ...entries.problems,
    ...bindingProblems(logins),
    ...overlapProblems(logins),
    ...(exports ? exportProblems(logins) : []),
    ...sourceProblems(logins, source),
  ];
  return { plan: { logins }, problems, hints: [...flat.hints, ...entries.hints], notes: flat.notes };
}

/** What all logins of a step have in common. */
interface Step {
  readonly source: string;
  readonly exports: boolean;
  readonly env: Environment;
}

interface Found {
  readonly logins: readonly Login[];
  readonly problems: readonly InputProblem[];
  readonly hints: readonly string[];
  readonly notes: readonly string[];
}

const nothing: Found = { logins: [], problems: [], hints: [], notes: [] };

/** Settings that say where a login would happen, but do not ask for one. */
const commonToAll = ['region', 'tenant-id', 'environment', 'audience'];

function together(found: readonly Found[]): Found {
  return {
    logins: found.flatMap(({ logins }) => logins),
    problems: found.flatMap(({ problems }) => problems),
    hints: found.flatMap(({ hints }) => hints),
    notes: found.flatMap(({ notes }) => notes),
  };
}

/** The logins that the clouds' own inputs ask for. */
async function flatLogins(inputs: Inputs, step: Step): Promise<Found> {
  const found = clouds.map(async (cloud) => {
    const given = below(cloud.name, inputs);
    return Object.keys(given).length > 0 ? flatLogin(cloud, given, await cloud.load(), step) : nothing;
  });
  return together(await Promise.all(found));
}

function flatLogin(
  { name, title, switchedOnBy }: Cloud,
  given: Inputs,
  provider: AnyProvider,
  { source, env }: Step,
): Found {
  const unknown = unknownInputs(given, provider.settings.schema, `${name}-`);
  if (given[switchedOnBy] === undefined) {
    if (unknown.length > 0) return { ...nothing, problems: unknown };
    const idle = Object.keys(given).map((input) => `\`${name}-${input}\``);
    const hint = `Not logging in to ${title}, because \`${name}-${switchedOnBy}\` is empty; ${idle.join(', ')} ${idle.length === 1 ? 'has' : 'have'} no effect.`;
    const isMinor = Object.keys(given).every((input) => commonToAll.includes(input));
    return { ...nothing, ...(isMinor ? { notes: [hint] } : { hints: [hint] }) };
  }
  const { settings, problems } = resolve(provider, given, env);
  const wrong = problems.map(({ setting, message }) => ({
    input: `${name}-${setting}`,
    message: asFlat(message, name, provider.settings.schema),
  }));
  const found = { ...nothing, problems: [...unknown, ...wrong] };
  if (settings === undefined) return found;
  const facts = provider.facts(settings, name);
  const login: Login = { name, kind: 'flat', provider, settings, source, exportEnvironment: true, facts };
  return { ...found, logins: [login] };
}

/** The message with other settings named as flat inputs. */
function asFlat(message: string, prefix: string, settings: Schema): string {
  return message.replace(/`([a-z-]+)`/g, (whole, name: string) =>
    Object.hasOwn(settings, name) ? `\`${prefix}-${name}\`` : whole,
  );
}

/** The logins of the YAML list. */
async function listedLogins(text: string, step: Step): Promise<Found> {
  // Loads the YAML parser only if there is a list to read.
  const { parseEntries } = await import('./entries.ts');
  const { entries, problems } = parseEntries(text);
  const found = await Promise.all(entries.map((entry) => listedLogin(entry, step)));
  return together([{ ...nothing, problems }, ...found]);
}

async function listedLogin(entry: Entry, { source, exports, env }: Step): Promise<Found> {
  const { input, name, given, shapes, blank } = entry;
  const taken = takenName(entry);
  const load = loaders.get(entry.provider ?? '');
  if (!load) return { ...nothing, problems: [...taken, ...unloadable(entry)] };
  const provider = await load();
  const { own, rest } = splitEntry(given);
  const common = parseSettings(entryKeys, own, shapes);
  const { settings, problems } = resolve(provider, rest, env, shapes);
  const wrong = [...common.problems, ...problems].map(({ setting, message }) => ({
    input: `${input}.${setting}`,
    message,
  }));
  const found = {
    ...nothing,
    problems: [
      ...taken,
      ...unknownKeys(rest, input, provider.settings.schema, stepInputs),
      ...wrong,
      ...(common.values.exportEnvironment && !exports ? [exportsNothing(input)] : []),
    ],
    hints: blankKeyHints(input, blank, provider.settings),
  };
  if (settings === undefined || name === undefined || taken.length > 0) return found;
  const facts = provider.facts(settings, name);
  const { exportEnvironment = facts.exportsByDefault, idTokenSource = source } = common.values;
  const login = { name, kind: 'entry', provider, settings, source: idTokenSource, facts } as const;
  return { ...found, logins: [{ ...login, exportEnvironment }] };
}

const stepInputs = Object.keys(generalSettings);

const loaders = new Map([
  ...clouds.map(({ name, load }) => [name, load] as const),
  ...Object.entries(services),
]);

function takenName({ input, name }: Entry): InputProblem[] {
  if (!clouds.some((cloud) => cloud.name === name)) return [];
  return [
    {
      input: `${input}.name`,
      message: `is "${name}", which the \`${name}-\u2026\` inputs use already`,
    },
  ];
}

/** The problems of an entry whose provider does not exist. */
function unloadable({ input, provider, given }: Entry): InputProblem[] {
  return [
    ...(provider === undefined ? [] : [unknownProvider(input, provider, [...loaders.keys()])]),
    ...unknownKeys(given, input, {}, stepInputs).filter(({ message }) => message.includes('did you mean')),
  ];
}

function exportsNothing(input: string): InputProblem {
  return {
    input: `${input}.export-environment`,
    message: 'must not be `true`, because the step has `export-environment: false`',
  };
}

function resolve(
  { settings: { schema, resolve } }: AnyProvider,
  given: Inputs,
  env: Environment,
  shapes: Readonly<Record<string, Shape>> = {},
): { settings?: unknown; problems: readonly Problem[] } {
  const { values, problems } = parseSettings(schema, given, shapes);
  // Cross-checks need every value, so they run only once each value is valid by itself.
  if (problems.length > 0) return { problems };
  const resolution = resolve(values, env);
  return resolution.problems.length > 0 ? { problems: resolution.problems } : resolution;
}
