/** Findings about how jobs use logins with OIDC. Topics that zizmor covers in general are left to it and mentioned. */
import type { Entry, WorkflowFile } from '../model.ts';
import { idTokenGranted } from '../permissions.ts';
import { handedOn } from './between-jobs.ts';
import { calls } from './called-workflows.ts';
import { allSecrets, idsAsSecrets, overridden } from './credentials-aside.ts';
import type { Finding } from './finding.ts';
import { at, type JobInFile, listOf } from './job-in-file.ts';
import { openToOutsiders, privileged } from './outsiders.ts';
import { permissionsFor } from './replacement.ts';
import { eventsOf, type Repository } from './repository.ts';
import type { KeyUse } from './stored-keys.ts';

export function habits(file: WorkflowFile, keys: readonly KeyUse[], repository: Repository): Finding[] {
  const jobs = file.jobs.map(
    (job): JobInFile => ({
      file,
      job,
      repository,
      logins: repository.logins(job),
      keys: keys.filter((key) => key.job === job.id || key.job === undefined),
    }),
  );
  const ofJobs = jobs.flatMap((each) => [
    ...(each.logins.length > 0
      ? [
          ...notGranted(each),
          ...openToOutsiders(each.file, each.job, each.logins[0]!.step),
          ...withoutEnvironment(each),
          ...computedEnvironment(each),
          ...selfHosted(each),
          ...beforeBuild(each),
          ...longSessions(each),
          ...overridden(each),
          ...idsAsSecrets(each),
        ]
      : []),
    ...(each.logins.length > 0 || each.keys.some(({ job }) => job === each.job.id)
      ? [...actorGuards(each), ...unpinned(each)]
      : []),
    ...handedOn(each),
    ...allSecrets(each),
    ...calls(each),
  ]);
  return [...wholeWorkflow(file, jobs), ...ofJobs];
}

function wholeWorkflow(file: WorkflowFile, jobs: readonly JobInFile[]): Finding[] {
  const { permissions } = file;
  if (!permissions?.idToken) return [];
  const inheriting = jobs.filter(({ job }) => !job.permissions);
  const idle = inheriting.filter(({ logins, job }) => logins.length === 0 && !job.calls);
  const using = inheriting.filter(({ logins, job }) => logins.length > 0 || job.calls);
  const how = permissions.all ? '`write-all` includes it' : '`id-token: write` is set at the top';
  return [
    {
      id: 'id-token-for-whole-workflow',
      severity: idle.length > 0 ? 'medium' : 'low',
      file: file.source.path,
      line: permissions.line,
      message: `Every job without its own \`permissions\` can ask for ID tokens, for any audience: ${how}.${
        idle.length > 0 ? ` No login is in sight in ${listOf(idle)}.` : ''
      }`,
      fix: `Remove it at the top and grant it to the jobs that log in${using.length > 0 ? `: ${listOf(using)}` : ''}. A job's \`permissions\` replace those of the workflow, so copy the other scopes.`,
      zizmor: 'excessive-permissions',
      ...(using.length > 0 && { replacement: grantOf(permissions.others, permissions.all) }),
    },
  ];
}

function grantOf(others: readonly Entry[], all: string | undefined): string {
  const scopes = others.map(({ name, value }) => `  ${name}: ${value}`);
  return [
    'permissions:',
    '  id-token: write',
    ...(all || scopes.length === 0 ? ['  contents: read'] : scopes),
  ].join('\n');
}

function notGranted({ file, job, logins }: JobInFile): Finding[] {
  if (idTokenGranted(file, job) !== false) return [];
  return [
    {
      ...at({ file, job }, logins[0]!.step.line),
      id: 'id-token-not-granted',
      severity: 'high',
      message: 'The job logs in with OIDC, and nothing grants it `id-token: write`: the login cannot work.',
      fix: 'Add the permissions to the job.',
      replacement: permissionsFor(file, job).join('\n'),
    },
  ];
}

function withoutEnvironment({ file, job, logins }: JobInFile): Finding[] {
  if (job.environment || file.kind === 'action') return [];
  const only = file.triggers.every(({ name }) => name === 'workflow_call');
  return [
    {
      ...at({ file, job }, logins[0]!.step.line),
      id: 'login-without-environment',
      severity: only ? 'low' : 'medium',
      message:
        'The job logs in without an `environment`: the trust can be bound to the branch only, and no reviewer or branch rule protects the login.',
      fix: 'Give the job an `environment` with required reviewers and a branch rule, and let the trust test the subject `…:environment:NAME`.',
    },
  ];
}

function computedEnvironment({ file, job }: JobInFile): Finding[] {
  if (!job.environment?.value.includes('${{')) return [];
  return [
    {
      ...at({ file, job }, job.environment.line),
      id: 'environment-from-expression',
      severity: 'low',
      message:
        'The environment is an expression, so the subject of the ID token is known at run time only, and what controls the expression chooses the trust.',
      fix: 'Write one job for each environment, or list every possible environment in the trust and protect each.',
    },
  ];
}

