/** What the step is asked to do, complete and checked, before anything is sent. */

import type { AnyProvider } from '../contract/provider.ts';
import type { Environment } from '../environment.ts';
import { defaultSource } from '../identity/source-name.ts';
import { clouds, services } from '../providers/registry.ts';
import type { Shape } from '../settings/kinds.ts';
import { parseSettings } from '../settings/schema.ts';
import { blankKeyHints } from './blank-keys.ts';
import { bindingProblems } from './checks/audience.ts';
import { exportProblems, overlapProblems } from './checks/overlap.ts';
import { sourceProblems } from './checks/source.ts';
import type { Inputs } from './inputs.ts';
import { below, entryKeys, splitEntry } from './inputs.ts';
import type { InputProblem, Login, Plan } from './login.ts';
import { unknownInputs, unknownKeys, unknownProvider } from './spelling.ts';

export interface Planned {
  readonly plan: Plan;
  readonly problems: readonly InputProblem[];
  /** Inputs that were given without effect: not wrong, but worth a line. */
  readonly hints: readonly string[];
}

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
    clouds.map(async (entry) => {
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
    ...clouds.map(({ name, load }) => [name, load] as const),
    ...Object.entries(services),
  ]);
  for (const { input, name, provider: providerName, given, shapes, blank } of entries) {
    const taken = clouds.some((flat) => flat.name === name);
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

type Resolved = Pick<Login, 'provider' | 'settings'>;

function exportsByDefault({ provider, settings }: Resolved): boolean {
  const { exportsByDefault: answer = false } = provider;
  return typeof answer === 'function' ? answer(settings) : answer;
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
