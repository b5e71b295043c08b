/** Positions in a text in terms of lines, and texts as they are written in it. */
import { isMap, isSeq, type Node, type Pair, type Scalar } from 'yaml';

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line without its line break. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' && newline > offset ? newline - 1 : newline;
}

/** The end of the line before, without its line break. */
export function previousLineEnd(text: string, offset: number): number {
  const start = lineStart(text, offset);
  if (start === 0) return 0;
  return text[start - 2] === '\r' ? start - 2 : start - 1;
}

/** The text of a line before an offset. */
export function before(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

/** The end of the last character of a node that is not blank. A block scalar's range includes its line breaks. */
export function contentEnd(text: string, node: Node): number {
  const [start, end] = node.range!;
  return start + text.slice(start, end).trimEnd().length;
}

/** The comment in the rest of a line, after the end of a value or key, with its `#`. */
export function trailingComment(text: string, offset: number): string | undefined {
  const [, comment] = /^(?:[ \t]*:)?[ \t]+(#.*)$/s.exec(text.slice(offset, lineEnd(text, offset))) ?? [];
  return comment?.trimEnd();
}

/** The end of a node's last character, excluding comments after it. */
export function deepEnd(node: Node, text: string): number {
  if (isMap(node) && !node.flow && node.items.length > 0) {
    const { key, value } = node.items.at(-1)! as Pair<Node, Node | null>;
    return Math.max(key.range![1], value ? deepEnd(value, text) : 0);
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) return deepEnd(node.items.at(-1) as Node, text);
  return contentEnd(text, node);
}

/** The start of the next line. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** A line with fewer blanks at its start, as far as it has them. */
export function unindent(line: string, count: number): string {
  const blanks = /^ */.exec(line)![0].length;
  return line.slice(Math.min(count, blanks));
}

/** A text in the same quotes as another one, or in single quotes if it needs any. */
export function quotedAs(scalar: Scalar, text: string): string {
  if (scalar.type === 'QUOTE_DOUBLE') return `"${text.replace(/["\\]/g, '\\$&')}"`;
  const needsQuotes = !/^[A-Za-z][\w ,./@()+-]*$/.test(text) || text.endsWith(' ');
  return scalar.type === 'QUOTE_SINGLE' || needsQuotes ? `'${text.replaceAll("'", "''")}'` : text;
}
