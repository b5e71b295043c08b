/** What Google Cloud has to be told once, so that it trusts this job: ready commands and the names in them. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { claim } from '../../identity/claims.ts';
import { shellWord } from '../../text/shell-word.ts';
import { poolName, subjectPrincipal } from './principal.ts';
import { defaultIdTokenAudience, partsOf } from './provider-name.ts';
import { projectOf } from './service-account.ts';
import type { GcpSettings } from './settings.ts';

/** The most that `google.subject` may hold. */
export const longestSubjectBytes = 127;

/** Claims worth having as attributes. A mapping that names a claim which a token lacks refuses that token. */
const attributeClaims = ['repository', 'repository_id', 'repository_owner_id', 'ref'] as const;

/** The principals this ID token can become, narrowest last. All of them depend on the provider's attribute mapping. */
export interface Principals {
  /** Every job of the repository, by its ID, which survives renames; absent for tokens of other issuers. */
  readonly repository?: string;
  /** The same by name, for providers that map `attribute.repository`. */
  readonly repositoryByName?: string;
  /** Only jobs with this subject. */
  readonly subject: string;
}

export function principalsOf(settings: GcpSettings, claims: Claims): Principals {
  const byAttribute = (name: string) => {
    const value = claim(claims, name);
    return value === undefined
      ? undefined
      : `principalSet://iam.googleapis.com/${poolName(settings)}/attribute.${name}/${value}`;
  };
  const repository = byAttribute('repository_id');
  const repositoryByName = byAttribute('repository');
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(repositoryByName === undefined ? {} : { repositoryByName }),
    subject: subjectPrincipal(settings, subjectMapping(claims).value),
  };
}

/**
 * The mapping of `google.subject`: the token's own subject, or a short stand-in where that is too long for it. The
 * stand-in needs two claims that every GitHub token has.
 */
export function subjectMapping(claims: Claims): { expression: string; value: string } {
  const id = claim(claims, 'repository_id');
  const type = claim(claims, 'ref_type');
  if (Buffer.byteLength(claims.sub) <= longestSubjectBytes || id === undefined || type === undefined) {
    return { expression: 'assertion.sub', value: claims.sub };
  }
  return { expression: 'assertion.repository_id + ":" + assertion.ref_type', value: `${id}:${type}` };
}

/** `google.subject=…,attribute.…=…` for claims that this token has. */
export function attributeMapping(claims: Claims): string {
  const attributes = attributeClaims
    .filter((name) => claim(claims, name) !== undefined)
    .map((name) => `attribute.${name}=assertion.${name}`);
  return [`google.subject=${subjectMapping(claims).expression}`, ...attributes].join(',');
}

/** A condition that admits the owner of the repository by ID, or exactly this subject for tokens of other issuers. */
export function attributeCondition(claims: Claims): string {
  const owner = claim(claims, 'repository_owner_id');
  const [name, value] = owner === undefined ? ['sub', claims.sub] : ['repository_owner_id', owner];
  // JSON's string literals are CEL's too.
  return `assertion.${name} == ${JSON.stringify(value)}`;
}

/** `gcloud iam workload-identity-pools providers <verb> <the provider>`, with further flags. */
export function providerCommand(settings: GcpSettings, verb: string, ...flags: string[]): string {
  return command(`gcloud iam workload-identity-pools providers ${verb}`, settings.provider, ...flags);
}

/** Lets a principal act: as the service account, or without one in the project itself. */
export function bindingCommand(settings: GcpSettings, member: string): string {
  const account = settings.delegates[0] ?? settings.serviceAccount;
  if (account !== undefined) {
    return command(
      'gcloud iam service-accounts add-iam-policy-binding',
      account,
      ...projectFlag(settings, account),
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
    // Else gcloud asks, where the project has conditional bindings.
    '--condition=None',
  );
  return `# In place of roles/viewer: the role that the job needs\n${binding}`;
}

/**
 * The project of a service account, where it is known by its ID: gcloud looks for the account in the project it is set
 * to, and wants no project number there.
 */
export function projectFlag(settings: GcpSettings, account: string | undefined): string[] {
  const project = projectOf(account) ?? settings.projectId;
  return project === undefined || /^\d+$/.test(project) ? [] : [`--project=${project}`];
}

/** One command, an argument per line. */
export function command(start: string, ...words: string[]): string {
  return [start, ...words.map(shellWord)].join(' \\\n  ');
}

export function trust(claims: Claims, settings: GcpSettings): readonly TrustAdvice[] {
  const principals = principalsOf(settings, claims);
  const broad = principals.repository ?? principals.subject;
  const who = settings.serviceAccount === undefined ? 'have roles of its own' : 'use the service account';
  return [
    {
      title: 'Workload identity pool and provider',
      language: 'sh',
      text: [
        enableServices(settings),
        command('gcloud iam workload-identity-pools create', poolName(settings)),
        createProvider(claims, settings),
      ].join('\n\n'),
    },
    {
      title: `Let ${principals.repository ? 'this repository' : 'this subject'} ${who}`,
      language: 'sh',
      text: bindingCommand(settings, broad),
    },
    ...(principals.repository
      ? [
          {
            title: `Or let only this exact subject ${who}`,
            language: 'sh' as const,
            text: bindingCommand(settings, principals.subject),
          },
        ]
      : []),
  ];
}

function enableServices(settings: GcpSettings): string {
  const { projectNumber } = partsOf(settings.provider);
  const start = 'gcloud services enable';
  const own = command(start, 'iam.googleapis.com', 'sts.googleapis.com', `--project=${projectNumber}`);
  return settings.serviceAccount === undefined ? own : `${own}\n${enableImpersonation(settings)}`;
}

/** Switches on the API that makes tokens of service accounts, in the project of the service account. */
export function enableImpersonation(settings: GcpSettings): string {
  const project =
    projectOf(settings.serviceAccount) ?? settings.projectId ?? partsOf(settings.provider).projectNumber;
  return command('gcloud services enable', 'iamcredentials.googleapis.com', `--project=${project}`);
}

function createProvider(claims: Claims, settings: GcpSettings): string {
  return providerCommand(
    settings,
    'create-oidc',
    `--issuer-uri=${claims.iss}`,
    `--attribute-mapping=${attributeMapping(claims)}`,
    `--attribute-condition=${attributeCondition(claims)}`,
    ...(settings.audience === defaultIdTokenAudience(settings.provider)
      ? []
      : [`--allowed-audiences=${settings.audience}`]),
  );
}
