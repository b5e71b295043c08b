/** Whether a provider accepts the tokens of everybody on GitHub. */
import { githubIssuer } from '../../../identity/issuer.ts';
import type { Cel } from '../../google/cel.ts';
import type { WorkloadIdentityProvider } from '../../google/provider.ts';

/** Jobs that have nothing in common except GitHub. */
const strangers = [
  { owner: 'evil-org', name: 'any', ref: 'refs/heads/main', event_name: 'push' },
  { owner: 'z', name: 'q', ref: 'refs/pull/1/merge', event_name: 'pull_request' },
].map(({ owner, name, ref, event_name }, index) => ({
  iss: githubIssuer,
  sub: `repo:${owner}/${name}:${event_name === 'push' ? `ref:${ref}` : event_name}`,
  repository: `${owner}/${name}`,
  repository_owner: owner,
  repository_id: `90000000${index}`,
  repository_owner_id: `80000000${index}`,
  repository_visibility: 'public',
  ref,
  ref_type: 'branch',
  event_name,
  actor: owner,
  actor_id: `70000000${index}`,
  workflow: owner,
  workflow_ref: `${owner}/${name}/.github/workflows/x.yml@${ref}`,
  job_workflow_ref: `${owner}/${name}/.github/workflows/x.yml@${ref}`,
  runner_environment: 'github-hosted',
}));

export function admitsEverybody(
  { attributeCondition, attributeMapping = {} }: WorkloadIdentityProvider,
  cel: Cel,
): boolean {
  if (attributeCondition === undefined) return true;
  return strangers.every((assertion) => {
    const mapped = Object.entries(attributeMapping).map(([target, expression]) => {
      const outcome = cel(String(expression), { assertion });
      return [target, outcome.state === 'value' ? outcome.value : undefined] as const;
    });
    const below = (prefix: string) =>
      Object.fromEntries(
        mapped
          .filter(([target, value]) => target.startsWith(prefix) && value !== undefined)
          .map(([target, value]) => [target.slice(prefix.length), value]),
      );
    const outcome = cel(attributeCondition, {
      assertion,
      google: below('google.'),
      attribute: below('attribute.'),
    });
    return outcome.state === 'value' && outcome.value === true;
  });
}
