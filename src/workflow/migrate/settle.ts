/** What the inputs of a group of logins become in the one step that replaces them. */
import { type Group, isSame, loginsOf } from './groups.ts';
import type { Input } from './login.ts';
import type { Reference } from './references.ts';

export interface Target {
  readonly name: string;
  /** Undefined if the value stays as it is written. */
  readonly value?: string;
}

export type Settled = ReadonlyMap<Input, Target>;

/** What is written for each input of a group; absent inputs are dropped. */
export function settle(group: Group, references: readonly Reference[]): Settled {
  const settled = new Map<Input, Target>();
  const isNeeded = needsCredentials(group, references);
  for (const { inputs } of group.members) {
    for (const input of inputs) {
      if (!input.becomes || input.text === '') continue;
      const isSwitchedOff =
        input.vendorName === 'output-credentials' && (input.becomes.value ?? input.text) === 'false';
      if (!(isSwitchedOff && isNeeded)) settled.set(input, input.becomes);
    }
  }
  settleChain(group, settled);
  return settled;
}

/** The second step of a role chain: as before, the last session decides. */
function settleChain({ chain, members }: Group, settled: Map<Input, Target>): void {
  if (!chain) return;
  const first = members.find(({ vendor }) => vendor === chain.vendor)!;
  const inFirst = (name: string) => first.inputs.find(({ vendorName }) => vendorName === name);
  for (const input of chain.inputs) {
    if (!input.becomes || input.text === '') continue;
    if (input.vendorName === 'role-to-assume') {
      settled.set(input, { name: 'aws-role-chain' });
      continue;
    }
    const replaced = inFirst(input.vendorName);
    if (replaced) settled.delete(replaced);
    settled.set(input, input.becomes);
  }
  const duration = inFirst('role-duration-seconds');
  if (duration) settled.delete(duration);
}

/** Inputs that no step has, and without which the new step would do something else. */
export function addedInputs(group: Group, references: readonly Reference[]): Required<Target>[] {
  const says = loginsOf(group).some(({ inputs }) =>
    inputs.some(({ vendorName, text }) => vendorName === 'output-credentials' && text !== ''),
  );
  return [
    ...group.members.flatMap((login) => login.added),
    ...(says || needsCredentials(group, references) ? [] : [{ name: 'output-credentials', value: 'false' }]),
  ];
}

/** Whether an expression reads an output that contains a credential. */
function needsCredentials(group: Group, references: readonly Reference[]): boolean {
  return loginsOf(group).some(({ step, vendor }) =>
    references.some(
      (reference) =>
        isSame(reference.step?.text, step.id) &&
        vendor.outputs[reference.output?.text.toLowerCase() ?? '']?.credential,
    ),
  );
}

/** The ID of the new step: that of the first step that has one. */
export function groupId(group: Group): string | undefined {
  return loginsOf(group).find(({ step }) => step.id)?.step.id;
}
