/** The text of a workflow or action file together with its syntax tree, whose nodes know their position in the text. */
import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** Longer files are generated, and the parser needs seconds for maliciously slow ones. */
export const maxCharacters = 256 * 1024;
const maxDepth = 64;

export interface Source {
  /** The path for messages. */
  readonly path: string;
  readonly text: string;
  /** The line ending of the first line. */
  readonly newline: '\n' | '\r\n';
  readonly root: Node;
  /** The line of an offset, counted from 1. */
  lineAt(offset: number): number;
  /** The node that an alias refers to; any other node is returned as it is. */
  target(node: unknown): Node | undefined;
}

/** Why a file cannot be processed, with the line if it is known. */
export interface Unreadable {
  readonly line: number;
  readonly reason: string;
}

/** Parses a file. Never throws, whatever the text. */
export function readSource(path: string, text: string, limit = maxCharacters): Source | Unreadable {
  if (text.length > limit) return { line: 1, reason: `is longer than ${limit / 1024} thousand characters` };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    merge: false,
    prettyErrors: false,
    // The check compares every pair of keys; code that cares about duplicates looks for them itself.
    uniqueKeys: false,
    lineCounter: lines,
  });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const [fault] = document.errors;
  if (fault) {
    const reason =
      fault.code === 'MULTIPLE_DOCS' ? 'holds several YAML documents' : `is not valid YAML (${fault.code})`;
    return { line: lineAt(fault.pos[0]), reason };
  }
  const root = document.contents;
  if (!isMap(root)) return { line: 1, reason: 'is not a YAML map' };
  const anchors = readAnchors(root);
  if (anchors === undefined) return { line: 1, reason: `is nested more than ${maxDepth} levels deep` };
  return {
    path,
    text,
    newline: /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n',
    root,
    lineAt,
    target: (node) =>
      isAlias(node)
        ? anchors.get(node.source)
        : isMap(node) || isSeq(node) || isScalar(node)
          ? node
          : undefined,
  };
}

/** Nodes by the name of their anchor; undefined if the tree is too deep to be walked. */
function readAnchors(root: Node): ReadonlyMap<string, Exclude<Node, Alias>> | undefined {
  const anchors = new Map<string, Exclude<Node, Alias>>();
  const waiting: { node: unknown; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > maxDepth) return undefined;
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) continue;
    if (node.anchor && !anchors.has(node.anchor)) anchors.set(node.anchor, node);
    if (isMap(node)) {
      for (const { key, value } of node.items)
        waiting.push({ node: key, depth: depth + 1 }, { node: value, depth: depth + 1 });
    } else if (isSeq(node)) {
      for (const item of node.items) waiting.push({ node: item, depth: depth + 1 });
    }
  }
  return anchors;
}

export function isUnreadable(result: object): result is Unreadable {
  return 'reason' in result;
}
