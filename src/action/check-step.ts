/** The action `check`: checks a repository's trust files and workflows in a pull request. Needs no ID token. */
import type { Environment } from '../environment.ts';
import { claimsOfJob, type GithubJob, type JobClaims } from '../identity/github-claims.ts';
import { parseSettings } from '../settings/schema.ts';
import { escapeLog, escapeMarkdown } from '../text/escape.ts';
import type { TrustFile } from '../trust/read/read.ts';
import { renderReport } from '../trust/render.ts';
import {
  atLeast,
  type CheckReport,
  type CheckResult,
  fails,
  type Severity,
  toJson,
} from '../trust/report.ts';
import type { Finding as WorkflowFinding } from '../workflow/audit/finding.ts';
import type { Annotation } from './annotations.ts';
import { type CheckSettings, checkSettings } from './check-settings.ts';
import { readInputs } from './inputs.ts';
import type { Runner } from './runner.ts';

export interface CheckDependencies {
  readonly env: Environment;
  readonly runner: Pick<Runner, 'info' | 'error' | 'fail' | 'setOutput' | 'summarize'>;
  annotate(annotation: Annotation): void;
  /** @throws {Error} if the file does not exist or is not text */
  readText(path: string): Promise<string>;
  /** @throws {Error} if there are none */
  findWorkflows(
    path: string,
  ): Promise<readonly { readonly path: string; readonly text: string | undefined }[]>;
}

/** User errors end in annotations and a failed step, never in an exception. */
export async function checkStep(deps: CheckDependencies): Promise<void> {
  const { runner, env } = deps;
  const { values: settings, problems } = parseSettings(checkSettings, readInputs(env));
  if (problems.length > 0) {
    return refuse(problems.map(({ setting, message }) => `\`${setting}\` ${message}`).join('\n'), deps);
  }
  const repository = settings.repository ?? env.GITHUB_REPOSITORY ?? '';
  let job: JobClaims;
  let files: TrustFile[];
  let workflows: Awaited<ReturnType<CheckDependencies['findWorkflows']>>;
  try {
    job = claimsOfJob(jobOf(settings, repository));
    files = await Promise.all(
      (settings.trust ?? []).map(async (name) => ({ name, text: await deps.readText(name) })),
    );
    workflows = settings.workflows === 'none' ? [] : await deps.findWorkflows(settings.workflows);
  } catch (error) {
    return refuse((error as Error).message, deps);
  }
  // The same chunks of the bundle as the command line loads.
  const [{ checkTrust }, { audit }] = await Promise.all([
    import('../trust/check.ts'),
    import('../workflow/audit/audit.ts'),
  ]);
  const report = await checkTrust(files, job.claims, {
    unknown: job.unknown,
    ...(settings.defaultBranch === undefined ? {} : { defaultBranch: settings.defaultBranch }),
  });
  const { findings } = audit(workflows, { repository });

  if (files.length > 0) {
    const assumed = Object.values(job.assumed);
    if (assumed.length > 0) runner.info(`Assumed: ${assumed.join(', ')}.`);
    runner.info(escapeLog(renderReport(report)));
  }
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const annotations = [
    ...report.unreadable.map(({ file, problem }) => unreadable(file, problem)),
    ...report.results.flatMap((result) => ofTrust(result, texts.get(result.file) ?? '', settings.failOn)),
    ...findings.map((finding) => ofWorkflow(finding, settings.failOn)),
  ];
  for (const annotation of annotations)
    deps.annotate({ ...annotation, message: escapeLog(annotation.message) });
  runner.setOutput('results', JSON.stringify(toJson(report).results));
  runner.setOutput('findings', JSON.stringify(findings));
  await runner.summarize(summary(report, findings));
  const isBad =
    report.unreadable.length > 0 ||
    (files.length > 0 && fails(report.results, settings.failOn)) ||
    findings.some(({ severity }) => atLeast(severity, settings.failOn));
  if (isBad) runner.fail();
}

function refuse(text: string, { runner }: CheckDependencies): void {
  runner.error(escapeLog(`Inputs: ${text}`));
  runner.fail();
}

