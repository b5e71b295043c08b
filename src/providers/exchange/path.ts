/** Addresses inside a JSON answer: member names and list positions, joined by dots, such as `auth.client_token`. */
import { isObject } from '../../text/json.ts';

export const pathPattern = /^[\w-]+(\.[\w-]+)*$/;

/** The value at the path, or undefined if there is none. */
export function pick(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((parent, name) => {
    if (Array.isArray(parent)) return /^\d+$/.test(name) ? parent[Number(name)] : undefined;
    return isObject(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined;
  }, value);
}

/** The value without what is at the paths, and below them. To be searched, not shown: lists become maps. */
export function omit(value: unknown, paths: readonly string[]): unknown {
  return paths.reduce((rest, path) => omitAt(rest, path.split('.')), value);
}

function omitAt(value: unknown, [name, ...below]: readonly string[]): unknown {
  const entries = Array.isArray(value) || isObject(value) ? Object.entries(value) : undefined;
  if (!entries) return value;
  return Object.fromEntries(
    entries.flatMap(([key, item]) => {
      if (key !== name) return [[key, item]];
      return below.length === 0 ? [] : [[key, omitAt(item, below)]];
    }),
  );
}

/** Whether what is at `path` is at, or below, the other path. */
export function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`);
}

/** Like {@link pick}, for what can be part of a text: a text, a number, or a truth value. */
export function pickText(value: unknown, path: string): string | undefined {
  const found = pick(value, path);
  if (typeof found === 'string') return found === '' ? undefined : found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}
