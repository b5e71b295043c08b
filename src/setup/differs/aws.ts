/** What makes a trust policy as narrow for a job as the one of `plan`. */
import type { Policy, Statement } from '../../trust/aws/policy.ts';
import type { AwsTrust } from '../../trust/read/trust.ts';
import type { Token } from '../../trust/token.ts';
import { matches } from '../../trust/wildcard.ts';
import { admits } from './admits.ts';

/** A statement that lets the job in, and what it lacks. */
interface Admitting {
  readonly name: string;
  readonly edits: readonly string[];
}

/** One test of a statement's condition. */
interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * Every statement that lets the job in counts, because the widest decides. One of them is edited; the others are not
 * needed for this job.
 */
export async function awsEdits(given: AwsTrust, planned: AwsTrust, token: Token): Promise<string[]> {
  const wanted = statementsOf(planned).flatMap(conditionsOf);
  const statements = statementsOf(given);
  const admitting: Admitting[] = [];
  for (const [index, statement] of statements.entries()) {
    const policy: Policy = { ...policyOf(given), Statement: [statement] };
    const alone = { ...given, trustPolicy: policy };
    if (!(await admits(alone, token))) continue;
    const tests = conditionsOf(statement);
    const edits = wanted.flatMap((one) => editFor(one, tests, token));
    admitting.push({ name: nameOf(statement, index), edits });
  }
  const [nearest, ...others] = admitting.toSorted((a, b) => a.edits.length - b.edits.length);
  const place = statements.length > 1 && nearest ? ` in \`${nearest.name}\`` : '';
  return [
    ...(nearest?.edits ?? []).map((edit) => `${edit}${place}`),
    ...others
      .filter(({ edits }) => edits.length > 0)
      .map(({ name }) => `Limit \`${name}\` to the jobs that it is for, or remove it`),
  ];
}

/** Both are stored, or could be: they let the job in. */
function policyOf({ trustPolicy }: AwsTrust): Policy {
  return trustPolicy as Policy;
}

function statementsOf(trust: AwsTrust): readonly Statement[] {
  return [policyOf(trust).Statement].flat();
}

function nameOf({ Sid }: Statement, index: number): string {
  return Sid ? `Statement ${Sid}` : `Statement[${index}]`;
}

function conditionsOf({ Condition = {} }: Statement): Condition[] {
  return Object.entries(Condition).flatMap(([operator, tested]) =>
    Object.entries(tested).map(([key, values]) => ({ operator, key, values: [values].flat().map(String) })),
  );
}

/** At most one edit: the first that is needed for a test as narrow as the wanted one. */
function editFor(wanted: Condition, tests: readonly Condition[], token: Token): string[] {
  const { operator, key } = wanted;
  const values = JSON.stringify(wanted.values.length === 1 ? wanted.values[0] : wanted.values);
  const ofKey = tests.filter((test) => test.key.toLowerCase() === key.toLowerCase());
  if (ofKey.length === 0) return [`Add \`"${key}": ${values}\` to \`${operator}\``];
  const exact = ofKey.filter((test) => test.operator === operator || isExact(test));
  if (exact.length === 0) return [`Test \`${key}\` with \`${operator}\` for ${values}`];
  const surplus = exact.map((test) => test.values.filter((value) => !isWanted(value, wanted, token)));
  if (surplus.some((left) => left.length === 0)) return [];
  return [`Remove ${surplus[0]!.map((value) => `\`${value}\``).join(', ')} from the values of \`${key}\``];
}

function isExact({ operator, values }: Condition): boolean {
  if (operator === 'StringEquals') return true;
  return operator === 'StringLike' && !values.some((value) => /[*?]|\$\{/.test(value));
}

/** Without the job's IDs, `plan` cannot write the form of the subject that holds them. */
function isWanted(value: string, { operator, values }: Condition, { claims }: Token): boolean {
  if (values.includes(value)) return true;
  if (operator === 'StringLike') return values.some((pattern) => matches(pattern, value));
  const names = value.replace(/@\d+(?=[/:])/g, '');
  return claims.repository_id === undefined && values.includes(names);
}
