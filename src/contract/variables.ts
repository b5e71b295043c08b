/** What is known about the environment variables that logins export or empty: one table per provider. */

import type { Variable } from './publication.ts';

export interface VariableFacts {
  /** One clause for the docs: "secret key of the session". */
  readonly what: string;
  /** When it is exported, as the docs say it: "with `refresh`". Always, if absent. */
  readonly when?: string;
  /** Programs that read it, as their makers call them. */
  readonly readBy: readonly string[];
  /**
   * How these programs treat an empty value: `unset` as if the variable were absent, so that the post step may empty it;
   * `misread` as a value, so that it must never be emptied.
   */
  readonly whenEmpty: 'unset' | 'misread';
  /** Other providers whose tools read it too, by name, with what happens if both are logged in. */
  readonly collidesWith?: Readonly<Record<string, string>>;
}

/** Facts by the variable's name. */
export type VariableTable = Readonly<Record<string, VariableFacts>>;

/** A value as it is exported. The table says whether the post step may empty the variable. */
export function exportedValue({ whenEmpty }: VariableFacts, value: string): Variable {
  return whenEmpty === 'unset' ? { value, emptyMeansUnset: true } : { value };
}
