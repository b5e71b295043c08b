/** The step that replaces a stored key, and the command that prints the trust it needs. */

import type { Job, Step, WorkflowFile } from '../model.ts';
import { actionReference } from '../own-action.ts';
import { idTokenGranted } from '../permissions.ts';
import type { KeyUse } from './stored-keys.ts';

export interface Context {
  /** `owner/name`, or a placeholder. */
  readonly repository: string;
}

/** Inputs with the names of configuration variables to create, unless the step contains their values. */
const clouds: Readonly<
  Record<
    string,
    readonly {
      readonly input: string;
      readonly variable: string;
      readonly from?: string;
      readonly option: string;
    }[]
  >
> = {
  aws: [
    {
      input: 'aws-role-to-assume',
      variable: 'AWS_ROLE_TO_ASSUME',
      from: 'role-to-assume',
      option: 'aws-role',
    },
    { input: 'aws-region', variable: 'AWS_REGION', from: 'aws-region', option: '' },
  ],
  gcp: [
    {
      input: 'gcp-workload-identity-provider',
      variable: 'GCP_WORKLOAD_IDENTITY_PROVIDER',
      option: 'gcp-workload-identity-provider',
    },
    { input: 'gcp-service-account', variable: 'GCP_SERVICE_ACCOUNT', option: 'gcp-service-account' },
    { input: 'gcp-project-id', variable: '', from: 'project_id', option: '' },
  ],
  azure: [
    { input: 'azure-client-id', variable: 'AZURE_CLIENT_ID', option: 'azure-client-id' },
    { input: 'azure-tenant-id', variable: 'AZURE_TENANT_ID', option: 'azure-tenant-id' },
    { input: 'azure-subscription-id', variable: 'AZURE_SUBSCRIPTION_ID', option: '' },
  ],
};

/** Keys of `logins` that the other services need. */
const further: Readonly<Record<string, readonly string[]>> = {
  npm: ['package: NAME_OF_THE_PACKAGE'],
  pypi: [],
  crates: [],
  rubygems: [],
  nuget: ['user: PROFILE_NAME'],
  vault: ['url: https://vault.example.com', 'role: ROLE'],
  pulumi: ['organization: ORGANIZATION'],
  databricks: ['host: https://WORKSPACE.cloud.databricks.com', 'client-id: CLIENT_ID'],
  jfrog: ['url: https://NAME.jfrog.io', 'provider-name: PROVIDER'],
  'docker-hub': ['organization: ORGANIZATION', 'connection-id: CONNECTION_ID'],
};

/** Workflow YAML: the permissions if they are missing, the login, and the step that uses it. */
export function replacementFor(use: KeyUse, file: WorkflowFile, job: Job | undefined): string | undefined {
  if (use.means === 'workflow call') return (job && permissionsFor(file, job).join('\n')) || undefined;
  const login = loginStep(use);
  if (!login || use.means === 'container') return undefined;
  const permissions = job && file.kind === 'workflow' ? permissionsFor(file, job) : [];
  return [...permissions, 'steps:', ...[...login, ...usingStep(use)].map((line) => `  ${line}`)].join('\n');
}

function loginStep({ provider, registry, step }: KeyUse): string[] | undefined {
  const id =
    registry && ['gcp', 'docker-hub'].includes(provider)
      ? ['- id: login', `  uses: ${actionReference}`]
      : [`- uses: ${actionReference}`];
  const inputs = clouds[provider];
  if (inputs) {
    const lines = inputs.flatMap(({ input, variable, from }) => {
      const known = from && shownValue(step, from);
      return known || variable ? [`    ${input}: ${known || `\${{ vars.${variable} }}`}`] : [];
    });
    return [...id, '  with:', ...lines];
  }
  const keys = further[provider];
  if (!keys) return undefined;
  const entry = [`- name: ${provider}`, `  provider: ${provider}`, ...keys.map((key) => `  ${key}`)];
  return [...id, '  with:', '    logins: |', ...entry.map((line) => `      ${line}`)];
}

/** The replacement for a registry's password. */
function usingStep({ provider, registry, step }: KeyUse): string[] {
  if (!registry) return [];
  const host = shownValue(step, 'registry');
  const docker = (username: string, password: string) => [
    `- uses: ${step?.uses?.value ?? 'docker/login-action@v3'}`,
    '  with:',
    ...(host ? [`    registry: ${host}`] : []),
    `    username: ${username}`,
    `    password: \${{ steps.login.outputs.${password} }}`,
  ];
  switch (provider) {
    case 'aws':
      return ['- uses: aws-actions/amazon-ecr-login@v2'];
    case 'gcp':
      return docker('oauth2accesstoken', 'gcp-access-token');
    case 'azure':
      return [`- run: az acr login --name ${host?.split('.')[0] ?? 'NAME'}`];
    default:
      return docker('ORGANIZATION', 'docker-hub-token');
  }
}

/** The job's `permissions` key. It overrides the workflow's, so the effective scopes are copied. */
export function permissionsFor(file: WorkflowFile, job: Job): string[] {
  if (idTokenGranted(file, job)) return [];
  const effective = job.permissions ?? file.permissions;
  const others = (effective?.others ?? []).map(({ name, value }) => `  ${name}: ${value}`);
  const contents = others.some((line) => line.startsWith('  contents:')) ? [] : ['  contents: read'];
  return ['permissions:', '  id-token: write', ...contents, ...others];
}

/** A value that is safe to show: a single line without a secret's expression. */
function shownValue(step: Step | undefined, name: string): string | undefined {
  const value = step?.with.find((entry) => entry.name.toLowerCase() === name)?.value;
  return value && /^[\w${}. /:-]+$/.test(value) && !/secrets/i.test(value) ? value : undefined;
}

/** The command that prints the trust for a job; words in capitals are placeholders to fill in. */
export function planCommand(
  { repository }: Context,
  file: WorkflowFile,
  job: Job | undefined,
  providers: readonly string[],
): string | undefined {
  const options = providers.flatMap((provider) =>
    (clouds[provider] ?? []).flatMap(({ option }) =>
      option
        ? [
            `--${option} ${option
              .replace(/^(aws|gcp|azure)-/, '')
              .toUpperCase()
              .replaceAll('-', '_')}`,
          ]
        : [],
    ),
  );
  if (options.length === 0) return undefined;
  const environment = job?.environment?.value;
  const claims = [
    `--repository ${repository}`,
    environment
      ? `--environment ${/^[\w-]+$/.test(environment) ? environment : 'ENVIRONMENT'}`
      : '--ref refs/heads/main',
    ...(isStarted(file) ? [`--workflow ${word(pathInRepository(file.source.path))}`] : []),
  ];
  return ['multi-cloud-oidc plan', ...claims, ...options].join(' ');
}

/** The audit may have been started elsewhere; a bare name is one in `.github/workflows`. */
function pathInRepository(path: string): string {
  return /(?:^|\/)(\.github\/workflows\/[^/]+)$/.exec(path)?.[1] ?? path.slice(path.lastIndexOf('/') + 1);
}

/** Whether runs have this file's name: runs of a called workflow have the caller's. */
function isStarted({ kind, triggers }: WorkflowFile): boolean {
  return kind === 'workflow' && triggers.some(({ name }) => name !== 'workflow_call');
}

function word(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
