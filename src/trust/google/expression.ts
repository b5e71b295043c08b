/** The text of CEL expressions, as far as it is read without the interpreter. */

/** The parts of a row of `&&`; the whole expression if it has none at its top. */
export function conjunctsOf(expression: string): string[] {
  return splitTop(expression, '&&', ['||', '?']);
}

/** The parts of a row of `||` at the top of an expression. */
export function alternativesOf(expression: string): string[] {
  return splitTop(expression, '||', ['?']);
}

/** Splits at an operator outside of strings and brackets, unless the expression has a looser operator there. */
function splitTop(expression: string, operator: string, looser: readonly string[]): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of expression.matchAll(tokens)) {
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth--;
    else if (depth === 0 && looser.includes(token)) return [expression];
    else if (depth === 0 && token === operator) {
      parts.push(expression.slice(start, index).trim());
      start = index + operator.length;
    }
  }
  const all = [...parts, expression.slice(start).trim()];
  return depth === 0 && all.every((part) => part !== '') ? all.map(withoutBrackets) : [expression];
}

/** Strings (plain ones, not CEL's rare triple-quoted form), comments and what has a meaning at the top. */
const tokens = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\/[^\n]*|&&|\|\||[()[\]{}?]/gs;

function withoutBrackets(part: string): string {
  const inner = /^\(([^()'"]*)\)$/.exec(part)?.[1];
  return inner === undefined ? part : inner.trim();
}

/** String literals of an expression, unquoted; escapes are left as they are. */
export function literalsOf(expression: string): string[] {
  return [...expression.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs)].map(
    ([, single, double]) => single ?? double ?? '',
  );
}
