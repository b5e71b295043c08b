/** SSH without key management: certificates that carry an ID token, for servers with opkssh (OpenPubkey). */
import type { Provider } from '../../contract/provider.ts';
import { diagnose } from './diagnose.ts';
import type { SshCredential } from './exchange.ts';
import { exchange } from './exchange.ts';
import { facts } from './facts.ts';
import { load } from './issuer-key.ts';
import { sshOutputs } from './outputs.ts';
import { conflicts, describe, publications } from './publish.ts';
import type { SshSettings } from './settings.ts';
import { resolve, schema } from './settings.ts';
import { trust } from './trust.ts';

export const ssh: Provider<typeof schema, SshSettings, SshCredential> = {
  name: 'ssh',
  title: 'SSH',
  settings: { schema, resolve, protectedBy: ['known-hosts'] },
  outputs: sshOutputs,
  facts,
  exchange: {
    load,
    run: exchange,
    // It would carry an older ID token, so the next use creates its own certificate.
    accepts: (_cached): _cached is SshCredential => false,
    describe,
  },
  publish: { publications, conflicts },
  explain: { diagnose, trust },
};
