/** Keyless login to AWS: `sts:AssumeRoleWithWebIdentity`, and role chains from there. */
import type { Provider } from '../../login/provider.ts';
import { accountSecrets } from './account.ts';
import { conflicts } from './conflicts.ts';
import type { AwsCredential } from './credential.ts';
import { diagnose } from './diagnose.ts';
import { exchange } from './exchange.ts';
import { describe, publications } from './publish.ts';
import type { AwsSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';
import { load } from './sts.ts';
import { trust } from './trust.ts';

export const aws: Provider<typeof schema, AwsSettings, AwsCredential> = {
  name: 'aws',
  title: 'AWS',
  settings: schema,
  resolve,
  audience: (settings) => settings.audience,
  sharesIdTokens: true,
  secrets: accountSecrets,
  load,
  exchange,
  describe,
  publications,
  occupies: (settings, login) => [`the profile \`${settings.profile ?? login}\``],
  conflicts,
  diagnose,
  trust,
};
