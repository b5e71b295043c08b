/** Google Cloud: workload identity federation, with or without a service account. */
import type { Provider } from '../../contract/provider.ts';
import { conflicts } from './conflicts.ts';
import type { GcpCredential } from './credential.ts';
import { gcpOutputs } from './outputs.ts';
import { describe, exportedVariables, publications } from './publish.ts';
import type { GcpSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';

export const gcp: Provider<typeof schema, GcpSettings, GcpCredential> = {
  name: 'gcp',
  title: 'Google Cloud',
  settings: schema,
  resolve,
  audience: ({ audience }) => audience,
  sharesIdTokens: true,
  exportedVariables,
  outputs: () => Object.keys(gcpOutputs),
  load: async () => (await import('./exchange.ts')).load(),
  exchange: async (...login) => (await import('./exchange.ts')).exchange(...login),
  describe,
  publications,
  // Tools that read the credentials file get the next token as they got the first.
  renewedBy: 'itself',
  conflicts,
  diagnose: async (...failure) => (await import('./diagnose.ts')).diagnose(...failure),
  trust: async (...job) => (await import('./trust.ts')).trust(...job),
};
