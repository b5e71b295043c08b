/** Finds the steps, secrets and variables that GitHub's expressions read. */

/** A use of the context `steps`, with its position in the text. */
export interface StepReference {
  /** Undefined if the expression reads the whole context, or uses a computed name. */
  readonly step?: Span;
  readonly property?: string;
  /** The output; undefined with `outputs` if all of them are read, or one by a computed name. */
  readonly output?: Span;
}

export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Token extends Span {
  readonly kind: 'name' | 'text' | 'sign';
}

/** How the file quotes the text: within single quotes, each quote is doubled. */
export type Quoting = 'single' | 'other';

const patterns = {
  blank: /\s+/y,
  name: /[A-Za-z_][\w-]*/y,
  other: /'(?:[^']|'')*'/y,
  single: /''(?:[^']|'''')*''/y,
};

/**
 * The expressions `${{ … }}` of a text, without the braces. An unclosed one is left out, because GitHub would refuse
 * it.
 */
export function expressionsIn(text: string): Span[] {
  const found: Span[] = [];
  let start = text.indexOf('${{');
  while (start >= 0) {
    const end = text.indexOf('}}', start + 3);
    if (end < 0) break;
    found.push({ text: text.slice(start + 3, end), start: start + 3, end });
    start = text.indexOf('${{', end + 2);
  }
  return found;
}

/**
 * All uses of the context `steps` in an expression, in every form: `steps.a.outputs.b`, `steps['a'].outputs['b']`,
 * any letter case.
 */
export function stepReferences({ text, start }: Span, quoting: Quoting = 'other'): StepReference[] {
  const tokens = tokensOf(text, start, quoting);
  const found: StepReference[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const isContext = tokens[at]!.kind === 'name' && tokens[at]!.text.toLowerCase() === 'steps';
    if (!isContext || tokens[at - 1]?.text === '.') continue;
    const step = memberAt(tokens, at + 1);
    if (!step) {
      found.push({});
      continue;
    }
    const property = memberAt(tokens, step.next);
    const output =
      property?.span.text.toLowerCase() === 'outputs' ? memberAt(tokens, property.next) : undefined;
    found.push({
      step: step.span,
      ...(property && { property: property.span.text.toLowerCase() }),
      ...(output && { output: output.span }),
    });
  }
  return found;
}

/** `.name` or `['name']` starting at a token; undefined for anything else, including a computed name. */
function memberAt(tokens: readonly Token[], at: number): { span: Span; next: number } | undefined {
  const [first, second, third] = tokens.slice(at, at + 3);
  if (first?.text === '.' && second?.kind === 'name') return { span: second, next: at + 2 };
  if (first?.text === '[' && second?.kind === 'text' && third?.text === ']')
    return { span: second, next: at + 3 };
  return undefined;
}

function tokensOf(text: string, offset: number, quoting: Quoting): Token[] {
  const tokens: Token[] = [];
  const width = quoting === 'single' ? 2 : 1;
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const blank = take(patterns.blank);
    if (blank) {
      at += blank.length;
      continue;
    }
    const name = take(patterns.name);
    const quoted = name ? undefined : take(patterns[quoting]);
    const length = (name ?? quoted)?.length ?? 1;
    const inner = quoted ? width : 0;
    tokens.push({
      kind: name ? 'name' : quoted ? 'text' : 'sign',
      text: text.slice(at + inner, at + length - inner),
      start: offset + at + inner,
      end: offset + at + length - inner,
    });
    at += length;
  }
  return tokens;
}

/** Names of the secrets that the expressions of a text read, except GitHub's own token. */
export function secretsIn(text: string): string[] {
  return membersOf(text, 'secrets').filter((name) => name.toUpperCase() !== 'GITHUB_TOKEN');
}

/** Names that the expressions of a text read from a context: `inputs`, `secrets`, `env`. */
export function membersOf(text: string, context: string): string[] {
  const names = expressionsIn(text).flatMap(({ text: expression, start }) => {
    const tokens = tokensOf(expression, start, 'other');
    return tokens.flatMap((token, at) => {
      const isContext = token.kind === 'name' && token.text.toLowerCase() === context;
      const member = isContext && tokens[at - 1]?.text !== '.' ? memberAt(tokens, at + 1) : undefined;
      return member ? [member.span.text] : [];
    });
  });
  return [...new Set(names)];
}

/** Whether a text is or contains an expression. */
export function hasExpression(text: string): boolean {
  return text.includes('${{');
}

/** A condition without the optional braces around it. */
export function bareCondition(condition: string): string {
  const [, inner] = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(condition.trim()) ?? [];
  return (inner ?? condition).trim();
}
