/** Azure: the ID token as client assertion of an app registration or user-assigned managed identity. */
import type { Provider } from '../../login/provider.ts';
import { diagnose } from './diagnose.ts';
import type { AzureCredential } from './exchange.ts';
import { exchange, load } from './exchange.ts';
import { conflicts, describe, publications } from './publish.ts';
import { renewal } from './renewal.ts';
import type { AzureSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';
import { trust } from './trust.ts';

export const azure: Provider<typeof schema, AzureSettings, AzureCredential> = {
  name: 'azure',
  title: 'Azure',
  settings: schema,
  resolve,
  audience: ({ audience }) => audience,
  sharesIdTokens: true,
  load,
  exchange,
  describe,
  publications,
  renewal,
  conflicts,
  diagnose,
  trust,
};
