/** What a policy lacks of the one that `plan` writes for the same job. Pure but for loading the provider's texts. */
import type { Claims } from '../identity/claims.ts';
import type { Login } from '../login/login.ts';
import { isObject } from '../text/json.ts';
import type { CheckResult, Finding } from '../trust/report.ts';
import type { Test } from '../trust/verdict.ts';

/** One test of a condition: `StringEquals`, the condition key, the values. */
interface Wanted {
  readonly operator: string;
  readonly key: string;
  readonly values: string;
}

/**
 * The shortest edit that makes a trust policy for AWS as narrow as the one of `plan`, if it lets the job in and is wider.
 * Google Cloud and Azure have no such list of tests: their findings say what is too wide.
 */
export async function differenceFromPlan(
  { cloud, job, tests }: CheckResult,
  { provider, settings }: Pick<Login, 'provider' | 'settings'>,
  claims: Claims,
): Promise<Finding | undefined> {
  if (cloud !== 'aws' || job !== 'allowed') return undefined;
  const advice = await provider.explain.trust(claims, settings);
  const policy = advice.find(({ language }) => language === 'json')?.text;
  const edits =
    policy === undefined ? [] : wantedIn(JSON.parse(policy)).flatMap((one) => editFor(one, tests));
  if (edits.length === 0) return undefined;
  return {
    id: 'differs-from-plan',
    severity: 'info',
    message: 'The policy is wider than the one that `plan` writes for exactly this job.',
    fix: `${edits.join('; ')}.`,
    source: 'the trust that `plan` proposes',
  };
}

function wantedIn(policy: unknown): Wanted[] {
  const [statement] = isObject(policy) && Array.isArray(policy.Statement) ? policy.Statement : [];
  const conditions = isObject(statement) && isObject(statement.Condition) ? statement.Condition : {};
  return Object.entries(conditions).flatMap(([operator, tested]) =>
    Object.entries(isObject(tested) ? tested : {}).map(([key, values]) => ({
      operator,
      key,
      values: JSON.stringify(values),
    })),
  );
}

function editFor({ operator, key, values }: Wanted, tests: readonly Test[]): string[] {
  const present = tests.filter(({ what }) => what.split(' ').includes(key));
  if (present.length === 0) return [`Add \`"${key}": ${values}\` to \`${operator}\``];
  const isExact = present.some(({ what }) => what.split(' ').includes(operator));
  return isExact ? [] : [`Test \`${key}\` with \`${operator}\` for ${values}`];
}
