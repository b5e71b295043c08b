/** Google Cloud: workload identity federation, with or without a service account. */
import type { Provider } from '../../login/provider.ts';
import type { GcpCredential } from './credential.ts';
import { diagnose } from './diagnose.ts';
import { exchange } from './exchange.ts';
import { loadLibrary } from './federation.ts';
import { conflicts, describe, publications } from './publish.ts';
import type { GcpSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';
import { trust } from './trust.ts';

export const gcp: Provider<typeof schema, GcpSettings, GcpCredential> = {
  name: 'gcp',
  title: 'Google Cloud',
  settings: schema,
  resolve,
  audience: ({ audience }) => audience,
  sharesIdTokens: true,
  load: loadLibrary,
  exchange,
  describe,
  publications,
  conflicts,
  diagnose,
  trust,
};
