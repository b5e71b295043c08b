/** Inputs of the action for logins that the default world admits: for tests, demo and measurements. */
import { defaults } from './default-world.ts';
import { exchangeDefaults } from './exchange/world.ts';

export type Inputs = Readonly<Record<string, string>>;

const { aws, google, azure } = defaults;

/** One login per cloud. */
export const inputs = {
  aws: { 'aws-role-to-assume': aws.roleArn, 'aws-region': aws.region },
  gcp: {
    'gcp-workload-identity-provider': google.workloadIdentityProvider,
    'gcp-service-account': google.serviceAccount,
  },
  azure: {
    'azure-client-id': azure.clientId,
    'azure-tenant-id': azure.tenantId,
    'azure-subscription-id': azure.subscriptionId,
  },
} as const;

export const threeClouds: Record<string, string> = { ...inputs.aws, ...inputs.gcp, ...inputs.azure };

/** Entries of `logins` for services that accept each ID token once. */
export const singleUseEntries = [
  { name: 'pypi', provider: 'pypi' },
  {
    name: 'octo-sts',
    provider: 'octo-sts',
    scope: exchangeDefaults.scope,
    identity: exchangeDefaults.policy,
  },
  { name: 'vault', provider: 'vault', url: exchangeDefaults.vault.url, role: exchangeDefaults.vault.role },
] as const;

/** The three clouds, and services that accept each ID token once. */
export const cloudsAndServices: Inputs = { ...threeClouds, logins: JSON.stringify(singleUseEntries) };

/** The `logins` input with `count` logins, the three clouds in turn. */
export function manyLogins(count: number): string {
  const entries = [
    (index: number) => [
      `name: aws-${index}`,
      'provider: aws',
      `role-to-assume: ${aws.roleArn}`,
      `region: ${aws.region}`,
      `role-session-name: session-${index}`,
    ],
    (index: number) => [
      `name: gcp-${index}`,
      'provider: gcp',
      `workload-identity-provider: ${google.workloadIdentityProvider}`,
      `service-account: ${google.serviceAccount}`,
    ],
    (index: number) => [
      `name: azure-${index}`,
      'provider: azure',
      `client-id: ${azure.clientId}`,
      `tenant-id: ${azure.tenantId}`,
      `subscription-id: ${azure.subscriptionId}`,
    ],
  ];
  return Array.from({ length: count }, (_, index) => `- ${entries[index % 3]!(index).join('\n  ')}`).join(
    '\n',
  );
}
