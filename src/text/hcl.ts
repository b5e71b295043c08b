/** Terraform's language (HCL), laid out as `terraform fmt` does. Pure. */

/** Text that Terraform evaluates, such as a reference: written verbatim. */
export class Expression {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** `jsonencode(…)` of a value. */
export class JsonText {
  readonly value: HclValue;
  constructor(value: HclValue) {
    this.value = value;
  }
}

/** A block inside another. */
export class NestedBlock {
  readonly body: HclBody;
  constructor(body: HclBody) {
    this.body = body;
  }
}

export type HclValue =
  | string
  | number
  | boolean
  | Expression
  | JsonText
  | readonly HclValue[]
  | { readonly [key: string]: HclValue };

export type HclBody = Readonly<Record<string, HclValue | NestedBlock>>;

/** `resource "type" "name" { … }`. */
export function block(type: string, labels: readonly string[], body: HclBody): string {
  const head = [type, ...labels.map(quotedText)].join(' ');
  return `${head} {\n${bodyLines(body, 1).join('\n')}\n}`;
}

/** A name for a resource, made from any text. */
export function label(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_-]+/g, '_');
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

function bodyLines(body: HclBody, depth: number): string[] {
  const indent = '  '.repeat(depth);
  return inGroups(
    Object.entries(body).map(([name, value]) => {
      const key = /^[A-Za-z_][\w-]*$/.test(name) ? name : quotedText(name);
      if (value instanceof NestedBlock)
        return { whole: `${indent}${key} {\n${bodyLines(value.body, depth + 1).join('\n')}\n${indent}}` };
      return { key: `${indent}${key}`, value: valueText(value, depth) };
    }),
  );
}

type Line = { readonly whole: string } | { readonly key: string; readonly value: string };

/** Equals signs of neighbouring lines are aligned; multi-line values separate the groups. */
function inGroups(lines: readonly Line[]): string[] {
  const isShort = (line: Line | undefined): line is { key: string; value: string } =>
    line !== undefined && 'key' in line && !line.value.includes('\n');
  return lines.map((line, index) => {
    if ('whole' in line) return line.whole;
    if (!isShort(line)) return `${line.key} = ${line.value}`;
    let start = index;
    while (isShort(lines[start - 1])) start--;
    let end = index;
    while (isShort(lines[end + 1])) end++;
    const widths = lines.slice(start, end + 1).map((each) => ('key' in each ? each.key.length : 0));
    return `${line.key.padEnd(Math.max(...widths))} = ${line.value}`;
  });
}

function valueText(value: HclValue, depth: number): string {
  if (typeof value === 'string') return quotedText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Expression) return value.text;
  if (value instanceof JsonText) return `jsonencode(${valueText(value.value, depth)})`;
  return isList(value) ? listText(value, depth) : objectText(value, depth);
}

function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value);
}

const longestLine = 100;

function listText(items: readonly HclValue[], depth: number): string {
  const line = `[${items.map((item) => valueText(item, depth)).join(', ')}]`;
  if (!line.includes('\n') && line.length <= longestLine) return line;
  const indent = '  '.repeat(depth + 1);
  return `[\n${items.map((item) => `${indent}${valueText(item, depth + 1)},\n`).join('')}${'  '.repeat(depth)}]`;
}

function objectText(value: { readonly [key: string]: HclValue }, depth: number): string {
  if (Object.keys(value).length === 0) return '{}';
  return `{\n${bodyLines(value, depth + 1).join('\n')}\n${'  '.repeat(depth)}}`;
}

/** Escapes of JSON that HCL does not have. */
const jsonOnly: Readonly<Record<string, string>> = { b: '\\u0008', f: '\\u000c' };

/** A string in quotes. `${` and `%{` would start a template. */
function quotedText(text: string): string {
  return JSON.stringify(text)
    .replace(/\\(.)/g, (whole, sign: string) => jsonOnly[sign] ?? whole)
    .replace(/[$%]\{/g, (start) => `${start[0]}${start}`);
}
