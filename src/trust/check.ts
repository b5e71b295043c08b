/** Who is admitted: reads trust files and judges the job, possible attackers and the trust itself. */
import type { AttackOptions } from './attacks/attack.ts';
import { judgeAttacks } from './attacks/judge.ts';
import { judgeTrustPolicy } from './aws/trust-policy.ts';
import { judgeCredentials } from './azure/credentials.ts';
import { awsFindings } from './findings/aws.ts';
import { azureFindings } from './findings/azure.ts';
import { googleFindings } from './findings/google.ts';
import { poolMember } from './google/bindings.ts';
import { type Cel, loadCel } from './google/cel.ts';
import { ownAudiences } from './google/provider.ts';
import { judgeGoogleTrust } from './google/trust.ts';
import { readTrust, type TrustFile } from './read/read.ts';
import type { AwsTrust, AzureTrust, GcpTrust, Trust } from './read/trust.ts';
import { type CheckReport, type CheckResult, type Finding, severities } from './report.ts';
import type { Token } from './token.ts';
import { absent, type Judgement, judge } from './verdict.ts';

export interface CheckOptions extends AttackOptions {
  /** Claims of the job with unknown values: `JobClaims.unknown`. */
  readonly unknown?: ReadonlySet<string>;
  /** Whether to judge the attack matrix. Default: true. */
  readonly attacks?: boolean;
}

/**
 * Checks files of any recognised format against the claims of one job. If `aud` is missing from the claims, each piece
 * of trust is judged with the audience that it expects. Never throws because of a file's content. Loads the CEL
 * interpreter only if the files include a Google Cloud provider.
 */
export async function checkTrust(
  files: readonly TrustFile[],
  claims: Readonly<Record<string, unknown>>,
  options: CheckOptions = {},
): Promise<CheckReport> {
  const { trusts, unreadable } = readTrust(files);
  const cel = trusts.some(({ cloud }) => cloud === 'gcp') ? await loadCel() : undefined;
  const job: Token = { claims, ...(options.unknown && { unknown: options.unknown }) };
  return { results: trusts.map((trust) => checkOne(trust, job, options, cel)), unreadable };
}

function checkOne(trust: Trust, job: Token, options: CheckOptions, cel: Cel | undefined): CheckResult {
  const token: Token =
    job.claims.aud === undefined ? { ...job, claims: { ...job.claims, aud: expectedAudience(trust) } } : job;
  const judgeToken = judgeOf(trust, token, cel);
  const { verdict, tests } = judgeToken(token);
  return {
    cloud: trust.cloud,
    name: trust.name,
    file: trust.file,
    job: verdict,
    tests,
    attackers: options.attacks === false ? [] : judgeAttacks(token, judgeToken, options),
    // Trust that IAM, Google or Entra would not store admits nobody; its tests say what is wrong.
    findings: verdict === 'invalid' ? [] : bySeverity(findingsOf(trust, token, cel)),
    trust,
  };
}

/** How the cloud judges a token by this trust. */
export function judgeOf(trust: Trust, job: Token, cel: Cel | undefined): (token: Token) => Judgement {
  if (trust.cloud === 'aws') {
    const expectedAudience = String(job.claims.aud);
    return (token) => judgeTrustPolicy(trust, { ...token, expectedAudience });
  }
  if (trust.cloud === 'azure') return (token) => judgeCredentials(trust.credentials, token);
  const { provider, bindings } = trust;
  if (provider === undefined) return () => withoutProvider(trust);
  return (token) => judgeGoogleTrust({ provider, ...(bindings && { bindings }) }, token, cel!);
}

/** The same, with the CEL interpreter loaded if the trust needs it. */
export async function loadJudge(trust: Trust, job: Token): Promise<(token: Token) => Judgement> {
  return judgeOf(trust, job, trust.cloud === 'gcp' ? await loadCel() : undefined);
}

/** Without the provider nobody can say who becomes which member. */
function withoutProvider({ bindings = [] }: GcpTrust): Judgement {
  const members = bindings.flatMap((binding) => binding.members);
  const everybody = members.some((member) => member === 'allUsers' || member === 'allAuthenticatedUsers');
  const federated = members.filter((member) => poolMember(member) !== undefined);
  return judge([
    {
      what: 'IAM binding',
      expected: (everybody ? members : federated).join(' or ') || '(no member of a workload identity pool)',
      actual: federated.length > 0 ? '(the provider is not given)' : absent,
      holds: everybody ? true : federated.length > 0 ? null : false,
    },
  ]);
}

/** The audience that a job requests a token with for this trust. */
export function expectedAudience(trust: Trust): string {
  if (trust.cloud === 'aws') return awsAudience(trust);
  if (trust.cloud === 'azure') return azureAudience(trust);
  const { name, allowedAudiences = [] } = trust.provider ?? {};
  const missing = 'projects/0/locations/global/workloadIdentityPools/-/providers/-';
  return allowedAudiences[0] ?? ownAudiences(name ?? missing)[0]!;
}

function awsAudience({ providers }: AwsTrust): string {
  const usual = 'sts.amazonaws.com';
  const accepted = providers.find(({ url }) => url.startsWith('token.actions.'))?.clientIds ?? [usual];
  return accepted.includes(usual) ? usual : (accepted[0] ?? usual);
}

function azureAudience({ credentials }: AzureTrust): string {
  const usual = 'api://AzureADTokenExchange';
  const accepted = credentials.flatMap(({ audiences }) => audiences);
  return accepted.includes(usual) ? usual : (accepted[0] ?? usual);
}

function findingsOf(trust: Trust, token: Token, cel: Cel | undefined): Finding[] {
  if (trust.cloud === 'aws') return awsFindings(trust, token);
  return trust.cloud === 'azure' ? azureFindings(trust, token) : googleFindings(trust, token, cel!);
}

function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
}
