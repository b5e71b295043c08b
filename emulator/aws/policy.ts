import { evaluate } from '../../src/trust/aws/policy.ts';
import { judgeTrustPolicy, type OidcProvider } from '../../src/trust/aws/trust-policy.ts';
import type { Judgement } from '../../src/trust/verdict.ts';

/** An IAM policy document of the world, which tests may change. */
export interface Policy {
  Version?: string;
  Statement: Statement | Statement[];
}

export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: '*' | Record<string, string | string[]>;
  Action?: string | string[];
  NotAction?: string | string[];
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
 * Whether a policy allows an access.
 * @throws {Error} if that cannot be known, so no rule is silently skipped
 */
export function allows(policy: Policy, { context, ...access }: Access): boolean {
  return isAllowed(evaluate(policy, { ...access, key: (name) => contextValue(context, name) }));
}

/** What a web identity brings to a role. */
export interface WebIdentity {
  provider: OidcProvider;
  claims: Record<string, unknown>;
  sessionName: string;
}

/**
 * Whether a role's trust policy admits the bearer of an ID token. Condition keys that AWS does not document do not
 * exist here.
 * @throws {Error} if that cannot be known, or if IAM would not have stored the policy
 */
export function trusts(trustPolicy: Policy, { provider, claims, sessionName }: WebIdentity): boolean {
  const role = { trustPolicy, providers: [provider] };
  const keys = { 'sts:rolesessionname': [sessionName] };
  return isAllowed(judgeTrustPolicy(role, { claims, keys, uncertainKeys: 'absent' }));
}

function isAllowed({ verdict, tests }: Judgement): boolean {
  if (verdict === 'allowed' || verdict === 'denied') return verdict === 'allowed';
  const open = tests
    .filter(({ holds }) => holds !== true)
    .map(({ what, expected, actual }) => `${what}: expected ${expected}, got ${actual}`);
  throw new Error(`The emulator cannot judge this policy (${verdict}): ${open.join('; ')}`);
}

/** Condition keys are case-insensitive, their values are not. */
function contextValue(context: Access['context'], key: string): readonly string[] | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return found?.[1] === undefined ? undefined : [found[1]].flat();
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
