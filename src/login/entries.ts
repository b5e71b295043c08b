/** The `logins` input: a YAML list of further logins, read with a safe schema and tight limits. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import type { Shape } from '../settings/kinds.ts';
import { misshapen, unevaluated } from '../settings/schema.ts';
import type { InputProblem } from './login.ts';
import { oddBlank, yamlAdvice } from './yaml-advice.ts';

const maxBytes = 64 * 1024;
const maxEntries = 100;
const maxDepth = 16;
const namePattern = /^[a-z][a-z0-9-]{0,31}$/;
/** On Windows a file with such a name, whatever its extension, is a device. Files are named after logins. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/;

export interface Entry {
  /** What messages call it: its name, or its position in the list if the name is unusable. */
  readonly input: string;
  /** Undefined if a problem says what is wrong with it; the same holds for the provider. */
  readonly name: string | undefined;
  readonly provider: string | undefined;
  /** The remaining keys as text: a list has one item per line, a map is JSON, null counts as not given. */
  readonly given: Readonly<Record<string, string>>;
  /** How each of them is written. */
  readonly shapes: Readonly<Record<string, Shape>>;
  /** Keys that were written without a value. */
  readonly blank: readonly string[];
}

/**
 * Reads the list. Anchors, aliases and tags are refused: a few of them can expand to gigabytes, and they are not needed
 * here. A problem never quotes a value, which may be a secret key.
 */
export function parseEntries(text: string): { entries: Entry[]; problems: InputProblem[] } {
  if (Buffer.byteLength(text) > maxBytes) return refused(`is larger than ${maxBytes / 1024} KiB`);
  const unseen = oddBlank(text);
  if (unseen) return refused(unseen);
  const lines = new LineCounter();
  // A byte order mark is not part of the text.
  const document = parseDocument(text.replace(/^\ufeff/, ''), {
    schema: 'core',
    merge: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const at = (offset: number) => `line ${lines.linePos(offset).line}`;
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) return refused(`is not valid YAML (${described(fault, text, lines)})`);
  const forbidden = forbiddenNode(document.contents, at);
  if (forbidden) return refused(forbidden);
  if (!isSeq(document.contents)) return refused('must be a YAML list, each item starting with `- name:`');
  if (document.contents.items.length > maxEntries) return refused(`has more than ${maxEntries} entries`);

  const entries: Entry[] = [];
  const problems: InputProblem[] = [];
  for (const [index, item] of document.contents.items.entries()) {
    const input = `logins[${index}]`;
    if (!isMap(item)) {
      problems.push({ input, message: 'must be a map with `name` and `provider`' });
      continue;
    }
    const written = item.items.map(({ key, value }) => ({
      key: keyText(key),
      text: nodeText(value as Node | null),
      shape: shapeOf(value),
    }));
    const values = written.flatMap(({ text, ...key }) => (text === undefined ? [] : [{ ...key, text }]));
    const blank = written.filter(({ text }) => !text?.trim()).map(({ key }) => key);
    const { name, provider, ...given } = Object.fromEntries(values.map(({ key, text }) => [key, text]));
    const shapes = Object.fromEntries(values.map(({ key, shape }) => [key, shape]));
    const wrongName =
      problemOf(name, shapes.name) ??
      (namePattern.test(name!)
        ? undefined
        : 'must be lower-case letters, digits and dashes, starting with a letter, at most 32') ??
      (deviceName.test(name!)
        ? `is "${name}", which Windows keeps for a device: files cannot have this name there`
        : undefined) ??
      (entries.some((entry) => entry.name === name)
        ? `is "${name}", which an earlier entry has already`
        : undefined);
    const wrongProvider = problemOf(provider, shapes.provider);
    const label = wrongName ? input : `logins.${name}`;
    if (wrongName) problems.push({ input: `${label}.name`, message: wrongName });
    if (wrongProvider) problems.push({ input: `${label}.provider`, message: wrongProvider });
    entries.push({
      input: label,
      name: wrongName ? undefined : name,
      provider: wrongProvider ? undefined : provider,
      given,
      shapes,
      blank,
    });
  }
  return { entries, problems };
}

/** What is wrong with one of the texts that every entry needs. */
function problemOf(text: string | undefined, shape: Shape | undefined): string | undefined {
  return text ? (unevaluated(text) ?? misshapen({}, text, shape)) : 'is required, but was not given';
}

/** The position of the fault, and what to do about it. */
function described({ code, pos }: YAMLError, text: string, lines: LineCounter): string {
  const { line } = lines.linePos(pos[0]);
  const all = text.split('\n');
  const advice = yamlAdvice(code, all[line - 1] ?? '', all.slice(0, line - 1).join('\n'));
  return `line ${line}: ${advice ?? code}`;
}

function refused(message: string): { entries: Entry[]; problems: InputProblem[] } {
  return { entries: [], problems: [{ input: 'logins', message }] };
}

function forbiddenNode(root: Node | null, at: (offset: number) => string): string | undefined {
  let found: string | undefined;
  visit(root, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.source !== '<<') return undefined;
      found = `uses the YAML merge key \`<<\` (${at(key.range?.[0] ?? 0)}), which is not supported: write the keys into each entry`;
      return visit.BREAK;
    },
    Alias: (_, node) => {
      found = `uses a YAML alias (${at(node.range?.[0] ?? 0)}), which is not supported: put a value that starts with \`*\` in quotes`;
      return visit.BREAK;
    },
    Node: (_, node, path) => {
      if ('anchor' in node && node.anchor)
        found = `uses a YAML anchor (${at(node.range?.[0] ?? 0)}), which is not supported: put a value that starts with \`&\` in quotes`;
      else if (node.tag) found = `uses a YAML tag (${at(node.range?.[0] ?? 0)}), which is not supported`;
      else if (path.filter((parent) => isMap(parent) || isSeq(parent)).length > maxDepth)
        found = `is nested more than ${maxDepth} levels deep`;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/**
 * One text per setting, so entries and flat inputs go through the same checks. A scalar keeps its spelling: an account
 * ID such as 012345678901 is not a number.
 */
function nodeText(node: Node | null): string | undefined {
  if (node === null) return undefined;
  if (isScalar(node)) return node.value === null ? undefined : (node.source ?? String(node.value));
  if (isSeq(node) && node.items.every((item) => isScalar(item))) {
    return node.items.map((item) => nodeText(item as Node) ?? '').join('\n');
  }
  return JSON.stringify(plainValue(node));
}

function shapeOf(node: unknown): Shape {
  if (isMap(node)) return 'map';
  if (!isSeq(node)) return 'text';
  return node.items.every((item) => isScalar(item)) ? 'list' : 'nested list';
}

/** A map or list as data. A number whose canonical spelling differs is a text: 012345678901, 1.10, 1e3. */
function plainValue(node: unknown): unknown {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), plainValue(value)]));
  }
  if (isSeq(node)) return node.items.map(plainValue);
  if (!isScalar(node)) return null;
  const { value, source } = node;
  return typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;
}

function keyText(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : '';
}
