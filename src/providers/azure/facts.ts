import type { LoginFacts } from '../../contract/facts.ts';
import { accountOf } from './cli-state.ts';
import { azureOutputs } from './outputs.ts';
import type { AzureSettings } from './settings.ts';
import { exportedVariables, sharedVariables } from './variables.ts';

export function facts(settings: AzureSettings): LoginFacts {
  const { audience } = settings;
  return {
    audience,
    audiences: [audience],
    origin: 'azure',
    bindsIdToken: false,
    sharesIdTokens: true,
    reusable: true,
    exportsByDefault: false,
    variables: exportedVariables,
    sharedVariables,
    outputs: Object.keys(azureOutputs),
    writes: accountOf(settings),
    renewedBy: 'refresh',
    secrets: [],
  };
}
