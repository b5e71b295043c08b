/**
 * What IAM refuses when a role's trust policy is saved.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import { brief, get, isObject, oneOrMore, text } from '../json.ts';
import type { Test } from '../verdict.ts';
import { matches } from '../wildcard.ts';
import { claimOfKey, githubProvider } from './keys.ts';
import { operatorNames, parseOperator } from './operators.ts';
import { type Policy, type Statement, statementsOf } from './policy.ts';

export const webIdentityAction = 'sts:AssumeRoleWithWebIdentity';

/** Far more than IAM's quota for trust policies, which can be raised to a few thousand characters per account. */
const largestCharacters = 20_000;

const versions = ['2012-10-17', '2008-10-17'];
const principalTypes = ['AWS', 'Federated', 'Service', 'CanonicalUser'];
const documentElements = ['Version', 'Id', 'Statement'];
const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

export type Duplicates = ReadonlyMap<object, readonly string[]>;

/** Rules that a trust policy breaks (`holds` false), or may break (`holds` null). Empty for a policy that IAM stores. */
export function policyProblems(policy: unknown, duplicates: Duplicates = new Map()): Test[] {
  if (!isObject(policy)) return [problem('Policy', 'a JSON object', brief(policy))];
  if (!isOfSize(policy)) return [problem('Policy', `at most ${largestCharacters} characters`, 'more')];
  const statements = oneOrMore(policy.Statement);
  return [
    ...duplicateProblems(policy, duplicates),
    ...unknownElements(policy, documentElements, 'Policy'),
    ...(policy.Version === undefined || versions.includes(text(policy.Version) ?? '')
      ? []
      : [problem('Version', versions.join(' or '), brief(policy.Version))]),
    ...(statements.length > 0
      ? []
      : [problem('Statement', 'at least one statement', brief(policy.Statement))]),
    ...statements.flatMap((statement, index) => statementProblems(statement, `Statement[${index}]`)),
    ...repeatedSids(statements),
  ];
}

function isOfSize(policy: unknown): boolean {
  try {
    return JSON.stringify(policy).length <= largestCharacters;
  } catch {
    // Nested more deeply than any real policy.
    return false;
  }
}

function statementProblems(statement: unknown, where: string): Test[] {
  if (!isObject(statement)) return [problem(where, 'a JSON object', brief(statement))];
  const { Sid, Effect, Principal, Action, NotAction, Condition } = statement;
  return [
    ...unknownElements(statement, statementElements, where),
    ...(Sid === undefined || /^[A-Za-z0-9]*$/.test(text(Sid) ?? '-')
      ? []
      : [problem(`${where} Sid`, 'letters and digits', brief(Sid))]),
    ...(Effect === 'Allow' || Effect === 'Deny'
      ? []
      : [problem(`${where} Effect`, '"Allow" or "Deny"', brief(Effect))]),
    ...['NotPrincipal', 'Resource', 'NotResource']
      .filter((name) => statement[name] !== undefined)
      .map((name) => problem(`${where} ${name}`, 'not in a trust policy', brief(statement[name]))),
    ...principalProblems(Principal, `${where} Principal`),
    ...actionProblems(Action, NotAction, where),
    ...(Condition === undefined ? [] : conditionProblems(Condition, `${where} Condition`)),
  ];
}

function principalProblems(principal: unknown, where: string): Test[] {
  if (principal === '*') return [];
  if (!isObject(principal) || Object.keys(principal).length === 0) {
    return [problem(where, '"*" or an object with principals', brief(principal))];
  }
  return Object.entries(principal).flatMap(([type, names]) => {
    if (!principalTypes.includes(type)) return [problem(where, principalTypes.join(' or '), type)];
    const listed = oneOrMore(names);
    if (listed.length === 0) return [problem(`${where} ${type}`, 'at least one name', brief(names))];
    return listed.flatMap((name) => {
      if (typeof name !== 'string' || name === '') return [problem(`${where} ${type}`, 'text', brief(name))];
      return name !== '*' && /[*?]/.test(name)
        ? [problem(`${where} ${type}`, 'a whole name: wildcards are no part of one', name)]
        : [];
    });
  });
}

function actionProblems(action: unknown, notAction: unknown, where: string): Test[] {
  if ((action === undefined) === (notAction === undefined)) {
    return [problem(where, 'either Action or NotAction', action === undefined ? 'neither' : 'both')];
  }
  const name = action === undefined ? 'NotAction' : 'Action';
  const listed = oneOrMore(action ?? notAction);
  if (listed.length === 0)
    return [problem(`${where} ${name}`, 'at least one action', brief(action ?? notAction))];
  return listed
    .filter((item) => typeof item !== 'string' || !/^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/.test(item))
    .map((item) => problem(`${where} ${name}`, '`service:Action`', brief(item)));
}

