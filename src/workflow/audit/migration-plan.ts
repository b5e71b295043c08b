/**
 * How to move a whole repository from stored keys to OIDC: one workflow at a time, staging first, with the old key kept
 * alongside the new trust until the audit log shows that it is unused.
 */
import type { Job, WorkflowFile } from '../model.ts';
import { type Context, planCommand } from './replacement.ts';
import type { KeyUse } from './stored-keys.ts';

export interface MigrationPlan {
  readonly inventory: readonly InventoryEntry[];
  readonly steps: readonly JobMove[];
  readonly verify: readonly Verification[];
  readonly revoke: readonly Revocation[];
}

/** One key: the secrets that contain its parts, such as ID and secret key. */
export interface InventoryEntry {
  /** Empty for a literal key, which counts as public. */
  readonly secrets: readonly string[];
  readonly providers: readonly string[];
  readonly places: readonly string[];
  /** Where reusable workflows declare the secrets; these lines are removed last. */
  readonly declared: readonly string[];
  /** To be answered before anything is changed. */
  readonly questions: readonly string[];
}

/** One job, or the level above the jobs, with all its keys. */
export interface JobMove {
  readonly file: string;
  readonly job?: string;
  readonly purpose: Purpose;
  readonly providers: readonly string[];
  /** The role or identity to create: its purpose, and what its trust tests. */
  readonly role: string;
  readonly plan?: string;
  readonly lines: readonly number[];
}

export type Purpose = 'staging' | 'unknown' | 'packages' | 'production';

export interface Verification {
  readonly provider: string;
  readonly log: string;
  readonly look: string;
}

export interface Revocation {
  readonly secrets: readonly string[];
  readonly commands: readonly string[];
}

/** The order of the moves: the least disruptive comes first. */
const order: readonly Purpose[] = ['staging', 'unknown', 'packages', 'production'];

const questions = [
  'What may it do, and which of that is used?',
  'Who made it, and when was it last rotated?',
  'What else uses it, outside of this repository?',
  'What breaks without it?',
];

export function migrationPlan(
  uses: readonly KeyUse[],
  files: readonly WorkflowFile[],
  context: Context,
): MigrationPlan | undefined {
  const known = uses.filter(({ provider }) => provider !== 'other');
  if (uses.length === 0) return undefined;
  const providers = [...new Set(known.map(({ provider }) => provider))];
  return {
    inventory: inventoryOf(uses, files),
    steps: movesOf(known, files, context),
    verify: providers.flatMap((provider) => verificationOf(provider)),
    revoke: revocationsOf(uses),
  };
}

function inventoryOf(uses: readonly KeyUse[], files: readonly WorkflowFile[]): InventoryEntry[] {
  return keysOf(uses).map(({ secrets, uses: all }) => ({
    secrets,
    providers: [...new Set(all.map(({ provider }) => provider))],
    places: all.map(({ file, line }) => `${file}:${line}`),
    declared: files.flatMap(({ source, declaredSecrets }) =>
      declaredSecrets
        .filter(({ name }) => secrets.includes(name))
        .map(({ line }) => `${source.path}:${line}`),
    ),
    questions,
  }));
}

