/** Reads the text of CEL expressions without the interpreter. */

/** The operands of a top-level `&&` chain; the whole expression if there is none. */
export function conjunctsOf(expression: string): string[] {
  return splitTop(expression, '&&', ['||', '?']);
}

/** The operands of a top-level `||` chain. */
export function alternativesOf(expression: string): string[] {
  return splitTop(expression, '||', ['?']);
}

/** Splits at an operator outside strings and brackets, unless a looser operator is there too. */
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

/** Strings (plain ones, not CEL's rare triple-quoted form), comments, and tokens that matter at the top level. */
const tokens = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\/[^\n]*|&&|\|\||[()[\]{}?]/gs;

function withoutBrackets(part: string): string {
  const inner = /^\(([^()'"]*)\)$/.exec(part)?.[1];
  return inner === undefined ? part : inner.trim();
}

/** String literals of an expression, unquoted; escapes stay as they are. */
export function literalsOf(expression: string): string[] {
  return [...expression.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs)].map(
    ([, single, double]) => single ?? double ?? '',
  );
}
