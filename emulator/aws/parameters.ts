import type { Parameters } from '../http.ts';
import { AwsError } from './errors.ts';
import { type Policy, parsePolicy } from './policy.ts';

/** How AWS writes a parameter's limits in its validation errors. */
interface Constraint {
  required?: boolean;
  minimumLength?: number;
  maximumLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

const constraints = {
  RoleArn: { required: true, minimumLength: 20, maximumLength: 2048 },
  RoleSessionName: { required: true, minimumLength: 2, maximumLength: 64, pattern: '[\\w+=,.@-]*' },
  WebIdentityToken: { required: true, minimumLength: 4, maximumLength: 20_000 },
  DurationSeconds: { minimum: 900, maximum: 43_200 },
  Policy: { minimumLength: 1, maximumLength: 2048, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
  ExternalId: { minimumLength: 2, maximumLength: 1224, pattern: '[\\w+=,.@:\\/-]*' },
  SourceIdentity: { minimumLength: 2, maximumLength: 64, pattern: '[\\w+=,.@-]*' },
  TagKey: { minimumLength: 1, maximumLength: 128, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+' },
  TagValue: { maximumLength: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*' },
} satisfies Record<string, Constraint>;

const maximumPolicyArns = 10;
const maximumTags = 50;
/** AWS does not publish how it packs policies and tags; this is close to what users report. */
const packedLimitCharacters = 1024;

export interface RoleParameters {
  roleArn: string;
  sessionName: string;
  durationSeconds: number;
  policy?: Policy;
  policyArns: string[];
}

export interface SessionTags {
  tags: Record<string, string>;
  transitiveTagKeys: string[];
}

/**
 * The parameters that both ways of assuming a role share, within their limits.
 * @throws {AwsError} ValidationError with all problems, or MalformedPolicyDocument
 */
export function roleParameters(
  form: Parameters,
  more: readonly ('WebIdentityToken' | 'ExternalId' | 'SourceIdentity')[],
): RoleParameters {
  const policyArns = members(form, 'PolicyArns', 'arn').map(({ arn = '' }) => arn);
  const problems = [
    ...(['RoleArn', 'RoleSessionName', 'DurationSeconds', 'Policy', ...more] as const).flatMap((name) =>
      violations(lowerFirst(name), form[name], constraints[name]),
    ),
    ...tooMany('policyArns', policyArns, maximumPolicyArns),
  ];
  reject(problems);
  if (!/^arn:[\w-]+:iam::\d{12}:role\/./.test(form.RoleArn!)) {
    throw new AwsError(400, 'ValidationError', `${form.RoleArn} is invalid`);
  }
  for (const arn of policyArns) {
    if (!/^arn:[\w-]+:iam::(aws|\d{12}):policy\/./.test(arn)) {
      throw new AwsError(400, 'ValidationError', `ARN ${arn} is not valid.`);
    }
  }
  const policy = form.Policy === undefined ? undefined : parsePolicy(form.Policy);
  if (form.Policy !== undefined && policy === undefined) {
    throw new AwsError(400, 'MalformedPolicyDocument', 'Syntax errors in policy.');
  }
  return {
    roleArn: form.RoleArn!,
    sessionName: form.RoleSessionName!,
    durationSeconds: Number(form.DurationSeconds ?? 3600),
    ...(policy && { policy }),
    policyArns,
  };
}

/**
 * Session tags and which of them are passed on.
 * @throws {AwsError} ValidationError or InvalidParameterValue
 */
export function sessionTags(form: Parameters): SessionTags {
  const list = members(form, 'Tags', 'Key', 'Value').map(({ Key = '', Value = '' }) => ({ Key, Value }));
  const transitiveTagKeys = members(form, 'TransitiveTagKeys').map(({ '': key = '' }) => key);
  reject([
    ...tooMany('tags', list, maximumTags),
    ...tooMany('transitiveTagKeys', transitiveTagKeys, maximumTags),
    ...list.flatMap(({ Key, Value }, index) => [
      ...violations(`tags.${index + 1}.member.key`, Key, constraints.TagKey),
      ...violations(`tags.${index + 1}.member.value`, Value, constraints.TagValue),
    ]),
  ]);
  const keys = list.map(({ Key }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  if (keys.some((key) => key.startsWith('aws:'))) {
    throw invalid('Tag keys that begin with aws: are reserved for AWS.');
  }
  if (transitiveTagKeys.some((key) => !keys.includes(key.toLowerCase()))) {
    throw invalid('The specified transitive tag key must be included in the requested tags.');
  }
  return { tags: Object.fromEntries(list.map(({ Key, Value }) => [Key, Value])), transitiveTagKeys };
}

/**
 * How much of the space for policies and tags a request uses, in percent; undefined if it has neither.
 * @throws {AwsError} PackedPolicyTooLarge
 */
export function packedPolicySize(
  { policy, policyArns }: Pick<RoleParameters, 'policy' | 'policyArns'>,
  tags: Record<string, string>,
): number | undefined {
  const packed = [policy && JSON.stringify(policy), ...policyArns, ...Object.entries(tags).flat()].join('');
  if (packed === '') return undefined;
  const percent = Math.ceil((100 * packed.length) / packedLimitCharacters);
  if (percent > 100) {
    throw new AwsError(
      400,
      'PackedPolicyTooLarge',
      policy === undefined && policyArns.length === 0
        ? `Packed size of session tags consumes ${percent}% of allotted space.`
        : `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
    );
  }
  return percent;
}

/** The list `Name.member.N[.field]` of the query protocol. */
function members(form: Parameters, name: string, ...fields: string[]): Parameters[] {
  const suffixes = fields.length === 0 ? [''] : fields.map((field) => `.${field}`);
  const list: Parameters[] = [];
  for (let index = 1; ; index++) {
    const entries = suffixes
      .map((suffix) => [suffix.slice(1), form[`${name}.member.${index}${suffix}`]] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined);
    if (entries.length === 0) return list;
    list.push(Object.fromEntries(entries));
  }
}

function violations(name: string, value: string | undefined, constraint: Constraint): string[] {
  if (value === undefined) {
    return constraint.required ? [violation('null', name, 'Member must not be null')] : [];
  }
  const {
    minimumLength = 0,
    maximumLength = Number.POSITIVE_INFINITY,
    pattern,
    minimum,
    maximum,
  } = constraint;
  const complaints = [
    value.length < minimumLength && `Member must have length greater than or equal to ${minimumLength}`,
    value.length > maximumLength && `Member must have length less than or equal to ${maximumLength}`,
    pattern !== undefined &&
      !new RegExp(`^${pattern}$`, 'u').test(value) &&
      `Member must satisfy regular expression pattern: ${pattern}`,
    minimum !== undefined &&
      !(Number(value) >= minimum) &&
      `Member must have value greater than or equal to ${minimum}`,
    maximum !== undefined &&
      Number(value) > maximum &&
      `Member must have value less than or equal to ${maximum}`,
  ];
  return complaints.filter((text) => text !== false).map((text) => violation(`'${value}'`, name, text));
}

function tooMany(name: string, list: readonly unknown[], maximum: number): string[] {
  return list.length > maximum
    ? [
        violation(
          `'[${list.length} items]'`,
          name,
          `Member must have length less than or equal to ${maximum}`,
        ),
      ]
    : [];
}

function violation(value: string, name: string, complaint: string): string {
  return `Value ${value} at '${name}' failed to satisfy constraint: ${complaint}`;
}

function reject(problems: string[]): void {
  if (problems.length === 0) return;
  const count = `${problems.length} validation error${problems.length > 1 ? 's' : ''} detected`;
  throw new AwsError(400, 'ValidationError', `${count}: ${problems.join('; ')}`);
}

function invalid(message: string): AwsError {
  return new AwsError(400, 'InvalidParameterValue', message);
}

function lowerFirst<Name extends string>(name: Name): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
