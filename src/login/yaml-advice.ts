/** What to do about a fault in YAML, in words for people who do not write it every day. */
import { unevaluated } from '../settings/schema.ts';

const quotes = 'put a value that starts with `*`, `!`, `@`, `%`, `&` or a backtick in quotes';
const alike = 'indent all keys of an entry alike, and put a value that holds `: ` in quotes';
const closed = 'close what a quote, bracket or brace opens, and indent all keys of an entry alike';

/** Keyed by the parser's error codes. */
const advice: Readonly<Record<string, string>> = {
  BAD_ALIAS: quotes,
  BAD_SCALAR_START: quotes,
  TAG_RESOLVE_FAILED: quotes,
  BLOCK_AS_IMPLICIT_KEY: alike,
  MULTILINE_IMPLICIT_KEY: alike,
  UNEXPECTED_TOKEN: alike,
  BAD_INDENT: closed,
  MISSING_CHAR: closed,
  DUPLICATE_KEY: 'a map has a key twice',
  MULTIPLE_DOCS: 'leave out the line `---` that starts another document',
};

/**
 * @param code of the parser
 * @param line at fault
 * @param before all lines before it
 */
export function yamlAdvice(code: string, line: string, before: string): string | undefined {
  if (/^ *\t/.test(line)) return 'indent with blanks, not with tabs';
  // Inside a PEM text.
  if (before.lastIndexOf('-----BEGIN') > before.lastIndexOf('-----END')) {
    return 'write a secret of several lines as `${{ toJSON(secrets.NAME) }}`';
  }
  return unevaluated(line) ?? advice[code];
}

/** Blanks that are invisible or look like a plain space: no-break space, typographic spaces, byte order marks. */
const odd = '[\\u00a0\\u1680\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufeff]';
const key = '[\\w.-]+';
/**
 * Where YAML requires plain blanks: before a line's first character, around a key. Text within a value may have any.
 */
const misplaced = new RegExp(`^[ \\t]*(?:-[ \\t]+)*(?:-?${odd}|${key}${odd}+:|${key}:${odd})`);

/** Describes such a blank in the structure of a text. It usually comes from a web page or a chat. */
export function oddBlank(text: string): string | undefined {
  const index = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .findIndex((line) => misplaced.test(line));
  if (index < 0) return undefined;
  return `has a no-break space, or another blank that is not a plain space, in line ${index + 1}: type the blanks of this line again`;
}
