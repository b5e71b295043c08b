/** The inputs of the step, sorted by owner. Pure. */

import { sourceName } from '../identity/source-name.ts';
import { clouds } from '../providers/registry.ts';
import { boolean } from '../settings/kinds.ts';
import { defineSchema } from '../settings/schema.ts';

/** Inputs by their public names; blank ones are left out. */
export type Inputs = Readonly<Record<string, string>>;

export const entryKeys = defineSchema({
  'export-environment': { kind: boolean, description: 'Export the variables of this login to later steps.' },
  'id-token-source': { kind: sourceName, description: 'Where the ID tokens of this login come from.' },
});

/** Splits an entry's keys into those that every entry has and its provider's settings. */
export function splitEntry(given: Inputs): { own: Inputs; rest: Inputs } {
  const isOwn = ([key]: [string, string]) => Object.hasOwn(entryKeys, key);
  return {
    own: Object.fromEntries(Object.entries(given).filter(isOwn)),
    rest: Object.fromEntries(Object.entries(given).filter((entry) => !isOwn(entry))),
  };
}

/** The inputs that belong to no provider. */
export function generalInputs(inputs: Inputs): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).filter(
      ([name]) => !clouds.some((provider) => name.startsWith(`${provider.name}-`)),
    ),
  );
}

/** The inputs whose names start with `<prefix>-`, with that prefix removed. */
export function below(prefix: string, inputs: Inputs): Inputs {
  const start = `${prefix}-`;
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => name.startsWith(start))
      .map(([name, value]) => [name.slice(start.length), value]),
  );
}
