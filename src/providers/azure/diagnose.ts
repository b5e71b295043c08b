/** Text for people about a failed Azure login. Pure. */

import type { Diagnosis, Failure } from '../../failure/failure.ts';
import type { Claims } from '../../identity/claims.ts';
import type { Explanation } from './errors.ts';
import { knownError } from './errors.ts';
import type { AzureSettings } from './settings.ts';
import { createCredential } from './trust.ts';

const page = 'azure.md';

export function diagnose(error: Failure, claims: Claims | undefined, settings: AzureSettings): Diagnosis {
  const known = knownError(error.code);
  if (!known) return { ...unknown(error, settings), page };
  const text =
    known.paste === 'role-assignment'
      ? assignRole(settings)
      : known.paste === 'federated-credential' && claims && createCredential(claims, settings);
  return {
    ...known.explain({ settings, claims }),
    ...(text ? { paste: { language: 'sh', text } } : {}),
    page,
  };
}

function assignRole({ clientId, subscriptionId }: AzureSettings): string {
  return `az role assignment create --assignee ${clientId} --role Reader --scope /subscriptions/${subscriptionId}`;
}

function unknown({ code, stage, status = 0 }: Failure, { cloud }: AzureSettings): Explanation {
  const service = stage === 'verify' ? 'Azure Resource Manager' : 'Entra';
  if (stage === 'id-token') {
    return { summary: 'There was no ID token for the login to Azure.', causes: [], fix: [] };
  }
  if (code.startsWith('http/') || status === 429 || status >= 500) {
    return {
      summary: `${service} could not be reached, or gave no usable answer.`,
      causes: [
        'The network or proxy between this runner and Azure interferes.',
        'The service is in trouble for the moment.',
      ],
      fix: [
        `Let the runner reach ${cloud.tokenHost} and ${cloud.resourceManager} on port 443, directly or through the proxy in \`HTTPS_PROXY\`.`,
        'Run the job again later.',
      ],
    };
  }
  const number = /AADSTS(\d+)$/.exec(code)?.[1];
  return {
    summary: `${service} refused the login.`,
    causes: [],
    fix: number
      ? [`Microsoft explains the code: https://login.microsoftonline.com/error?code=${number}`]
      : [],
  };
}
