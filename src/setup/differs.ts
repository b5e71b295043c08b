/** How trust that admits a job is wider than the trust that `plan` writes for it. */
import type { Claims } from '../identity/claims.ts';
import type { Login } from '../login/login.ts';
import type { CheckOptions } from '../trust/check.ts';
import type { Trust } from '../trust/read/trust.ts';
import type { CheckResult, Finding } from '../trust/report.ts';
import type { Token } from '../trust/token.ts';
import { awsEdits } from './differs/aws.ts';
import { azureEdits } from './differs/azure.ts';
import { googleEdits } from './differs/google.ts';

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
  if (plan?.job !== 'allowed') return undefined;
  const token = { claims, ...(options.unknown && { unknown: options.unknown }) };
  const edits = await editsFor(given.trust, plan.trust, token);
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

/** @param planned what `plan` writes, read like any other trust */
async function editsFor(given: Trust, planned: Trust, token: Token): Promise<string[]> {
  if (given.cloud === 'aws' && planned.cloud === 'aws') return awsEdits(given, planned, token);
  if (given.cloud === 'gcp' && planned.cloud === 'gcp') return googleEdits(given, planned, token);
  if (given.cloud === 'azure' && planned.cloud === 'azure') return azureEdits(given, planned, token);
  return [];
}
