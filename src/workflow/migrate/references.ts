/** Who reads the outputs and results of the steps of a job. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { expressionsIn, type StepReference, stepReferences } from '../expressions.ts';
import { scalarText } from '../model.ts';
import type { Source } from '../source.ts';

export interface Reference extends StepReference {
  readonly scalar: Scalar;
  /** The key that the text belongs to. */
  readonly under: string;
  /** The text is written once and used in two places, so it cannot be changed for one of them. */
  readonly shared: boolean;
}

/** All uses of the context `steps` below a node, including the texts that aliases refer to. */
export function referencesBelow(root: Node, source: Source): Reference[] {
  const found: Reference[] = [];
  const aliases = new Set<Node>();
  const walk = (node: unknown, under: string, shared: boolean) => {
    if (isAlias(node)) {
      const target = source.target(node);
      if (!target || aliases.has(target)) return;
      aliases.add(target);
      walk(target, under, true);
      return;
    }
    const isShared = shared || Boolean((node as { anchor?: string } | null)?.anchor);
    if (isMap(node)) {
      for (const { key, value } of node.items) walk(value, isScalar(key) ? scalarText(key) : '', isShared);
    } else if (isSeq(node)) {
      for (const item of node.items) walk(item, under, isShared);
    } else if (isScalar(node) && node.range) {
      found.push(
        ...referencesIn(node, under, source).map((reference) => ({
          ...reference,
          scalar: node,
          under,
          shared: isShared,
        })),
      );
    }
  };
  walk(root, '', false);
  return found;
}

function referencesIn(node: Scalar, under: string, { text }: Source): StepReference[] {
  const quoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE';
  const start = node.range![0] + (quoted ? 1 : 0);
  const raw = text.slice(start, node.range![1] - (quoted ? 1 : 0));
  if (!/steps/i.test(raw)) return [];
  const quoting = node.type === 'QUOTE_SINGLE' ? 'single' : 'other';
  const expressions = expressionsIn(raw).map((span) => ({
    text: span.text,
    start: start + span.start,
    end: start + span.end,
  }));
  // A condition is an expression without the braces.
  if (expressions.length === 0 && under === 'if')
    expressions.push({ text: raw, start, end: start + raw.length });
  return expressions.flatMap((span) => stepReferences(span, quoting));
}
