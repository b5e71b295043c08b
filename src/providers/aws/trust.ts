/** The trust that this job's ID token needs in IAM, ready to paste. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { claim } from '../../identity/claims.ts';
import { githubIssuer } from '../../identity/issuer.ts';
import { bearerOf, isImmutableSubject, otherSubjectForm } from '../../identity/subject.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { Role } from './role.ts';
import type { AwsSettings } from './settings.ts';
import { terraform } from './trust-terraform.ts';

export function trust(claims: Claims, settings: AwsSettings): readonly TrustAdvice[] {
  const [first, ...further] = settings.roles;
  return [
    {
      title: `Trust policy of ${first.arn}, for ${bearers(claims)} (trust-policy.json)`,
      language: 'json',
      text: policyBySubject(claims, settings),
    },
    {
      title: `Put the policy on the role ${first.name}`,
      language: 'sh',
      text: updateCommand(first),
    },
    {
      title: `Once per account: make ${first.accountId} trust the issuer`,
      language: 'sh',
      text: createProviderCommand(claims, settings),
    },
    ...further.map((role, index) => ({
      title: `Trust policy of ${role.arn}, the next role of the chain`,
      language: 'json' as const,
      text: chainPolicy(settings.roles[index] ?? first, settings),
    })),
    { title: 'With Terraform', language: 'hcl', text: terraformOf(claims, settings) },
    {
      title: `If there is no role ${first.name} yet: create it with the policy`,
      language: 'sh',
      text: createCommand(first, settings),
      alternative: true,
    },
    ...policyByWorkflow(claims, settings),
  ];
}

function bearers(claims: Claims): string {
  if (flyApp(claims) !== undefined) return 'the Machines of this app';
  const bearer = bearerOf(claims);
  return bearer === 'this job' ? 'exactly this job' : bearer;
}

function terraformOf(claims: Claims, settings: AwsSettings): string {
  const chain = settings.roles.slice(1).map((role, index) => ({
    role,
    policy: chainStatement(settings.roles[index] ?? settings.roles[0], settings),
  }));
  const [role] = settings.roles;
  return terraform({
    issuer: issuerName(claims),
    audience: settings.audience,
    sessionSeconds: settings.durationSeconds,
    roles: [{ role, policy: jobStatement(claims, settings) }, ...chain],
  });
}

/**
 * Admits this job and no other of the repository, by the token's subject and the further claims that STS reads. A
 * subject with only names is also admitted in the form with IDs that it gets after the next rename or transfer; both
 * have the same repository ID. A Fly.io subject ends in the name of one Machine, which the next deployment may replace,
 * so there the policy admits the app.
 */
export function policyBySubject(claims: Claims, settings: AwsSettings): string {
  return policy(jobStatement(claims, settings));
}

function jobStatement(claims: Claims, settings: AwsSettings): Statement {
  const app = flyApp(claims);
  if (app !== undefined) {
    return webIdentityStatement(claims, settings, {
      StringEquals: { aud: [claims.aud] },
      StringLike: { sub: [`${app}:*`] },
    });
  }
  return webIdentityStatement(claims, settings, { StringEquals: jobConditions(claims, settings) });
}

function jobConditions(claims: Claims, settings: AwsSettings): Record<string, readonly string[]> {
  return {
    aud: [claims.aud],
    sub: [claims.sub, ...subjectToCome(claims)],
    ...furtherConditions(claims, settings),
  };
}

/**
 * The subject in the form with IDs, for a token that does not have that form yet. The other direction would only widen
 * the trust.
 */
function subjectToCome(claims: Claims): string[] {
  const other = isImmutableSubject(claims.sub) ? undefined : otherSubjectForm(claims);
  return other === undefined ? [] : [other];
}

/**
 * Claims other than the subject that distinguish this job from others. STS reads them only in the commercial regions
 * and only from github.com's tokens; elsewhere a condition on them would lock everybody out.
 */
function furtherConditions(
  claims: Claims,
  { roles: [{ partition }] }: AwsSettings,
): Record<string, readonly string[]> {
  if (claims.iss !== githubIssuer || partition !== 'aws') return {};
  const known = ['repository_id', 'environment', ...(isBranch(claims) ? ['ref'] : [])].map(
    (name) => [name, claim(claims, name)] as const,
  );
  return Object.fromEntries(known.flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]]])));
}

/** A tag or pull request differs from run to run. */
function isBranch(claims: Claims): boolean {
  return claim(claims, 'ref')?.startsWith('refs/heads/') ?? false;
}

