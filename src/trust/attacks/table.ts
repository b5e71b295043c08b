/**
 * The attack matrix: who else may try to obtain this job's identity. Each row is built from the job's own claims, in
 * both forms of GitHub's subject and with the job's own subject template.
 */
import { githubIssuer, isGithubDotCom } from '../../identity/issuer.ts';
import { text } from '../json.ts';
import type { Severity } from '../report.ts';
import type { Attack, Target } from './attack.ts';
import {
  atRef,
  foreign,
  foreignIds,
  otherEnvironments,
  ownWorkflow,
  pullRequest,
  sibling,
  withWorkflow,
} from './jobs.ts';
import { inForms, keptSubject } from './subjects.ts';

const sources = {
  subjects: 'GitHub Docs, "OpenID Connect reference"',
  hardening: 'GitHub Docs, "Security hardening with OpenID Connect"',
  tinder: 'Tinder Security Labs, 2023: wildcards in trust policies',
  rezonate: 'Rezonate, 2023: GitHub misconfigurations of pools and roles',
  ohMyDc: 'Unit 42, "OH-MY-DC": user-controlled claims',
  subjugation: 'Astrix, "Sub:jugation": names that can be registered again',
  squats: 'Boost Security Labs, "Sleeper Squats": the withdrawn spelling with hyphens',
  gato: 'gato-x, `attack --oidc`: a token for each environment',
  datadog: 'Datadog Security Labs: keyless authentication from GitHub to AWS',
  bots: 'zizmor, `bot-conditions`',
  reusable: 'GitHub Docs, "Using OpenID Connect with reusable workflows"',
};

const always = (severity: Severity) => (): Severity => severity;

