/** Findings about how jobs use logins with OIDC. What zizmor looks at in general is left to it, and named. */
import { secretsIn } from '../expressions.ts';
import type { Entry, Job, Step, WorkflowFile } from '../model.ts';
import { isOwnAction } from '../own-action.ts';
import { idTokenGranted } from '../permissions.ts';
import { vendorOf } from '../vendor-inputs.ts';
import type { Finding } from './finding.ts';
import { permissionsFor } from './replacement.ts';
import { eventsOf, type OidcLogin, type Repository } from './repository.ts';
import type { KeyUse } from './stored-keys.ts';

interface JobInFile {
  readonly file: WorkflowFile;
  readonly job: Job;
  readonly logins: readonly OidcLogin[];
  readonly keys: readonly KeyUse[];
  readonly repository: Repository;
}

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
          ...openToOutsiders(each),
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
    ...keysInOutputs(each),
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
  const how = permissions.all ? '`write-all` includes it' : '`id-token: write` stands at the top';
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
      ...at(file, job, logins[0]!.step.line),
      id: 'id-token-not-granted',
      severity: 'high',
      message: 'The job logs in with OIDC, and nothing grants it `id-token: write`: the login cannot work.',
      fix: 'Add the permissions to the job.',
      replacement: permissionsFor(file, job).join('\n'),
    },
  ];
}

const headOfPullRequest =
  /github\.event\.pull_request\.(head|merge_commit_sha)|github\.head_ref|github\.event\.workflow_run\.(head_|pull_requests)|refs\/pull\/|github\.event\.issue\.number|github\.event\.client_payload/;
const checkoutCommand = /\bgh pr checkout\b|\bgit (fetch|checkout|pull|switch)\b/;

/** The step that brings the code of an outsider into the job. */
function foreignCode({ job }: JobInFile, events: readonly string[]): Step | undefined {
  return job.steps.find(({ uses, with: inputs, run, env }) => {
    if (/^actions\/checkout@/i.test(uses?.value ?? '')) {
      const chosen = inputs.filter(({ name }) => ['ref', 'repository'].includes(name.toLowerCase()));
      return chosen.length === 0
        ? events.includes('pull_request')
        : chosen.some(({ value }) => headOfPullRequest.test(value));
    }
    if (run === undefined || !checkoutCommand.test(run.value)) return false;
    return (
      run.value.includes('gh pr checkout') ||
      [run, ...env].some(
        ({ value }) => headOfPullRequest.test(value) || /\bpull\/[^\s/]{1,80}\/(head|merge)\b/.test(value),
      )
    );
  });
}

/** Runs of these events have the rights and the ID tokens of the default branch. */
const privileged = (event: string) => event !== 'pull_request' && !event.startsWith('pull_request_review');

function openToOutsiders(each: JobInFile): Finding[] {
  const { file, job, logins } = each;
  const login = logins[0]!;
  const events = eventsOf(file, job.condition, login.step.condition);
  if (events.length === 0) return [];
  const code = foreignCode(each, events);
  const powerful = events.filter(privileged);
  const relevant = powerful.filter((event) => event !== 'repository_dispatch' || code);
  if (relevant.length === 0 && !events.some((event) => event.startsWith('pull_request'))) return [];
  const when = code && (code.index < login.step.index ? 'before' : 'after');
  const named = events.map((event) => `\`${event}\``).join(', ');
  const isCritical = relevant.length > 0 && code !== undefined;
  return [
    {
      ...at(file, job, login.step.line),
      id: 'login-open-to-outsiders',
      severity: isCritical ? 'critical' : 'medium',
      message: isCritical
        ? `The job logs in on ${named}, and line ${code.line} brings in code of a pull request ${when} the login. ${relevant
            .map((event) => `\`${event}\``)
            .join(
              ' and ',
            )} ${relevant.length > 1 ? 'run' : 'runs'} with the ID token of the default branch: anyone who opens a pull request gets what the login gives.`
        : relevant.length > 0
          ? `The job logs in on ${named}, which outsiders can cause, with the ID token of the default branch. It does not check out their code, but their titles, branch names and artifacts reach it.`
          : `The job logs in on ${named}: code that nobody has reviewed runs with the login. Forks get no ID token; everyone who can push a branch does.`,
      fix: isCritical
        ? 'Split it: build the pull request in a job without `id-token: write` and without secrets, and log in in a job that runs trusted code only, in an environment with reviewers.'
        : relevant.length > 0
          ? 'Let the job use an environment with reviewers, or log in in a workflow that outsiders cannot start.'
          : 'Give pull requests a role of their own that can read only, or none, and keep the role for deployments to `push`. Its trust should not admit the subject `…:pull_request`.',
      ...(relevant.length > 0 && { zizmor: 'dangerous-triggers' }),
    },
  ];
}

function withoutEnvironment({ file, job, logins }: JobInFile): Finding[] {
  if (job.environment || file.kind === 'action') return [];
  const only = file.triggers.every(({ name }) => name === 'workflow_call');
  return [
    {
      ...at(file, job, logins[0]!.step.line),
      id: 'login-without-environment',
      severity: only ? 'low' : 'medium',
      message:
        'The job logs in without an `environment`: the trust can be bound to the branch only, and no reviewer or branch rule stands in front of the login.',
      fix: 'Give the job an `environment` with required reviewers and a branch rule, and let the trust test the subject `…:environment:NAME`.',
    },
  ];
}

function computedEnvironment({ file, job }: JobInFile): Finding[] {
  if (!job.environment?.value.includes('${{')) return [];
  return [
    {
      ...at(file, job, job.environment.line),
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
      ...at(file, job, logins[0]!.step.line),
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

/** Packages run code of their own when they are installed. */
function beforeBuild({ file, job, logins }: JobInFile): Finding[] {
  const first = logins[0]!.step;
  const build = job.steps.find(({ index, run }) => index > first.index && builds.test(run?.value ?? ''));
  if (!build) return [];
  return [
    {
      ...at(file, job, first.line),
      id: 'login-before-build',
      severity: 'low',
      message: `The login stands before the build in line ${build.run!.line}: every package that is installed or built there can use it.`,
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
        ...at(file, job, line),
        id: 'long-session',
        severity: 'low' as const,
        message: `\`${name}\` asks for more than one hour: what leaks from the job works that long.`,
        fix: 'Ask for what the job needs. A job that takes longer can renew its credentials with `refresh: true`.',
      })),
  );
}

