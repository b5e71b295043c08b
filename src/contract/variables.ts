/** Facts about the environment variables that logins export or empty: one table per provider. */

import type { Variable } from './publication.ts';

export interface VariableFacts {
  /** One clause for the docs: "secret key of the session". */
  readonly what: string;
  /** When it is exported, in the docs' words: "with `refresh`". If absent: always. */
  readonly when?: string;
  /** Programs that read it, by their makers' names for them. */
  readonly readBy: readonly string[];
  /**
   * How these programs treat an empty value: `unset` as if the variable were absent, so the post step may empty it;
   * `misread` as a value, so it must never be emptied.
   */
  readonly whenEmpty: 'unset' | 'misread';
  /** Other providers whose tools read it too, by name, with the effect of logging in to both. */
  readonly collidesWith?: Readonly<Record<string, string>>;
}

/** Facts, keyed by the variable's name. */
export type VariableTable = Readonly<Record<string, VariableFacts>>;

/** An exported value. The table says whether the post step may empty the variable. */
export function exportedValue({ whenEmpty }: VariableFacts, value: string): Variable {
  return whenEmpty === 'unset' ? { value, emptyMeansUnset: true } : { value };
}
