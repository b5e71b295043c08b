/** What a rewritten step changes for later steps, and which workarounds it makes unnecessary. */
import { expressionsIn } from '../expressions.ts';
import type { Step, WorkflowFile } from '../model.ts';
import { actionReference } from '../own-action.ts';
import { idTokenGranted } from '../permissions.ts';
import { type Group, type JobPlan, loginsOf } from './groups.ts';
import type { Login } from './login.ts';
import type { Reference } from './references.ts';

export interface Note {
  readonly line: number;
  readonly message: string;
}

const exportsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azure: {
    ARM_CLIENT_ID: 'client-id',
    ARM_TENANT_ID: 'tenant-id',
    ARM_SUBSCRIPTION_ID: 'subscription-id',
    AZURE_TENANT_ID: 'tenant-id',
    AZURE_SUBSCRIPTION_ID: 'subscription-id',
  },
  aws: { AWS_REGION: 'aws-region', AWS_DEFAULT_REGION: 'aws-region' },
  gcp: {
    GOOGLE_CLOUD_PROJECT: 'project_id',
    CLOUDSDK_CORE_PROJECT: 'project_id',
    GCLOUD_PROJECT: 'project_id',
  },
};

/** Variables with a stored key that tools silently prefer to the login. */
const overriding: Readonly<Record<string, readonly string[]>> = {
  aws: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  gcp: ['GOOGLE_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS'],
  azure: ['ARM_CLIENT_SECRET', 'AZURE_CLIENT_SECRET'],
};

export function jobNotes(group: Group, plan: JobPlan, file: WorkflowFile): Note[] {
  const logins = loginsOf(group);
  const line = logins[0]!.step.line;
  const last = logins.at(-1)!.step.index;
  const later = plan.job.steps.filter(({ index }) => index > last);
  const notes = [
    ...(group.apart && repeatNotes(logins[0]!, plan).length === 0
      ? [{ line, message: `Stays a separate step: ${group.apart}.` }]
      : []),
    ...logins.flatMap((login) => login.notes.map((message) => ({ line: login.step.line, message }))),
    ...(logins.some(({ step }) => /@[0-9a-f]{40}$/.test(step.uses?.value ?? ''))
      ? [{ line, message: `A commit was pinned here: pin one of ${actionReference.split('@')[0]} too.` }]
      : []),
    ...chainNotes(group),
    ...group.retries.map(({ step }) => ({
      line: step.line,
      message:
        'Repeating the login by hand is needless: transient failures are retried, up to `retry-max-attempts`.',
    })),
    ...group.members.flatMap((login) => [
      ...repeatNotes(login, plan),
      ...variableNotes(login, later),
      ...fileNotes(login, later, plan.references, file),
    ]),
  ];
  if (idTokenGranted(file, plan.job) === false)
    notes.push({
      line,
      message: 'Nothing grants `id-token: write` to the job: the login fails until its `permissions` do.',
    });
  if (file.kind === 'action' && group === plan.groups[0])
    notes.push({
      line,
      message: 'Each job that uses this action needs `permissions: id-token: write`, as before.',
    });
  return notes.filter(
    (note, at) =>
      notes.findIndex((other) => other.line === note.line && other.message === note.message) === at,
  );
}

function chainNotes({ chain }: Group): Note[] {
  if (!chain) return [];
  const message =
    'The role is now assumed by `aws-role-chain`. Session tags are sent only if you give them, while the former action sent its own ones: give them as `aws-session-tags` if a trust policy tests `aws:RequestTag`.';
  return [{ line: chain.step.line, message }];
}

/** A later login to the same identity, which exists because credentials expire. */
function repeatNotes(login: Login, { groups }: JobPlan): Note[] {
  const earlier = groups
    .flatMap(({ members }) => members)
    .find(
      (other) =>
        other.vendor === login.vendor &&
        other.step.index < login.step.index &&
        other.inputs.length === login.inputs.length &&
        other.inputs.every(({ vendorName, text }) =>
          login.inputs.some((input) => input.vendorName === vendorName && input.text === text),
        ),
    );
  return earlier
    ? [
        {
          line: login.step.line,
          message: `Logs in as the step in line ${earlier.step.line} does. If it is there because credentials expire, \`refresh: true\` in the first step replaces it.`,
        },
      ]
    : [];
}

/** Variables of later steps that repeat what the login exports. */
function variableNotes({ vendor, inputs, wholeStep }: Login, later: readonly Step[]): Note[] {
  if (wholeStep) return [];
  const exported = exportsOf[vendor.provider]!;
  return later.flatMap(({ env }) =>
    env.flatMap(({ name, value, line }) => {
      if (overriding[vendor.provider]!.includes(name) && !/\bsteps\b/.test(value))
        return [
          { line, message: `\`${name}\` is preferred to the login by the tools of this step: remove it.` },
        ];
      const input = inputs.find(({ vendorName }) => vendorName === exported[name]);
      if (!input || value === '') return [];
      const message =
        normal(value) === normal(input.text)
          ? `\`${name}\` repeats what the login exports, and can go.`
          : `\`${name}\` has precedence over what the login exports; remove it unless that is intended.`;
      return [{ line, message }];
    }),
  );
}

/** Scripts that use files that are now elsewhere. */
function fileNotes(
  { vendor, step }: Login,
  later: readonly Step[],
  references: readonly Reference[],
  { source }: WorkflowFile,
): Note[] {
  const lineOf = (offset: number) => source.lineAt(offset);
  if (vendor.provider === 'gcp' && step.id) {
    return references
      .filter(
        ({ step: read, output }) =>
          read?.text.toLowerCase() === step.id!.toLowerCase() &&
          output?.text.toLowerCase() === 'credentials_file_path',
      )
      .map(({ output }) => ({
        line: lineOf(output!.start),
        message:
          'Reads the path of the credentials file. It lies below `RUNNER_TEMP` now and is removed when the job ends: a step that moves it out of the workspace can go.',
      }));
  }
  if (vendor.provider === 'azure') {
    return later
      .filter(({ run }) => /(~|\$HOME|\$\{HOME\})\/\.azure\b/.test(run?.value ?? ''))
      .map(({ run }) => ({
        line: run!.line,
        message: 'Reads `~/.azure`. The state of the Azure CLI is in the directory `AZURE_CONFIG_DIR` now.',
      }));
  }
  return [];
}

/** The same expression, however it is spaced. */
function normal(value: string): string {
  const [expression] = expressionsIn(value);
  return expression && value.trim().startsWith('${{') ? expression.text.trim() : value.trim();
}
