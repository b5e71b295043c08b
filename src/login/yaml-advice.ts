/** What to do about a fault in YAML, in words for people who do not write it every day. */
import { unevaluated } from '../settings/schema.ts';

const quotes = 'put a value that starts with `*`, `!`, `@`, `%`, `&` or a backtick in quotes';
const alike = 'indent all keys of an entry alike, and put a value that holds `: ` in quotes';
const closed = 'close what a quote, bracket or brace opens, and indent all keys of an entry alike';

/** By the codes of the parser. */
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
  // Inside of a PEM text.
  if (before.lastIndexOf('-----BEGIN') > before.lastIndexOf('-----END')) {
    return 'write a secret of several lines as `${{ toJSON(secrets.NAME) }}`';
  }
  return unevaluated(line) ?? advice[code];
}
