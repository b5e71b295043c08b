/** Azure: the ID token as client assertion of an app registration or user-assigned managed identity. */
import type { Provider } from '../../contract/provider.ts';
import { isAzureCredential } from './cached.ts';
import { conflicts } from './conflicts.ts';
import type { AzureCredential } from './exchange.ts';
import { facts } from './facts.ts';
import { azureOutputs } from './outputs.ts';
import { describe, publications } from './publish.ts';
import { renewal } from './renewal.ts';
import { followsRenewal } from './sdk-choice.ts';
import type { AzureSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';

export const azure: Provider<typeof schema, AzureSettings, AzureCredential> = {
  name: 'azure',
  title: 'Azure',
  settings: { schema, resolve },
  outputs: azureOutputs,
  facts,
  exchange: {
    load: async () => (await import('./exchange.ts')).load(),
    run: async (...login) => (await import('./exchange.ts')).exchange(...login),
    accepts: isAzureCredential,
    describe,
  },
  publish: { publications, conflicts, followsRenewal },
  renewal,
  explain: {
    diagnose: async (...failure) => (await import('./diagnose.ts')).diagnose(...failure),
    trust: async (...job) => (await import('./trust.ts')).trust(...job),
  },
};
