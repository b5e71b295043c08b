/**
 * Condition operators of IAM policies.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { any, not, type Truth } from '../verdict.ts';
import { anyText, fits, type Pattern } from '../wildcard.ts';
import type { KeyValue } from './keys.ts';
import { literal, resolve, type Variables } from './variables.ts';

/** Compares one value of the policy with one value of the request. */
type Comparison = (expected: Pattern, value: string) => Truth;

interface Operator {
  readonly compare: Comparison;
  readonly negated: boolean;
}

/** The parts of an operator's name: `ForAnyValue:StringLikeIfExists`. */
export interface OperatorName {
  readonly qualifier?: 'ForAllValues' | 'ForAnyValue';
  readonly name: string;
  readonly ifExists: boolean;
}

const equal: Comparison = (expected, value) => literal(expected) === value;
const equalInAnyCase: Comparison = (expected, value) =>
  literal(expected).toLowerCase() === value.toLowerCase();
const like: Comparison = (expected, value) => fits(expected, value);

/**
 * Compares the six parts of an ARN one by one. How IAM treats a request value that is not an ARN, such as an ID token's
 * subject, is not documented.
 */
const arn: Comparison = (expected, value) => {
  const values = value.split(':');
  if (values[0] !== 'arn' || values.length < 6) return null;
  const parts = arnParts(expected);
  if (parts.length === 1 && parts[0]!.length === 1 && parts[0]![0] === anyText) return true;
  if (parts.length !== 6) return false;
  const resource = values.slice(5).join(':');
  return parts.every((part, index) => fits(part, index === 5 ? resource : values[index]!));
};

function arnParts(pattern: Pattern): Pattern[] {
  const parts: Pattern[] = [];
  let start = 0;
  for (const [index, part] of pattern.entries()) {
    if (part === ':' && parts.length < 5) {
      parts.push(pattern.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, pattern.slice(start)];
}

type Order = (expected: number, value: number) => boolean;

const ordered =
  (read: (text: string) => number, order: Order): Comparison =>
  (expected, value) => {
    const [left, right] = [read(literal(expected)), read(value)];
    return !Number.isNaN(left) && !Number.isNaN(right) && order(left, right);
  };

const number = (text: string): number => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
/** Seconds since the epoch: ISO 8601, or already a number. */
const date = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000);

const orders: Readonly<Record<string, Order>> = {
  Equals: (expected, value) => value === expected,
  LessThan: (expected, value) => value < expected,
  LessThanEquals: (expected, value) => value <= expected,
  GreaterThan: (expected, value) => value > expected,
  GreaterThanEquals: (expected, value) => value >= expected,
};

/** An address against an address or a CIDR block. Only IPv4 is evaluated here. */
const address: Comparison = (expected, value) => {
  const [network = '', bits = '32'] = literal(expected).split('/');
  const [left, right] = [ipv4(network), ipv4(value)];
  if (left === undefined || right === undefined || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return null;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(left / size) === Math.floor(right / size);
};

function ipv4(text: string): number | undefined {
  const bytes = /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? text.split('.').map(Number) : [];
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

const operators: ReadonlyMap<string, Operator> = new Map([
  ...pair('StringEquals', 'StringNotEquals', equal),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', equalInAnyCase),
  ...pair('StringLike', 'StringNotLike', like),
  ...pair('ArnEquals', 'ArnNotEquals', arn),
  ...pair('ArnLike', 'ArnNotLike', arn),
  ...pair('IpAddress', 'NotIpAddress', address),
  ...Object.entries(orders).flatMap(([name, order]) => [
    ...one(`Numeric${name}`, ordered(number, order)),
    ...one(`Date${name}`, ordered(date, order)),
  ]),
  negation('NumericNotEquals', ordered(number, orders.Equals!)),
  negation('DateNotEquals', ordered(date, orders.Equals!)),
  ...one('Bool', equalInAnyCase),
  ...one('BinaryEquals', equal),
]);

function one(name: string, compare: Comparison): [string, Operator][] {
  return [[name, { compare, negated: false }]];
}

function negation(name: string, compare: Comparison): [string, Operator] {
  return [name, { compare, negated: true }];
}

function pair(name: string, negatedName: string, compare: Comparison): [string, Operator][] {
  return [...one(name, compare), negation(negatedName, compare)];
}

export const operatorNames: readonly string[] = [...operators.keys(), 'Null'];

export function parseOperator(text: string): OperatorName {
  const [, qualifier, name = text, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/s.exec(text) ?? [];
  return {
    ...(qualifier !== undefined && { qualifier: qualifier as 'ForAllValues' | 'ForAnyValue' }),
    name,
    ifExists: ifExists !== undefined,
  };
}

export function isNegated(operator: string): boolean {
  return operators.get(parseOperator(operator).name)?.negated ?? false;
}

/**
 * Whether one condition holds: at least one policy value must match for a positive operator, none for a negated one. A
 * key that is missing from the request fails positive operators and satisfies negated ones, `…IfExists` and
 * `ForAllValues`. An operator that is unknown here cannot be judged.
 */
export function holds(
  operatorText: string,
  expected: readonly string[],
  value: KeyValue,
  variables: Variables,
): Truth {
  const { qualifier, name, ifExists } = parseOperator(operatorText);
  if (value === 'not known') return null;
  if (name === 'Null') return expected.some((wanted) => wanted.toLowerCase() === String(value === undefined));
  const operator = operators.get(name);
  if (operator === undefined) return null;
  if (value === undefined || value.length === 0) {
    if (ifExists || qualifier === 'ForAllValues') return true;
    return qualifier === 'ForAnyValue' ? false : operator.negated;
  }
  const test = (one: string): Truth => {
    const matched = any(expected.map((text) => compareOne(operator.compare, text, one, variables)));
    return operator.negated ? not(matched) : matched;
  };
  const results = value.map(test);
  return qualifier === 'ForAllValues' ? not(any(results.map(not))) : any(results);
}

function compareOne(compare: Comparison, text: string, value: string, variables: Variables): Truth {
  const pattern = resolve(text, variables);
  if (pattern === 'not known') return null;
  return pattern === undefined ? false : compare(pattern, value);
}
