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

const term = /claims\['([^']*)'\] (eq|matches) '((?:[^']|'')*)'/y;

/** The terms, all of which must hold; undefined if the text is not of the language: single spaces, single quotes, `and`. */
export function parseExpression(source: string): Term[] | undefined {
  const terms: Term[] = [];
  let position = 0;
  for (;;) {
    term.lastIndex = position;
    const found = term.exec(source);
    if (found === null) return undefined;
    const [whole, claim = '', operator, value = ''] = found;
    terms.push({ claim, operator: operator as Term['operator'], value: value.replaceAll("''", "'") });
    position += whole.length;
    if (position === source.length) return terms;
    if (!source.startsWith(' and ', position)) return undefined;
    position += ' and '.length;
  }
}

/** A claim that is absent fits nothing. */
export function termHolds({ operator, value }: Term, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  return operator === 'eq' ? actual === value : matches(value, actual);
}
