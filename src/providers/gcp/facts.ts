import type { LoginFacts } from '../../contract/facts.ts';
import { gcpOutputs } from './outputs.ts';
import { exportedVariables } from './publish.ts';
import type { GcpSettings } from './settings.ts';

export function facts(settings: GcpSettings): LoginFacts {
  const { audience } = settings;
  return {
    audience,
    audiences: [audience],
    origin: 'gcp',
    bindsIdToken: false,
    sharesIdTokens: true,
    reusable: true,
    exportsByDefault: false,
    variables: exportedVariables(settings),
    sharedVariables: [],
    outputs: Object.keys(gcpOutputs),
    writes: {},
    // Tools that read the credentials file get the next token just as they got the first.
    renewedBy: 'itself',
    secrets: [],
  };
}
