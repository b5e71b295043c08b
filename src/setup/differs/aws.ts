/** What makes a trust policy as narrow for a job as the one of `plan`. */
import { otherSubjectForm } from '../../identity/subject.ts';
import { get, isObject, oneOrMore, text } from '../../trust/json.ts';
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
    const policy = isObject(given.trustPolicy) ? given.trustPolicy : {};
    const alone = { ...given, trustPolicy: { ...policy, Statement: [statement] } };
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

function statementsOf({ trustPolicy }: AwsTrust): readonly unknown[] {
  return oneOrMore(get(trustPolicy, 'Statement'));
}

function nameOf(statement: unknown, index: number): string {
  const sid = text(get(statement, 'Sid'));
  return sid ? `Statement ${sid}` : `Statement[${index}]`;
}

function conditionsOf(statement: unknown): Condition[] {
  return Object.entries(get(statement, 'Condition') ?? {}).flatMap(([operator, tested]) =>
    Object.entries(isObject(tested) ? tested : {}).map(([key, values]) => ({
      operator,
      key,
      values: oneOrMore(values).map(String),
    })),
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
  const classic = claims.repository_id === undefined ? otherSubjectForm({ sub: value }) : undefined;
  return classic !== undefined && values.includes(classic);
}
