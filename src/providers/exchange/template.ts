/**
 * Texts with placeholders. The placeholders are `$id_token`, `$client_assertion`, `$token` and `$body.<path>`, and there
 * are no others: a template cannot read the environment or compute anything. Every other dollar sign is a dollar sign,
 * as passwords have them. What is filled in is never looked at again.
 *
 * Users write a value that must not be looked at either as `{literal: …}`. Inside the action, a placeholder with one
 * more dollar sign in front (`$$token`) stands for its own text; see {@link escapeLiteral}.
 */
import { closest } from '../../settings/closest.ts';
import { pickText } from './path.ts';

export type Gap = 'id_token' | 'client_assertion' | 'token' | 'body';

/** What can be sent before there is an answer. */
export const requestGaps: readonly Gap[] = ['id_token', 'client_assertion'];
/** What later steps can be given. */
export const resultGaps: readonly Gap[] = ['id_token', 'token', 'body'];

export interface GapValues {
  readonly idToken?: string | undefined;
  readonly clientAssertion?: string | undefined;
  readonly token?: string | undefined;
  /** The answer, for `$body.<path>`. */
  readonly body?: unknown;
}

/** A whole name: `$tokens` is none, and `$token-x` is one before a text. */
const names = 'body((?:\\.[\\w-]+)+)|(id_token|client_assertion|token)(?!\\w)';

/** A dollar sign too many, the path of a `$body`, the name of another placeholder. */
const pattern = new RegExp(`\\$(\\$)?(?:${names})`, 'g');

interface Found {
  readonly name: Gap;
  readonly path?: string;
}

function gapsOf(text: string): Found[] {
  return [...text.matchAll(pattern)].flatMap(([, escaped, path, word]): Found[] => {
    if (escaped) return [];
    return path ? [{ name: 'body', path: path.slice(1) }] : [{ name: word as Gap }];
  });
}

/**
 * What is wrong with a text of the user, completing "`<key>` …", or undefined. The text may be secret: nothing of it is
 * quoted, not even the name of a placeholder, since a password can hold that too.
 * @param place such as " in the entry `x`"
 */
export function templateProblem(text: string, allowed: readonly Gap[], place = ''): string | undefined {
  const written = allowed.map((gap) => (gap === 'body' ? '`$body.<path>`' : `\`$${gap}\``)).join(', ');
  const choice = `what can be filled in there is ${written || 'nothing'}`;
  const gaps = gapsOf(text);
  if (mentionsGap(text) && gaps.length < text.match(pattern)!.length)
    return `has two dollar signs before the name of a placeholder${place}`;
  if (gaps.some(({ name }) => !allowed.includes(name)))
    return `has a placeholder${place} that cannot be filled in: ${choice}`;
  if (bracketed.test(text)) return `has a placeholder in brackets${place}: ${choice}, without brackets`;
  const [, word] = nearMiss.exec(text) ?? [];
  if (word !== undefined && gaps.length === 0 && closest(word, allowed))
    return `has what looks like a mistyped placeholder${place}: ${choice}`;
  return undefined;
}

const bracketedName = '\\s*(?:id_token|client_assertion|token|body\\.[\\w.-]+)\\s*';
/** As other languages write what is filled in. */
const bracketed = new RegExp(`\\$(?:\\{${bracketedName}\\}|\\(${bracketedName}\\))`);
/** All of a text, or all but a first word: `$idtoken`, `Bearer $tokn`. */
const nearMiss = /^(?:[A-Za-z]+ )?\$([A-Za-z_]\w*)$/;

/** Whether the text holds anything that a template does not mean as it is written. */
export function mentionsGap(text: string): boolean {
  return text.search(pattern) >= 0;
}

/** The template that stands for a text as it is. */
export function escapeLiteral(text: string): string {
  return text.replace(new RegExp(`\\$(?=${names})`, 'g'), '$$$$');
}

/** Whether the text holds the placeholder, or any. */
export function hasGap(text: string, gap?: Gap): boolean {
  return gapsOf(text).some(({ name }) => gap === undefined || gap === name);
}

/** The paths of `$body.<path>` that a text is put together from, or undefined when it has another gap, or none. */
export function pathsOf(text: string): string[] | undefined {
  const paths = gapsOf(text).map(({ path }) => path);
  return paths.length > 0 && paths.every((path) => path !== undefined) ? paths : undefined;
}

/** An answer lacks what a template needs. Does not say what: a template may be secret. */
export class MissingValue extends Error {
  override name = 'MissingValue';
}

/**
 * Fills the placeholders in one pass, so that a token that looks like one stays what it is.
 * @param encode applied to each value that is filled in
 * @throws {MissingValue}
 */
export function render(
  text: string,
  values: GapValues,
  encode: (value: string) => string = (value) => value,
): string {
  const known: Readonly<Record<string, string | undefined>> = {
    id_token: values.idToken,
    client_assertion: values.clientAssertion,
    token: values.token,
  };
  return text.replace(pattern, (whole, escaped?: string, path?: string, word?: string) => {
    if (escaped) return whole.slice(1);
    const value = path ? pickText(values.body, path.slice(1)) : known[word!];
    if (value === undefined) throw new MissingValue();
    return encode(value);
  });
}

/** A JSON value with the placeholders in its texts filled; keys stay as they are. */
export function renderJson(value: unknown, values: GapValues): unknown {
  return mapTexts(value, (text) => render(text, values));
}

/** All texts inside a JSON value. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** A JSON value with each text replaced; keys stay as they are. */
export function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, replace)]));
}
