/** Reads JSON from foreign sources. Nothing here throws on arbitrary values. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an object's own key; undefined for anything that is not an object. */
export function get(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** One value or a list of them, as policies and Terraform allow. */
export function oneOrMore(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function texts(value: unknown): readonly string[] {
  return oneOrMore(value).filter((item) => typeof item === 'string');
}

export interface ParsedJson {
  readonly value: unknown;
  /** Objects with duplicate keys, and those keys. `JSON.parse` keeps the last value. */
  readonly duplicates: ReadonlyMap<object, readonly string[]>;
}

/** @throws {SyntaxError} if the text is not JSON; a leading byte order mark is accepted */
export function parseJson(source: string): ParsedJson {
  const json = source.replace(/^\uFEFF/, '');
  const value: unknown = JSON.parse(json);
  return { value, duplicates: duplicateKeys(json, value) };
}

interface Frame {
  /** The parsed counterpart, if the path leads to one. */
  readonly value: unknown;
  /** Keys seen so far; undefined in a list. */
  readonly keys: Set<string> | undefined;
  /** The key or index that is being read. */
  key: string | number;
}

/** Walks over valid JSON without recursion. */
function duplicateKeys(json: string, root: unknown): Map<object, string[]> {
  const found = new Map<object, string[]>();
  const frames: Frame[] = [];
  let beforeKey = false;
  for (let position = 0; position < json.length; position++) {
    const character = json[position]!;
    const top = frames.at(-1);
    if (character === '{' || character === '[') {
      const value = top === undefined ? root : get(top.value, top.key);
      beforeKey = character === '{';
      frames.push({ value, keys: beforeKey ? new Set() : undefined, key: beforeKey ? '' : 0 });
    } else if (character === '}' || character === ']') {
      frames.pop();
      beforeKey = false;
    } else if (character === ',' && top !== undefined) {
      if (typeof top.key === 'number') top.key++;
      beforeKey = top.keys !== undefined;
    } else if (character === '"') {
      const end = stringEnd(json, position);
      if (beforeKey && top?.keys !== undefined) {
        const key: string = JSON.parse(json.slice(position, end));
        if (top.keys.has(key) && isObject(top.value)) {
          found.set(top.value, [...new Set([...(found.get(top.value) ?? []), key])]);
        }
        top.keys.add(key);
        top.key = key;
        beforeKey = false;
      }
      position = end - 1;
    }
  }
  return found;
}

/** The position after a string that starts at `start`. */
function stringEnd(json: string, start: number): number {
  let position = start + 1;
  while (position < json.length && json[position] !== '"') position += json[position] === '\\' ? 2 : 1;
  return position + 1;
}

/** A short text for a value, for messages. */
export function brief(value: unknown): string {
  if (value === undefined) return '(absent)';
  if (typeof value === 'string') return value.length > 200 ? `${value.slice(0, 200)}…` : value;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return isObject(value) ? 'an object' : String(value);
}
