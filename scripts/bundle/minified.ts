import { isBuiltin } from 'node:module';
import { minify, parse } from '@swc/core';
import { standIns } from './stand-ins.ts';

/**
 * Parsing code takes Node.js about as long as running it, so less text starts faster. Names of functions and classes
 * are kept, because people read stack traces and libraries check the names of their errors. Non-ASCII text would take
 * two bytes per character in memory.
 */
export async function minified(source: string): Promise<string> {
  const names = { keep_classnames: true, keep_fnames: true };
  const { code } = await minify(withDirectBuiltins(source), {
    module: true,
    ecma: 2020,
    compress: names,
    mangle: names,
    format: { asciiOnly: true, comments: false },
  });
  return `${await withModulesInParentheses(code)}\n`;
}

/**
 * ncc creates a `require` for each use of a Node.js module, which costs more than loading the module. Modules with a
 * substitute are not loaded at all.
 */
function withDirectBuiltins(source: string): string {
  return source
    .replaceAll(
      /\w+_createRequire\(import\.meta\.url\)\(("[^"]+")\)/g,
      (_, name) => standIns[JSON.parse(name)] ?? `process.getBuiltinModule(${builtin(name)})`,
    )
    .replaceAll(
      /^import \* as (\w+) from "(left-out:[\w-]+)";$/gm,
      (_, name, module) => `const ${name} = ${standIns[module]};`,
    )
    .replace(/^import \{ createRequire as \w+_createRequire \} from "module";$/m, '');
}

function builtin(quotedName: string): string {
  if (!isBuiltin(JSON.parse(quotedName))) throw new Error(`${quotedName} is no module of Node.js.`);
  return quotedName;
}

/**
 * V8 compiles a function in parentheses at once and skips any other, to parse it again when it is called. Most modules
 * of a file are called as soon as it is loaded: webpack puts them in parentheses, but the minifier removes these.
 */
async function withModulesInParentheses(code: string): Promise<string> {
  const { body } = await parse(code, { syntax: 'ecmascript', target: 'es2024' });
  const origin = body[0]!.span.start;
  const marks = spansOfModules(body)
    .flatMap(({ start, end }) => [
      { at: start - origin, mark: '(' },
      { at: end - origin, mark: ')' },
    ])
    .toSorted((a, b) => a.at - b.at);
  let result = '';
  let from = 0;
  for (const { at, mark } of marks) {
    result += code.slice(from, at) + mark;
    from = at;
  }
  return result + code.slice(from);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Modules are functions with numeric keys. */
function spansOfModules(node: unknown): Span[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, key, value } = node as {
    type?: string;
    key?: { type: string };
    value?: { type: string; span: Span };
  };
  const isModule =
    type === 'KeyValueProperty' &&
    key?.type === 'NumericLiteral' &&
    /^(ArrowFunction|Function)Expression$/.test(value?.type ?? '');
  return isModule ? [value!.span] : Object.values(node).flatMap(spansOfModules);
}
