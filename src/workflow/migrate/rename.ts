/** New names of steps and outputs, where expressions read them. */
import { applyEdits, type Edit } from '../edits.ts';
import { expressionsIn, stepReferences } from '../expressions.ts';
import type { Reference } from './references.ts';

/** The new names of a step and, if one is read, of its output. */
export type Renames = (
  step: string,
  output: string | undefined,
) => { step: string; output: string | undefined };

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

/** A part of the text with the edits that lie within it. */
export function editedSlice(text: string, start: number, end: number, edits: readonly Edit[]): string {
  const own = edits.filter((edit) => edit.start >= start && edit.end <= end);
  return applyEdits(
    text.slice(start, end),
    own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
  );
}
