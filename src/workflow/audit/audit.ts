/**
 * Finds stored keys and risky use of OIDC in a repository's workflows and composite actions, and the way to fix them.
 */
import { type Job, readWorkflow, type WorkflowFile } from '../model.ts';
import { isUnreadable, readSource } from '../source.ts';
import { vendorOf } from '../vendor-inputs.ts';
import { bySeverity, type Finding, type Severity } from './finding.ts';
import { habits } from './habits.ts';
import { type MigrationPlan, migrationPlan } from './migration-plan.ts';
import { type Context, planCommand, replacementFor } from './replacement.ts';
import { repositoryOf } from './repository.ts';
import { type KeyUse, type Means, type Reach, storedKeys } from './stored-keys.ts';

export interface Audit {
  /** How many workflows and actions were read. */
  readonly files: number;
  readonly findings: readonly Finding[];
  /** Undefined if no stored key was found. */
  readonly migration?: MigrationPlan;
}

export interface FileText {
  readonly path: string;
  /** Undefined if it is not UTF-8. */
  readonly text: string | undefined;
}

/** Reads all files together, because some of them call others. Never throws, whatever they contain. */
export function audit(texts: readonly FileText[], context: Context): Audit {
  const unread: Finding[] = [];
  const files: WorkflowFile[] = [];
  for (const { path, text } of texts) {
    const source = text === undefined ? { line: 1, reason: 'is not UTF-8' } : readSource(path, text);
    if (isUnreadable(source)) unread.push(unreadable(path, source.line, source.reason));
    else {
      const file = readWorkflow(source);
      if (file && isUnreadable(file)) unread.push(unreadable(path, file.line, file.reason));
      else if (file) files.push(file);
    }
  }
  const repository = repositoryOf(files);
  const keys = files.map((file) => ({ file, uses: storedKeys(file, repository) }));
  const findings = keys.flatMap(({ file, uses }) => [
    ...uses.map((use) => keyFinding(use, file, context)),
    ...habits(file, uses, repository),
  ]);
  const migration = migrationPlan(
    keys.flatMap(({ uses }) => uses),
    files,
    context,
  );
  return {
    files: files.length,
    findings: bySeverity([...unread, ...findings]),
    ...(migration && { migration }),
  };
}

const severityOf: Readonly<Record<Reach, Severity>> = {
  literal: 'critical',
  workflow: 'high',
  'pull-request': 'high',
  repository: 'medium',
  environment: 'low',
};

const reaches: Readonly<Record<Reach, string>> = {
  literal: 'everyone who can read the repository, now or in its history',
  workflow: 'every step of every job of the workflow',
  'pull-request': 'runs of pull requests, whose code anyone with push access can change',
  repository: 'every workflow on every branch, because no environment protects it',
  environment: 'the jobs of its environment',
};

const means: Readonly<Record<Means, string>> = {
  variable: 'used as a variable',
  input: 'used as an input',
  script: 'used in a script',
  registry: 'used as the password of a registry',
  container: 'used as credentials of a container',
  'workflow call': 'handed to a called workflow',
};

function keyFinding(use: KeyUse, file: WorkflowFile, context: Context): Finding {
  const { what, names, secrets, reach, provider } = use;
  const job = file.jobs.find(({ id }) => id === use.job && id !== undefined);
  const place = { file: use.file, line: use.line, ...(use.job !== undefined && { job: use.job }) };
  if (reach === 'literal') {
    const name = names.length > 0 ? ` in \`${names[0]}\`` : '';
    return {
      ...place,
      id: 'key-written-out',
      severity: 'critical',
      message: `The file holds ${/^an? /.test(what) ? what : `a ${what}`}${name}. It reaches ${reaches.literal}.`,
      fix: 'Revoke it now; removing the line does not help, because the history keeps it. Then log in with OIDC.',
    };
  }
  const named = names.length > 0 ? ` (${names.map((name) => `\`${name}\``).join(', ')})` : '';
  const replacement = replacementFor(use, file, job);
  const plan = planCommand(context, file, job, [provider]);
  return {
    ...place,
    id: use.means === 'workflow call' ? 'stored-key-passed-on' : 'stored-key',
    severity: severityOf[reach],
    message: `A stored ${what} is ${means[use.means]}${named}. It reaches ${reachText(use, file)}.`,
    fix: fixFor(use, job),
    ...(packages.includes(provider) && { zizmor: 'use-trusted-publishing' }),
    ...(secrets.length > 0 && { secrets }),
    ...(replacement && { replacement }),
    ...(plan && { plan }),
  };
}

/** Package registries with trusted publishing. */
const packages = ['npm', 'pypi', 'crates', 'rubygems', 'nuget'];

function reachText({ reach }: KeyUse, { triggers }: WorkflowFile): string {
  return reach === 'pull-request' && triggers.some(({ name }) => name === 'pull_request_target')
    ? 'runs of `pull_request_target`, which everyone can start'
    : reaches[reach];
}

function fixFor(use: KeyUse, job: Job | undefined): string {
  const role = use.step?.with.some(({ name, value }) => name === 'role-to-assume' && value !== '');
  switch (true) {
    case use.means === 'container':
      return 'Images of `container` and `services` are pulled before any step runs, so no login of the job can serve them. Use a registry that `GITHUB_TOKEN` can read, or run the image in a step after the login.';
    case use.means === 'workflow call':
      return 'Let the called workflow log in with OIDC, grant `id-token: write` to this job, and remove the secret here and where it is declared.';
    case use.means === 'variable' && job === undefined:
      return 'Move the login into the jobs that need it: a step with OIDC instead of the variables, and remove them here.';
    case role === true:
      return 'Here the user of the key assumes the role. Let the role trust the job itself, log in with OIDC, and the user is no longer needed.';
    case use.means === 'registry':
      return `Log in to ${use.registry} with a short-lived credential of the login.`;
    case use.means === 'input' && vendorOf(use.step?.uses?.value) !== undefined:
      return 'Replace the step with a login with OIDC.';
    case use.means === 'input':
      return 'Log in with OIDC before this step, and leave these inputs out: most actions then use the credentials of the job.';
    case packages.includes(use.provider):
      return 'Log in by trusted publishing before this step, right before the upload, and leave the token out. The publisher is set up at the registry: see docs/other-services.md.';
    case use.means === 'script' && use.step?.run?.value.includes('_json_key'):
      return 'Log in with OIDC before this step, and remove the commands that write or load the key. For `docker login` the user is `oauth2accesstoken` and the password the output `gcp-access-token`.';
    case use.means === 'script':
      return 'Log in with OIDC before this step, and remove the commands that write or load the key.';
    default:
      return 'Log in with OIDC before the steps that need it, and remove the variables.';
  }
}

function unreadable(path: string, line: number, reason: string): Finding {
  return {
    id: 'unreadable-file',
    severity: 'high',
    file: path,
    line,
    message: `The file ${reason}, so it was not looked into.`,
    fix: 'Correct the file. GitHub does not run it as it is, or it is too unusual for this audit.',
  };
}
