/**
 * A schema declares each setting once. Validation, `action.yml` and the reference tables all come from it.
 */
import type { Kind, Shape } from './kinds.ts';
import { quoted, Refusal } from './kinds.ts';

export interface Setting<T> {
  readonly kind: Kind<T>;
  /** One or two sentences for `action.yml` and the reference tables. */
  readonly description: string;
  /** The text that is used if nothing is given. */
  readonly default?: string;
  /** The docs' wording for a default that is computed at run time. */
  readonly derivedDefault?: string;
  /** The login cannot work without it. */
  readonly required?: boolean;
  /** The value is never repeated in a message. */
  readonly secret?: boolean;
  /** The value contains further settings, which are checked separately. */
  readonly composed?: boolean;
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

/** Something wrong with what the workflow author wrote; `setting` is the name in its schema. */
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
 * Parses the values given for a schema. An empty or blank text counts as not given, because workflow templates pass
 * unset inputs through as empty strings. Collects every problem; throws nothing.
 * @param shapes how the values are written, if that is known
 */
export function parseSettings<S extends Schema>(
  schema: S,
  given: Readonly<Record<string, string | undefined>>,
  shapes: Readonly<Record<string, Shape>> = {},
): { values: Values<S>; problems: Problem[] } {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, setting] of Object.entries(schema)) {
    const text = given[name]?.trim() || setting.default;
    if (text === undefined) {
      if (setting.required) problems.push({ setting: name, message: 'is required, but was not given' });
      continue;
    }
    const unfit =
      (setting.composed || setting.secret ? undefined : unevaluated(text)) ??
      (isVerbatim(setting) ? unexpanded(text) : undefined) ??
      misshapen(setting.kind, text, shapes[name]);
    if (unfit !== undefined) {
      problems.push({ setting: name, message: unfit });
      continue;
    }
    try {
      values[camelCase(name)] = setting.kind.parse(text);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const message = inQuotes(setting.kind, text) ?? `${error.message}${wording(setting, text)}`;
      problems.push({ setting: name, message });
    }
  }
  return { values: values as Values<S>, problems };
}

/**
 * The problem with a text that still contains a whole expression, which no service understands. Does not apply to
 * secrets, which may contain any characters.
 */
export function unevaluated(text: string): string | undefined {
  const start = text.indexOf('${{');
  return start >= 0 && text.includes('}}', start)
    ? 'holds an expression that was not evaluated: `${{ … }}` works only inside the workflow file'
    : undefined;
}

/** Whether a setting is a plain value or a list of them: not a secret, and nothing in which `$` has a meaning. */
function isVerbatim({ secret, composed, kind }: Setting<unknown>): boolean {
  return !secret && !composed && !kind.shapes?.includes('map');
}

/** The problem with a text that contains a shell variable, which is not expanded here. */
function unexpanded(text: string): string | undefined {
  const found = /^(?:\$env:(\w+)|%(\w+)%)$/i.exec(text) ?? /\$\{?([A-Z][A-Z0-9_]+)\b/.exec(text);
  const name = found?.slice(1).find(Boolean);
  if (name === undefined) return undefined;
  return `holds a variable that nothing fills in, as inputs do not pass through a shell: write \`\${{ env.${name} }}\``;
}

/** The problem with a text that would be right without its quotes. */
function inQuotes(kind: Pick<Kind<unknown>, 'parse'>, text: string): string | undefined {
  const [, , bare] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  if (bare === undefined) return undefined;
  try {
    kind.parse(bare.trim());
  } catch {
    return undefined;
  }
  return 'has quotes that belong to the value: leave them out';
}

const words: Readonly<Record<Shape, string>> = {
  text: 'a text',
  list: 'a list',
  map: 'a map',
  'nested list': 'a list of lists or maps',
};

/** The problem with the shape of a value, if the shape is known. A map may also be given as JSON text. */
export function misshapen(
  { shapes = ['text'], example }: Pick<Kind<unknown>, 'shapes' | 'example'>,
  text: string,
  shape?: Shape,
): string | undefined {
  const isJson = shape === 'text' && shapes.includes('map') && text.startsWith('{');
  if (shape === undefined || shapes.includes(shape) || isJson) return undefined;
  const [expected, actual] = [shapes.map((accepted) => words[accepted]).join(' or '), words[shape]];
  const form = shapes.includes('map') ? ` (\`${example ?? '{NAME: value}'}\`)` : '';
  return `must be ${expected}${form}, and is ${shape === 'text' ? 'a single value' : actual}`;
}

/** `, but is "abc"`: the given value, unless it is or may contain a secret. */
function wording(setting: Setting<unknown>, text: string): string {
  return setting.secret ? '' : `, but is ${quoted(text)}`;
}
