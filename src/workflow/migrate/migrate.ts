/**
 * Rewrites the steps of the three vendor actions in a workflow or composite action as steps of this action. The text is
 * spliced, not reprinted: everything outside the changed steps stays as it is.
 */
import type { Node } from 'yaml';
import { applyEdits, type Edit } from '../edits.ts';
import { type Job, readWorkflow, scalarText, type WorkflowFile } from '../model.ts';
import { isUnreadable, maxCharacters, readSource, type Source } from '../source.ts';
import { type Tree, textTree, treeOf } from '../tree.ts';
import { type Group, groupLogins, isSame, type JobPlan, loginsOf } from './groups.ts';
import { jobNotes, type Note } from './notes.ts';
import { referencesBelow } from './references.ts';
import { type Renames, renameEdits, renameIn } from './rename.ts';
import { render } from './render.ts';
import { groupId } from './settle.ts';

export interface Migration {
  readonly path: string;
  /** The new text; equal to the old one if nothing is rewritten. */
  readonly text: string;
  readonly rewritten: readonly Rewritten[];
  readonly left: readonly LeftAlone[];
}

export interface Rewritten {
  /** Undefined in a composite action. */
  readonly job?: string;
  /** Line numbers of the steps in the original file. */
  readonly lines: readonly number[];
  readonly clouds: readonly string[];
  /** What is different now, and what can be removed. */
  readonly notes: readonly Note[];
}

export interface LeftAlone {
  readonly job?: string;
  readonly line: number;
  /** The step's action; undefined if the whole file is left alone. */
  readonly action?: string;
  readonly reason: string;
}

/**
 * @param text of the file; any text is accepted, and nothing is thrown
 * @returns undefined for a file that is neither a workflow nor a composite action
 */
export function migrate(path: string, text: string): Migration | undefined {
  const unchanged = { path, text, rewritten: [] };
  const source = readSource(path, text);
  if (isUnreadable(source)) return { ...unchanged, left: [source] };
  const file = readWorkflow(source);
  if (!file) return undefined;
  if (isUnreadable(file)) return { ...unchanged, left: [file] };
  const plans = file.jobs.map((job) => planJob(job, file));
  const left = plans.flatMap(({ job, left: steps }) =>
    steps.map(({ step, vendor, reason }) => ({
      ...jobId(job),
      line: step.line,
      action: vendor.action,
      reason,
    })),
  );
  if (plans.every(({ groups }) => groups.length === 0)) return { ...unchanged, left };
  const result = rewrite(plans, source);
  if (result === undefined) {
    const reason = 'would not read as intended after the change; please report this file';
    return { ...unchanged, left: [{ line: 1, reason }] };
  }
  return {
    path,
    text: result,
    left,
    rewritten: plans.flatMap((plan) =>
      plan.groups.map((group) => ({
        ...jobId(plan.job),
        lines: loginsOf(group).map(({ step }) => step.line),
        clouds: group.members.map(({ vendor }) => vendor.title),
        notes: jobNotes(group, plan, file),
      })),
    ),
  };
}

function planJob(job: Job, file: WorkflowFile): JobPlan {
  const { kind, source } = file;
  // The outputs of a composite action are outside its steps.
  const references = referencesBelow(kind === 'action' ? source.root : job.node, source);
  return { job, references, ...groupLogins(job, file, references) };
}

/** The new text, or undefined if it would not parse as expected. */
function rewrite(plans: readonly JobPlan[], source: Source): string | undefined {
  const edits: Edit[] = [];
  const replaced = new Map<Node, Tree | null>();
  for (const { job, groups, references } of plans) {
    const renames = renamesOf(groups);
    const changed = references.map((reference) => ({ reference, edits: renameEdits(reference, renames) }));
    const referenceEdits = changed.flatMap((change) => change.edits);
    for (const { reference } of changed) {
      const { scalar, under } = reference;
      const renamed = renameIn(scalarText(scalar), under === 'if', renames);
      if (renamed !== scalarText(scalar)) replaced.set(scalar, textTree(renamed));
    }
    const rendered = groups.map((group) =>
      render(group, references, referenceEdits, source, job.stepList?.items ?? [], replaced),
    );
    const structural = rendered.flatMap((part) => part.edits);
    edits.push(...structural, ...outside(referenceEdits, structural));
    for (const { steps } of rendered) for (const [node, tree] of steps) replaced.set(node, tree);
  }
  try {
    const text = applyEdits(source.text, edits);
    return readsAs(
      text,
      treeOf(source.root, (node) => replaced.get(node as Node)),
      source,
    )
      ? text
      : undefined;
  } catch {
    return undefined;
  }
}

/** The edits that are not within another edit's range. */
function outside(edits: readonly Edit[], others: readonly Edit[]): Edit[] {
  return edits.filter(({ start, end }) => !others.some((other) => other.start <= start && end <= other.end));
}

/** Whether a text, parsed again, has the expected tree; the order of the keys in a map does not matter. */
function readsAs(text: string, expected: Tree, { path }: Source): boolean {
  const again = readSource(path, text, 2 * maxCharacters);
  return (
    !isUnreadable(again) && JSON.stringify(sorted(treeOf(again.root))) === JSON.stringify(sorted(expected))
  );
}

function sorted(tree: Tree): unknown {
  if ('items' in tree) return { ...tree, items: tree.items.map(sorted) };
  if (!('pairs' in tree)) return tree;
  const pairs = tree.pairs.map(([key, value]) => [JSON.stringify(key), sorted(value)] as const);
  return { ...tree, pairs: pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) };
}

/** New names for the steps and outputs of all groups of a job. */
function renamesOf(groups: readonly Group[]): Renames {
  return (step, output) => {
    for (const group of groups) {
      const login = loginsOf(group).find((candidate) => isSame(candidate.step.id, step));
      if (!login) continue;
      const rule = output === undefined ? undefined : login.vendor.outputs[output.toLowerCase()];
      const id = groupId(group)!;
      return { step: isSame(id, step) ? step : id, output: rule?.to ?? output };
    }
    return { step, output };
  };
}

function jobId({ id }: Job): { job?: string } {
  return id === undefined ? {} : { job: id };
}
