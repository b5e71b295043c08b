/** The trust that this job's ID token needs in IAM, ready to paste. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { claim } from '../../identity/claims.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { Role } from './role.ts';
import type { AwsSettings } from './settings.ts';

const githubIssuer = 'token.actions.githubusercontent.com';

export function trust(claims: Claims, settings: AwsSettings): readonly TrustAdvice[] {
  const [first, ...further] = settings.roles;
  const alternative = policyByRepositoryId(claims, settings);
  return [
    {
      title: `Trust policy of ${first.arn}, for ${flyApp(claims) === undefined ? 'exactly this subject' : 'the Machines of this app'} (trust-policy.json)`,
      language: 'json',
      text: policyBySubject(claims, settings),
    },
    ...(alternative === undefined ? [] : [alternative]),
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
  ];
}

/**
 * Admits the token's subject, also in the form with IDs that it takes when the repository is renamed or transferred. A
 * subject of Fly.io ends in the name of one Machine, which the next deployment may replace: there it admits the app.
 */
export function policyBySubject(claims: Claims, settings: AwsSettings): string {
  const app = flyApp(claims);
  if (app !== undefined) {
    return webIdentityPolicy(claims, settings, {
      StringEquals: { aud: [claims.aud] },
      StringLike: { sub: [`${app}:*`] },
    });
  }
  const subjects = [claims.sub, immutableSubject(claims)].filter((subject) => subject !== undefined);
  return webIdentityPolicy(claims, settings, {
    StringEquals: { aud: [claims.aud], sub: subjects },
  });
}

/**
 * Does not depend on the subject's exact text. STS evaluates these claims in the commercial regions only, and IAM wants
 * `sub` to be tested in every trust policy for GitHub.
 */
function policyByRepositoryId(claims: Claims, settings: AwsSettings): TrustAdvice | undefined {
  const id = claim(claims, 'repository_id');
  const environment = claim(claims, 'environment');
  const workflow = claim(claims, 'job_workflow_ref');
  const prefixes = [claims.sub, immutableSubject(claims)].map(
    (subject) => /^repo:[^/:]+\/[^/:]+:/.exec(subject ?? '')?.[0],
  );
  const patterns = prefixes.filter((prefix) => prefix !== undefined).map((prefix) => `${prefix}*`);
  const second = environment === undefined ? { job_workflow_ref: workflow } : { environment };
  const [[name, value] = ['', undefined]] = Object.entries(second);
  const isEvaluated = issuerName(claims) === githubIssuer && settings.roles[0].partition === 'aws';
  if (!isEvaluated || id === undefined || value === undefined || patterns.length === 0) return undefined;
  return {
    title: `Alternative that survives a rename: by \`repository_id\` and \`${name}\``,
    language: 'json',
    text: webIdentityPolicy(claims, settings, {
      StringEquals: { aud: [claims.aud], repository_id: [id], [name]: [value] },
      StringLike: { sub: patterns },
    }),
  };
}

/** @param conditions operator → claim → values */
function webIdentityPolicy(
  claims: Claims,
  settings: AwsSettings,
  conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): string {
  const issuer = issuerName(claims);
  const condition = Object.fromEntries(
    Object.entries(conditions).map(([operator, tests]) => [
      operator,
      Object.fromEntries(
        Object.entries(tests).map(([name, values]) => [`${issuer}:${name}`, oneOrMany(values)]),
      ),
    ]),
  );
  return policy({
    Effect: 'Allow',
    Principal: { Federated: providerArn(claims, settings) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
  });
}

/** `<organization>:<app>`, for ID tokens of Fly.io. */
function flyApp({ iss, sub }: Claims): string | undefined {
  return iss.startsWith('https://oidc.fly.io/') ? /^([\w-]+:[\w-]+):[^:]+$/.exec(sub)?.[1] : undefined;
}

/** What the role after `caller` in the chain has to trust. */
export function chainPolicy(caller: Role, settings: AwsSettings): string {
  const { externalId, tags } = settings;
  return policy({
    Effect: 'Allow',
    Principal: { AWS: caller.arn },
    Action: tags.length > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
    ...(externalId === undefined
      ? {}
      : { Condition: { StringEquals: { 'sts:ExternalId': policyText(externalId) } } }),
  });
}

function policy(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2);
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  const escaped = values.map(policyText);
  return escaped.length === 1 ? escaped[0]! : escaped;
}

/** `${` would begin a policy variable, and a branch name may hold it. */
function policyText(value: string): string {
  return value.replaceAll('${', '${$}{');
}

/**
 * The subject in the form with IDs that cannot be taken over, which github.com gives to repositories created, renamed or
 * transferred since 2026-07-15: `repo:octo-org@65/octo-repo@74:…`. Undefined where the token has it already, has a
 * subject of its own making, or comes from another server.
 */
function immutableSubject(claims: Claims): string | undefined {
  const repository = claim(claims, 'repository');
  const id = claim(claims, 'repository_id');
  const ownerId = claim(claims, 'repository_owner_id');
  const start = `repo:${repository}:`;
  if (
    issuerName(claims) !== githubIssuer ||
    !repository ||
    !id ||
    !ownerId ||
    !claims.sub.startsWith(start)
  ) {
    return undefined;
  }
  const [owner, name] = repository.split('/');
  return `repo:${owner}@${ownerId}/${name}@${id}:${claims.sub.slice(start.length)}`;
}

/** `aws iam create-open-id-connect-provider …`. No thumbprint: AWS verifies the issuer's certificate by itself. */
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
