/**
 * CEL as workload identity providers evaluate it. The interpreter is large, so it is loaded only here and only when a
 * provider is judged.
 * @see https://cloud.google.com/iam/docs/conditions-attribute-reference#extract
 */
import type { CelInput, CelResult } from '@bufbuild/cel';

export type CelOutcome =
  /** `type` is the name of the value's type; `value` only for the types that providers use. */
  | { readonly state: 'value'; readonly type: string; readonly value?: string | boolean | readonly string[] }
  /** The evaluation failed, for example because a claim is absent. */
  | { readonly state: 'error'; readonly message: string }
  /** Not an expression. */
  | { readonly state: 'syntax'; readonly message: string }
  /** Google's result is unknown, or the evaluation would take too long here. */
  | { readonly state: 'unclear'; readonly message: string };

export type CelVariables = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type Cel = (expression: string, variables: CelVariables) => CelOutcome;

/** Functions that Google documents for providers. Other functions of the usual libraries may or may not exist there. */
const documentedFunctions = new Set([
  'contains',
  'endsWith',
  'extract',
  'join',
  'matches',
  'size',
  'split',
  'startsWith',
  'bool',
  'bytes',
  'double',
  'dyn',
  'int',
  'string',
  'type',
  'uint',
]);

/** Loads the interpreter. */
export async function loadCel(): Promise<Cel> {
  const [cel, { strings }] = await Promise.all([import('@bufbuild/cel'), import('@bufbuild/cel/ext')]);
  const { STRING } = cel.CelScalar;
  const extract = cel.celMethod('extract', STRING, [STRING], STRING, function (template) {
    return extractText(String(this), template);
  });
  const env = cel.celEnv({ funcs: [...strings, extract] });
  const plans = new Map<string, ((variables: CelVariables) => CelOutcome) | CelOutcome>();

  const plan = (expression: string): ((variables: CelVariables) => CelOutcome) | CelOutcome => {
    try {
      // A comment at the very end needs a line break.
      const parsed = cel.parse(`${expression}\n`);
      const { functions, macros, nested } = survey(parsed.expr);
      const undocumented = functions.find((name) => !isDocumented(name));
      if (undocumented !== undefined) {
        return unclear(`Google does not document \`${undocumented}\` for providers`);
      }
      if (macros > 2 || nested)
        return unclear('more than two macros, or one inside another, are not evaluated here');
      const run = cel.plan(env, parsed);
      return (variables) => outcome(() => run(variables as Record<string, CelInput>));
    } catch (error) {
      return error instanceof RangeError
        ? unclear('nested too deeply to be evaluated here')
        : { state: 'syntax', message: firstLine(error) };
    }
  };

  const outcome = (run: () => CelResult): CelOutcome => {
    try {
      const result = run();
      if (cel.isCelError(result)) return { state: 'error', message: firstLine(result) };
      if (typeof result === 'string') return { state: 'value', type: 'string', value: result };
      if (typeof result === 'boolean') return { state: 'value', type: 'bool', value: result };
      const items = cel.isCelList(result) ? [...result] : undefined;
      return items?.every((item) => typeof item === 'string')
        ? { state: 'value', type: 'list of strings', value: items }
        : { state: 'value', type: cel.celType(result).name };
    } catch (error) {
      return unclear(firstLine(error));
    }
  };

  return (expression, variables) => {
    let planned = plans.get(expression);
    if (planned === undefined) {
      planned = plan(expression);
      plans.set(expression, planned);
    }
    return typeof planned === 'function' ? planned(variables) : planned;
  };
}

/**
 * Google's `extract`: the text between the first `before` and the next `after` of a template `before{name}after`; the
 * rest of the text if there is no `after`, and nothing if the template does not match.
 */
export function extractText(source: string, template: string): string {
  const [, before, after] = /^([^{}]*)\{[^{}]*\}([^{}]*)$/s.exec(template) ?? [];
  if (before === undefined || after === undefined) return '';
  const found = source.indexOf(before);
  if (found < 0) return '';
  const start = found + before.length;
  if (after === '') return source.slice(start);
  const end = source.indexOf(after, start);
  return end < 0 ? '' : source.slice(start, end);
}

interface Survey {
  readonly functions: readonly string[];
  /** Macros over lists (`all`, `exists`, `map` …), which can make an evaluation long. */
  readonly macros: number;
  readonly nested: boolean;
}

/** Walks over a syntax tree. Nodes are identified by `case` and `value` of their `exprKind`. */
function survey(root: unknown): Survey {
  const functions = new Set<string>();
  let macros = 0;
  let nested = false;
  const open: { node: unknown; inMacro: boolean }[] = [{ node: root, inMacro: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node } = next;
    let { inMacro } = next;
    if (typeof node !== 'object' || node === null) continue;
    if ('case' in node && node.case === 'callExpr') {
      const { value } = node as unknown as { value: { function: string } };
      functions.add(value.function);
    }
    if ('case' in node && node.case === 'comprehensionExpr') {
      macros++;
      nested ||= inMacro;
      inMacro = true;
    }
    for (const child of Object.values(node)) open.push({ node: child, inMacro });
  }
  return { functions: [...functions], macros, nested };
}

/** Operators have symbolic names, such as `_==_` and `@in`. */
function isDocumented(name: string): boolean {
  return !/^[a-z]/i.test(name) || documentedFunctions.has(name);
}

function unclear(message: string): CelOutcome {
  return { state: 'unclear', message };
}

function firstLine(error: unknown): string {
  const message =
    error instanceof Error ? error.message : String((error as { message?: unknown })?.message ?? error);
  return message.split('\n')[0]!.slice(0, 300);
}
