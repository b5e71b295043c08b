import { defaults } from '../../emulator/index.ts';

/** The `logins` input with `count` logins, the three clouds in turn. */
export function manyLogins(count: number): string {
  const { aws, google, azure } = defaults;
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
