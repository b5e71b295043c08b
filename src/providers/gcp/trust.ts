/** The one-time set-up with which Google Cloud trusts this job: commands to paste and the names in them. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { claim } from '../../identity/claims.ts';
import { bearerOf } from '../../identity/subject.ts';
import { shellWord } from '../../text/shell-word.ts';
import { poolName, subjectPrincipal } from './principal.ts';
import { defaultIdTokenAudience, partsOf } from './provider-name.ts';
import { projectOf, resourceName } from './service-account.ts';
import type { GcpSettings } from './settings.ts';
import { terraform } from './trust-terraform.ts';

/** The maximum size of `google.subject`. */
export const longestSubjectBytes = 127;

/** Claims worth having as attributes. A mapping that reads a claim refuses tokens without that claim. */
const attributeClaims = ['repository', 'repository_id', 'repository_owner_id', 'ref'] as const;

/**
 * The attribute that distinguishes a job from others in its repository, by the repository's ID and what GitHub calls
 * the context: the environment, else the pull request, else the ref. A binding member tests one attribute, so both are
 * joined in it; the words between them keep an environment from passing as a branch. The optional claim is guarded.
 */
const jobAttribute = 'job';
const jobExpression =
  'assertion.repository_id + (has(assertion.environment) ? ":environment:" + assertion.environment : assertion.event_name == "pull_request" ? ":pull_request" : ":ref:" + assertion.ref)';

/** The value of {@link jobExpression} for a token; undefined for tokens of other issuers. */
function jobValue(claims: Claims): string | undefined {
  const id = claim(claims, 'repository_id');
  const event = claim(claims, 'event_name');
  if (id === undefined || event === undefined) return undefined;
  const environment = claim(claims, 'environment');
  if (environment !== undefined) return `${id}:environment:${environment}`;
  if (event === 'pull_request') return `${id}:pull_request`;
  const ref = claim(claims, 'ref');
  return ref === undefined ? undefined : `${id}:ref:${ref}`;
}

/** The principals that this ID token can become. All depend on the provider's attribute mapping. */
export interface Principals {
  /** Jobs of the repository with the same environment or ref; absent for tokens of other issuers. */
  readonly job?: string;
  /** Every job of the repository, by its ID, which survives renames; absent for tokens of other issuers. */
  readonly repository?: string;
  /** The same by name, for providers that map `attribute.repository`. */
  readonly repositoryByName?: string;
  /** Only jobs with this subject. */
  readonly subject: string;
}

export function principalsOf(settings: GcpSettings, claims: Claims): Principals {
  const byAttribute = (name: string, value: string | undefined) =>
    value === undefined
      ? undefined
      : `principalSet://iam.googleapis.com/${poolName(settings)}/attribute.${name}/${value}`;
  const job = byAttribute(jobAttribute, jobValue(claims));
  const repository = byAttribute('repository_id', claim(claims, 'repository_id'));
  const repositoryByName = byAttribute('repository', claim(claims, 'repository'));
  return {
    ...(job === undefined ? {} : { job }),
    ...(repository === undefined ? {} : { repository }),
    ...(repositoryByName === undefined ? {} : { repositoryByName }),
    subject: subjectPrincipal(settings, subjectMapping(claims).value),
  };
}

/**
 * The mapping of `google.subject`: the token's own subject, or a short substitute if that is too long. The substitute
 * needs two claims that every GitHub token has.
 */
export function subjectMapping(claims: Claims): { expression: string; value: string } {
  const id = claim(claims, 'repository_id');
  const type = claim(claims, 'ref_type');
  if (Buffer.byteLength(claims.sub) <= longestSubjectBytes || id === undefined || type === undefined) {
    return { expression: 'assertion.sub', value: claims.sub };
  }
  return { expression: 'assertion.repository_id + ":" + assertion.ref_type', value: `${id}:${type}` };
}

/** Attribute → CEL expression, for claims that this token has. */
function attributesOf(claims: Claims): Readonly<Record<string, string>> {
  const plain = attributeClaims.filter((name) => claim(claims, name) !== undefined);
  return {
    'google.subject': subjectMapping(claims).expression,
    ...Object.fromEntries(plain.map((name) => [`attribute.${name}`, `assertion.${name}`])),
    ...(jobValue(claims) === undefined ? {} : { [`attribute.${jobAttribute}`]: jobExpression }),
  };
}

/** `google.subject=…,attribute.…=…`, as gcloud expects it. */
export function attributeMapping(claims: Claims): string {
  return Object.entries(attributesOf(claims))
    .map(([attribute, expression]) => `${attribute}=${expression}`)
    .join(',');
}

/** A condition that admits the repository and its owner by ID, or exactly this subject for tokens of other issuers. */
export function attributeCondition(claims: Claims): string {
  const ids = ['repository_owner_id', 'repository_id'].filter((name) => claim(claims, name) !== undefined);
  // JSON string literals are valid in CEL.
  return (ids.length > 0 ? ids : ['sub'])
    .map((name) => `assertion.${name} == ${JSON.stringify(claims[name])}`)
    .join(' && ');
}

/** `gcloud iam workload-identity-pools providers <verb> <the provider>`, with further flags. */
export function providerCommand(settings: GcpSettings, verb: string, ...flags: string[]): string {
  return command(`gcloud iam workload-identity-pools providers ${verb}`, settings.provider, ...flags);
}

