/** Why a job has no ID tokens: a single message that names the right cause. */

import type { Environment } from '../environment.ts';
import type { Diagnosis } from '../failure/failure.ts';
import type { JsonObject } from '../text/json.ts';
import { isObject } from '../text/json.ts';

export type UnavailableCause =
  | 'fork'
  | 'dependabot'
  | 'permission'
  | 'act'
  | 'forgejo'
  | 'gitea'
  | 'outside-actions';

/**
 * The most likely cause, judging by the job's environment. Forks and Dependabot come first, because adding a permission
 * does not help them.
 * @param event the event payload, or undefined when it cannot be read
 */
export function unavailableCause(env: Environment, event: JsonObject | undefined): UnavailableCause {
  if (env.ACT === 'true') return 'act';
  // Forgejo descends from Gitea, so its runner sets Gitea's variable too.
  if (env.FORGEJO_ACTIONS === 'true') return 'forgejo';
  if (env.GITEA_ACTIONS === 'true') return 'gitea';
  if (env.GITHUB_ACTIONS !== 'true') return 'outside-actions';
  if (isForkPullRequest(env, event)) return 'fork';
  if (isDependabotRun(env)) return 'dependabot';
  return 'permission';
}

function isForkPullRequest(env: Environment, event: JsonObject | undefined): boolean {
  // `pull_request_target` runs with the rights of the base repository.
  const name = env.GITHUB_EVENT_NAME ?? '';
  if (!name.startsWith('pull_request') || name === 'pull_request_target') return false;
  const pullRequest = event?.pull_request;
  const head = isObject(pullRequest) && isObject(pullRequest.head) ? pullRequest.head : undefined;
  const repository = isObject(head?.repo) ? head.repo.full_name : undefined;
  // A deleted fork no longer has a repository.
  return head !== undefined && repository !== env.GITHUB_REPOSITORY;
}

/** The events that GitHub treats like a fork's when Dependabot triggers them. */
const dependabotEvents =
  /^(push|create|deployment|deployment_status|pull_request(_review|_review_comment)?)$/;

function isDependabotRun(env: Environment): boolean {
  return env.GITHUB_ACTOR === 'dependabot[bot]' && dependabotEvents.test(env.GITHUB_EVENT_NAME ?? '');
}

const permissionYaml = `jobs:
  <this job>:
    permissions:
      id-token: write   # lets the job ask for ID tokens
      contents: read    # naming one permission resets all others`;

const forgejoYaml = `jobs:
  <this job>:
    enable-openid-connect: true   # lets the job ask for ID tokens`;

export function explainUnavailable(cause: UnavailableCause): Diagnosis {
  const summary = 'This job cannot ask for ID tokens: the runner did not announce the token endpoint.';
  switch (cause) {
    case 'fork':
      return {
        summary,
        causes: [
          'The run was started by a pull request from a fork, and GitHub gives these no ID tokens, whatever the workflow says.',
        ],
        fix: [
          'Log in from an event of this repository instead (for example `push` or `workflow_run` after review).',
          'Set `if-unavailable: skip` to let this step succeed without a login and test `available` in later steps.',
        ],
        page: 'troubleshooting.md#no-id-token',
      };
    case 'dependabot':
      return {
        summary,
        causes: [
          'The run was started by Dependabot, and GitHub treats these like runs from a fork: no ID tokens.',
        ],
        fix: [
          'Skip the job for Dependabot, or start it again by hand: a run that a person starts for the same commit gets ID tokens.',
          'Set `if-unavailable: skip` to let this step succeed without a login and test `available` in later steps.',
        ],
        page: 'troubleshooting.md#no-id-token',
      };
    case 'permission':
      return {
        summary,
        causes: [
          'The job does not have the permission `id-token: write`.',
          'The job belongs to a reusable workflow whose caller does not grant it: permissions only shrink on the way to a called workflow.',
        ],
        fix: [
          'Grant it to this job, and for a reusable workflow to the calling job too. A `permissions` key in a job replaces the one at the top of the workflow.',
        ],
        paste: { language: 'yaml', text: permissionYaml },
        page: 'troubleshooting.md#no-id-token',
      };
    case 'forgejo':
      return {
        summary,
        causes: [
          'The job does not have `enable-openid-connect: true`: Forgejo does not read the permission `id-token`.',
          'The version of Forgejo or of its runner issues no ID tokens.',
          'The run was started by a pull request from a fork, to which Forgejo gives no ID tokens.',
        ],
        fix: ['Add the key to this job. It can also be at the top of the workflow.'],
        paste: { language: 'yaml', text: forgejoYaml },
        page: 'troubleshooting.md#no-id-token',
      };
    case 'gitea':
      return {
        summary,
        causes: ['The job runs on Gitea, which issues ID tokens in no version or in newer versions only.'],
        fix: [
          'Choose another `id-token-source`, for example a file that another program on the runner writes.',
        ],
        page: 'troubleshooting.md#no-id-token',
      };
    case 'act':
      return {
        summary,
        causes: ['The job runs under act, which has no ID tokens.'],
        fix: [
          'Run the workflow on GitHub, or choose another `id-token-source`.',
          'Set `if-unavailable: skip` to let this step succeed without a login.',
        ],
        page: 'troubleshooting.md#no-id-token',
      };
    case 'outside-actions':
      return {
        summary,
        causes: ['The process does not run in a GitHub Actions job (`GITHUB_ACTIONS` is not `true`).'],
        fix: ['Run it as a step of a workflow, or choose another `id-token-source`.'],
        page: 'troubleshooting.md#no-id-token',
      };
  }
}
