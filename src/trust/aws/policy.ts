/** The IAM policy language: which statements of a policy apply to a request, and with what result. */
import { absent, all, any, type Judgement, not, type Test, type Truth, verdictOf } from '../verdict.ts';
import { matches } from '../wildcard.ts';
import type { KeyValue } from './keys.ts';
import { holds } from './operators.ts';

export type PolicyValue = string | number | boolean;
export type OneOrMore<T> = T | readonly T[];

/** Shape of an IAM policy document. Documents of unknown origin go through `policyProblems` first. */
export interface Policy {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMore<Statement>;
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, OneOrMore<string>>>;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  /** Not in trust policies. */
  readonly Resource?: OneOrMore<string>;
  /** Operator → condition key → values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore<PolicyValue>>>>>;
}

export interface Request {
  readonly action: string;
  /** For identity-based and session policies. */
  readonly resource?: string;
  /** Names of the caller, for trust policies. */
  readonly principal?: { readonly type: 'Federated' | 'AWS'; readonly names: readonly string[] };
  /** The value of a condition key; the name is spelled as in the policy, in any letter case. */
  readonly key: (name: string) => KeyValue;
}

export function statementsOf(policy: Policy): readonly Statement[] {
  return [policy.Statement].flat() as readonly Statement[];
}

/**
 * Allowed if an `Allow` applies and no `Deny` does. The tests are those of the decisive statements.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(policy: Policy, request: Request): Judgement {
  const statements = statementsOf(policy).map((statement, index) => {
    const tests = statementTests(statement, request, policy.Version, nameOf(statement, index));
    return { statement, index, tests, applies: all(tests.map(({ holds }) => holds)) };
  });
  const allows = statements.filter(({ statement }) => statement.Effect === 'Allow');
  const denies = statements.filter(({ statement }) => statement.Effect === 'Deny');
  const allowed = any(allows.map(({ applies }) => applies));
  const denied = any(denies.map(({ applies }) => applies));
  const refusals = denies
    .filter(({ applies }) => applies !== false)
    .map(
      ({ statement, index, tests, applies }): Test => ({
        what: `${nameOf(statement, index)} (Deny)`,
        expected: 'at least one of its tests fails',
        actual: tests.map(short).join('; '),
        holds: not(applies),
      }),
    );
  return {
    verdict: verdictOf(all([allowed, not(denied)])),
    tests: [...(nearest(allows)?.tests ?? [noAllow]), ...refusals],
  };
}

const noAllow: Test = {
  what: 'Statement',
  expected: 'a statement with Effect "Allow"',
  actual: absent,
  holds: false,
};

const short = ({ what, actual, holds }: Test): string =>
  `${what} ${holds === null ? 'may hold' : holds ? 'holds' : 'fails'} (${actual})`;

/**
 * The Allow statement that applies, or the one that fails the fewest tests: the one to change if it was meant to apply.
 */
function nearest<T extends { tests: readonly Test[]; applies: Truth }>(
  statements: readonly T[],
): T | undefined {
  const failures = ({ tests }: T): number =>
    tests.reduce((sum, { holds }) => sum + (holds === true ? 0 : holds === null ? 1 : 1000), 0);
  return [...statements].sort((a, b) => failures(a) - failures(b))[0];
}

function nameOf({ Sid }: Statement, index: number): string {
  return Sid === undefined || Sid === '' ? `Statement[${index}]` : `Statement ${Sid}`;
}

function statementTests(
  statement: Statement,
  request: Request,
  version: string | undefined,
  name: string,
): Test[] {
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      const expected = [values].flat().map(String);
      const value = request.key(key);
      return {
        what: `${operator} ${key}`,
        expected: expected.join(' or '),
        actual: shown(value),
        holds: holds(operator, expected, value, { version, key: request.key }),
      };
    }),
  );
  return [
    ...(request.principal === undefined ? [] : [principalTest(statement, request.principal, name)]),
    actionTest(statement, request.action, name),
    ...(request.resource === undefined ? [] : [resourceTest(statement, request.resource, name)]),
    ...conditions,
  ];
}

function shown(value: KeyValue): string {
  if (value === undefined) return absent;
  if (value === 'not known') return '(not known)';
  return value.join(', ');
}

function principalTest(
  { Principal }: Statement,
  { type, names }: NonNullable<Request['principal']>,
  name: string,
): Test {
  const listed = Principal === '*' ? ['*'] : [Principal?.[type] ?? []].flat();
  const test = {
    what: `${name} Principal`,
    expected: listed.join(' or ') || '(none of this type)',
    actual: names[0] ?? absent,
  };
  if (listed.some((entry) => names.includes(entry))) return { ...test, holds: true };
  const everybody =
    listed.includes('*') || (Principal !== '*' && [Principal?.AWS ?? []].flat().includes('*'));
  // Whether STS lets a web identity match a star is not documented.
  return {
    ...test,
    ...(everybody && { expected: '*' }),
    holds: everybody ? (type === 'AWS' ? true : null) : false,
  };
}

function actionTest({ Action, NotAction }: Statement, action: string, name: string): Test {
  const listed = [Action ?? NotAction ?? []].flat();
  const named = listed.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
  const negated = Action === undefined;
  return {
    what: `${name} ${negated ? 'NotAction' : 'Action'}`,
    expected: listed.join(' or '),
    actual: action,
    holds: named !== negated,
  };
}

function resourceTest({ Resource }: Statement, resource: string, name: string): Test {
  const listed = [Resource ?? []].flat();
  return {
    what: `${name} Resource`,
    expected: listed.join(' or '),
    actual: resource,
    holds: listed.some((pattern) => matches(pattern, resource)),
  };
}
