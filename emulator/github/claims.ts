import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { World } from '../world.ts';
import { type GitHubWorld, type Job, ownerOf } from './world.ts';

/** How far GitHub back-dates `nbf` against clock skew. */
const backDatingSeconds = 600;

/**
 * The claims of the ID token GitHub issues to the world's job. All values except times are strings.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function idTokenClaims(world: World, audience: string, nowMs: number): JWTPayload {
  const issuedAt = Math.floor(nowMs / 1000);
  return {
    ...jobClaims(world.job),
    jti: randomUUID(),
    iss: world.github.issuer,
    aud: audience,
    sub: subjectOf(world.job, world.github),
    iat: issuedAt,
    nbf: issuedAt - backDatingSeconds,
    exp: issuedAt + world.lifetimes.idTokenSeconds,
  };
}

/** The `sub` claim: default, immutable or customised form. */
export function subjectOf(job: Job, github: Pick<GitHubWorld, 'immutableSubject' | 'subjectClaims'>): string {
  const [owner = '', name = ''] = job.repository.split('/');
  const repository = github.immutableSubject
    ? `repo:${owner}@${job.repositoryOwnerId}/${name}@${job.repositoryId}`
    : `repo:${job.repository}`;
  const keys = github.subjectClaims ?? ['repo', 'context'];
  const claims: Record<string, string | undefined> = jobClaims(job);
  const parts = keys.map((key) => {
    if (key === 'repo') return repository;
    if (key === 'context') return contextOf(job);
    return `${key}:${escapeColons(claims[key] ?? '')}`;
  });
  // A template cannot drop the IDs of an immutable subject.
  if (github.immutableSubject && !keys.includes('repo')) parts.unshift(repository);
  return parts.join(':');
}

function contextOf(job: Job): string {
  if (job.environment !== undefined) return `environment:${escapeColons(job.environment)}`;
  if (job.eventName === 'pull_request') return 'pull_request';
  return `ref:${escapeColons(job.ref)}`;
}

function escapeColons(value: string): string {
  return value.replaceAll(':', '%3A');
}

function jobClaims(job: Job): Record<string, string> {
  const properties = Object.entries(job.customProperties).map(([name, value]) => [
    `repo_property_${name}`,
    value,
  ]);
  return {
    ref: job.ref,
    ref_type: job.refType,
    ref_protected: String(job.refProtected),
    sha: job.sha,
    repository: job.repository,
    repository_id: job.repositoryId,
    repository_owner: ownerOf(job),
    repository_owner_id: job.repositoryOwnerId,
    repository_visibility: job.repositoryVisibility,
    actor: job.actor,
    actor_id: job.actorId,
    event_name: job.eventName,
    head_ref: job.headRef,
    base_ref: job.baseRef,
    workflow: job.workflow,
    workflow_ref: job.workflowRef,
    workflow_sha: job.workflowSha,
    job_workflow_ref: job.jobWorkflowRef,
    job_workflow_sha: job.jobWorkflowSha,
    run_id: job.runId,
    run_number: job.runNumber,
    run_attempt: job.runAttempt,
    check_run_id: job.checkRunId,
    runner_environment: job.runnerEnvironment,
    ...(job.environment !== undefined && { environment: job.environment }),
    ...(job.enterprise && { enterprise: job.enterprise.name, enterprise_id: job.enterprise.id }),
    ...Object.fromEntries(properties),
  };
}