function selfHosted({ file, job, logins }: JobInFile): Finding[] {
  if (!job.runsOn.some((label) => label.toLowerCase() === 'self-hosted')) return [];
  return [
    {
      ...at({ file, job }, logins[0]!.step.line),
      id: 'login-on-self-hosted-runner',
      severity: 'low',
      message:
        'The job logs in on a self-hosted runner: whatever else runs on that machine can read the credentials.',
      fix: 'Use runners that serve one job and are thrown away, and none that public repositories share.',
      zizmor: 'self-hosted-runner',
    },
  ];
}

const builds =
  /\b(npm (ci|i|install|run build)|yarn( install)?|pnpm i(nstall)?|pip3? install|poetry install|bundle install|composer install|go (build|test|generate)|cargo (build|test)|mvn\b|gradlew?\b)/;

/** Packages run their own code when they are installed. */
function beforeBuild({ file, job, logins }: JobInFile): Finding[] {
  const first = logins[0]!.step;
  const build = job.steps.find(({ index, run }) => index > first.index && builds.test(run?.value ?? ''));
  if (!build) return [];
  return [
    {
      ...at({ file, job }, first.line),
      id: 'login-before-build',
      severity: 'low',
      message: `The login comes before the build in line ${build.run!.line}: every package that is installed or built there can use it.`,
      fix: 'Build in a job without a login, or log in right before the step that needs it.',
    },
  ];
}

const hour = 3600;

function longSessions({ file, job, logins }: JobInFile): Finding[] {
  return logins.flatMap(({ step }) =>
    step.with
      .filter(({ name }) => /^(aws-)?role-duration-seconds$|^(gcp-)?access[-_]token[-_]lifetime$/i.test(name))
      .filter(({ value }) => Number(/^(\d+)s?$/.exec(value)?.[1] ?? 0) > hour)
      .map(({ name, line }) => ({
        ...at({ file, job }, line),
        id: 'long-session',
        severity: 'low' as const,
        message: `\`${name}\` asks for more than one hour: what leaks from the job works that long.`,
        fix: 'Ask for what the job needs. A job that takes longer can renew its credentials with `refresh: true`.',
      })),
  );
}

function actorGuards({ file, job, logins }: JobInFile): Finding[] {
  const guarded = [job, ...job.steps].find(({ condition }) =>
    /github\.(triggering_)?actor\b|github\.event\.(sender|pull_request\.user)\.login/.test(condition ?? ''),
  );
  if (!guarded) return [];
  const outside = eventsOf(file, logins[0]?.step.condition).some(privileged);
  return [
    {
      ...at({ file, job }, guarded.conditionLine ?? guarded.line),
      id: 'actor-guard',
      severity: outside ? 'high' : 'medium',
      message:
        'An `if` tests who started the run. The actor is who caused the last event, not who wrote the code: a bot can be made to act on code that another person wrote, and the cloud never sees the condition.',
      fix: 'Decide by environment and branch: an environment with reviewers, and a trust that tests its subject. Neither should test `actor`.',
      zizmor: 'bot-conditions',
    },
  ];
}

const vendorOwners = [
  'actions',
  'github',
  'aws-actions',
  'google-github-actions',
  'azure',
  'docker',
  'hashicorp',
  'multi-cloud-oidc',
];

/** Anyone who can move an action's tag gets the credentials of the jobs that use it. */
function unpinned({ file, job }: JobInFile): Finding[] {
  const loose = job.steps.flatMap(({ uses }) => (uses && isLoose(uses.value) ? [uses] : []));
  const isVendor = ({ value }: Entry) => vendorOwners.includes(value.split('/')[0]!.toLowerCase());
  return [
    { uses: loose.filter((entry) => !isVendor(entry)), severity: 'high' as const, whose: 'of third parties' },
    { uses: loose.filter(isVendor), severity: 'low' as const, whose: 'of vendors' },
  ].flatMap(({ uses, severity, whose }) =>
    uses.length === 0
      ? []
      : [
          {
            ...at({ file, job }, uses[0]!.line),
            id: 'unpinned-action-with-credentials',
            severity,
            message: `The job holds credentials and runs actions ${whose} by a tag or branch, which can be moved: ${[...new Set(uses.map(({ value }) => `\`${value}\``))].join(', ')}.`,
            fix: 'Write the full commit hash, and the version as a comment.',
            zizmor: 'unpinned-uses',
          },
        ],
  );
}

function isLoose(uses: string): boolean {
  return !uses.startsWith('./') && !uses.startsWith('docker://') && !/@[0-9a-f]{40}$/.test(uses);
}
