/** What makes the trust of a job wider, or its session longer, than one may think. Pure. */
import { isGithubDotCom } from '../identity/issuer.ts';
import {
  defaultTemplate,
  immutableSince,
  isImmutableSubject,
  otherSubjectForm,
  templatesOf,
} from '../identity/subject.ts';
import type { Severity } from '../trust/report.ts';

export interface Warning {
  readonly id: string;
  readonly severity: Severity;
  /** What it is, and why it matters. */
  readonly message: string;
  readonly fix: string;
}

type Claims = Readonly<Record<string, unknown>>;

/** About the job, whatever it logs in to. */
export function jobWarnings(claims: Claims): Warning[] {
  return [
    ...eventWarnings(claims),
    ...environmentWarnings(claims),
    ...runnerWarnings(claims),
    ...serverWarnings(claims),
    ...templateWarnings(claims),
    ...immutableWarnings(claims),
  ];
}

/** Events by which people without write access start runs on the default branch. */
const startedByOutsiders = ['pull_request_target', 'issue_comment', 'issues', 'workflow_run', 'discussion'];

function eventWarnings({ event_name: event, environment }: Claims): Warning[] {
  if (event === 'pull_request') {
    return [
      {
        id: 'pull-request',
        severity: 'high',
        message: environment
          ? `The run was started by a pull request: its code and its workflow are not reviewed yet, and only the rules of the environment "${environment}" keep them from this login.`
          : 'The run was started by a pull request. All pull requests from branches of the repository have the same subject, and their code and workflows are not reviewed yet.',
        fix: 'Log in after the merge, or give pull requests a separate identity that can only read.',
      },
    ];
  }
  if (typeof event !== 'string' || !startedByOutsiders.includes(event)) return [];
  return [
    {
      id: 'started-by-outsiders',
      severity: 'high',
      message: `People without write access can start runs on \`${event}\`, and the subject of such a run is that of the default branch.`,
      fix: 'Never check out the code of a pull request in this job, and log in under an environment with required reviewers.',
    },
  ];
}

function environmentWarnings({ environment, event_name: event, ref, ref_type: type }: Claims): Warning[] {
  if (environment !== undefined || event === 'pull_request') return [];
  return [
    {
      id: 'no-environment',
      severity: 'medium',
      message:
        'The job names no environment: every workflow on this ref whose jobs have the same subject gets in, without approval.',
      fix: 'Name an environment with required reviewers and a branch rule (`environment: production`), and plan again.',
    },
    ...(type === 'tag' || String(ref).startsWith('refs/tags/')
      ? [
          {
            id: 'one-tag',
            severity: 'low' as const,
            message: `The trust admits the tag of this run alone (\`${ref}\`): the next release needs another.`,
            fix: 'Release through an environment whose rules admit the tags, for example `v*`.',
          },
        ]
      : []),
  ];
}

function runnerWarnings({ runner_environment: runner }: Claims): Warning[] {
  if (runner !== 'self-hosted') return [];
  return [
    {
      id: 'self-hosted-runner',
      severity: 'medium',
      message: 'The job runs on a self-hosted runner: other jobs on the same machine may read its tokens.',
      fix: 'Use runners that serve one job each, or hosted ones. Google Cloud can test `runner_environment`.',
    },
  ];
}

/** Servers that GitHub runs are reachable. */
function serverWarnings({ iss }: Claims): Warning[] {
  if (typeof iss !== 'string' || isGithubDotCom(iss) || URL.parse(iss)?.host.endsWith('.ghe.com')) return [];
  return [
    {
      id: 'keys-of-own-server',
      severity: 'info',
      message: `The clouds read the keys of the tokens from \`${iss}\`, which must be reachable from the internet.`,
      fix: 'Open `/.well-known/openid-configuration` and `/.well-known/jwks` below it. Google Cloud can take uploaded keys instead.',
    },
  ];
}

/** Claims that say whose job it is. */
const identifying = ['repo', 'repository', 'repository_id', 'repository_owner_id'];

/** Claims that tell the branches of a repository from each other. */
const contextual = ['context', 'environment', 'ref', 'workflow_ref'];

/** That of a reusable workflow names the ref of the workflow, not the job's. */
function isContextual(key: string, claims: Claims): boolean {
  return contextual.includes(key) || (key === 'job_workflow_ref' && claims[key] === claims.workflow_ref);
}

function templateWarnings(claims: Claims): Warning[] {
  const [template] = templatesOf(claims);
  if (template === undefined || template.join() === defaultTemplate.join()) return [];
  const keys = template.map((key) => `\`${key}\``).join(', ');
  const isOpen = !template.some((key) => isContextual(key, claims));
  const isAnonymous = !template.some((key) => identifying.includes(key));
  return [
    {
      id: 'subject-template',
      severity: isAnonymous ? 'critical' : 'info',
      message: isAnonymous
        ? `The subject is made by a template without the repository (${keys}): a job of any repository can have the same one.`
        : `The subject is made by a template of the repository or organization (${keys}). When the template changes, so does the subject.`,
      fix: isAnonymous
        ? 'Add `repo` or `repository_id` to the template.'
        : 'Change template and trust together.',
    },
    ...(isOpen
      ? [
          {
            id: 'subject-without-context',
            severity: 'high' as const,
            message: `The subject (${keys}) names neither environment nor ref: jobs of every branch, tag and pull request can have the same one. Azure tests nothing else.`,
            fix: 'Add `context` to the template, and plan again.',
          },
        ]
      : []),
  ];
}

function immutableWarnings(claims: Claims): Warning[] {
  if (isImmutableSubject(String(claims.sub))) {
    return [
      {
        id: 'immutable-subject',
        severity: 'info',
        message:
          'The subject holds the IDs of owner and repository, so that an attacker who registers the names again does not get in.',
        fix: 'Trust that tests a subject with names alone no longer admits this job: replace it.',
      },
    ];
  }
  const other = otherSubjectForm(claims);
  if (other === undefined) return [];
  return [
    {
      id: 'immutable-subject-to-come',
      severity: 'info',
      message: `The subject holds names alone. When the repository is renamed or transferred, or switched over, it becomes one with IDs, as for all repositories created since ${immutableSince}: \`${other}\`.`,
      fix: 'The trust below admits both for AWS and Google Cloud. Azure needs a second credential, which is among the alternatives.',
    },
  ];
}

const usualSeconds = 3600;

/** @param seconds by the login's title: how long its session lasts */
export function sessionWarnings(sessions: Readonly<Record<string, number>>): Warning[] {
  return Object.entries(sessions)
    .filter(([, seconds]) => seconds > usualSeconds)
    .map(([title, seconds]) => ({
      id: 'long-session',
      severity: 'low',
      message: `${title}: the session lasts ${Math.round(seconds / 60)} minutes. An attacker who steals it has as long.`,
      fix: 'Ask for the time that the job needs, or set `refresh: true` with an hour.',
    }));
}
