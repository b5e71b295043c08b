/** What is known about the variables of all providers, taken together. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { VariableTable } from '../../src/contract/variables.ts';
import type { Preset } from '../../src/providers/exchange/preset.ts';
import { clouds, services } from '../../src/providers/registry.ts';
import { uses } from '../support/services/uses.ts';
import { place, providerOf, settingsOf } from './exchange/support.ts';

const folder = new URL('../../src/providers/', import.meta.url);
const isTable = (value: unknown): value is VariableTable =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).length > 0 &&
  Object.values(value).every((facts) => typeof (facts as { whenEmpty?: unknown })?.whenEmpty === 'string');

const presets = await Promise.all(
  readdirSync(new URL('exchange/presets/', folder)).map(
    async (file) =>
      (await import(new URL(`exchange/presets/${file}`, folder).href)) as { preset?: Preset<never> },
  ),
);
const ofPresets = presets.flatMap(({ preset }) =>
  preset ? [{ name: preset.name, table: preset.variables ?? {} }] : [],
);
const ofOthers = await Promise.all(
  [...clouds.map(({ name }) => name), 'ssh']
    .filter((name) => existsSync(fileURLToPath(new URL(`${name}/variables.ts`, folder))))
    .map(async (name) => {
      const exported = Object.values(await import(new URL(`${name}/variables.ts`, folder).href));
      return { name, table: exported.find(isTable)! };
    }),
);
const tables: readonly { name: string; table: VariableTable }[] = [...ofOthers, ...ofPresets];
const names = [...clouds.map(({ name }) => name), ...Object.keys(services)];
const facts = tables.flatMap(({ name, table }) =>
  Object.entries(table).map(([variable, known]) => ({ name, variable, known })),
);

describe('the tables of variables', () => {
  it('are found', () => {
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.every(({ table }) => table !== undefined)).toBe(true);
  });

  it.each(facts)('say who reads $variable of $name, in a clause', ({ known }) => {
    expect(known.readBy.length).toBeGreaterThan(0);
    expect(known.what).toMatch(/\S/);
    expect(known.what).not.toMatch(/\.$|\|/);
  });

  it('list variables of two providers in both tables', () => {
    const shared = facts.flatMap(({ name, variable, known }) =>
      facts
        .filter((other) => other.variable === variable && other.name !== name)
        .filter((other) => !(known.collidesWith && Object.hasOwn(known.collidesWith, other.name)))
        .map((other) => `${name} and ${other.name}: ${variable}`),
    );
    // The relatives give the same kind of token, of which only one can be exported: the plan refuses two.
    expect(shared.filter((words) => !/octo-sts/.test(words))).toEqual([]);
  });

  it('name only existing providers as further readers of a variable', () => {
    for (const { known } of facts)
      for (const other of Object.keys(known.collidesWith ?? {})) expect(names).toContain(other);
  });

  it.each(uses)(
    'contain every variable that $provider exports: $given',
    async ({ provider: name, given }) => {
      const provider = await providerOf(name);
      const settings = settingsOf(provider, { ...given, 'export-environment': undefined });
      const { env, asksForVariables } = settings as {
        env: Record<string, string>;
        asksForVariables: boolean;
      };
      const credential = { token: 'token-1', expiresAt: 1, endKnown: true, env, outputs: {}, secrets: [] };
      const { variables } = provider.publish.publications(credential, settings, place);
      const table = tables.find((other) => other.name === name)?.table ?? {};
      const own = Object.keys((given.env as object | undefined) ?? {});
      const missing = Object.keys(variables).filter((variable) => !(variable in table));
      expect(missing.filter((variable) => !(asksForVariables && own.includes(variable)))).toEqual([]);
    },
  );
});
