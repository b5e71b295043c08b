/** A step of a vendor action, parsed far enough to write the same login as a step of this action. */
import { isMap, isScalar, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { bareCondition, hasExpression, secretsIn } from '../expressions.ts';
import { type Job, type Step, scalarText } from '../model.ts';
import type { Source } from '../source.ts';
import { azureAudience, azureEnvironments, type InputRule, ruleOf, type Vendor } from '../vendor-inputs.ts';
import { before, contentEnd, lineEnd, lineStart, trailingComment } from './lines.ts';

/** One key of `with`. */
export interface Input {
  /** Its name in the vendor's action, in lower case. */
  readonly vendorName: string;
  readonly key: Scalar;
  readonly value: Node | null;
  /** The value as GitHub reads it. */
  readonly text: string;
  /** From the start of its first line to the end of its last, including the comment but not the line break. */
  readonly start: number;
  readonly end: number;
  /** What it becomes; undefined if nothing is written for it. */
  readonly becomes?: { readonly name: string; readonly value?: string };
  readonly rule: InputRule;
}

export interface Login {
  readonly vendor: Vendor;
  readonly step: Step;
  readonly inputs: readonly Input[];
  /** Inputs that the vendor's action sets by default and this one does not. */
  readonly added: readonly { readonly name: string; readonly value: string }[];
  /** Settings of the step other than the inputs, as GitHub reads them. */
  readonly condition: string;
  readonly continueOnError: string;
  readonly timeoutMinutes: string;
  readonly hasEnv: boolean;
  readonly chained: boolean;
  /** The step has settings that apply to all logins of a step. */
  readonly wholeStep?: string;
  readonly notes: readonly string[];
}

const stepKeys = ['name', 'id', 'if', 'uses', 'with', 'env', 'continue-on-error', 'timeout-minutes'];
const chainKeys = ['role-external-id', 'custom-tags', 'transitive-tag-keys'];

/** Reads a step, or says why it must be left alone: the words complete "left alone: it …". */
export function readLogin(vendor: Vendor, step: Step, job: Job, source: Source): Login | string {
  const { node } = step;
  const stored = step.with.find(({ name, value }) => value.trim() !== '' && isStoredKey(vendor, name));
  // A stored key matters most, however the step is written.
  if (stored) return storedKeyReason(vendor, stored.name.toLowerCase());
  const form = unfitForm(node, source);
  if (form) return form;
  const shared = job.stepsAreAlias || [job.node, job.stepList].some((above) => anchorOf(above));
  if (shared) return 'is written once and used in two places, by a YAML anchor';
  const unknownKey = node.items.map((pair) => keyText(pair)).find((name) => !stepKeys.includes(name));
  if (unknownKey !== undefined) return `has the key \`${unknownKey}\`, which this command does not know`;
  const withNode = node.items.find((pair) => keyText(pair) === 'with')?.value;
  if (!isMap(withNode)) return `has no \`${vendor.switchedOnBy}\``;
  const inputs: Input[] = [];
  for (const pair of withNode.items) {
    const input = readInput(vendor, pair as Pair<Scalar, Node | null>, source);
    if (typeof input === 'string') return input;
    if (inputs.some(({ vendorName }) => vendorName === input.vendorName))
      return `gives \`${input.vendorName}\` twice`;
    inputs.push(input);
  }
  const given = new Map(inputs.map(({ vendorName, text }) => [vendorName, text]));
  const reason = inputs.map(reasonToLeave).find((found) => found !== undefined);
  if (reason) return reason;
  if (!given.get(vendor.switchedOnBy)) return `has no \`${vendor.switchedOnBy}\``;
  const chained = given.get('role-chaining') === 'true';
  const useless = chained ? undefined : chainKeys.find((name) => given.get(name));
  if (useless) return `gives \`${useless}\` without a chain, and AWS has no use for it then`;
  const unfit = unfitValue(vendor, given);
  if (unfit) return unfit;
  return {
    vendor,
    step,
    inputs,
    chained,
    added:
      vendor.provider === 'azure' && given.get('environment') && !given.get('audience')
        ? [{ name: 'azure-audience', value: azureAudience }]
        : [],
    condition: bareCondition(step.condition ?? ''),
    continueOnError: stepText(node, 'continue-on-error'),
    timeoutMinutes: stepText(node, 'timeout-minutes'),
    hasEnv: node.items.some((pair) => keyText(pair) === 'env'),
    notes: notesOn(vendor, inputs),
    ...wholeStepOf(inputs),
  };
}

function isStoredKey(vendor: Vendor, name: string): boolean {
  const rule = ruleOf(vendor, name);
  return rule !== undefined && 'storedKey' in rule;
}

function storedKeyReason(vendor: Vendor, name: string): string {
  const rule = ruleOf(vendor, name)!;
  const what = 'leave' in rule ? rule.leave : '';
  return `${what} (\`${name}\`): run \`multi-cloud-oidc audit\` for the replacement and the trust it needs`;
}

/** Text edits need the plain block form, with each key at the start of a line. */
function unfitForm(node: YAMLMap, source: Source): string | undefined {
  const withNode = node.items.find((pair) => keyText(pair) === 'with')?.value;
  for (const map of [node, withNode]) {
    if (map === undefined || map === null) continue;
    if (!isMap(map)) return 'has a `with` that is no map';
    if (map.flow) return `is written in braces${map === withNode ? ' (`with: {…}`)' : ''}`;
    if (anchorOf(map) || map.tag) return 'has a YAML anchor or tag';
    for (const [index, { key, value }] of map.items.entries()) {
      if (!isScalar(key)) return 'has a key that is no text';
      if (scalarText(key) === 'uses' && isScalar(value) && isLong(value))
        return 'has a `uses` of several lines';
      const nodes = [key, value as Node | null];
      if (nodes.some((part) => part && (anchorOf(part) || part.tag))) return 'has a YAML anchor or tag';
      if (value && !isScalar(value) && !isMap(value)) return 'has a YAML alias or a list in it';
      const lead = before(source.text, key.range![0]);
      const isFirst = map === node && index === 0;
      if (!(isFirst ? /^[ \t]*-[ \t]+$/ : /^[ \t]*$/).test(lead)) {
        if (!(isFirst && /^[ \t]*$/.test(lead))) return 'has two keys in one line';
      }
    }
  }
  return undefined;
}

function isLong({ type, source }: Scalar): boolean {
  return String(type).startsWith('BLOCK') || String(source).includes('\n');
}

function readInput(vendor: Vendor, pair: Pair<Scalar, Node | null>, source: Source): Input | string {
  const { key, value } = pair;
  const vendorName = scalarText(key).toLowerCase();
  const rule = ruleOf(vendor, vendorName);
  if (!rule) return `gives \`${scalarText(key)}\`, which is not an input of ${vendor.action}`;
  if (value && !isScalar(value)) return `gives \`${vendorName}\` a value that is no text`;
  const { text } = source;
  const end = value ? Math.max(contentEnd(text, value), key.range![1]) : key.range![1];
  if (value?.type?.startsWith('BLOCK') && /^[|>]\d?\+/.test(text.slice(value.range![0])))
    return `gives \`${vendorName}\` a text that ends with blank lines`;
  const given = value ? scalarText(value) : '';
  const becomes = becomesOf(rule, given.trim());
  if (typeof becomes === 'string') return `gives \`${vendorName}\` ${becomes}`;
  return {
    vendorName,
    key,
    value,
    rule,
    text: given.trim(),
    start: lineStart(text, key.range![0]),
    end: lineEnd(text, end),
    ...(becomes && { becomes }),
  };
}

function becomesOf(rule: InputRule, value: string): Input['becomes'] | string {
  if ('valueIfTrue' in rule) {
    if (hasExpression(value)) return 'an expression, which cannot be judged here';
    return isTrue(value) ? { name: rule.to, value: rule.valueIfTrue } : undefined;
  }
  if (!('to' in rule)) return undefined;
  const { to: name } = rule;
  if (value === '' || hasExpression(value)) return { name };
  if (rule.lowerCase) return { name, value: value.toLowerCase() };
  if (!rule.boolean) return { name };
  if (isTrue(value)) return value === 'true' ? { name } : { name, value: 'true' };
  if (isFalse(value)) return value === 'false' ? { name } : { name, value: 'false' };
  return 'a value that is neither `true` nor `false`';
}

/** The spellings that at least one of the vendors reads as true. */
function isTrue(value: string): boolean {
  return /^(true|t|1)$/i.test(value);
}

function isFalse(value: string): boolean {
  return /^(false|f|0|no|off)$/i.test(value);
}

function reasonToLeave({ rule, text, vendorName }: Input): string | undefined {
  if ('leave' in rule) {
    if (text === '' || rule.unless?.includes(text.toLowerCase())) return undefined;
    return `${rule.leave} (\`${vendorName}\`)`;
  }
  // The only value that the later check of neighbouring steps may still accept.
  if (!('drop' in rule) || vendorName === 'role-chaining') {
    return vendorName === 'role-chaining' && hasExpression(text)
      ? 'gives `role-chaining` an expression, which cannot be judged here'
      : undefined;
  }
  if (rule.leaveIf?.values.includes(text.toLowerCase())) return `${rule.leaveIf.reason} (\`${vendorName}\`)`;
  if (!rule.anyValue && hasExpression(text))
    return `gives \`${vendorName}\` an expression, which cannot be judged here`;
  return undefined;
}

/** Values that the vendor's action accepts and this one would refuse. */
function unfitValue({ provider }: Vendor, given: ReadonlyMap<string, string>): string | undefined {
  const role = given.get('role-to-assume') ?? '';
  if (provider === 'aws' && !role.startsWith('arn:') && !hasExpression(role))
    return 'gives `role-to-assume` a name, and the ARN is needed';
  const environment = given.get('environment')?.toLowerCase();
  if (provider === 'azure' && environment && !hasExpression(environment)) {
    if (!azureEnvironments.includes(environment))
      return `logs in to the environment \`${environment}\`, which has no counterpart`;
  }
  return undefined;
}

function wholeStepOf(inputs: readonly Input[]): { wholeStep?: string } {
  const found = inputs.find(
    ({ rule, becomes, text }) =>
      'wholeStep' in rule && rule.wholeStep && text !== '' && becomes?.value !== 'true' && text !== 'true',
  );
  return found?.becomes ? { wholeStep: found.becomes.name } : {};
}

function notesOn(vendor: Vendor, inputs: readonly Input[]): string[] {
  const dropped = inputs.flatMap(({ rule, vendorName, text, becomes }) => {
    if ('drop' in rule && vendorName !== 'role-chaining')
      return [`\`${vendorName}\` is left out: ${rule.drop}.`];
    return !becomes && text === '' ? [`\`${vendorName}\` is left out: it has no value.`] : [];
  });
  const switchedOn = inputs.filter(({ text }) => secretsIn(text).length > 0);
  const asSecrets = switchedOn.map(({ becomes, vendorName }) => becomes?.name ?? vendorName);
  return [
    ...dropped,
    ...(asSecrets.length > 0
      ? [
          `${list(asSecrets)} of ${vendor.title} ${asSecrets.length === 1 ? 'comes' : 'come'} from \`secrets\`, which keeps working. An ID is no secret: move it to \`vars\`, or GitHub masks it wherever it appears.`,
        ]
      : []),
  ];
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** The comment in the line where an input ends. */
export function commentOf({ key, value }: Input, text: string): string | undefined {
  return trailingComment(text, value ? Math.max(contentEnd(text, value), key.range![1]) : key.range![1]);
}

export function keyText({ key }: { key: unknown }): string {
  return isScalar(key) ? scalarText(key) : '';
}

function stepText(node: YAMLMap, name: string): string {
  const value = node.items.find((pair) => keyText(pair) === name)?.value;
  return isScalar(value) ? scalarText(value) : '';
}

function anchorOf(node: unknown): string | undefined {
  return (node as { anchor?: string } | undefined | null)?.anchor;
}