function jobOf(settings: CheckSettings, repository: string): GithubJob {
  const { repositoryId, ownerId, environment, ref, event, workflow, jobWorkflowRef, visibility, issuer } =
    settings;
  const given = {
    repositoryId,
    ownerId,
    environment,
    ref,
    event,
    workflow,
    jobWorkflowRef,
    visibility,
    issuer,
    subjectClaims: settings.subjectClaims,
    immutableSubject: settings.immutableSubject || undefined,
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return { repository, ...Object.fromEntries(known) };
}

function unreadable(file: string, problem: string): Annotation {
  return { level: 'error', title: 'Not read', message: problem, file, line: 1 };
}

/** Findings that fail the step are errors; lesser ones are warnings or notices. */
function levelOf(severity: Severity, failOn: Severity): Annotation['level'] {
  if (atLeast(severity, failOn)) return 'error';
  return atLeast(severity, 'medium') ? 'warning' : 'notice';
}

const outcomes = {
  denied: 'the job does not get in',
  invalid: 'the cloud would not store this trust',
  unknown: 'whether the job gets in cannot be determined',
} as const;

function ofTrust(result: CheckResult, text: string, failOn: Severity): Annotation[] {
  const { file, name, job, tests, attackers, findings } = result;
  const at = (words: string) => ({ file, line: lineOf(words, name, text) });
  const failed = tests.filter(({ holds }) => holds === (job === 'unknown' ? null : false));
  const refused =
    job === 'allowed'
      ? []
      : [
          {
            level: 'error' as const,
            title: `${name}: ${outcomes[job]}`,
            message: failed
              .map(({ what, expected, actual, holds }) =>
                holds === null
                  ? `${what}: expected ${expected}, and known is ${actual}`
                  : `${what}: expected ${expected}, but it is ${actual}`,
              )
              .join('\n'),
            ...at(failed[0] ? `\`${failed[0].expected}\`` : ''),
          },
        ];
  return [
    ...refused,
    ...attackers
      .filter(({ verdict, severity }) => verdict === 'allowed' && atLeast(severity, 'low'))
      .map(({ severity, id, who, reason, fix, subject, stoppedByRules }) => ({
        level: stoppedByRules ? 'warning' : levelOf(severity, failOn),
        title: `${name}: ${id} gets in (${severity})`,
        message: `${who}: ${reason}.\nSubject: ${subject}\nFix: ${fix}`,
        ...at(''),
      })),
    ...findings.map(({ id, severity, message, fix }) => ({
      level: levelOf(severity, failOn),
      title: `${name}: ${id} (${severity})`,
      message: `${message}\nFix: ${fix}`,
      ...at(message),
    })),
  ];
}

/**
 * The line with the first value that the message quotes; otherwise the line with the trust's name; otherwise line 1.
 */
function lineOf(message: string, name: string, text: string): number {
  const quoted = [...message.matchAll(/`([^`]+)`/g)].map(([, value]) => value!);
  const lines = text.split('\n');
  for (const words of [...quoted, name]) {
    const index = lines.findIndex((line) => line.includes(words) || line.includes(JSON.stringify(words)));
    if (index >= 0) return index + 1;
  }
  return 1;
}

function ofWorkflow(finding: WorkflowFinding, failOn: Severity): Annotation {
  const { id, severity, message, fix, file, line, zizmor } = finding;
  const also = zizmor ? `\nSee also: zizmor ${zizmor}` : '';
  return {
    level: levelOf(severity, failOn),
    title: `${id} (${severity})`,
    message: `${message}\nFix: ${fix}${also}`,
    file,
    line,
  };
}

const verdicts = {
  allowed: 'gets in',
  denied: '**does not get in**',
  invalid: '**not storable**',
  unknown: 'unknown',
};

function summary({ results, unreadable: unread }: CheckReport, findings: readonly WorkflowFinding[]): string {
  const trust = results.map(({ name, file, job, attackers, findings: own }) => {
    const inside = attackers.filter(({ verdict }) => verdict === 'allowed');
    const others = inside.map(({ id, severity }) => `${id} (${severity})`).join(', ') || 'nobody';
    const found = own.map(({ id, severity }) => `${id} (${severity})`).join(', ') || 'none';
    return `| ${[`${name}${name === file ? '' : ` in ${file}`}`].map(escapeMarkdown).join()} | ${verdicts[job]} | ${escapeMarkdown(others)} | ${escapeMarkdown(found)} |`;
  });
  const rows = findings.map(
    ({ severity, file, line, id, message, fix }) =>
      `| ${severity} | ${escapeMarkdown(`${file}:${line}`)} | ${escapeMarkdown(id)} | ${escapeMarkdown(`${message} Fix: ${fix}`)} |`,
  );
  const parts = [
    '### Who gets in',
    ...(trust.length > 0
      ? [['| Trust | The job | Others | Findings |', '| --- | --- | --- | --- |', ...trust].join('\n')]
      : []),
    ...unread.map(({ file, problem }) => `- ${escapeMarkdown(`${file}: ${problem}`)}`),
    ...(rows.length > 0
      ? [['| | Where | Finding | |', '| --- | --- | --- | --- |', ...rows].join('\n')]
      : ['No stored keys and no risky logins were found in the workflows.']),
  ];
  return `${parts.join('\n\n')}\n`;
}
