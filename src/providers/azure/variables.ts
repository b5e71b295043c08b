/**
 * The environment variables that an Azure login exports or empties. How an empty value is taken was tried with the Azure
 * CLI 2.45 and the Azure SDKs for JavaScript and Python, and read in those for Go and .NET and in Terraform's providers.
 */
import type { Variable } from '../../contract/publication.ts';
import type { VariableTable } from '../../contract/variables.ts';

const terraform = ['Terraform', 'OpenTofu', 'Pulumi'];
const databricks = {
  databricks:
    'Databricks’ tools read it too, and refuse to choose between it and `DATABRICKS_TOKEN` unless `DATABRICKS_AUTH_TYPE` says which',
};

export const azureVariables = {
  AZURE_CLIENT_ID: {
    what: 'client ID of the identity; only with `refresh`, because without a token file it misleads the SDKs',
    readBy: ['Azure SDKs', 'kubelogin', 'AzCopy'],
    whenEmpty: 'unset',
  },
  AZURE_TENANT_ID: {
    what: 'its directory (tenant)',
    readBy: ['Azure SDKs', 'kubelogin', 'AzCopy'],
    whenEmpty: 'unset',
  },
  AZURE_SUBSCRIPTION_ID: {
    what: 'the subscription, if one was given',
    readBy: ['Azure Developer CLI', 'Ansible', 'samples of the Azure SDKs'],
    whenEmpty: 'unset',
  },
  AZURE_FEDERATED_TOKEN_FILE: {
    what: 'file with the ID token; only with `refresh`, which keeps it fresh',
    readBy: ['Azure SDKs', 'Terraform (azapi)', 'kubelogin', 'AzCopy'],
    // Go looks it up by its presence, and tries to read the file without a name.
    whenEmpty: 'misread',
  },
  AZURE_AUTHORITY_HOST: {
    what: 'where to sign in; only with `refresh`, in the other clouds, or where the job had set another',
    readBy: ['Azure SDKs', 'kubelogin'],
    whenEmpty: 'misread',
  },
  AZURE_TOKEN_CREDENTIALS: {
    what: '`dev`: the SDKs use the Azure CLI’s login, not an identity of the machine; not with `refresh`, and not where the job sets it',
    readBy: ['Azure SDKs since May 2025'],
    // Go refuses it as a value that it does not know.
    whenEmpty: 'misread',
  },
  AZURE_CONFIG_DIR: {
    what: 'directory with the state of the Azure CLI',
    readBy: ['Azure CLI', 'Azure SDKs by way of the Azure CLI'],
    // The CLI fails at its start.
    whenEmpty: 'misread',
  },
  AZURE_CLOUD_NAME: {
    what: 'the cloud, where the job had set another',
    readBy: ['Azure CLI'],
    whenEmpty: 'misread',
  },
  AZURE_CORE_ENCRYPT_TOKEN_CACHE: {
    what: '`false`, where the job had set it: the login’s files are plain ones',
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
    collidesWith: databricks,
  },
  ARM_SUBSCRIPTION_ID: {
    what: 'the subscription, if one was given',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_USE_OIDC: {
    what: '`true`: the provider asks GitHub and Entra for tokens itself',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_ENVIRONMENT: {
    what: 'the cloud; in the other clouds, or where the job had set another',
    readBy: terraform,
    whenEmpty: 'unset',
    collidesWith: databricks,
  },
  ARM_OIDC_REQUEST_URL: {
    what: 'where to ask for ID tokens, with the audience; only if that is not the usual one',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_OIDC_AUDIENCE: {
    what: 'the audience of ID tokens; only if that is not the usual one',
    readBy: ['Pulumi'],
    whenEmpty: 'unset',
  },
  ARM_OIDC_TOKEN: {
    what: 'emptied: a token of the job that the provider would prefer',
    readBy: terraform,
    whenEmpty: 'unset',
  },
  ARM_OIDC_TOKEN_FILE_PATH: {
    what: 'emptied: a token file of the job that the provider would prefer',
    readBy: terraform,
    whenEmpty: 'unset',
  },
} as const satisfies VariableTable;

export type AzureVariable = keyof typeof azureVariables;

/** A variable to export, with what the post step may do to it. */
export function variable(name: AzureVariable, value: string): Variable {
  return azureVariables[name].whenEmpty === 'unset' ? { value, emptyMeansUnset: true } : { value };
}

/** Names of all variables that a login may set or empty. */
export const exportedVariables = Object.keys(azureVariables) as readonly AzureVariable[];

/** Those that every Azure login of the job sets to the same, also if it is not exported. */
export const sharedVariables = ['AZURE_CONFIG_DIR'] as const satisfies readonly AzureVariable[];