function movesOf(uses: readonly KeyUse[], files: readonly WorkflowFile[], context: Context): JobMove[] {
  const groups = new Map<string, KeyUse[]>();
  for (const use of uses) {
    const key = `${use.file}\n${use.job ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  const moves = [...groups.values()].map((group): JobMove => {
    const { file: path, job: id } = group[0]!;
    const file = files.find(({ source }) => source.path === path)!;
    const job = file.jobs.find((candidate) => candidate.id === id && id !== undefined);
    const providers = [...new Set(group.map(({ provider }) => provider))];
    const purpose = purposeOf(file, job, providers);
    const plan = planCommand(context, file, job, providers);
    return {
      file: path,
      ...(id !== undefined && { job: id }),
      purpose,
      providers,
      role: roleFor(purpose, job, file),
      ...(plan && { plan }),
      lines: [...new Set(group.map(({ line }) => line))],
    };
  });
  return moves.sort((a, b) => order.indexOf(a.purpose) - order.indexOf(b.purpose));
}

const clouds = ['aws', 'gcp', 'azure'];

function purposeOf(file: WorkflowFile, job: Job | undefined, providers: readonly string[]): Purpose {
  const words = `${job?.environment?.value ?? ''} ${job?.id ?? ''} ${file.source.path}`.toLowerCase();
  if (/\b(prod|production|live)\b|release/.test(words)) return 'production';
  if (/\b(dev|test|tests|testing|staging|stage|preview|sandbox|qa|conformance|e2e|ci)\b/.test(words))
    return 'staging';
  return providers.some((provider) => clouds.includes(provider)) ? 'unknown' : 'packages';
}

function roleFor(purpose: Purpose, job: Job | undefined, file: WorkflowFile): string {
  const onPullRequests = file.triggers.some(({ name }) => name.startsWith('pull_request'));
  const apart = onPullRequests ? ' Runs of pull requests get another one that can only read, or none.' : '';
  const name = job?.environment?.value;
  const bound =
    name && !name.includes('${{')
      ? `the environment \`${name}\``
      : 'an environment, which the job has to name (or at least to the branch)';
  switch (purpose) {
    case 'production':
      return `A role for production only, bound to ${bound}. The environment needs required reviewers and a branch rule.${apart}`;
    case 'staging':
      return `A role for staging and tests that cannot reach production, bound to ${bound}.${apart}`;
    case 'packages':
      return `Trusted publishing for this workflow file, bound to ${bound}.${apart}`;
    default:
      return `A role for this job alone, bound to ${bound}. Say first whether it is staging or production.${apart}`;
  }
}

const verifications: Readonly<Record<string, Omit<Verification, 'provider'>>> = {
  aws: {
    log: 'CloudTrail, event AssumeRoleWithWebIdentity',
    look: '`userIdentity.userName` is the subject of the job, `requestParameters.roleArn` the new role, `requestParameters.roleSessionName` and the ARN of the identity provider as planned, `durationSeconds` no longer than needed. Then search the access key ID: its last use (`aws iam get-access-key-last-used`) must be before the switch.',
  },
  gcp: {
    log: 'Cloud Audit Logs, data access logs of the Security Token Service API (sts.googleapis.com) and of iamcredentials.googleapis.com',
    look: '`authenticationInfo` of GenerateAccessToken holds the principal with the subject of the job. Nothing must be logged with `serviceAccountKeyName` of the old key after the switch.',
  },
  azure: {
    log: 'Sign-in logs of service principals in Microsoft Entra, and the Azure activity log',
    look: 'The sign-in has a `federatedCredentialId`. Sign-ins with `servicePrincipalCredentialKeyId` of the old secret must have stopped.',
  },
};

function verificationOf(provider: string): Verification[] {
  const known = verifications[provider];
  return known ? [{ provider, ...known }] : [];
}

const revocations: Readonly<Record<string, readonly string[]>> = {
  aws: [
    'aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive',
    'aws iam delete-access-key --user-name USER --access-key-id KEY_ID',
  ],
  gcp: [
    'gcloud iam service-accounts keys disable KEY_ID --iam-account SERVICE_ACCOUNT',
    'gcloud iam service-accounts keys delete KEY_ID --iam-account SERVICE_ACCOUNT',
  ],
  azure: ['az ad app credential delete --id CLIENT_ID --key-id KEY_ID'],
};

function revocationsOf(uses: readonly KeyUse[]): Revocation[] {
  return keysOf(uses).map(({ secrets, uses: all }) => ({
    secrets,
    commands: [
      ...[...new Set(all.map(({ provider }) => provider))].flatMap((provider) => revocations[provider] ?? []),
      ...secrets.flatMap((secret) => deletions(secret, all)),
    ],
  }));
}

/** The secret may be set in the repository, in environments, or in both. */
function deletions(secret: string, uses: readonly KeyUse[]): string[] {
  const environments = [
    ...new Set(
      uses.flatMap(({ environment }) => (environment && /^[\w.-]+$/.test(environment) ? [environment] : [])),
    ),
  ];
  return [
    `gh secret delete ${secret}`,
    ...environments.map((name) => `gh secret delete ${secret} --env ${name}`),
  ];
}

interface Key {
  readonly secrets: readonly string[];
  readonly uses: readonly KeyUse[];
}

/**
 * Uses grouped by key. Secrets that appear together in the inputs or variables of one step are parts of one key; a
 * script may use several keys. Literal keys each stand alone.
 */
function keysOf(uses: readonly KeyUse[]): Key[] {
  const literal = uses.filter(({ reach }) => reach === 'literal');
  const named = uses.filter(({ secrets }) => secrets.length > 0);
  const groups: Set<string>[] = [];
  for (const { secrets, means } of named) {
    for (const part of means === 'script' ? secrets.map((secret) => [secret]) : [secrets]) {
      const touched = groups.filter((group) => part.some((secret) => group.has(secret)));
      const merged = new Set([...touched.flatMap((group) => [...group]), ...part]);
      for (const group of touched) groups.splice(groups.indexOf(group), 1);
      groups.push(merged);
    }
  }
  return [
    ...literal.map((use) => ({ secrets: [], uses: [use] })),
    ...groups.map((group) => ({
      secrets: [...group],
      uses: named.filter(({ secrets }) => secrets.some((secret) => group.has(secret))),
    })),
  ];
}
