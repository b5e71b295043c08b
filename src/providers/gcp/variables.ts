/** Facts about the environment variables that a Google Cloud login exports or empties. */
import type { Variable } from '../../contract/publication.ts';
import { exportedValue, type VariableTable } from '../../contract/variables.ts';

const libraries = "Google's client libraries";

/** Exported variables first, then those that are only emptied. */
export const gcpVariables = {
  GOOGLE_APPLICATION_CREDENTIALS: {
    what: 'path of the credentials file',
    readBy: [libraries, 'Terraform', 'Pulumi', 'Firebase CLI'],
    // The Python library treats an empty value as a file name.
    whenEmpty: 'misread',
  },
  CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: {
    what: 'path of the credentials file',
    readBy: ['gcloud'],
    whenEmpty: 'unset',
  },
  GOOGLE_GHA_CREDS_PATH: {
    what: 'path of the credentials file',
    readBy: ['the google-github-actions'],
    whenEmpty: 'unset',
  },
  GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: {
    what: '`1` allows tools to run the program that a credentials file names',
    when: 'with `gcp-credentials-source: executable`',
    readBy: [libraries, 'gcloud', 'Terraform'],
    whenEmpty: 'unset',
  },
  CLOUDSDK_CORE_UNIVERSE_DOMAIN: {
    what: 'domain of the universe, if it is not `googleapis.com`',
    when: 'in another universe',
    readBy: ['gcloud'],
    whenEmpty: 'misread',
  },
  GOOGLE_CLOUD_UNIVERSE_DOMAIN: {
    what: 'domain of the universe, if it is not `googleapis.com`',
    when: 'in another universe',
    readBy: [libraries, 'Terraform'],
    whenEmpty: 'misread',
  },
  CLOUDSDK_CORE_PROJECT: {
    what: 'project',
    when: 'if the project is known',
    readBy: ['gcloud', 'Terraform'],
    // gcloud treats an empty value as a project name, and fails.
    whenEmpty: 'misread',
  },
  GOOGLE_CLOUD_PROJECT: {
    what: 'project',
    when: 'if the project is known',
    readBy: [libraries, 'Terraform', 'Pulumi'],
    whenEmpty: 'unset',
  },
  GCLOUD_PROJECT: {
    what: 'project, older name',
    when: 'if the project is known',
    readBy: [libraries, 'Terraform', 'Firebase CLI'],
    whenEmpty: 'unset',
  },
  GCP_PROJECT: {
    what: 'project',
    when: 'if the project is known',
    readBy: ["Ansible's google.cloud", 'scripts that were written for google-github-actions/auth'],
    whenEmpty: 'misread',
  },
  CLOUDSDK_PROJECT: {
    what: 'project',
    when: 'if the project is known',
    readBy: ['scripts that were written for google-github-actions/auth'],
    whenEmpty: 'misread',
  },
  CLOUDSDK_AUTH_ACCESS_TOKEN: {
    what: 'an access token, which wins over the credentials file',
    when: 'emptied if the job sets it',
    readBy: ['gcloud'],
    whenEmpty: 'unset',
  },
  CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: {
    what: 'path of a file with an access token, which wins over the credentials file',
    when: 'emptied if the job sets it',
    readBy: ['gcloud'],
    whenEmpty: 'unset',
  },
} as const satisfies VariableTable;

export type GcpVariable = keyof typeof gcpVariables;

/** The variables that the login empties and never sets. */
export const emptiedVariables = ['CLOUDSDK_AUTH_ACCESS_TOKEN', 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE'] as const;

/** The variables that a login may set. */
export const exportedNames: readonly GcpVariable[] = (Object.keys(gcpVariables) as GcpVariable[]).filter(
  (name) => !(emptiedVariables as readonly string[]).includes(name),
);

/** Exported values; the table says whether the post step may empty them. */
export function exported(values: Partial<Record<GcpVariable, string>>): Record<string, Variable> {
  return Object.fromEntries(
    (Object.entries(values) as [GcpVariable, string][]).map(([name, value]) => [
      name,
      exportedValue(gcpVariables[name], value),
    ]),
  );
}
