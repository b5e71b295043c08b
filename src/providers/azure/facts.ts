import type { LoginFacts } from '../../contract/facts.ts';
import { accountOf, cliVariableNames } from './cli-state.ts';
import { azureOutputs } from './outputs.ts';
import { exportedVariables } from './publish.ts';
import type { AzureSettings } from './settings.ts';

export function facts(settings: AzureSettings): LoginFacts {
  const { audience } = settings;
  return {
    audience,
    audiences: [audience],
    origin: 'azure',
    bindsIdToken: false,
    sharesIdTokens: true,
    exportsByDefault: false,
    variables: exportedVariables(settings),
    sharedVariables: cliVariableNames,
    outputs: Object.keys(azureOutputs),
    writes: accountOf(settings),
    renewedBy: 'refresh',
    secrets: [],
  };
}
