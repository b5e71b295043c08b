import type { LoginFacts } from '../../contract/facts.ts';
import { sshOutputs } from './outputs.ts';
import { exportedVariables } from './publish.ts';
import type { SshSettings } from './settings.ts';

export function facts(settings: SshSettings): LoginFacts {
  return {
    // A commitment to the key pair, which the exchange creates.
    audience: undefined,
    audiences: [],
    origin: undefined,
    bindsIdToken: true,
    sharesIdTokens: false,
    reusable: true,
    exportsByDefault: settings.gitSshCommand,
    variables: exportedVariables(settings),
    sharedVariables: [],
    outputs: Object.keys(sshOutputs),
    writes: {},
    renewedBy: undefined,
    secrets: [],
  };
}
