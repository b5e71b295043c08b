/**
 * A schema declares each setting once. Validation, `action.yml` and the reference tables all come from it.
 */
import type { Kind } from './kinds.ts';
import { quoted, Refusal } from './kinds.ts';

export interface Setting<T> {
  readonly kind: Kind<T>;
  /** One or two sentences for `action.yml` and the reference tables. */
  readonly description: string;
  /** The text that is used when nothing is given. */
  readonly default?: string;
  /** How the docs word a default that is computed at run time. */
  readonly derivedDefault?: string;
  /** The login cannot work without it. */
  readonly required?: boolean;
  /** The value is never repeated in a message. */
  readonly secret?: boolean;
}

export type Schema = Readonly<Record<string, Setting<unknown>>>;

type CamelCase<K extends string> = K extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : K;
type ValueOf<S> =
  S extends Setting<infer T>
    ? S extends { default: string } | { required: true }
      ? T
      : T | undefined
    : never;

/** The typed values of a schema: `role-to-assume` becomes `roleToAssume`. */
export type Values<S extends Schema> = { readonly [K in keyof S & string as CamelCase<K>]: ValueOf<S[K]> };

/** Something wrong with what the workflow author wrote; `setting` is the name inside its schema. */
export interface Problem {
  readonly setting: string;
  /** Completes "`<public name>` …" and says what would be right. */
  readonly message: string;
}

/** Declares a schema with the literal types that {@link Values} needs. */
export function defineSchema<const S extends Schema>(schema: S): S {
  return schema;
}

export function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Parses what was given for a schema. An empty or blank text counts as not given, because workflow templates
 * pass unset inputs through as empty strings. Every problem is collected; nothing is thrown.
 */
export function parseSettings<S extends Schema>(
  schema: S,
  given: Readonly<Record<string, string | undefined>>,
): { values: Values<S>; problems: Problem[] } {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, setting] of Object.entries(schema)) {
    const text = given[name]?.trim() || setting.default;
    if (text === undefined) {
      if (setting.required) problems.push({ setting: name, message: 'is required, but was not given' });
      continue;
    }
    try {
      values[camelCase(name)] = setting.kind.parse(text);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push({ setting: name, message: `${error.message}${wording(setting, text)}` });
    }
  }
  return { values: values as Values<S>, problems };
}

/** `, but is "abc"`: what was given, unless it is or may hold a secret. */
function wording(setting: Setting<unknown>, text: string): string {
  return setting.secret ? '' : `, but is ${quoted(text)}`;
}
