/** The text edits that turn a group of logins into one step, and the tree that the result must have. */
import type { Node } from 'yaml';
import type { Edit } from '../edits.ts';
import type { Source } from '../source.ts';
import { type Tree, textTree, treeOf } from '../tree.ts';
import { type Group, loginsOf } from './groups.ts';
import { keptStep } from './kept-step.ts';
import { before, contentEnd, previousLineEnd, quotedAs } from './lines.ts';
import { commentOf, type Input, type Login } from './login.ts';
import type { Reference } from './references.ts';
import { removedStep } from './removed-step.ts';
import { addedInputs, settle, type Target } from './settle.ts';

export interface Rendered {
  readonly edits: readonly Edit[];
  /** The replacements of the group's steps in the expected tree; null for those that are removed. */
  readonly steps: ReadonlyMap<Node, Tree | null>;
}

/**
 * @param references of the job
 * @param referenceEdits those that rename what the references read
 * @param list the steps of the job
 * @param replacedTexts the same renaming in the expected tree
 */
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
  const settled = settle(group, references);
  const added = addedInputs(group, references);
  const margin = before(text, first.inputs[0]!.key.range![0]);

  const removed = others.map((login) => removedStep(login, list, { text, settled, margin, referenceEdits }));
  const lines = [
    ...removed.flatMap((step) => step.lines),
    ...added.map(({ name, value }) => `${margin}${name}: ${value}`),
  ];
  const inputTrees = loginsOf(group)
    .flatMap((login) => login.inputs)
    .flatMap((input): [Tree, Tree][] => {
      const target = settled.get(input);
      return target ? [[textTree(target.name), valueTree(input, target.value, replacedTexts)]] : [];
    });
  const kept = keptStep(first, {
    group,
    text,
    newline,
    inputs: [...inputTrees, ...added.map(({ name, value }) => [textTree(name), writtenTree(value)] as const)],
    replacedTexts,
  });
  return {
    edits: [
      ...first.inputs.flatMap((input) => inputEdits(input, settled.get(input), source, margin)),
      ...removed.map(({ edit }) => edit),
      ...insertionOf(lines, first.inputs.at(-1)!.end, newline),
      ...kept.edits,
    ],
    steps: new Map<Node, Tree | null>([
      ...others.map(({ step }) => [step.node, null] as const),
      [first.step.node, kept.tree],
    ]),
  };
}

function insertionOf(lines: readonly string[], at: number, newline: string): Edit[] {
  if (lines.length === 0) return [];
  return [{ start: at, end: at, text: lines.map((line) => newline + line).join('') }];
}

/** An input of the step that stays: renamed, or removed except for its comment. */
function inputEdits(
  input: Input,
  target: Target | undefined,
  { text, newline }: Source,
  margin: string,
): Edit[] {
  const { key, value } = input;
  if (!target) {
    const comment = commentOf(input, text);
    const start = previousLineEnd(text, input.start);
    return [{ start, end: input.end, text: comment ? `${newline}${margin}${comment}` : '' }];
  }
  const [start, end] = key.range!;
  const name = {
    start,
    end: start + text.slice(start, end).trimEnd().length,
    text: quotedAs(key, target.name),
  };
  if (target.value === undefined || !value) return [name];
  return [name, { start: value.range![0], end: contentEnd(text, value), text: target.value }];
}

function valueTree(
  { value }: Input,
  written: string | undefined,
  replaced: ReadonlyMap<Node, Tree | null>,
): Tree {
  if (written !== undefined) return writtenTree(written);
  return value ? treeOf(value, (node) => replaced.get(node as Node)) : textTree('', 'null');
}

function writtenTree(value: string): Tree {
  if (/^(true|false)$/.test(value)) return textTree(value, 'boolean');
  return textTree(value, /^\d+$/.test(value) ? 'number' : 'string');
}
