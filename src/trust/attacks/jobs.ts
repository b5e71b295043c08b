/** Jobs other than the given one, expressed as changes to its claims. */
import { text } from '../json.ts';
import type { Changes, Target } from './attack.ts';

/** IDs that no owner or repository of the job's organization has. */
export const foreignIds = { repository_owner_id: '900000001', repository_id: '900000002' };

export function atRef(target: Target, ref: string, more: Changes = {}): Changes {
  return { ...refClaims(target, ref), environment: undefined, event_name: 'push', ...more };
}

/** The claims that follow from the ref. Files in other repositories keep their ref. */
function refClaims({ claims, owner, name }: Target, ref: string): Changes {
  const at = (claim: string): string | undefined => {
    const [file = '', ...rest] = (text(claims[claim]) ?? '').split('@');
    const isOwn = file.toLowerCase().startsWith(`${owner}/${name}/`.toLowerCase());
    return isOwn ? `${file}@${ref}` : [file, ...rest].join('@') || undefined;
  };
  return {
    ref,
    ref_type: 'branch',
    workflow_ref: at('workflow_ref'),
    job_workflow_ref: at('job_workflow_ref'),
  };
}

export function pullRequest(target: Target, more: Changes = {}): Changes {
  return {
    ...refClaims(target, 'refs/pull/7/merge'),
    environment: undefined,
    event_name: 'pull_request',
    head_ref: 'evil',
    base_ref: target.branch,
    ...more,
  };
}

/** Jobs of another repository. The owner chooses its workflows, branches and environments freely. */
function inRepository(target: Target, owner: string, name: string, ids: Changes): Changes[] {
  const repository = `${owner}/${name}`;
  const own = (ref: string): Changes => {
    const file =
      /\/(\.github\/workflows\/[^@]+)@/.exec(ownWorkflow(target))?.[1] ?? '.github/workflows/deploy.yml';
    return { workflow_ref: `${repository}/${file}@${ref}`, job_workflow_ref: `${repository}/${file}@${ref}` };
  };
  const base = { repository, repository_owner: owner, ...ids };
  const pullRef = 'refs/pull/7/merge';
  return [
    { ...base, ...own(target.ref) },
    { ...base, ...own(target.ref), ref: target.ref, environment: undefined, event_name: 'push' },
    { ...base, ...own(pullRef), ref: pullRef, environment: undefined, event_name: 'pull_request' },
  ];
}

export function foreign(target: Target, owner: string, name: string): Changes[] {
  return inRepository(target, owner, name, { ...foreignIds, actor: 'outsider', actor_id: '900000003' });
}

export function sibling(target: Target, name: string): Changes[] {
  return inRepository(target, target.owner, name, { repository_id: foreignIds.repository_id });
}

export function withWorkflow(variants: readonly Changes[], workflow: string): Changes[] {
  return variants.map((changes) => ({ ...changes, job_workflow_ref: workflow }));
}

/** The workflow that defines the job, or a likely one. */
export function ownWorkflow({ claims, owner, name, ref }: Target): string {
  return text(claims.job_workflow_ref) ?? `${owner}/${name}/.github/workflows/deploy.yml@${ref}`;
}

export function otherEnvironments(environment: string | undefined): string[] {
  if (environment === undefined) return ['sandbox'];
  const swapped =
    environment === environment.toLowerCase() ? environment.toUpperCase() : environment.toLowerCase();
  // GitHub escapes colons in subjects but not percent signs, so both names have the same subject.
  const twin = environment.includes(':')
    ? environment.replaceAll(':', '%3A')
    : environment.replaceAll('%3A', ':');
  return [`${environment}-sandbox`, `${environment}x`, 'sandbox', swapped, twin].filter(
    (name) => name !== environment,
  );
}
