import type { LoginFacts } from '../../contract/facts.ts';
import { accountSecrets } from './account.ts';
import { awsOutputs } from './outputs.ts';
import type { AwsSettings } from './settings.ts';
import { exportedVariables, fileVariables } from './variables.ts';

export function facts(settings: AwsSettings, login: string): LoginFacts {
  const { audience, profile = login } = settings;
  return {
    audience,
    audiences: [audience],
    origin: 'aws',
    bindsIdToken: false,
    sharesIdTokens: true,
    reusable: true,
    exportsByDefault: false,
    variables: exportedVariables,
    sharedVariables: fileVariables,
    outputs: Object.keys(awsOutputs),
    writes: { [`the profile \`${profile}\``]: login },
    renewedBy: 'refresh',
    secrets: accountSecrets(settings),
  };
}
