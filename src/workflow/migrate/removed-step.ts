/** A step of a group that goes: its inputs and comments move into the step that stays. */
import { isMap, type Node, type Pair, type Scalar } from 'yaml';
import type { Edit } from '../edits.ts';
import { versionComment } from './kept-step.ts';
import {
  before,
  contentEnd,
  deepEnd,
  lineEnd,
  lineStart,
  nextLine,
  trailingComment,
  unindent,
} from './lines.ts';
import { commentOf, type Input, type Login } from './login.ts';
import { editedSlice } from './rename.ts';
import type { Settled, Target } from './settle.ts';

export interface Moving {
  readonly text: string;
  readonly settled: Settled;
  /** The indentation of the inputs in the step that stays. */
  readonly margin: string;
  /** Edits that rename what expressions read. */
  readonly referenceEdits: readonly Edit[];
}

/**
 * @param list the steps of the job
 * @returns the edit that removes the step, and its lines in the step that stays
 */
export function removedStep(
  login: Login,
  list: readonly unknown[],
  moving: Moving,
): { edit: Edit; lines: string[] } {
  const start = leadStart(login, list, moving.text);
  const end = lineEnd(moving.text, deepEnd(login.step.node, moving.text));
  return { edit: { start, end, text: '' }, lines: movedLines(login, start, end, moving) };
}

/** The inputs of a removed step, with all comments, as lines of the step that remains. */
function movedLines(login: Login, from: number, to: number, moving: Moving): string[] {
  const { text, settled, margin } = moving;
  const lines: string[] = [];
  const keepComment = (comment: string | undefined) => {
    if (comment && !versionComment.test(comment)) lines.push(`${margin}${comment}`);
  };
  let at = nextLine(text, from);
  while (at < to) {
    const input = login.inputs.find(({ start }) => start === at);
    const pair = input ? undefined : keyAt(at, login, text);
    let end = lineEnd(text, at);
    if (input) {
      const target = settled.get(input);
      if (target) lines.push(...inputLines(input, target, moving));
      else keepComment(commentOf(input, text));
      end = input.end;
    } else if (pair) {
      const isBlock = isMap(pair.value) && !pair.value.flow;
      const valueEnd = pair.value && !isBlock ? contentEnd(text, pair.value) : pair.key.range![1];
      keepComment(trailingComment(text, valueEnd));
      end = lineEnd(text, valueEnd);
    } else {
      const [, comment] = /^[ \t]*-?[ \t]*(#.*)$/s.exec(text.slice(at, end)) ?? [];
      keepComment(comment?.trimEnd());
    }
    at = nextLine(text, end);
  }
  return lines;
}

/** The key of the step whose line begins at an offset. */
function keyAt(offset: number, { step }: Login, text: string): Pair<Scalar, Node | null> | undefined {
  const pairs = step.node.items as Pair<Scalar, Node | null>[];
  return pairs.find(({ key }) => lineStart(text, key.range![0]) === offset);
}

/** An input under its new name, with the lines of its value indented as before relative to it. */
function inputLines(input: Input, target: Target, { text, margin, referenceEdits }: Moving): string[] {
  const keyEnd = input.key.range![1];
  const rest =
    target.value === undefined || !input.value
      ? editedSlice(text, keyEnd, input.end, referenceEdits)
      : `: ${target.value}${text.slice(contentEnd(text, input.value), input.end)}`;
  const shift = margin.length - before(text, input.key.range![0]).length;
  const [head = '', ...tail] = rest.split(/\r?\n/);
  const moved = tail.map((line) => {
    if (line.trim() === '') return line;
    return shift >= 0 ? ' '.repeat(shift) + line : unindent(line, -shift);
  });
  return [`${margin}${target.name}${head}`, ...moved];
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
