/** The first step of a group, which stays and becomes the login: its keys other than the inputs. */
import { isScalar, type Node, type Pair, type Scalar } from 'yaml';
import type { Edit } from '../edits.ts';
import { actionReference } from '../own-action.ts';
import { type Tree, textTree, treeOf } from '../tree.ts';
import { type Group, loginsOf } from './groups.ts';
import { before, contentEnd, lineEnd, previousLineEnd, quotedAs, trailingComment } from './lines.ts';
import { keyText, type Login } from './login.ts';
import { groupId } from './settle.ts';

/** The version comment after an action's commit hash, as people and update tools write it. */
export const versionComment = /^#\s*(?:tag=|pin@|ratchet:\S+@)?v?\d+(?:\.\d+)*(?:[-+][\w.]+)?$/;

type KeyPair = Pair<Scalar, Node | null>;
type TreePair = readonly [Tree, Tree];

interface Context {
  readonly group: Group;
  readonly text: string;
  readonly newline: string;
  /** The inputs of the new step in the expected tree. */
  readonly inputs: readonly TreePair[];
  /** Texts with new names of steps and outputs, in the expected tree. */
  readonly replacedTexts: ReadonlyMap<Node, Tree | null>;
}

/** What happens to one key of the step. */
interface Change {
  readonly edits: readonly Edit[];
  readonly pairs: readonly TreePair[];
}

export function keptStep({ step }: Login, context: Context): { edits: Edit[]; tree: Tree } {
  const changes = (step.node.items as KeyPair[]).map((pair) => changeOf(pair, context));
  return {
    edits: changes.flatMap(({ edits }) => edits),
    tree: { pairs: changes.flatMap(({ pairs }) => pairs) },
  };
}

function changeOf(pair: KeyPair, context: Context): Change {
  const { value } = pair;
  const { group, inputs, replacedTexts } = context;
  const key = treeOf(pair.key);
  switch (keyText(pair)) {
    case 'with':
      return { edits: [], pairs: [[key, { pairs: inputs }]] };
    case 'uses':
      return usesChange(pair, context);
    case 'name': {
      const name = joinedName(loginsOf(group));
      if (name === undefined || !isPlainLine(value)) break;
      const edit = { start: value.range![0], end: value.range![1], text: quotedAs(value, name) };
      return { edits: [edit], pairs: [[key, textTree(name)]] };
    }
    case 'continue-on-error':
      // It let the second attempt run, which is part of this step now.
      if (group.retries.length === 0 || group.retries.at(-1)!.continueOnError) break;
      return { edits: [removalOf(pair, context)], pairs: [] };
  }
  return { edits: [], pairs: [[key, treeOf(value, (node) => replacedTexts.get(node as Node))]] };
}

/** The new action, and the ID that later steps read the outputs by, if the step has none. */
function usesChange({ key, value }: KeyPair, { group, text, newline }: Context): Change {
  const scalar = value as Scalar;
  const edit = usesEdit(scalar, text);
  const pair: TreePair = [treeOf(key), textTree(actionReference)];
  const id = groupId(group);
  if (!id || loginsOf(group)[0]!.step.id) return { edits: [edit], pairs: [pair] };
  const at = lineEnd(text, scalar.range![1]);
  const indent = before(text, key.range![0]).replace('-', ' ');
  return {
    edits: [edit, { start: at, end: at, text: `${newline}${indent}id: ${id}` }],
    pairs: [pair, [textTree('id'), textTree(id)]],
  };
}

/** A comment with the version of the old action goes with it. */
function usesEdit(value: Scalar, text: string): Edit {
  const [start, valueEnd] = value.range!;
  const end = start + text.slice(start, valueEnd).trimEnd().length;
  const comment = trailingComment(text, end);
  const isVersion = comment !== undefined && versionComment.test(comment);
  return { start, end: isVersion ? lineEnd(text, end) : end, text: quotedAs(value, actionReference) };
}

function removalOf({ key, value }: KeyPair, { group, text, newline }: Context): Edit {
  const end = contentEnd(text, value!);
  const comment = trailingComment(text, end);
  const lead = before(text, key.range![0]);
  if (lead.includes('-')) {
    // It is the item's first key, so the next key moves up behind the dash.
    const next = loginsOf(group)[0]!.step.node.items[1]!.key as Scalar;
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
