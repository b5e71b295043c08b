/** Which logins of a job become one step. */
import { expressionsIn, hasExpression } from '../expressions.ts';
import type { Job, Step, WorkflowFile } from '../model.ts';
import { idTokenGranted } from '../permissions.ts';
import { type Vendor, vendorOf } from '../vendor-inputs.ts';
import { type Login, readLogin } from './login.ts';
import type { Reference } from './references.ts';

/** Logins that become one step, at the position of the first. */
export interface Group {
  /** At most one for each cloud. */
  readonly members: readonly Login[];
  /** The second step of a role chain, whose first step is the AWS member. */
  readonly chain?: Login;
  /** Steps that repeat the only member after a failure. */
  readonly retries: readonly Login[];
  /** Why the group is not merged with the one before it. */
  readonly apart?: string;
}

/** A step of a vendor's action that is not rewritten. */
export interface Left {
  readonly step: Step;
  readonly vendor: Vendor;
  readonly reason: string;
}

/** Everything that happens to a job. */
export interface JobPlan {
  readonly job: Job;
  readonly groups: readonly Group[];
  readonly left: readonly Left[];
  readonly references: readonly Reference[];
}

/** All steps of a group in the order of the file. */
export function loginsOf({ members, chain, retries }: Group): Login[] {
  return [...members, ...(chain ? [chain] : []), ...retries].sort((a, b) => a.step.index - b.step.index);
}

/** Sorts the steps of the vendors' actions of a job into groups and those to leave alone. */
export function groupLogins(
  job: Job,
  file: WorkflowFile,
  references: readonly Reference[],
): { groups: Group[]; left: Left[] } {
  const granted = idTokenGranted(file, job);
  const groups: Group[] = [];
  const left: Left[] = [];
  /** Whether the last group may still be joined, and what follows its last login. */
  let open = false;
  let between: Step[] = [];
  let barrier: Step | undefined;
  const close = (step: Step) => {
    open = false;
    barrier ??= step;
  };
  const leave = (step: Step, vendor: Vendor, reason: string) => {
    left.push({ step, vendor, reason });
    close(step);
  };
  for (const step of job.steps) {
    const vendor = vendorOf(step.uses?.value);
    if (!vendor) {
      if (isHarmless(step)) between.push(step);
      else close(step);
      continue;
    }
    const login = readLogin(vendor, step, job, file.source);
    const unfit =
      typeof login === 'string'
        ? login
        : (withoutIdToken(login, granted) ?? unfitReferences(login, references));
    if (typeof login === 'string' || unfit !== undefined) {
      leave(step, vendor, unfit!);
      continue;
    }
    const last = open ? groups.at(-1) : undefined;
    const joined = last && join(last, login, between, references);
    if (typeof joined === 'object') groups[groups.length - 1] = joined;
    else if (login.chained) {
      const why = joined === undefined ? '' : ` (${joined})`;
      leave(
        step,
        vendor,
        `assumes its role with the credentials of an earlier step, which \`aws-role-chain\` does only right behind the login it continues${why}`,
      );
      continue;
    } else {
      const apart = joined ?? (barrier && reasonApart(login, groups, barrier));
      groups.push({ members: [login], retries: [], ...(apart && { apart }) });
    }
    open = true;
    between = [];
    barrier = undefined;
  }
  return { groups, left };
}

/** With a role but no ID token, AWS's action assumes the role with whatever keys the job has. */
function withoutIdToken({ vendor, chained }: Login, granted: boolean | undefined): string | undefined {
  if (granted !== false || vendor.provider !== 'aws' || chained) return undefined;
  return 'gets no ID token, because nothing grants `id-token: write` to the job: it assumes its role with other credentials of the job, or fails';
}

/** Why a login does not become part of an earlier step of the job. */
function reasonApart({ vendor }: Login, groups: readonly Group[], barrier: Step): string | undefined {
  if (groups.length === 0) return undefined;
  return groups.some(({ members }) => members.some((member) => member.vendor === vendor))
    ? secondLogin(vendor)
    : `${describe(barrier)} is in between and may use the login before it`;
}

function secondLogin({ title, provider }: Vendor): string {
  const choose = {
    aws: '`--profile`',
    gcp: 'the output with its credentials file',
    azure: '`--subscription`',
  };
  return `a step has one login to ${title}, and the last one sets the defaults, as before; with names, as entries of the input \`logins\`, several fit into one step, and later steps choose by ${choose[provider]}`;
}

/** Steps that neither use a login nor are affected by one. */
function isHarmless({ uses }: Step): boolean {
  return /^actions\/(checkout|setup-[a-z-]+)@/i.test(uses?.value ?? '');
}

