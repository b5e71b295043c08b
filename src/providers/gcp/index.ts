/** Google Cloud: workload identity federation, with or without a service account. */
import type { Provider } from '../../contract/provider.ts';
import { isGcpCredential } from './cached.ts';
import { conflicts, rivalSettings } from './conflicts.ts';
import type { GcpCredential } from './credential.ts';
import { problems } from './credentials-file.ts';
import { facts } from './facts.ts';
import { gcpOutputs } from './outputs.ts';
import { describe, publications } from './publish.ts';
import type { GcpSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';

export const gcp: Provider<typeof schema, GcpSettings, GcpCredential> = {
  name: 'gcp',
  title: 'Google Cloud',
  settings: { schema, resolve },
  outputs: gcpOutputs,
  facts,
  exchange: {
    load: async () => (await import('./exchange.ts')).load(),
    run: async (...login) => (await import('./exchange.ts')).exchange(...login),
    accepts: isGcpCredential,
    describe,
  },
  publish: { publications, conflicts, rivalSettings, problems },
  explain: {
    diagnose: async (...failure) => (await import('./diagnose.ts')).diagnose(...failure),
    trust: async (...job) => (await import('./trust.ts')).trust(...job),
  },
};
