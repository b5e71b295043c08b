/** Keyless login to AWS: `sts:AssumeRoleWithWebIdentity`, and role chains from there. */
import type { Provider } from '../../contract/provider.ts';
import { accountSecrets } from './account.ts';
import { conflicts } from './conflicts.ts';
import type { AwsCredential } from './credential.ts';
import { awsOutputs } from './outputs.ts';
import { isExportedAsProfile } from './profile.ts';
import { describe, publications } from './publish.ts';
import type { AwsSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';
import { exportedVariables, fileVariables } from './variables.ts';

export const aws: Provider<typeof schema, AwsSettings, AwsCredential> = {
  name: 'aws',
  title: 'AWS',
  settings: schema,
  resolve,
  audience: (settings) => settings.audience,
  sharesIdTokens: true,
  exportedVariables: () => exportedVariables,
  sharedVariables: fileVariables,
  outputs: () => Object.keys(awsOutputs),
  secrets: accountSecrets,
  load: async () => (await import('./exchange.ts')).load(),
  exchange: async (...login) => (await import('./exchange.ts')).exchange(...login),
  describe,
  publications,
  renewedBy: 'refresh',
  writes: (settings, login) => ({ [`the profile \`${settings.profile ?? login}\``]: login }),
  // Keys beside the profile would end the renewals for all tools that prefer them.
  followsRenewal: isExportedAsProfile,
  conflicts,
  diagnose: async (...failure) => (await import('./diagnose.ts')).diagnose(...failure),
  trust: async (...job) => (await import('./trust.ts')).trust(...job),
};
