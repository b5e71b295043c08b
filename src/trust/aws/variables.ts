/**
 * Policy variables: `${key}`, `${key, 'default'}` and the literals `${*}`, `${?}`, `${$}`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import { anyCharacter, anyText, type Pattern, type PatternPart, patternOf } from '../wildcard.ts';
import type { KeyValue } from './keys.ts';

/** The only version of the policy language that has variables; in others they are plain text. */
const versionWithVariables = '2012-10-17';

const variable = /\$\{([^{}]*)\}/g;

export interface Variables {
  readonly version: string | undefined;
  readonly key: (name: string) => KeyValue;
}

/** The pattern of a policy value, `undefined` if a variable has no value, `'not known'` if its value is unknown. */
export function resolve(value: string, { version, key }: Variables): Pattern | undefined | 'not known' {
  if (version !== versionWithVariables) return patternOf(value);
  const parts: PatternPart[] = [];
  let end = 0;
  let known = true;
  for (const match of value.matchAll(variable)) {
    parts.push(...patternOf(value.slice(end, match.index)));
    end = match.index + match[0].length;
    const resolved = resolveOne(match[1]!, key);
    if (resolved === undefined) return undefined;
    if (resolved === 'not known') known = false;
    // A value from the request is not a pattern: wildcards in it are plain characters.
    else parts.push(...resolved.text);
  }
  parts.push(...patternOf(value.slice(end)));
  return known ? parts : 'not known';
}

/** A pattern as the text that `StringEquals` compares, in which wildcards are plain characters. */
export function literal(pattern: Pattern): string {
  return pattern.map((part) => (part === anyText ? '*' : part === anyCharacter ? '?' : part)).join('');
}

/** Names of the condition keys that a value refers to. */
export function keysIn(value: string): string[] {
  return [...value.matchAll(variable)]
    .map(([, inside]) => split(inside!).name)
    .filter((name) => !isLiteral(name));
}

function resolveOne(
  inside: string,
  key: (name: string) => KeyValue,
): { text: string[] } | undefined | 'not known' {
  const { name, fallback } = split(inside);
  if (isLiteral(name)) return { text: [name] };
  const value = key(name);
  if (value === 'not known') return 'not known';
  const single = value?.length === 1 ? value[0] : fallback;
  return single === undefined ? undefined : { text: [...single] };
}

function split(inside: string): { name: string; fallback?: string } {
  const [, name, fallback] = /^\s*([^,]*?)\s*,\s*'([^']*)'\s*$/.exec(inside) ?? [];
  return name === undefined ? { name: inside.trim() } : { name, fallback: fallback! };
}

const isLiteral = (name: string): boolean => name === '*' || name === '?' || name === '$';