/** Rows in the order of the published table. */
export const attacks: readonly Attack[] = [
  {
    id: 'other-branch',
    who: 'Anybody who may push to the repository',
    power: 5,
    reason: 'pushes a branch of another name and runs a workflow there',
    fix: 'Test the exact ref, or an environment with a branch rule.',
    source: sources.hardening,
    severity: ({ claims, environment }) =>
      environment === undefined && claims.ref_protected === 'false' ? 'medium' : 'high',
    variants: (target) => [atRef(target, 'refs/heads/evil')],
  },
  {
    id: 'branch-prefix',
    who: 'Anybody who may push to the repository',
    power: 5,
    reason: "pushes a branch whose name starts with that of the job's branch",
    fix: 'No star at the end of a branch name.',
    source: sources.hardening,
    severity: always('high'),
    variants: (target) =>
      ['-x', 'x', '/x'].map((tail) => atRef(target, `refs/heads/${target.branch}${tail}`)),
  },
  {
    id: 'tag',
    who: 'Anybody who may push tags to the repository',
    power: 5,
    reason: "pushes a tag, also one with the name of the job's branch",
    fix: 'Keep `refs/heads/` in the pattern.',
    source: sources.subjects,
    severity: always('high'),
    variants: (target) =>
      ['v9', target.branch].map((name) => atRef(target, `refs/tags/${name}`, { ref_type: 'tag' })),
  },
  {
    id: 'pull-request',
    who: 'Anybody who may push to the repository',
    power: 5,
    reason: 'opens a pull request; its workflow and code are unreviewed',
    fix: 'No `*` that covers the tail `pull_request`.',
    source: sources.datadog,
    severity: ({ claims }) => (isPullRequest(claims) ? 'info' : 'high'),
    variants: (target) => [pullRequest(target)],
  },
  {
    id: 'pr-with-environment',
    who: 'Anybody who may push to the repository',
    power: 5,
    reason: "opens a pull request whose own workflow names the job's environment",
    fix: 'Protection rules of the environment stop this: required reviewers and a branch rule. AWS and Google Cloud can test `ref` too.',
    source: sources.gato,
    severity: always('high'),
    stoppedByRules: ({ environment }) => environment !== undefined,
    variants: (target) => [pullRequest(target, { environment: target.environment ?? 'production' })],
  },
  {
    id: 'fork-pull-request',
    who: 'Anybody',
    power: 1,
    reason: 'opens a pull request from a fork of a repository that sends write tokens to forks',
    fix: 'Leave "Send write tokens to workflows from fork pull requests" off. Public repositories send none.',
    source: sources.hardening,
    severity: ({ claims }) =>
      claims.repository_visibility === 'public' || isPullRequest(claims) ? 'info' : 'high',
    // Runs from forks of public repositories get no ID token at all.
    variants: (target) =>
      target.claims.repository_visibility === 'public'
        ? []
        : [pullRequest(target, { actor: 'outsider', actor_id: '900000003' })],
  },
  {
    id: 'pull-request-target',
    who: 'Anybody',
    power: 1,
    reason:
      'opens a pull request that starts a workflow on `pull_request_target`, with the rights of the default branch',
    fix: 'Log in under an environment, or test `event_name` (Google Cloud only). Never check out the pull request there.',
    source: sources.datadog,
    severity: ({ options }) => (options.checksOutPullRequests ? 'critical' : 'medium'),
    variants: (target) => [atRef(target, target.defaultRef, { event_name: 'pull_request_target' })],
  },
  {
    id: 'comment-or-dispatch',
    who: 'Anybody who may comment',
    power: 1,
    reason:
      'starts a workflow on `issue_comment`, `workflow_run` or `repository_dispatch`, which runs on the default branch',
    fix: 'Log in under an environment. Never check out the pull request there.',
    source: sources.datadog,
    severity: ({ options }) => (options.checksOutPullRequests ? 'critical' : 'medium'),
    variants: (target) =>
      ['issue_comment', 'workflow_run', 'repository_dispatch'].map((event) =>
        atRef(target, target.defaultRef, { event_name: event }),
      ),
  },
  {
    id: 'merge-queue',
    who: 'Anybody who may push to the repository',
    power: 5,
    reason: 'adds a pull request to the merge queue, which runs on a temporary branch',
    fix: 'Test the exact branch.',
    source: sources.subjects,
    severity: always('medium'),
    variants: (target) => [
      atRef(target, `refs/heads/gh-readonly-queue/${target.branch}/pr-7-0123456789abcdef`, {
        event_name: 'merge_group',
      }),
    ],
  },
  {
    id: 'schedule / manual run',
    who: 'Anybody who may push to the repository',
    power: 6,
    reason: "runs the job's own workflow at another time",
    fix: 'Nothing to do: it is the reviewed code of the same branch.',
    source: sources.subjects,
    severity: always('info'),
    variants: () => ['schedule', 'workflow_dispatch'].map((event) => ({ event_name: event })),
  },
  {
    id: 'no-environment',
    who: 'Anybody who may push to the repository',
    power: 5,
    reason: "runs a job on the same branch that names no environment, past the environment's rules",
    fix: 'Test the subject with the environment, and the claim without `…IfExists` or `ForAllValues`.',
    source: sources.subjects,
    severity: ({ environment }) => (environment === undefined ? 'info' : 'high'),
    variants: (target) => [atRef(target, target.ref)],
  },
  {
    id: 'other-environment',
    who: 'Anybody who may push to the repository',
    power: 5,
    reason: 'runs a job that names another environment, which is perhaps not protected',
    fix: 'Test the exact `sub`, and the claim `environment` if the cloud can.',
    source: sources.gato,
    severity: always('high'),
    variants: ({ environment }) => otherEnvironments(environment).map((other) => ({ environment: other })),
  },
  {
    id: 'other-workflow',
    who: 'Anybody who may push to the branch',
    power: 6,
    reason: 'adds another workflow file on the same branch',
    fix: 'Test `job_workflow_ref`, together with the repository.',
    source: sources.reusable,
    severity: always('medium'),
    variants: (target) => [
      {
        workflow_ref: `${target.owner}/${target.name}/.github/workflows/evil.yml@${target.ref}`,
        job_workflow_ref: `${target.owner}/${target.name}/.github/workflows/evil.yml@${target.ref}`,
      },
    ],
  },
  {
    id: 'same-workflow-name',
    who: 'Anybody',
    power: 0,
    reason: 'names a workflow of an own repository like yours',
    fix: 'Never rest on `workflow` alone: it is free text.',
    source: sources.ohMyDc,
    severity: always('critical'),
    variants: (target) => foreign(target, 'evil-org', 'x'),
  },
  {
    id: 'foreign caller of our reusable workflow',
    who: 'Anybody who may read the reusable workflow',
    power: 0,
    reason: 'calls your reusable workflow from a foreign repository, with inputs of their choice',
    fix: 'Test the owner or the repository in addition to `job_workflow_ref`.',
    source: sources.reusable,
    severity: ({ claims }) =>
      claims.repository_visibility === 'private' || claims.repository_visibility === 'internal'
        ? 'high'
        : 'critical',
    variants: (target) => withWorkflow(foreign(target, 'evil-org', 'x'), ownWorkflow(target)),
  },
  {
    id: 'reusable workflow at another ref',
    who: 'Anybody who may push to the repository of the reusable workflow',
    power: 4,
    reason:
      'changes a copy of the reusable workflow on a branch or a tag, and calls that from another repository of the organization',
    fix: 'Pin `job_workflow_ref` to a commit or a protected branch, exactly.',
    source: sources.reusable,
    severity: always('high'),
    variants: (target) => {
      const [file = ''] = ownWorkflow(target).split('@');
      const platform = file.split('/').slice(0, 2).join('/');
      const [, platformName = 'platform'] = platform.split('/');
      // The job's own repository is not an outside caller of its own workflow.
      const callers = platform === `${target.owner}/${target.name}` ? ['other'] : ['other', platformName];
      return callers.flatMap((name) => [
        ...withWorkflow(sibling(target, name), `${file}@refs/heads/evil`),
        ...withWorkflow(sibling(target, name), `${file}@refs/tags/v1`).map((changes) => ({
          changes,
          severity: 'medium' as const,
        })),
      ]);
    },
  },
  {
    id: 'sibling repository',
    who: 'A member of the organization who may create repositories',
    power: 3,
    reason: 'runs a workflow in another repository of the same owner',
    fix: 'Name the repository, or its ID, in the condition.',
    source: sources.hardening,
    severity: always('high'),
    variants: (target) => sibling(target, 'other'),
  },
  {
    id: 'look-alike repository',
    who: 'A member of the organization who may create repositories',
    power: 3,
    reason: 'creates a repository whose name begins or ends with that of yours',
    fix: 'A `:` behind the name of the repository.',
    source: sources.tinder,
    severity: always('high'),
    variants: (target) =>
      [`${target.name}-x`, `${target.name}x`, `x${target.name}`].flatMap((name) => sibling(target, name)),
  },
  {
    id: 'look-alike owner',
    who: 'Anybody',
    power: 0,
    reason: 'registers an owner whose name resembles yours',
    fix: 'A `/` behind the name of the owner, and anchors around regular expressions.',
    source: sources.tinder,
    severity: always('critical'),
    variants: (target) =>
      [
        [`${target.owner}-evil`, target.name],
        [`${target.owner}x`, target.name],
        [`${target.owner}-evil`, 'x'],
        [`x${target.owner}`, `${target.name}2`],
        // A dot in a regular expression matches any character.
        [target.owner.replace(/[.-]/, 'x'), target.name],
      ]
        .filter(([owner]) => owner !== target.owner)
        .flatMap(([owner = '', name = '']) => foreign(target, owner, name)),
  },
  {
    id: 'same repository name, other owner',
    who: 'Anybody',
    power: 0,
    reason: 'names a repository like yours, for example by a fork',
    fix: 'Name the owner in the condition.',
    source: sources.ohMyDc,
    severity: always('critical'),
    variants: (target) => foreign(target, 'evil-org', target.name),
  },
  {
    id: 're-registered owner/repository',
    who: 'Anybody, once the name of the owner or the repository is free',
    power: 2,
    reason: 'registers the name again, after you renamed or deleted it',
    fix: 'Test the IDs: the immutable subject, `repository_id`, `repository_owner_id`.',
    source: sources.subjugation,
    severity: always('high'),
    variants: (target) => [
      // New repositories of github.com send the immutable form, so an exact classic subject matches only older ones.
      ...inForms(target, foreignIds, (form) =>
        form === 'classic' && isGithubDotCom(target.claims.iss) ? 'low' : 'high',
      ),
    ],
  },
  {
    id: 'hyphen squat',
    who: 'Anybody',
    power: 0,
    reason: 'registers a name that looks like the first, withdrawn spelling of immutable subjects',
    fix: 'No spelling with hyphens: GitHub writes IDs behind `@`, which no name can hold.',
    source: sources.squats,
    severity: always('high'),
    variants: (target) =>
      foreign(
        target,
        `${target.owner}-${text(target.claims.repository_owner_id) ?? '65'}`,
        `${target.name}-${text(target.claims.repository_id) ?? '74'}`,
      ),
  },
  {
    id: 'other issuer',
    who: 'Anybody who runs a server that issues tokens',
    power: 1,
    reason:
      'issues a token with the same subject from GitHub Enterprise Server, another enterprise, or GitLab',
    fix: 'Trust exactly one issuer.',
    source: sources.subjects,
    severity: always('critical'),
    variants: ({ claims, owner }) =>
      ['https://github.evil.example/_services/token', `${githubIssuer}/${owner}-evil`, 'https://gitlab.com']
        .filter((issuer) => issuer !== claims.iss)
        .map((iss) => ({ changes: { iss }, ...keptSubject(claims) })),
  },
  {
    id: 'other audience',
    who: 'A service to which this job sent an ID token',
    power: 3,
    reason: 'presents a token here that the job requested for that service',
    fix: 'Test the audience.',
    source: sources.hardening,
    severity: always('high'),
    variants: ({ claims, owner }) =>
      [`https://github.com/${owner}`, 'https://service.example']
        .filter((audience) => audience !== claims.aud)
        .map((aud) => ({ changes: { aud }, ...keptSubject(claims) })),
  },
  {
    id: 'bot',
    who: 'Anybody whose change a bot takes over',
    power: 2,
    reason: 'gets Dependabot, Renovate or the Actions bot to update a pull request',
    fix: 'Never rest on `actor`: it says who triggered the run, not whose code runs.',
    source: sources.bots,
    severity: always('medium'),
    variants: (target) =>
      ['dependabot[bot]', 'renovate[bot]', 'github-actions[bot]'].map((actor) =>
        pullRequest(target, { actor, actor_id: '49699333' }),
      ),
  },
  {
    id: 'self-hosted runner',
    who: 'Code that runs on the same self-hosted machine',
    power: 4,
    reason: 'takes the token of a job on a machine that other jobs use too',
    fix: 'Test `runner_environment` (Google Cloud only), and use hosted or single-use runners.',
    source: sources.hardening,
    severity: ({ claims }) => (claims.runner_environment === 'self-hosted' ? 'info' : 'medium'),
    variants: () => [{ runner_environment: 'self-hosted' }],
  },
  {
    id: 'everybody',
    who: 'Anybody',
    power: 0,
    reason: 'runs any workflow in any repository',
    fix: 'Test who the token belongs to: the exact subject, or IDs.',
    source: sources.rezonate,
    severity: always('critical'),
    variants: (target) => foreign(target, 'evil-org', 'any'),
  },
];

function isPullRequest(claims: Target['claims']): boolean {
  return claims.event_name === 'pull_request' && text(claims.environment) === undefined;
}
