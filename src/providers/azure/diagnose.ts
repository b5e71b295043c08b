/** Text for people about a failed Azure login. Pure. */

import type { Diagnosis, Failure } from '../../failure/failure.ts';
import type { Explanation } from '../../failure/table.ts';
import { entryOf, explained } from '../../failure/table.ts';
import type { Claims } from '../../identity/claims.ts';
import { azureErrors } from './errors.ts';
import type { AzureSettings } from './settings.ts';

const page = 'azure.md';

export function diagnose(error: Failure, claims: Claims | undefined, settings: AzureSettings): Diagnosis {
  const row = entryOf(azureErrors, 'azure', error.code);
  return explained(row ?? unknown(error, settings), { settings, claims }, page);
}

function unknown(
  { code, stage }: Failure,
  { cloud }: AzureSettings,
): { title: string; explain: Explanation } {
  const service = stage === 'verify' ? 'Azure Resource Manager' : 'Entra';
  if (stage === 'id-token') {
    return { title: 'There was no ID token for the login to Azure.', explain: { causes: [], fix: [] } };
  }
  if (code.startsWith('http/')) {
    return {
      title: `${service} could not be reached, or gave no usable answer.`,
      explain: {
        causes: [
          'The network or proxy between this runner and Azure interferes.',
          'The service is unavailable for the moment.',
        ],
        fix: [
          `Let the runner reach ${cloud.tokenHost} and ${cloud.resourceManager} on port 443, directly or through the proxy in \`HTTPS_PROXY\`.`,
          'Run the job again later.',
        ],
      },
    };
  }
  // Each refusal of theirs has a code.
  if (code.startsWith('azure/http-')) {
    return {
      title: `Something other than ${service} answered.`,
      explain: {
        causes: ['A proxy or gateway between this runner and Azure answered with its own page.'],
        fix: [
          `Have requests to ${cloud.tokenHost} and ${cloud.resourceManager} passed on unchanged, or name these hosts in \`NO_PROXY\`.`,
        ],
      },
    };
  }
  const number = /AADSTS(\d+)$/.exec(code)?.[1];
  const fix = number
    ? [`Microsoft explains the code: https://login.microsoftonline.com/error?code=${number}`]
    : [];
  return { title: `${service} refused the login.`, explain: { causes: [], fix } };
}
