/**
 * Texts with gaps. The gaps are `$id_token`, `$client_assertion`, `$token` and `$body.<path>`, and there are no others:
 * a template cannot read the environment or compute anything. What is filled in is never looked at again. `$$` is a
 * dollar sign.
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

/** A dollar sign, the path of a `$body`, the name of another gap, or the bracket of other template languages. */
const pattern = /\$(?:(\$)|body((?:\.[\w-]+)+)|([A-Za-z_]\w*)|([{(]))/g;

interface Found {
  readonly name: string;
  readonly path?: string;
}

function gapsOf(text: string): Found[] {
  return [...text.matchAll(pattern)].flatMap(([, , path, word]) => {
    if (path) return [{ name: 'body', path: path.slice(1) }];
    return word ? [{ name: word }] : [];
  });
}

/** What is wrong with a template, completing "`<key>` …", or undefined. Never quotes the text, which may be secret. */
export function templateProblem(text: string, allowed: readonly Gap[]): string | undefined {
  const foreign = [...text.matchAll(pattern)].map(([, , , , bracket]) => bracket).find(Boolean);
  if (foreign)
    return `has \`$${foreign}\`, which means nothing here: write \`$token\` and the like without brackets, and \`$$\` for a dollar sign`;
  for (const { name, path } of gapsOf(text)) {
    if (allowed.includes(name as Gap) && (path || name !== 'body')) continue;
    const written = allowed.map((gap) => (gap === 'body' ? '$body.<path>' : `$${gap}`));
    const meant = closest(name, allowed);
    const choice =
      written.length > 0 ? `: there ${written.length === 1 ? 'is' : 'are'} ${written.join(', ')}` : '';
    return `uses \`$${name}\`, which cannot be filled in here${choice}${meant && meant !== name ? `; did you mean \`$${meant}\`?` : ''}`;
  }
  return undefined;
}

/** Whether the text holds the gap, or any gap. */
export function hasGap(text: string, gap?: Gap): boolean {
  return gapsOf(text).some(({ name }) => gap === undefined || gap === name);
}

/** The paths of `$body.<path>` that a text is put together from, or undefined when it has another gap, or none. */
export function pathsOf(text: string): string[] | undefined {
  const paths = gapsOf(text).map(({ path }) => path);
  return paths.length > 0 && paths.every((path) => path !== undefined) ? paths : undefined;
}

/** An answer lacks what a template needs. */
export class MissingValue extends Error {
  override name = 'MissingValue';
  readonly path: string;
  constructor(path: string) {
    super(`no value for $${path}`);
    this.path = path;
  }
}

/**
 * Fills the gaps in one pass, so that a token that looks like a gap stays what it is.
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
  return text.replace(pattern, (whole, dollar?: string, path?: string, word?: string) => {
    if (dollar) return dollar;
    if (!path && !word) return whole;
    const value = path ? pickText(values.body, path.slice(1)) : known[word!];
    if (value === undefined) throw new MissingValue(path ? `body${path}` : word!);
    return encode(value);
  });
}

/** A JSON value with the gaps in its texts filled; keys stay as they are. */
export function renderJson(value: unknown, values: GapValues): unknown {
  if (typeof value === 'string') return render(value, values);
  if (Array.isArray(value)) return value.map((item) => renderJson(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, renderJson(item, values)]));
}

/** All texts inside a JSON value. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
