/** The text edits that turn a group of logins into one step, and the tree that the result must have. */
import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { applyEdits, type Edit } from '../edits.ts';
import { expressionsIn, stepReferences } from '../expressions.ts';
import { actionReference } from '../own-action.ts';
import type { Source } from '../source.ts';
import { type Tree, textTree, treeOf } from '../tree.ts';
import { type Group, isSame, loginsOf } from './groups.ts';
import { before, contentEnd, lineEnd, lineStart, previousLineEnd, trailingComment } from './lines.ts';
import { type Input, keyText, type Login } from './login.ts';
import type { Reference } from './references.ts';

/** The version comment after an action's commit hash, as people and update tools write it. */
const versionComment = /^#\s*(?:tag=|pin@|ratchet:\S+@)?v?\d+(?:\.\d+)*(?:[-+][\w.]+)?$/;

export interface Rendered {
  readonly edits: readonly Edit[];
  /** The replacements of the group's steps in the expected tree; null for those that are removed. */
  readonly steps: ReadonlyMap<Node, Tree | null>;
}

/** New names of steps and outputs in one text. */
export type Renames = (
  step: string,
  output: string | undefined,
) => { step: string; output: string | undefined };

export function render(
  group: Group,
  references: readonly Reference[],
  referenceEdits: readonly Edit[],
  source: Source,
  list: readonly unknown[],
  replacedTexts: ReadonlyMap<Node, Tree | null>,
): Rendered {
  const { text, newline } = source;
  const [first, ...others] = loginsOf(group) as [Login, ...Login[]];
  const inputs = first.inputs;
  const indent = before(text, inputs[0]!.key.range![0]);
  const edits: Edit[] = [];
  const own: string[] = [];
  const withTree: [Tree, Tree][] = [];
  const settled = settle(group, references);
  const slice = (start: number, end: number) =>
    applyEdits(
      text.slice(start, end),
      referenceEdits
        .filter((edit) => edit.start >= start && edit.end <= end)
        .map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
    );

  for (const input of inputs) {
    const target = settled.get(input);
    if (target) {
      edits.push(...renamed(input, target));
      withTree.push([textTree(target.name), valueTree(input, target.value, replacedTexts)]);
    } else {
      const comment = commentOf(input, text);
      const start = previousLineEnd(text, input.start);
      edits.push({ start, end: input.end, text: comment ? `${newline}${indent}${comment}` : '' });
    }
  }
  for (const login of others) {
    const start = leadStart(login, list, text);
    const end = lineEnd(text, deepEnd(login.step.node, text));
    own.push(...movedLines(login, start, end, indent));
    edits.push({ start, end, text: '' });
    for (const input of login.inputs) {
      const target = settled.get(input);
      if (target) withTree.push([textTree(target.name), valueTree(input, target.value, replacedTexts)]);
    }
  }
  for (const { name, value } of addedInputs(group, references)) {
    own.push(`${indent}${name}: ${value}`);
    withTree.push([textTree(name), writtenTree(value)]);
  }
  const withEnd = inputs.at(-1)!.end;
  if (own.length > 0)
    edits.push({ start: withEnd, end: withEnd, text: own.map((line) => newline + line).join('') });

  const stepTree = editStep();
  const replaced = new Map<Node, Tree | null>(others.map(({ step }) => [step.node, null]));
  replaced.set(first.step.node, stepTree);
  return { edits, steps: replaced };

  /** Edits the keys of the first step other than its inputs. */
  function editStep(): Tree {
    const id = groupId(group);
    const name = joinedName(loginsOf(group));
    const pairs: [Tree, Tree][] = [];
    for (const pair of first.step.node.items as Pair<Scalar, Node | null>[]) {
      const key = keyText(pair);
      const { value } = pair;
      const keyTree = treeOf(pair.key);
      if (key === 'with') pairs.push([keyTree, { pairs: withTree }]);
      else if (key === 'uses') {
        edits.push(usesEdit(value as Scalar));
        pairs.push([keyTree, textTree(actionReference)]);
        if (id && !first.step.id) {
          const at = lineEnd(text, value!.range![1]);
          edits.push({ start: at, end: at, text: `${newline}${keyIndent(pair)}id: ${id}` });
          pairs.push([textTree('id'), textTree(id)]);
        }
      } else if (key === 'name' && name !== undefined && isPlainLine(value)) {
        edits.push({ start: value.range![0], end: value.range![1], text: quotedAs(value, name) });
        pairs.push([keyTree, textTree(name)]);
      } else if (
        key === 'continue-on-error' &&
        group.retries.length > 0 &&
        !group.retries.at(-1)!.continueOnError
      ) {
        edits.push(removal(pair));
      } else pairs.push([keyTree, treeOf(value, (node) => replacedTexts.get(node as Node))]);
    }
    return { pairs };
  }

  function removal({ key, value }: Pair<Scalar, Node | null>): Edit {
    const end = contentEnd(text, value!);
    const comment = trailingComment(text, end);
    const lead = before(text, key.range![0]);
    if (lead.includes('-')) {
      // It is the item's first key, so the next key moves up behind the dash.
      const next = first.step.node.items[1]!.key as Scalar;
      return {
        start: key.range![0],
        end: next.range![0],
        text: comment ? `${comment}${newline}${lead.replace('-', ' ')}` : '',
      };
    }
    return {
      start: previousLineEnd(text, key.range![0]),
      end: lineEnd(text, end),
      text: comment ? `${newline}${lead}${comment}` : '',
    };
  }

  function keyIndent({ key }: Pair<Scalar, unknown>): string {
    return before(text, key.range![0]).replace('-', ' ');
  }

  function usesEdit(value: Scalar): Edit {
    const [start, valueEnd] = value.range!;
    const end = start + text.slice(start, valueEnd).trimEnd().length;
    const comment = trailingComment(text, end);
    const isVersion = comment !== undefined && versionComment.test(comment);
    return { start, end: isVersion ? lineEnd(text, end) : end, text: quotedAs(value, actionReference) };
  }

  function renamed({ key, value }: Input, target: Target): Edit[] {
    const [start, end] = key.range!;
    const name = {
      start,
      end: start + text.slice(start, end).trimEnd().length,
      text: quotedAs(key, target.name),
    };
    if (target.value === undefined || !value) return [name];
    return [name, { start: value.range![0], end: contentEnd(text, value), text: target.value }];
  }

  /** The inputs of a removed step, with all comments, as lines of the step that remains. */
  function movedLines(login: Login, from: number, to: number, margin: string): string[] {
    const lines: string[] = [];
    const comment = (found: string | undefined) => {
      if (found && !versionComment.test(found)) lines.push(`${margin}${found}`);
    };
    let at = nextLine(text, from);
    while (at < to) {
      const input = login.inputs.find(({ start }) => start === at);
      const pair = input
        ? undefined
        : (login.step.node.items as Pair<Scalar, Node | null>[]).find(
            ({ key }) => lineStart(text, key.range![0]) === at,
          );
      let end = lineEnd(text, at);
      if (input) {
        const becomes = settled.get(input);
        if (becomes) lines.push(...inputLines(input, becomes, margin));
        else comment(commentOf(input, text));
        end = input.end;
      } else if (pair) {
        const isBlock = isMap(pair.value) && !pair.value.flow;
        const valueEnd = pair.value && !isBlock ? contentEnd(text, pair.value) : pair.key.range![1];
        comment(trailingComment(text, valueEnd));
        end = lineEnd(text, valueEnd);
      } else {
        const [, found] = /^[ \t]*-?[ \t]*(#.*)$/s.exec(text.slice(at, end)) ?? [];
        comment(found?.trimEnd());
      }
      at = nextLine(text, end);
    }
    return lines;
  }

  function inputLines(input: Input, target: Target, to: string): string[] {
    const keyEnd = input.key.range![1];
    const rest =
      target.value === undefined || !input.value
        ? slice(keyEnd, input.end)
        : `: ${target.value}${text.slice(contentEnd(text, input.value), input.end)}`;
    const shift = to.length - before(text, input.key.range![0]).length;
    const [head = '', ...tail] = rest.split(/\r?\n/);
    return [
      `${to}${target.name}${head}`,
      ...tail.map((line) =>
        line.trim() === '' ? line : shift >= 0 ? ' '.repeat(shift) + line : unindent(line, -shift),
      ),
    ];
  }
}

interface Target {
  readonly name: string;
  readonly value?: string;
}

/** What is written for each input of a group; absent inputs are dropped. */
function settle(group: Group, references: readonly Reference[]): Map<Input, Target> {
  const settled = new Map<Input, Target>();
  const isNeeded = needsCredentials(group, references);
  for (const { inputs } of group.members) {
    for (const input of inputs) {
      if (!input.becomes || input.text === '') continue;
      const isSwitchedOff =
        input.vendorName === 'output-credentials' && (input.becomes.value ?? input.text) === 'false';
      if (!(isSwitchedOff && isNeeded)) settled.set(input, input.becomes);
    }
  }
  if (group.chain) {
    const first = group.members.find(({ vendor }) => vendor === group.chain!.vendor)!;
    for (const input of group.chain.inputs) {
      if (!input.becomes || input.text === '') continue;
      const same = first.inputs.find(({ vendorName }) => vendorName === input.vendorName);
      if (input.vendorName === 'role-to-assume') {
        settled.set(input, { name: 'aws-role-chain' });
        continue;
      }
      // As before, the last session decides.
      if (same) settled.delete(same);
      settled.set(input, input.becomes);
    }
    const duration = first.inputs.find(({ vendorName }) => vendorName === 'role-duration-seconds');
    if (duration) settled.delete(duration);
  }
  return settled;
}

function addedInputs(group: Group, references: readonly Reference[]): Required<Target>[] {
  const says = loginsOf(group).some(({ inputs }) =>
    inputs.some(({ vendorName, text }) => vendorName === 'output-credentials' && text !== ''),
  );
  return [
    ...group.members.flatMap((login) => login.added),
    ...(says || needsCredentials(group, references) ? [] : [{ name: 'output-credentials', value: 'false' }]),
  ];
}

/** Whether an expression reads an output that contains a credential. */
function needsCredentials(group: Group, references: readonly Reference[]): boolean {
  return loginsOf(group).some(({ step, vendor }) =>
    references.some(
      (reference) =>
        isSame(reference.step?.text, step.id) &&
        vendor.outputs[reference.output?.text.toLowerCase() ?? '']?.credential,
    ),
  );
}

/** The ID of the new step: that of the first step that has one. */
export function groupId(group: Group): string | undefined {
  return loginsOf(group).find(({ step }) => step.id)?.step.id;
}

/** The parsed text with new names of steps and outputs, which the edited text must parse to. */
export function renameIn(text: string, isCondition: boolean, renames: Renames): string {
  const spans = expressionsIn(text);
  if (spans.length === 0 && isCondition) spans.push({ text, start: 0, end: text.length });
  return applyEdits(
    text,
    spans.flatMap((span) => stepReferences(span)).flatMap((reference) => renameEdits(reference, renames)),
  );
}

/** The edits that rename a reference. */
export function renameEdits(
  { step, property, output }: Pick<Reference, 'step' | 'property' | 'output'>,
  renames: Renames,
): Edit[] {
  if (!step) return [];
  const target = renames(step.text, property === 'outputs' ? output?.text : undefined);
  return [
    ...(target.step === step.text ? [] : [{ start: step.start, end: step.end, text: target.step }]),
    ...(output && target.output !== undefined && target.output !== output.text
      ? [{ start: output.start, end: output.end, text: target.output }]
      : []),
  ];
}

function valueTree(
  { value }: Input,
  written: string | undefined,
  replaced: ReadonlyMap<Node, Tree | null>,
): Tree {
  if (written === undefined)
    return value ? treeOf(value, (node) => replaced.get(node as Node)) : textTree('', 'null');
  return writtenTree(written);
}

function writtenTree(value: string): Tree {
  return textTree(
    value,
    /^(true|false)$/.test(value) ? 'boolean' : /^\d+$/.test(value) ? 'number' : 'string',
  );
}

/** `AWS, Google, Azure` from the names of the steps; undefined when the first one's name can stay. */
function joinedName(logins: readonly Login[]): string | undefined {
  const names = logins.flatMap(({ step }) => (step.name ? [step.name.trim()] : []));
  const distinct = [...new Set(names)];
  const fits = distinct.every((name) => /^[^\n]{1,80}$/.test(name) && !name.includes('${{'));
  return distinct.length > 1 && fits && logins[0]!.step.name ? distinct.join(', ') : undefined;
}

function isPlainLine(node: Node | null): node is Scalar {
  return isScalar(node) && !String(node.type).startsWith('BLOCK') && !String(node.source).includes('\n');
}

/** A text in the same quotes as another one, or in single quotes if it needs any. */
function quotedAs(scalar: Scalar, text: string): string {
  if (scalar.type === 'QUOTE_DOUBLE') return `"${text.replace(/["\\]/g, '\\$&')}"`;
  const needsQuotes = !/^[A-Za-z][\w ,./@()+-]*$/.test(text) || text.endsWith(' ');
  return scalar.type === 'QUOTE_SINGLE' || needsQuotes ? `'${text.replaceAll("'", "''")}'` : text;
}

function commentOf({ key, value }: Input, text: string): string | undefined {
  return trailingComment(text, value ? Math.max(contentEnd(text, value), key.range![1]) : key.range![1]);
}

/** Where the lines of a step begin: after the previous step and the comments that belong to it. */
function leadStart({ step }: Login, list: readonly unknown[], text: string): number {
  const previous = list[step.index - 1] as Node;
  const dash = lineStart(text, step.node.range![0]);
  const column = before(text, step.node.range![0]).indexOf('-');
  let end = lineEnd(text, deepEnd(previous, text));
  for (let at = nextLine(text, end); at < dash; at = nextLine(text, end)) {
    const [, indent, sign] = /^([ \t]*)(#)?/.exec(text.slice(at, lineEnd(text, at)))!;
    if (!sign || indent!.length <= column) break;
    end = lineEnd(text, at);
  }
  return end;
}

/** The end of a node's last character, excluding comments after it. */
function deepEnd(node: Node, text: string): number {
  if (isMap(node) && !node.flow && node.items.length > 0) {
    const { key, value } = node.items.at(-1)! as Pair<Node, Node | null>;
    return Math.max(key.range![1], value ? deepEnd(value, text) : 0);
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) return deepEnd(node.items.at(-1) as Node, text);
  return contentEnd(text, node);
}

function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

function unindent(line: string, count: number): string {
  const blanks = /^ */.exec(line)![0].length;
  return line.slice(Math.min(count, blanks));
}