/** Lets a principal act as the service account or, without one, directly on the project. */
export function bindingCommand(settings: GcpSettings, member: string): string {
  const account = settings.delegates[0] ?? settings.serviceAccount;
  if (account !== undefined) {
    // If the name does not contain its project, gcloud would use the configured one.
    const inProject = projectOf(account) !== undefined;
    return command(
      'gcloud iam service-accounts add-iam-policy-binding',
      inProject ? account : resourceName(account),
      ...(inProject ? projectFlag(settings, account) : []),
      '--role=roles/iam.workloadIdentityUser',
      `--member=${member}`,
    );
  }
  const project = settings.projectId ?? partsOf(settings.provider).projectNumber;
  const binding = command(
    'gcloud projects add-iam-policy-binding',
    project,
    '--role=roles/viewer',
    `--member=${member}`,
    // Otherwise gcloud prompts if the project has conditional bindings.
    '--condition=None',
  );
  return `# Instead of roles/viewer: the role that the job needs\n${binding}`;
}

/**
 * The project of a service account, if it is known by its ID: gcloud looks for the account in the configured project,
 * and accepts no project number here.
 */
export function projectFlag(settings: GcpSettings, account: string | undefined): string[] {
  const project = projectOf(account) ?? settings.projectId;
  return project === undefined || /^\d+$/.test(project) ? [] : [`--project=${project}`];
}

/** One command, with one argument per line. */
export function command(start: string, ...words: string[]): string {
  return [start, ...words.map(shellWord)].join(' \\\n  ');
}

export function trust(claims: Claims, settings: GcpSettings): readonly TrustAdvice[] {
  const { job, subject } = principalsOf(settings, claims);
  const who = settings.serviceAccount === undefined ? 'have its own roles' : 'use the service account';
  return [
    {
      title: 'Workload identity pool and provider',
      language: 'sh',
      text: [
        enableServices(settings),
        command('gcloud iam workload-identity-pools create', poolName(settings)),
        providerCommand(settings, 'create-oidc', ...providerFlags(claims, settings)),
      ].join('\n\n'),
    },
    {
      title: `Let ${job ? bearerOf(claims) : 'this subject'} ${who}`,
      language: 'sh',
      text: bindingCommand(settings, job ?? subject),
    },
    { title: 'With Terraform', language: 'hcl', text: terraformOf(claims, settings) },
    {
      title: 'If the provider exists already: replace its mapping and condition',
      language: 'sh',
      text: providerCommand(settings, 'update-oidc', ...providerFlags(claims, settings)),
      alternative: true,
    },
    {
      title: 'Provider and binding as JSON, for `check`',
      language: 'json',
      text: JSON.stringify(asJson(claims, settings), null, 2),
      alternative: true,
    },
    ...(job
      ? [
          {
            title: `By the exact subject: let only it ${who}`,
            language: 'sh' as const,
            text: bindingCommand(settings, subject),
            alternative: true,
          },
        ]
      : []),
  ];
}

/** In the shape of what `gcloud … providers describe` and `… get-iam-policy` print. */
function asJson(claims: Claims, settings: GcpSettings) {
  const { job, subject } = principalsOf(settings, claims);
  const onAccount = settings.delegates[0] ?? settings.serviceAccount;
  return {
    provider: {
      name: settings.provider,
      attributeMapping: attributesOf(claims),
      attributeCondition: attributeCondition(claims),
      oidc: {
        issuerUri: claims.iss,
        ...(hasOwnAudience(settings) ? { allowedAudiences: [settings.audience] } : {}),
      },
    },
    bindings: [
      {
        role: onAccount === undefined ? 'roles/viewer' : 'roles/iam.workloadIdentityUser',
        members: [job ?? subject],
      },
    ],
  };
}

function terraformOf(claims: Claims, settings: GcpSettings): string {
  const { job, subject } = principalsOf(settings, claims);
  const account = settings.delegates[0] ?? settings.serviceAccount;
  return terraform({
    ...partsOf(settings.provider),
    issuer: claims.iss,
    mapping: attributesOf(claims),
    condition: attributeCondition(claims),
    ...(hasOwnAudience(settings) ? { audience: settings.audience } : {}),
    member: job ?? subject,
    ...(account === undefined ? {} : { serviceAccount: { account, project: projectOf(account) ?? '-' } }),
    project: settings.projectId ?? partsOf(settings.provider).projectNumber,
  });
}

function hasOwnAudience({ audience, provider }: GcpSettings): boolean {
  return audience !== defaultIdTokenAudience(provider);
}

function enableServices(settings: GcpSettings): string {
  const { projectNumber } = partsOf(settings.provider);
  const start = 'gcloud services enable';
  const own = command(start, 'iam.googleapis.com', 'sts.googleapis.com', `--project=${projectNumber}`);
  return settings.serviceAccount === undefined ? own : `${own}\n${enableImpersonation(settings)}`;
}

/** Enables the API that creates tokens of service accounts, in the service account's project. */
export function enableImpersonation(settings: GcpSettings): string {
  const project =
    projectOf(settings.serviceAccount) ?? settings.projectId ?? partsOf(settings.provider).projectNumber;
  return command('gcloud services enable', 'iamcredentials.googleapis.com', `--project=${project}`);
}

function providerFlags(claims: Claims, settings: GcpSettings): string[] {
  return [
    `--issuer-uri=${claims.iss}`,
    `--attribute-mapping=${attributeMapping(claims)}`,
    `--attribute-condition=${attributeCondition(claims)}`,
    ...(hasOwnAudience(settings) ? [`--allowed-audiences=${settings.audience}`] : []),
  ];
}
