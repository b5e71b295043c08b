/** An IAM policy document, as far as the emulator evaluates it. */
export interface Policy {
  Version?: string;
  Statement: Statement | Statement[];
}

export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: '*' | Record<string, string | string[]>;
  Action: string | string[];
  Resource?: string | string[];
  /** Operator → condition key → values. */
  Condition?: Record<string, Record<string, string | string[]>>;
}

export interface Access {
  action: string;
  /** For identity-based and session policies. */
  resource?: string;
  /** Names of the caller, most specific first, for trust policies. */
  principal?: { type: 'Federated' | 'AWS'; names: readonly string[] };
  /** Condition keys of the request; a list is a multi-valued key. */
  context: Record<string, string | readonly string[] | undefined>;
}

/**
 * Whether a policy allows an access: some statement allows it and none denies it.
 * @throws {Error} on a condition operator the emulator does not know, so that no rule is skipped in silence.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function allows(policy: Policy, access: Access): boolean {
  const effects = [policy.Statement]
    .flat()
    .filter((statement) => applies(statement, access))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function applies(statement: Statement, access: Access): boolean {
  return (
    [statement.Action].flat().some((pattern) => matchesAnyCase(pattern, access.action)) &&
    (access.resource === undefined ||
      [statement.Resource ?? []].flat().some((pattern) => matches(pattern, access.resource!))) &&
    (access.principal === undefined || namesPrincipal(statement.Principal, access.principal)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) =>
        holds(operator, [values].flat(), contextValue(access.context, key)),
      ),
    )
  );
}

function namesPrincipal(
  principal: Statement['Principal'],
  caller: NonNullable<Access['principal']>,
): boolean {
  if (principal === '*') return true;
  const names = [principal?.[caller.type] ?? []].flat();
  return names.some((name) => name === '*' || caller.names.includes(name));
}

/** Condition keys are case-insensitive, their values are not. */
function contextValue(context: Access['context'], key: string): readonly string[] | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return found?.[1] === undefined ? undefined : [found[1]].flat();
}

type Comparison = (pattern: string, value: string) => boolean;

const comparisons: Record<string, Comparison> = {
  StringEquals: (pattern, value) => pattern === value,
  StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
  StringLike: matches,
  ArnEquals: matches,
  ArnLike: matches,
  Bool: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
};

function holds(operator: string, patterns: string[], values: readonly string[] | undefined): boolean {
  if (operator === 'Null') return patterns.includes(String(values === undefined));
  const [, qualifier, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  const negated = name.includes('Not');
  const comparison = comparisons[name.replace('Not', '')];
  if (comparison === undefined)
    throw new Error(`The emulator does not know the condition operator ${operator}`);
  if (values === undefined) return ifExists !== undefined || negated || qualifier === 'ForAllValues';
  const test = (value: string): boolean => patterns.some((pattern) => comparison(pattern, value)) !== negated;
  return qualifier === 'ForAllValues' ? values.every(test) : values.some(test);
}

/** `*` stands for any text, `?` for any character. */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

function matchesAnyCase(pattern: string, value: string): boolean {
  return matches(pattern.toLowerCase(), value.toLowerCase());
}

/** Parses a session policy; undefined unless it has the shape of an IAM policy. */
export function parsePolicy(text: string): Policy | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isPolicy(value) ? value : undefined;
}

function isPolicy(value: unknown): value is Policy {
  if (typeof value !== 'object' || value === null || !('Statement' in value)) return false;
  const statements: unknown[] = [value.Statement].flat();
  return statements.length > 0 && statements.every(isSessionStatement);
}

/** Session policies name no principal. */
function isSessionStatement(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'Effect' in value &&
    (value.Effect === 'Allow' || value.Effect === 'Deny') &&
    'Action' in value &&
    'Resource' in value &&
    !('Principal' in value)
  );
}
