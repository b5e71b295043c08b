/** The claims of the ID token that GitHub would issue to a job which is only described. Pure. */
import { githubIssuer, isGithubDotCom } from './issuer.ts';
import { buildSubject, defaultTemplate } from './subject.ts';

export interface GithubJob {
  /** `owner/name`. */
  readonly repository: string;
  readonly repositoryId?: string;
  readonly ownerId?: string;
  readonly environment?: string;
  /** `refs/heads/…`, `refs/tags/…`, or a branch name. */
  readonly ref?: string;
  /** `push`, `pull_request`, … */
  readonly event?: string;
  /**
   * A file (`deploy.yml`, with or without its folder), or the workflow's name if it does not end in `.yml` or `.yaml`.
   */
  readonly workflow?: string;
  /** The reusable workflow that holds the job: `owner/name/.github/workflows/file.yml@ref`. */
  readonly jobWorkflowRef?: string;
  readonly actor?: string;
  readonly actorId?: string;
  readonly visibility?: string;
  readonly runnerEnvironment?: string;
  readonly enterpriseId?: string;
  /** Only if it is not github.com's. */
  readonly issuer?: string;
  /** If absent, each cloud gets the audience that it expects. */
  readonly audience?: string;
  /** Whether the repository uses the subject form with IDs. */
  readonly immutableSubject?: boolean;
  /** Keys of a subject template (`include_claim_keys`). */
  readonly subjectClaims?: readonly string[];
}

export interface JobClaims {
  readonly claims: Readonly<Record<string, string>>;
  /** Claims that the token has, or may have, with values that the description does not determine. */
  readonly unknown: ReadonlySet<string>;
  /** The assumptions made, in words for people, by the member of the description that would replace each. */
  readonly assumed: Assumptions;
}

export type Assumptions = Readonly<Partial<Record<'event' | 'ref' | 'immutableSubject', string>>>;

/** A subject template that needs claims which the description of the job does not give. */
export class MissingClaims extends Error {
  constructor(names: readonly string[]) {
    super(`The subject template needs the value of \`${names.join('`, `')}\`.`);
  }
}

/** Claims that all or some tokens have and that cannot be derived from others. */
const claimsOfTheRun = [
  'actor',
  'actor_id',
  'base_ref',
  'check_run_id',
  'enterprise',
  'enterprise_id',
  'head_ref',
  'job_workflow_ref',
  'job_workflow_sha',
  'ref',
  'ref_protected',
  'ref_type',
  'repository_id',
  'repository_owner_id',
  'repository_visibility',
  'run_attempt',
  'run_id',
  'run_number',
  'runner_environment',
  'sha',
  'workflow',
  'workflow_ref',
  'workflow_sha',
];

/**
 * @throws {MissingClaims}
 * @throws {Error} for a repository that is not `owner/name`, for IDs that are not numbers, and for an immutable subject
 *   without them
 */
export function claimsOfJob(job: GithubJob): JobClaims {
  checkJob(job);
  const event = job.event ?? 'push';
  const isPullRequest = event === 'pull_request';
  const needsRef = job.environment === undefined && !isPullRequest;
  const ref = fullRef(job.ref) ?? (needsRef ? 'refs/heads/main' : undefined);
  const [owner = ''] = job.repository.split('/');
  const file = workflowFile(job.workflow);
  const workflowRef =
    file === undefined || ref === undefined ? undefined : `${job.repository}/${file}@${ref}`;
  const claims: Record<string, string | undefined> = {
    iss: job.issuer ?? githubIssuer,
    aud: job.audience,
    repository: job.repository,
    repository_id: job.repositoryId,
    repository_owner: owner,
    repository_owner_id: job.ownerId,
    repository_visibility: job.visibility,
    environment: job.environment,
    event_name: event,
    ref,
    ref_type: ref === undefined ? undefined : ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    head_ref: isPullRequest ? undefined : '',
    base_ref: isPullRequest ? undefined : '',
    workflow: file === undefined ? job.workflow : undefined,
    workflow_ref: workflowRef,
    job_workflow_ref: job.jobWorkflowRef ?? workflowRef,
    actor: job.actor,
    actor_id: job.actorId,
    runner_environment: job.runnerEnvironment,
    enterprise_id: job.enterpriseId,
  };
  const template = job.subjectClaims ?? defaultTemplate;
  const missing = template.filter((key) => key !== 'repo' && key !== 'context' && claims[key] === undefined);
  if (missing.length > 0) throw new MissingClaims(missing);
  const sub = buildSubject(claims, job.immutableSubject ? 'immutable' : 'classic', template);
  const known = Object.fromEntries(
    Object.entries({ ...claims, sub }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return {
    claims: known,
    unknown: new Set(claimsOfTheRun.filter((name) => known[name] === undefined)),
    assumed: {
      ...(job.event === undefined ? { event: 'event push' } : {}),
      ...(job.ref === undefined && needsRef ? { ref: 'ref refs/heads/main' } : {}),
      // Only github.com has another form.
      ...(job.immutableSubject === undefined && isGithubDotCom(claims.iss)
        ? { immutableSubject: 'a subject without IDs' }
        : {}),
    },
  };
}

function checkJob({ repository, repositoryId, ownerId, immutableSubject }: GithubJob): void {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new Error(`The repository must be given as owner/name, and is \`${repository}\`.`);
  }
  for (const [name, id] of [
    ['The ID of the repository', repositoryId],
    ['The ID of the owner', ownerId],
  ]) {
    if (id !== undefined && !/^\d+$/.test(id)) throw new Error(`${name} must be a number, and is \`${id}\`.`);
  }
  if (immutableSubject && (repositoryId === undefined || ownerId === undefined)) {
    throw new Error('An immutable subject needs the IDs of the owner and of the repository.');
  }
}

function fullRef(ref: string | undefined): string | undefined {
  return ref === undefined || ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
}

function workflowFile(workflow: string | undefined): string | undefined {
  if (workflow === undefined || !/\.ya?ml$/.test(workflow)) return undefined;
  return workflow.includes('/') ? workflow : `.github/workflows/${workflow}`;
}
