/** Azure: the ID token as client assertion of an app registration or user-assigned managed identity. */
import type { Provider } from '../../contract/provider.ts';
import { accountOf } from './cli-state.ts';
import { conflicts } from './conflicts.ts';
import type { AzureCredential } from './exchange.ts';
import { azureOutputs } from './outputs.ts';
import { describe, publications } from './publish.ts';
import { renewal } from './renewal.ts';
import { followsRenewal } from './sdk-choice.ts';
import type { AzureSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';
import { exportedVariables, sharedVariables } from './variables.ts';

export const azure: Provider<typeof schema, AzureSettings, AzureCredential> = {
  name: 'azure',
  title: 'Azure',
  settings: schema,
  resolve,
  audience: ({ audience }) => audience,
  sharesIdTokens: true,
  exportedVariables: () => exportedVariables,
  sharedVariables,
  outputs: () => Object.keys(azureOutputs),
  load: async () => (await import('./exchange.ts')).load(),
  exchange: async (...login) => (await import('./exchange.ts')).exchange(...login),
  describe,
  publications,
  renewedBy: 'refresh',
  renewal,
  followsRenewal,
  writes: accountOf,
  conflicts,
  diagnose: async (...failure) => (await import('./diagnose.ts')).diagnose(...failure),
  trust: async (...job) => (await import('./trust.ts')).trust(...job),
};
