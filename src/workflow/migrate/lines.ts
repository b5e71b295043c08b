/** Positions in a text in terms of lines. */
import type { Node } from 'yaml';

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