/** Keys that tools prefer to the login, without a word. */
const stronger: Readonly<
  Record<string, { readonly names: RegExp; readonly stepOnly?: RegExp; readonly why: string }>
> = {
  aws: {
    names: /^$/,
    stepOnly: /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/,
    why: 'the variables of a step have precedence over those that a login exports',
  },
  gcp: {
    names: /^(GOOGLE_CREDENTIALS|GOOGLE_CLOUD_KEYFILE_JSON|GCLOUD_KEYFILE_JSON)$/,
    stepOnly: /^(GOOGLE_APPLICATION_CREDENTIALS|CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE)$/,
    why: 'Terraform prefers it to the credentials file of a login',
  },
  azure: {
    names: /^(ARM_CLIENT_SECRET|AZURE_CLIENT_SECRET|ARM_CLIENT_CERTIFICATE\w*)$/,
    why: 'Terraform and the SDKs take a client secret first, and OIDC is never tried',
  },
};

function overridden({ file, job, logins }: JobInFile): Finding[] {
  const clouds = [...new Set(logins.flatMap(({ providers }) => providers))];
  return clouds.flatMap((cloud) => {
    const rule = stronger[cloud];
    if (!rule) return [];
    const first = Math.min(
      ...logins.filter(({ providers }) => providers.includes(cloud)).map(({ step }) => step.index),
    );
    const entries = [
      ...[...file.env, ...job.env].filter(({ name }) => rule.names.test(name)),
      ...job.steps
        .filter(({ index }) => index > first)
        .flatMap(({ env }) => env)
        .filter(({ name }) => rule.names.test(name) || rule.stepOnly?.test(name)),
    ].filter(({ value }) => secretsIn(value).length > 0 || (value !== '' && !value.includes('${{')));
    return entries.slice(0, 1).map(({ name, line }) => ({
      ...at(file, job, line),
      id: 'static-key-overrides-login',
      severity: 'high' as const,
      message: `\`${name}\` wins over the login with OIDC of the same job: ${rule.why}. The stored key is what is used, and the login looks as if it worked.`,
      fix: `Remove \`${[...new Set(entries.map((entry) => entry.name))].join('`, `')}\`, and check in the audit log that the next run is a federated one before you revoke the key.`,
    }));
  });
}

const identifiers =
  /^((aws-)?role-to-assume|(azure-)?(client|tenant|subscription)-id|(gcp-)?(workload[-_]identity[-_]provider|service[-_]account|project[-_]id))$/i;

function idsAsSecrets({ file, job, logins }: JobInFile): Finding[] {
  return logins.flatMap(({ step }) => {
    if (!vendorOf(step.uses?.value) && !isOwnAction(step.uses?.value)) return [];
    const entries = step.with.filter(
      ({ name, value }) => identifiers.test(name) && secretsIn(value).length > 0,
    );
    if (entries.length === 0) return [];
    return [
      {
        ...at(file, job, entries[0]!.line),
        id: 'id-stored-as-secret',
        severity: 'info' as const,
        message: `${names(entries)} ${entries.length === 1 ? 'is an ID, and comes' : 'are IDs, and come'} from \`secrets\`. GitHub then masks the value in every log, and drops each job output that holds it.`,
        fix: 'Keep IDs in configuration variables (`vars`). The trust decides who may use them.',
        secrets: entries.flatMap(({ value }) => secretsIn(value)),
      },
    ];
  });
}

