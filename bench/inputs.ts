/** Inputs of the logins that are measured, per cloud. */
import { defaults } from '../emulator/default-world.ts';

export const inputs = {
  aws: { 'aws-role-to-assume': defaults.aws.roleArn, 'aws-region': defaults.aws.region },
  gcp: {
    'gcp-workload-identity-provider': defaults.google.workloadIdentityProvider,
    'gcp-service-account': defaults.google.serviceAccount,
  },
  azure: {
    'azure-client-id': defaults.azure.clientId,
    'azure-tenant-id': defaults.azure.tenantId,
    'azure-subscription-id': defaults.azure.subscriptionId,
  },
} as const;

export const threeClouds: Readonly<Record<string, string>> = {
  ...inputs.aws,
  ...inputs.gcp,
  ...inputs.azure,
};
