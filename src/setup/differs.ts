/** How trust that admits a job is wider than the trust that `plan` writes for it. */
import type { Claims } from '../identity/claims.ts';
import type { Login } from '../login/login.ts';
import { isObject } from '../text/json.ts';
import { parseExpression } from '../trust/azure/expression.ts';
import type { CheckOptions } from '../trust/check.ts';
import { conjunctsOf } from '../trust/google/expression.ts';
import type { AzureTrust, GcpTrust, Trust } from '../trust/read/trust.ts';
import type { CheckResult, Finding } from '../trust/report.ts';
import type { Token } from '../trust/token.ts';
import type { Test } from '../trust/verdict.ts';

/** Trust that admits the job, and what `plan` writes for the same job. */
interface Comparison {
  readonly given: CheckResult;
  /** What `plan` writes, read like any other trust. */
  readonly planned: Trust;
  readonly token: Token;
}

/** The shortest edit that makes trust as narrow as the one of `plan`, if it lets the job in and is wider. */
export async function differenceFromPlan(
  given: CheckResult,
  { provider, settings }: Pick<Login, 'provider' | 'settings'>,
  claims: Claims,
  options: CheckOptions = {},
): Promise<Finding | undefined> {
  if (given.job !== 'allowed') return undefined;
  const advice = await provider.explain.trust(claims, settings);
  const text = advice.find(({ language }) => language === 'json')?.text;
  if (text === undefined) return undefined;
  const isJudged = given.attackers.length > 0;
  // One part of the bundle for all who check trust.
  const { checkTrust } = await import('../trust/check.ts');
  const files = [{ name: 'plan', text }];
  const [plan] = (await checkTrust(files, claims, { ...options, attacks: isJudged })).results;
  if (plan?.job !== 'allowed' || plan.cloud !== given.cloud) return undefined;
  const token = { claims, ...(options.unknown && { unknown: options.unknown }) };
  const edits = await editsFor({ given, planned: plan.trust, token }, text);
  const admitted = ({ attackers }: CheckResult) =>
    attackers.filter(({ verdict }) => verdict === 'allowed').map(({ id }) => id);
  const others = admitted(given).filter((id) => !admitted(plan).includes(id));
  // Conditions of Google Cloud and expressions of Entra may be as narrow in other words.
  const isWider = edits.length > 0 && (given.cloud === 'aws' || !isJudged || others.length > 0);
  if (!isWider) return undefined;
  const whom = others.length === 0 ? '' : ` That one keeps out: ${others.join(', ')}.`;
  return {
    id: 'differs-from-plan',
    severity: 'info',
    message: `The trust is wider than the one that \`plan\` writes for exactly this job.${whom}`,
    fix: `${edits.join('; ')}.`,
    source: 'the trust that `plan` proposes',
  };
}

async function editsFor({ given, planned, token }: Comparison, text: string): Promise<string[]> {
  const { trust } = given;
  if (trust.cloud === 'gcp' && planned.cloud === 'gcp') return googleEdits(trust, planned, token);
  if (trust.cloud === 'azure' && planned.cloud === 'azure') return azureEdits(trust, planned, token);
  return wantedIn(JSON.parse(text)).flatMap((one) => editFor(one, given.tests));
}

/** One test of a condition: `StringEquals`, the condition key, the values. */
interface Wanted {
  readonly operator: string;
  readonly key: string;
  readonly values: string;
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

async function googleEdits(given: GcpTrust, planned: GcpTrust, token: Token): Promise<string[]> {
  const condition = planned.provider?.attributeCondition ?? '';
  const tested = conjunctsOf(given.provider?.attributeCondition ?? '').map(inOneSpelling);
  const isTested = conjunctsOf(condition).every((part) => tested.includes(inOneSpelling(part)));
  const [member = ''] = membersOf(planned);
  const wide: string[] = [];
  for (const other of membersOf(given)) {
    const isExact = other === member || isExactSubject(other, given, token);
    const bindings = [{ role: 'roles/iam.workloadIdentityUser', members: [other], conditional: false }];
    if (!isExact && (await admits({ ...given, bindings }, token))) wide.push(other);
  }
  const [, attribute = ''] = /\/(attribute\.\w+)\//.exec(member) ?? [];
  const mapping = planned.provider?.attributeMapping?.[attribute];
  const isMapped = mapping === undefined || given.provider?.attributeMapping?.[attribute] === mapping;
  return [
    ...(isTested ? [] : [`Set the attribute condition to \`${condition}\``]),
    ...(wide.length === 0 || isMapped ? [] : [`Add \`${attribute}=${mapping}\` to the attribute mapping`]),
    ...wide.map((other) => `Bind \`${member}\` instead of \`${other}\``),
  ];
}

/** `assertion.x == "v"` without blanks, and with one kind of quotes. */
function inOneSpelling(part: string): string {
  return part.replace(/\s*==\s*/g, '==').replace(/'/g, '"');
}

function membersOf({ bindings = [] }: GcpTrust): string[] {
  return bindings.flatMap(({ members }) => members);
}

function isExactSubject(member: string, { provider }: GcpTrust, { claims }: Token): boolean {
  const isMapped = provider?.attributeMapping?.['google.subject'] === 'assertion.sub';
  return isMapped && member.startsWith('principal://') && member.endsWith(`/subject/${claims.sub}`);
}

async function admits(trust: Trust, token: Token): Promise<boolean> {
  const { loadJudge } = await import('../trust/check.ts');
  return (await loadJudge(trust, token))(token).verdict === 'allowed';
}

/** Plain credentials are exact; an expression may fit more than one subject. */
async function azureEdits(given: AzureTrust, planned: AzureTrust, token: Token): Promise<string[]> {
  const [exact] = planned.credentials;
  if (exact?.subject === undefined) return [];
  const edits: string[] = [];
  for (const credential of given.credentials) {
    const terms = parseExpression(credential.claimsMatchingExpression?.value ?? '') ?? [];
    const isExact =
      terms.length === 0 || terms.some(({ claim, operator }) => claim === 'sub' && operator === 'eq');
    if (isExact || !(await admits({ ...given, credentials: [credential] }, token))) continue;
    edits.push(
      `Replace the credential \`${credential.name ?? 'flexible'}\` by one with the subject \`${exact.subject}\`, the issuer \`${exact.issuer}\` and the audience \`${exact.audiences.join()}\``,
    );
  }
  return edits;
}
