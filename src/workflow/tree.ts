/** Syntax trees as plain data, to compare the meaning of two texts. */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { scalarText } from './model.ts';

export type Tree =
  | { readonly text: string; readonly type: string; readonly anchor?: string; readonly tag?: string }
  | { readonly alias: string }
  | { readonly items: readonly Tree[]; readonly anchor?: string; readonly tag?: string }
  | { readonly pairs: readonly (readonly [Tree, Tree])[]; readonly anchor?: string; readonly tag?: string };

/** @param replace returns a replacement for some nodes and undefined for all others; `null` omits a list item. */
export function treeOf(
  node: unknown,
  replace: (node: unknown) => Tree | null | undefined = () => undefined,
): Tree {
  const other = replace(node);
  if (other) return other;
  if (isAlias(node)) return { alias: node.source };
  const marks = marksOf(node);
  if (isMap(node)) {
    return {
      ...marks,
      pairs: node.items.map(({ key, value }) => [treeOf(key, replace), treeOf(value, replace)] as const),
    };
  }
  if (isSeq(node)) {
    const items = node.items.filter((item) => replace(item) !== null);
    return { ...marks, items: items.map((item) => treeOf(item, replace)) };
  }
  if (isScalar(node)) return { ...marks, text: scalarText(node), type: typeOf(node.value) };
  return textTree('', 'null');
}

export function textTree(text: string, type = 'string'): Tree {
  return { text, type };
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

function marksOf(node: unknown): { anchor?: string; tag?: string } {
  const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
  return { ...(anchor && { anchor }), ...(tag && { tag }) };
}