function actorGuards({ file, job, logins }: JobInFile): Finding[] {
  const guarded = [job, ...job.steps].find(({ condition }) =>
    /github\.(triggering_)?actor\b|github\.event\.(sender|pull_request\.user)\.login/.test(condition ?? ''),
  );
  if (!guarded) return [];
  const outside = eventsOf(file, logins[0]?.step.condition).some(privileged);
  return [
    {
      ...at(file, job, guarded.conditionLine ?? guarded.line),
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

/** A person who can move the tag of an action gets the credentials of the jobs that use it. */
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
            ...at(file, job, uses[0]!.line),
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

const credentialOutputs =
  /secret[-_]access[-_]key|aws[-_]session[-_]token|access[-_]key[-_]id|access[-_]token|auth[-_]token|id[-_]token|credentials|password|client[-_]secret/i;

function keysInOutputs({ file, job }: JobInFile): Finding[] {
  const outputs = job.outputs.filter(
    ({ name, value }) =>
      credentialOutputs.test(name) || /\bsecrets\b/.test(value) || credentialOutputs.test(value),
  );
  if (outputs.length === 0) return [];
  return [
    {
      ...at(file, job, outputs[0]!.line),
      id: 'key-in-job-output',
      severity: 'medium',
      message: `${names(outputs)} ${outputs.length === 1 ? 'hands a credential' : 'hand credentials'} to other jobs as job ${outputs.length === 1 ? 'output' : 'outputs'}. GitHub drops masked values there, and what gets round the mask is readable in the log.`,
      fix: 'Log in in each job that needs it.',
    },
  ];
}

function allSecrets({ file, job }: JobInFile): Finding[] {
  const entry = job.steps
    .flatMap(({ with: inputs, env, run }) => [...inputs, ...env, ...(run ? [run] : [])])
    .find(({ value }) => /\btoJSON\(\s{0,9}secrets\s{0,9}\)/i.test(value));
  if (!entry) return [];
  return [
    {
      ...at(file, job, entry.line),
      id: 'all-secrets-passed',
      severity: 'medium',
      message:
        '`toJSON(secrets)` hands every secret of the repository to one step, so this audit cannot tell which keys are used.',
      fix: 'Pass the secrets one by one.',
      zizmor: 'overprovisioned-secrets',
    },
  ];
}

/** Jobs that are a reusable workflow. */
function calls({ file, job, repository }: JobInFile): Finding[] {
  const { calls: called } = job;
  if (!called) return [];
  const target = repository.local(called.value);
  const isRemote = !called.value.startsWith('./');
  const granted = idTokenGranted(file, job);
  const asking = target?.jobs.filter((inner) => repository.logins(inner).length > 0) ?? [];
  const findings: Finding[] = [];
  if (asking.length > 0 && granted === false)
    findings.push({
      ...at(file, job, called.line),
      id: 'caller-without-id-token',
      severity: 'high',
      message: `The called workflow logs in (${asking.map(({ id }) => `\`${id}\``).join(', ')}), and this job does not grant \`id-token: write\`: the run does not start, or the login fails.`,
      fix: 'Grant it to the calling job.',
      replacement: permissionsFor(file, job).join('\n'),
    });
  if (isRemote)
    findings.push({
      ...at(file, job, called.line),
      id: 'remote-workflow',
      severity: 'info',
      message: `\`${called.value}\` is in another repository and was not looked into.${
        granted === false
          ? ' The job does not grant `id-token: write`: if the workflow logs in, the run does not start.'
          : ''
      }`,
      fix: `Run this audit there too.${granted ? ' The trust has to name the caller (`sub`, `repository_id`) as well as the called workflow (`job_workflow_ref`).' : ''}`,
    });
  if (
    isRemote &&
    !/@[0-9a-f]{40}$/.test(called.value) &&
    (granted || job.secretsInherited || job.secretsPassed.length > 0)
  )
    findings.push({
      ...at(file, job, called.line),
      id: 'unpinned-action-with-credentials',
      severity: 'high',
      message: `The called workflow gets ${granted ? 'ID tokens' : 'secrets'} of this repository and is named by a branch or tag, which can be moved: \`${called.value}\`.`,
      fix: 'Name it by the full commit hash, and let the trust test `job_workflow_ref` at that commit, together with the repository.',
      zizmor: 'unpinned-uses',
    });
  if (job.secretsInherited)
    findings.push({
      ...at(file, job, job.secretsInherited.line),
      id: 'secrets-inherited',
      severity: 'medium',
      message:
        '`secrets: inherit` hands every secret to the called workflow, so this audit cannot tell which keys are used.',
      fix: 'Name the secrets that it needs; after a move to OIDC often none is left.',
      zizmor: 'secrets-inherit',
    });
  return findings;
}

function at(file: WorkflowFile, job: Job, line: number) {
  return { file: file.source.path, line, ...(job.id !== undefined && { job: job.id }) };
}

function listOf(jobs: readonly JobInFile[]): string {
  return jobs.map(({ job }) => `\`${job.id}\``).join(', ');
}

function names(entries: readonly Entry[]): string {
  return entries.map(({ name }) => `\`${name}\``).join(', ');
}
