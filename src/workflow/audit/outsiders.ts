/** Logins in jobs that people without write access can start, or whose code they can supply. */
import type { Job, Step, WorkflowFile } from '../model.ts';
import type { Finding, Severity } from './finding.ts';
import { eventsOf } from './repository.ts';

const headOfPullRequest =
  /github\.event\.pull_request\.(head|merge_commit_sha)|github\.head_ref|github\.event\.workflow_run\.(head_|pull_requests)|refs\/pull\/|github\.event\.issue\.number|github\.event\.client_payload/;
const checkoutCommand = /\bgh pr checkout\b|\bgit (fetch|checkout|pull|switch)\b/;
/** Refs that a job of the default branch may check out and still run reviewed code. */
const ownRef =
  /^\$\{\{\s{0,9}(github\.(ref|ref_name|sha|repository)|github\.event\.repository\.default_branch)\s{0,9}\}\}$/;

/** Runs of these events have the rights and the ID tokens of the default branch. */
export function privileged(event: string): boolean {
  return event !== 'pull_request' && !event.startsWith('pull_request_review');
}

/** Code that is not on the default branch: certainly from a pull request, or from a computed ref. */
interface ForeignCode {
  readonly step: Step;
  readonly certain: boolean;
}

function foreignCode({ steps }: Job): ForeignCode | undefined {
  const found = steps.flatMap((step): ForeignCode[] => {
    const { uses, with: inputs, run, env } = step;
    if (/^actions\/checkout@/i.test(uses?.value ?? '')) {
      const chosen = inputs.filter(({ name }) => ['ref', 'repository'].includes(name.toLowerCase()));
      if (chosen.some(({ value }) => headOfPullRequest.test(value))) return [{ step, certain: true }];
      const computed = chosen.some(({ value }) => value.includes('${{') && !ownRef.test(value.trim()));
      return computed ? [{ step, certain: false }] : [];
    }
    if (run === undefined || !checkoutCommand.test(run.value)) return [];
    const isForeign =
      run.value.includes('gh pr checkout') ||
      [run, ...env].some(
        ({ value }) => headOfPullRequest.test(value) || /\bpull\/[^\s/]{1,80}\/(head|merge)\b/.test(value),
      );
    return isForeign ? [{ step, certain: true }] : [];
  });
  return found.find(({ certain }) => certain) ?? found[0];
}

/** @param login the first step of the job that logs in */
export function openToOutsiders(file: WorkflowFile, job: Job, login: Step): Finding[] {
  const events = eventsOf(file, job.condition, login.condition);
  const code = foreignCode(job);
  // Only people with write access can send a dispatch, but the code that it names may be anyone's.
  const strong = events.filter(privileged).filter((event) => event !== 'repository_dispatch' || code);
  const weak = events.filter((event) => !privileged(event));
  const place = {
    file: file.source.path,
    line: login.line,
    ...(job.id !== undefined && { job: job.id }),
    id: 'login-open-to-outsiders',
  };
  if (strong.length > 0) return [{ ...place, ...judge(strong, login, code), zizmor: 'dangerous-triggers' }];
  if (weak.length === 0) return [];
  return [
    {
      ...place,
      severity: 'medium',
      message: `The job logs in on ${list(weak)}: unreviewed code runs with the login. Forks get no ID token; everyone who can push a branch does.`,
      fix: 'Give pull requests a separate role that can read only, or none, and keep the role for deployments to `push`. Its trust should not admit the subject `…:pull_request`.',
    },
  ];
}

const separate =
  'Split it: build the pull request in a job without `id-token: write` and without secrets, and log in in a job that runs trusted code only, in an environment with reviewers.';

function judge(
  events: readonly string[],
  login: Step,
  code: ForeignCode | undefined,
): { severity: Severity; message: string; fix: string } {
  const start = `The job logs in on ${list(events)} with the ID token of the default branch`;
  if (!code)
    return {
      severity: 'medium',
      message: `${start}, and people without write access can cause that. It does not check out their code, but their titles, branch names and artifacts reach it.`,
      fix: 'Let the job use an environment with reviewers, or log in in a workflow that outsiders cannot start.',
    };
  const when = code.step.index < login.index ? 'before' : 'after';
  return code.certain
    ? {
        severity: 'critical',
        message: `${start}, and line ${code.step.line} brings in code of a pull request ${when} the login: anyone who opens a pull request gets what the login gives.`,
        fix: separate,
      }
    : {
        severity: 'high',
        message: `${start}, and line ${code.step.line} checks out a computed ref ${when} the login: if that can be a pull request, anyone who opens one gets what the login gives.`,
        fix: `Make sure that the ref cannot be one of a pull request. ${separate}`,
      };
}

function list(events: readonly string[]): string {
  return events.map((event) => `\`${event}\``).join(' and ');
}