function conditionProblems(condition: unknown, where: string): Test[] {
  if (!isObject(condition)) return [problem(where, 'an object of operators', brief(condition))];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    const unknown = operatorProblem(operator, where);
    if (unknown !== undefined) return [unknown];
    if (!isObject(keys)) return [problem(`${where} ${operator}`, 'an object of condition keys', brief(keys))];
    return [
      ...repeatedKeys(keys, `${where} ${operator}`),
      ...Object.entries(keys).flatMap(([key, values]) =>
        valueProblems(operator, values, `${where} ${operator} ${key}`),
      ),
    ];
  });
}

function operatorProblem(operator: string, where: string): Test | undefined {
  const { name, qualifier, ifExists } = parseOperator(operator);
  if (operatorNames.includes(name)) {
    if (name !== 'Null') return undefined;
    if (ifExists) return problem(where, '`Null` without `IfExists`', operator);
    // The documentation mentions no set operators for it, and no refusal is known.
    return qualifier === undefined ? undefined : doubt(where, '`Null` without a set operator', operator);
  }
  const inAnotherCase = operatorNames.find((known) => known.toLowerCase() === name.toLowerCase());
  // Whether IAM accepts operator names in other letter case is not documented.
  return inAnotherCase === undefined
    ? problem(where, 'an operator of the policy language', operator)
    : doubt(where, inAnotherCase, operator);
}

function valueProblems(operator: string, values: unknown, where: string): Test[] {
  const listed = oneOrMore(values);
  if (listed.length === 0) return [problem(where, 'at least one value', brief(values))];
  const isNull = parseOperator(operator).name === 'Null';
  return listed.flatMap((value) => {
    if (!['string', 'number', 'boolean'].includes(typeof value))
      return [problem(where, 'text', brief(value))];
    if (isNull && !['true', 'false'].includes(String(value).toLowerCase())) {
      return [problem(where, '"true" or "false"', String(value))];
    }
    return /\$\{[^}]*$/.test(String(value))
      ? [doubt(where, 'a variable that ends with `}`', String(value))]
      : [];
  });
}

/** Keys that differ only in letter case: which one counts is not documented. */
function repeatedKeys(keys: object, where: string): Test[] {
  const names = Object.keys(keys);
  const seen = new Set(names.map((name) => name.toLowerCase()));
  return seen.size === names.length ? [] : [doubt(where, 'each condition key once', names.join(', '))];
}

function repeatedSids(statements: readonly unknown[]): Test[] {
  const sids = statements.map((statement) => text(get(statement, 'Sid'))).filter((sid) => sid);
  return new Set(sids).size === sids.length ? [] : [problem('Sid', 'each of them once', sids.join(', '))];
}

function duplicateProblems(policy: unknown, duplicates: Duplicates): Test[] {
  const found: Test[] = [];
  const open: unknown[] = duplicates.size === 0 ? [] : [policy];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const key of duplicates.get(value) ?? [])
      found.push(problem('Policy', 'each key of an object once', key));
    open.push(...Object.values(value).filter((child) => child !== undefined));
  }
  return found;
}

function unknownElements(object: object, known: readonly string[], where: string): Test[] {
  return Object.keys(object)
    .filter((name) => !known.includes(name))
    .map((name) => problem(where, known.join(', '), name));
}

/**
 * IAM's guardrail for shared issuers when a role is saved: each statement that admits GitHub's tokens must test the
 * subject or the called workflow, and not with `*`. It checks only the first value of a list.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export function saving(policy: Policy): 'accepted' | 'refused' {
  const open = statementsOf(policy).some((statement) => {
    const principals = statement.Principal === '*' ? [] : [statement.Principal?.Federated ?? []].flat();
    const actions = [statement.Action ?? []].flat();
    return (
      statement.Effect === 'Allow' &&
      principals.some((name) => name.endsWith(`:oidc-provider/${githubProvider}`)) &&
      actions.some((pattern) => matches(pattern.toLowerCase(), webIdentityAction.toLowerCase())) &&
      !scopedKeys(statement).some((claim) => claim === 'sub' || claim === 'job_workflow_ref')
    );
  });
  return open ? 'refused' : 'accepted';
}

function scopedKeys({ Condition = {} }: Statement): (string | undefined)[] {
  return Object.values(Condition).flatMap((keys) =>
    Object.entries(keys)
      .filter(([, values]) => oneOrMore(values)[0] !== '*')
      .map(([key]) => claimOfKey(githubProvider, key)),
  );
}

function problem(what: string, expected: string, actual: string): Test {
  return { what, expected, actual, holds: false };
}

function doubt(what: string, expected: string, actual: string): Test {
  return { what, expected, actual, holds: null };
}
