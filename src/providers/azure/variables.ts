/**
 * The environment variables that an Azure login exports or empties. The treatment of empty values was tested with the
 * Azure CLI 2.45 and the Azure SDKs for JavaScript and Python, and read in the source of those for Go and .NET and of
 * Terraform's providers.
 */
import type { Variable } from '../../contract/publication.ts';
import { exportedValue, type VariableTable } from '../../contract/variables.ts';

const terraform = ['Terraform', 'OpenTofu', 'Pulumi'];
const databricks = {
  databricks:
    'Databricks’ tools read it and the other `ARM_…` too, and refuse to choose between it and `DATABRICKS_TOKEN` unless `DATABRICKS_AUTH_TYPE` says which',
};

export const azureVariables = {
  AZURE_CLIENT_ID: {
    what: 'client ID of the identity; without a token file it would mislead the SDKs',
    when: 'with `refresh`',
    readBy: ['Azure SDKs', 'kubelogin', 'AzCopy'],
    whenEmpty: 'unset',
  },
  AZURE_TENANT_ID: {
    what: 'its directory (tenant)',
    readBy: ['Azure SDKs', 'kubelogin', 'AzCopy'],
    whenEmpty: 'unset',
  },
  AZURE_SUBSCRIPTION_ID: {
    what: 'the subscription',
    when: 'with `azure-subscription-id`',
    readBy: ['Azure Developer CLI', 'Ansible', 'samples of the Azure SDKs'],
    whenEmpty: 'unset',
  },
  AZURE_FEDERATED_TOKEN_FILE: {
    what: 'file with the ID token, which is kept fresh',
    when: 'with `refresh`',
    readBy: ['Azure SDKs', 'Terraform (azapi)', 'kubelogin', 'AzCopy'],
    // Go checks only whether it exists, and tries to read a file with an empty name.
    whenEmpty: 'misread',
  },
  AZURE_AUTHORITY_HOST: {
    what: 'where to sign in',
    when: 'with `refresh`, in the other clouds, and if the job sets it',
    readBy: ['Azure SDKs', 'kubelogin'],
    whenEmpty: 'misread',
  },
  AZURE_TOKEN_CREDENTIALS: {
    what: '`dev`: the SDKs use the login of the Azure CLI, not an identity of the machine',
    when: 'with `azure-cli: true`, without `refresh`, if the job does not set it',
    readBy: ['Azure SDKs since May 2025'],
    // Go refuses it as an unknown value.
    whenEmpty: 'misread',
  },
  AZURE_CONFIG_DIR: {
    what: 'directory with the state of the Azure CLI',
    when: 'with `azure-cli: true`; even if `export-environment` is `false`',
    readBy: ['Azure CLI', 'Azure SDKs through the Azure CLI'],
    // The CLI fails on start-up.
    whenEmpty: 'misread',
  },
  AZURE_CLOUD_NAME: {
    what: 'the cloud',
    when: 'with `azure-cli: true`, if the job sets it',
    readBy: ['Azure CLI'],
    whenEmpty: 'misread',
  },
  AZURE_CORE_ENCRYPT_TOKEN_CACHE: {
    what: '`false`: the files of the login are plain ones',
    when: 'with `azure-cli: true`, if the job sets it; even if `export-environment` is `false`',
    readBy: ['Azure CLI'],
    whenEmpty: 'misread',
  },
  ARM_CLIENT_ID: {
    what: 'client ID of the identity',
    readBy: terraform,
    whenEmpty: 'unset',
    collidesWith: databricks,
  },
  ARM_TENANT_ID: {
    what: 'its directory (tenant)',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_SUBSCRIPTION_ID: {
    what: 'the subscription',
    when: 'with `azure-subscription-id`',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_USE_OIDC: {
    what: '`true`: the provider asks GitHub and Entra for tokens itself',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_ENVIRONMENT: {
    what: 'the cloud',
    when: 'in the other clouds, and if the job sets it',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_OIDC_REQUEST_URL: {
    what: 'where to ask for ID tokens, with the audience',
    when: 'in the other clouds, and with an audience of your own',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_OIDC_AUDIENCE: {
    what: 'the audience of ID tokens',
    when: 'in the other clouds, and with an audience of your own',
    readBy: ['Pulumi'],
    whenEmpty: 'unset',
  },
  ARM_OIDC_TOKEN: {
    what: 'an ID token, which the provider would prefer',
    when: 'emptied if the job sets it',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_OIDC_TOKEN_FILE_PATH: {
    what: 'path of a file with an ID token, which the provider would prefer',
    when: 'emptied if the job sets it',
    readBy: terraform,
    whenEmpty: 'unset',
  },
} as const satisfies VariableTable;

export type AzureVariable = keyof typeof azureVariables;

/** A variable to export, with what the post step may do to it. */
export function variable(name: AzureVariable, value: string): Variable {
  return exportedValue(azureVariables[name], value);
}

/** Names of all variables that a login may set or empty. */
export const exportedVariables = Object.keys(azureVariables) as readonly AzureVariable[];

/** The variables that every Azure login of the job sets to the same value, even if it is not exported. */
export const sharedVariables = [
  'AZURE_CONFIG_DIR',
  'AZURE_CORE_ENCRYPT_TOKEN_CACHE',
] as const satisfies readonly AzureVariable[];
