/**
 * Expressions of flexible federated credentials: `claims['sub'] matches 'repo:o/r:*' and …`.
 * @see https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
import { matches } from '../wildcard.ts';

export interface Term {
  readonly claim: string;
  readonly operator: 'eq' | 'matches';
  readonly value: string;
}

const start = /claims\['([^']*)'\] (eq|matches) '/y;

/**
 * The terms, all of which must hold; undefined if the text is not in the language: single spaces, single quotes, `and`.
 */
export function parseExpression(source: string): Term[] | undefined {
  const terms: Term[] = [];
  let position = 0;
  for (;;) {
    start.lastIndex = position;
    const found = start.exec(source);
    if (found === null) return undefined;
    const [, claim = '', operator] = found;
    const end = quoteEnd(source, start.lastIndex);
    if (end < 0) return undefined;
    const value = source.slice(start.lastIndex, end).replaceAll("''", "'");
    terms.push({ claim, operator: operator as Term['operator'], value });
    position = end + 1;
    if (position === source.length) return terms;
    if (!source.startsWith(' and ', position)) return undefined;
    position += ' and '.length;
  }
}

/** The position of the quote that ends a value; two quotes stand for one in the value. */
function quoteEnd(source: string, from: number): number {
  let end = source.indexOf("'", from);
  while (end >= 0 && source[end + 1] === "'") end = source.indexOf("'", end + 2);
  return end;
}

/** A claim that is absent matches nothing. */
export function termHolds({ operator, value }: Term, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  return operator === 'eq' ? actual === value : matches(value, actual);
}