/** The same for a single workflow file: for a job whose code should not be replaceable by a new file on its branch. */
function policyByWorkflow(claims: Claims, settings: AwsSettings): TrustAdvice[] {
  const further = furtherConditions(claims, settings);
  const workflow = claim(claims, 'job_workflow_ref');
  const isLasting = workflow !== undefined && !/@refs\/(pull|tags)\//.test(workflow);
  if (further.repository_id === undefined || !isLasting) return [];
  const conditions = { ...jobConditions(claims, settings), job_workflow_ref: [workflow] };
  return [
    {
      title: `Narrower: only the workflow file ${workflow}`,
      language: 'json',
      text: policy(webIdentityStatement(claims, settings, { StringEquals: conditions })),
      alternative: true,
    },
  ];
}

/** An IAM statement; plain data. */
type Statement = { readonly [key: string]: StatementValue };
type StatementValue = string | readonly string[] | { readonly [key: string]: StatementValue };

/** @param conditions operator → claim → values */
function webIdentityStatement(
  claims: Claims,
  settings: AwsSettings,
  conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): Statement {
  const issuer = issuerName(claims);
  const condition = Object.fromEntries(
    Object.entries(conditions).map(([operator, tests]) => [
      operator,
      Object.fromEntries(
        Object.entries(tests).map(([name, values]) => [`${issuer}:${name}`, oneOrMany(values)]),
      ),
    ]),
  );
  return {
    Effect: 'Allow',
    Principal: { Federated: providerArn(claims, settings) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
  };
}

/** `<organization>:<app>`, for ID tokens of Fly.io. */
function flyApp({ iss, sub }: Claims): string | undefined {
  return iss.startsWith('https://oidc.fly.io/') ? /^([\w-]+:[\w-]+):[^:]+$/.exec(sub)?.[1] : undefined;
}

/** The trust policy of the role that follows `caller` in the chain. */
export function chainPolicy(caller: Role, settings: AwsSettings): string {
  return policy(chainStatement(caller, settings));
}

function chainStatement(caller: Role, { externalId, tags }: AwsSettings): Statement {
  return {
    Effect: 'Allow',
    Principal: { AWS: caller.arn },
    Action: tags.length > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
    ...(externalId === undefined
      ? {}
      : { Condition: { StringEquals: { 'sts:ExternalId': policyText(externalId) } } }),
  };
}

function policy(statement: Statement): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2);
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  const escaped = values.map(policyText);
  return escaped.length === 1 ? escaped[0]! : escaped;
}

/** `${` would begin a policy variable, and a branch name may contain it. */
function policyText(value: string): string {
  return value.replaceAll('${', '${$}{');
}

/** `aws iam create-open-id-connect-provider …`. No thumbprint: AWS verifies the issuer's certificate on its own. */
export function createProviderCommand(claims: Claims, settings: AwsSettings): string {
  return [
    'aws iam create-open-id-connect-provider \\',
    `  --url ${shellWord(`https://${issuerName(claims)}`)} \\`,
    `  --client-id-list ${shellWord(settings.audience)}`,
  ].join('\n');
}

export function addAudienceCommand(claims: Claims, settings: AwsSettings): string {
  return [
    'aws iam add-client-id-to-open-id-connect-provider \\',
    `  --open-id-connect-provider-arn ${shellWord(providerArn(claims, settings))} \\`,
    `  --client-id ${shellWord(settings.audience)}`,
  ].join('\n');
}

function updateCommand(role: Role): string {
  return [
    'aws iam update-assume-role-policy \\',
    `  --role-name ${shellWord(role.name)} \\`,
    '  --policy-document file://trust-policy.json',
  ].join('\n');
}

function createCommand({ name, path }: Role, { durationSeconds }: AwsSettings): string {
  return [
    'aws iam create-role',
    `--role-name ${shellWord(name)}`,
    ...(path === '/' ? [] : [`--path ${shellWord(path)}`]),
    ...(durationSeconds > 3600 ? [`--max-session-duration ${durationSeconds}`] : []),
    '--assume-role-policy-document file://trust-policy.json',
  ].join(' \\\n  ');
}

export function maxDurationCommand(role: Role, seconds: number): string {
  return `aws iam update-role --role-name ${shellWord(role.name)} --max-session-duration ${seconds}`;
}

/** The identity provider that the first role's account needs for the token's issuer. */
export function providerArn(claims: Claims, { roles: [{ partition, accountId }] }: AwsSettings): string {
  return `arn:${partition}:iam::${accountId}:oidc-provider/${issuerName(claims)}`;
}

/** The issuer as IAM names it: without scheme and final slash. */
function issuerName(claims: Claims): string {
  return claims.iss.replace(/^https:\/\//, '').replace(/\/$/, '');
}