/** The group with one more login, or the reason against it. */
function join(
  group: Group,
  login: Login,
  between: readonly Step[],
  references: readonly Reference[],
): Group | string {
  if (login.chained) return joinChain(group, login, between, references);
  const retried = joinRetry(group, login, between, references);
  if (retried) return retried;
  const { members, chain, retries } = group;
  const first = members[0]!;
  if (members.some(({ vendor }) => vendor === login.vendor)) return secondLogin(login.vendor);
  if (retries.length > 0) return 'the login before it is repeated after a failure';
  if (first.condition !== login.condition)
    return `its \`if\` differs from that of the login before it; in one step, \`${conditionalInput(login)}\` would switch it on and off`;
  if (/\b(failure|cancelled)\s*\(/i.test(login.condition)) return 'its `if` depends on the steps before it';
  for (const [key, ours, theirs] of [
    ['continue-on-error', login.continueOnError, first.continueOnError],
    ['timeout-minutes', login.timeoutMinutes, first.timeoutMinutes],
  ] as const)
    if (ours !== theirs) return `its \`${key}\` differs from that of the login before it`;
  if (login.hasEnv || members.some(({ hasEnv }) => hasEnv)) return 'one of the steps has an `env`';
  const wholeStep = login.wholeStep ?? members.find((member) => member.wholeStep)?.wholeStep;
  if (wholeStep) return `\`${wholeStep}\` would hold for all logins of the step`;
  if (
    readsFrom(
      login,
      [...members.map(({ step }) => step), ...between, ...(chain ? [chain.step] : [])],
      references,
    )
  )
    return 'it reads the output of a step right before it';
  const credentials = [...members, login]
    .find(({ vendor }) => vendor.provider === 'aws')
    ?.inputs.find(({ vendorName }) => vendorName === 'output-credentials');
  if (credentials && hasExpression(credentials.text))
    return '`output-credentials` is an expression and would hold for all logins of the step';
  return { ...group, members: [...members, login] };
}

/** The input that switches a login on, empty unless its step's condition holds. */
function conditionalInput({ vendor, inputs, condition }: Login): string {
  const input = inputs.find(({ vendorName }) => vendorName === vendor.switchedOnBy)!;
  const [expression, ...others] = expressionsIn(input.text);
  const isExpression = expression && others.length === 0 && input.text.startsWith('${{');
  const value = isExpression ? expression.text.trim() : `'${input.text}'`;
  const test = condition === '' ? 'success()' : condition;
  return `${input.becomes?.name}: \${{ ${/[|&]/.test(test) ? `(${test})` : test} && ${value} || '' }}`;
}

const policies = ['inline-session-policy', 'managed-session-policies'];

function joinChain(
  group: Group,
  login: Login,
  between: readonly Step[],
  references: readonly Reference[],
): Group | string {
  const first = group.members.at(-1)!;
  if (first.vendor !== login.vendor || group.chain || group.retries.length > 0)
    return 'the login before it is not the first one of the chain';
  if (between.length > 0) return 'there is a step between';
  if (first.condition !== login.condition || first.continueOnError !== login.continueOnError)
    return 'its `if` or `continue-on-error` differs';
  if (first.hasEnv || login.hasEnv || first.wholeStep || login.wholeStep)
    return 'one of the steps has settings that hold for the whole step';
  if (first.step.id && references.some(({ step }) => isSame(step?.text, first.step.id)))
    return 'a step reads the result of the first login';
  const given = (from: Login, name: string) =>
    from.inputs.find(({ vendorName }) => vendorName === name)?.text;
  if (policies.some((name) => given(first, name))) return 'the first login has its own session policy';
  if (given(login, 'audience')) return 'it gives an audience';
  if (Number(given(login, 'role-duration-seconds')) > 3600)
    return 'AWS limits the sessions of chained roles to one hour, and it asks for more';
  const name = given(login, 'role-session-name');
  if (name && name !== given(first, 'role-session-name')) return 'the names of the two sessions differ';
  return { ...group, chain: login };
}

/** A second attempt at the same login becomes part of the first, because the action retries by itself. */
function joinRetry(
  group: Group,
  login: Login,
  between: readonly Step[],
  references: readonly Reference[],
): Group | undefined {
  const first = group.members[0]!;
  const { id } = first.step;
  if (group.members.length > 1 || group.chain || between.length > 0 || !id) return undefined;
  if (first.vendor !== login.vendor || first.hasEnv || login.hasEnv || first.continueOnError !== 'true')
    return undefined;
  const [, tested] = /^steps\.([\w-]+)\.(?:outcome) *== *'failure'$/.exec(login.condition) ?? [];
  if (!isSame(tested, id) || first.condition !== '') return undefined;
  const sameInputs =
    first.inputs.length === login.inputs.length &&
    first.inputs.every((input) =>
      login.inputs.some((other) => other.vendorName === input.vendorName && other.text === input.text),
    );
  if (!sameInputs) return undefined;
  const ids = [id, login.step.id];
  const asksForResult = references.some(
    ({ step, property, scalar }) =>
      ids.some((own) => isSame(step?.text, own)) &&
      property !== 'outputs' &&
      !(scalar.range![0] >= login.step.node.range![0] && scalar.range![1] <= login.step.node.range![1]),
  );
  return asksForResult ? undefined : { ...group, retries: [...group.retries, login] };
}

/** Whether a login needs an output of one of these steps. */
function readsFrom({ step }: Login, steps: readonly Step[], references: readonly Reference[]): boolean {
  const [start, end] = step.node.range!;
  return references.some(
    ({ scalar, step: read }) =>
      scalar.range![0] >= start &&
      scalar.range![1] <= end &&
      (read === undefined || steps.some(({ id }) => isSame(read.text, id))),
  );
}

/** Why the uses of a step's outputs cannot be renamed. */
function unfitReferences({ step, vendor }: Login, references: readonly Reference[]): string | undefined {
  if (!step.id) return undefined;
  for (const { step: read, property, output, shared } of references) {
    if (read && !isSame(read.text, step.id)) continue;
    if (!read) return 'has outputs that an expression reads together with those of all steps';
    if (shared) return 'has results that are read in a text with a YAML anchor';
    if (property === undefined || (property === 'outputs' && !output))
      return 'has outputs that an expression reads all at once, or by a computed name';
    if (property !== 'outputs') continue;
    if (!Object.hasOwn(vendor.outputs, output!.text.toLowerCase()))
      return `has no output \`${output!.text}\`, which an expression reads`;
  }
  return undefined;
}

function describe({ name, uses, line }: Step): string {
  return `the step in line ${line}${name ? ` ("${name}")` : uses ? ` (${uses.value.split('@')[0]})` : ''}`;
}

/** Step IDs are case-insensitive. */
export function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();
}
