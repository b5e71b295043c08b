/** Keyless login to AWS: `sts:AssumeRoleWithWebIdentity`, and role chains from there. */
import type { Provider } from '../../contract/provider.ts';
import { isSession } from './cached.ts';
import { conflicts, rivalSettings } from './conflicts.ts';
import type { AwsCredential } from './credential.ts';
import { problems } from './credential-process.ts';
import { facts } from './facts.ts';
import { awsOutputs } from './outputs.ts';
import { isExportedAsProfile } from './profile.ts';
import { describe, publications } from './publish.ts';
import type { AwsSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';

export const aws: Provider<typeof schema, AwsSettings, AwsCredential> = {
  name: 'aws',
  title: 'AWS',
  settings: { schema, resolve },
  outputs: awsOutputs,
  facts,
  exchange: {
    load: async () => (await import('./exchange.ts')).load(),
    run: async (...login) => (await import('./exchange.ts')).exchange(...login),
    accepts: isSession,
    describe,
  },
  publish: {
    publications,
    conflicts,
    rivalSettings,
    problems,
    // Exporting keys as well as the profile would stop the renewal for all tools that prefer keys.
    followsRenewal: isExportedAsProfile,
  },
  explain: {
    diagnose: async (...failure) => (await import('./diagnose.ts')).diagnose(...failure),
    trust: async (...job) => (await import('./trust.ts')).trust(...job),
  },
};
