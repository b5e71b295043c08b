/** What an Azure login hands to later steps, and what in the job would get in its way. Pure. */
import { dirname, join, sep } from 'node:path';
import type { Description } from '../../contract/exchange.ts';
import type { Conflict, Publications, PublishContext, Variable } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import { tokenRequestUrl } from '../../identity/github.ts';
import { timestamp } from '../../text/timestamp.ts';
import { cliEdits, cliVariableNames, cliVariables } from './cli-state.ts';
import { publicCloud } from './clouds.ts';
import type { AzureCredential } from './exchange.ts';
import { idTokenFile } from './renewal.ts';
import type { AzureSettings } from './settings.ts';

export function describe(credential: AzureCredential, settings: AzureSettings): Description {
  const { subscription } = credential;
  const { subscriptionId } = settings;
  return {
    identity: settings.clientId,
    target: subscriptionId
      ? `subscription ${subscription?.name ?? subscriptionId}`
      : `tenant ${credential.tenantId}`,
    expiresAt: Math.min(...credential.tokens.map(({ expiresAt }) => expiresAt)),
    notes: [
      ...(subscription && subscription.state !== 'Enabled'
        ? [`The subscription is in the state ${subscription.state}: changes to it will probably be refused.`]
        : []),
      ...(subscriptionId && !subscription
        ? [
            'The subscription was not checked, because `azure-scopes` does not ask for Azure Resource Manager.',
          ]
        : []),
    ],
  };
}

export function publications(
  credential: AzureCredential,
  settings: AzureSettings,
  place: PublishContext,
): Publications {
  const { clientId, subscriptionId, cli } = settings;
  const { tenantId, tokens, assertion } = credential;
  const first = tokens[0]!;
  const tokenFile = idTokenFile(credential, place);
  return {
    secrets: [...tokens.map(({ secret }) => secret), assertion],
    ...(place.refresh ? { files: [tokenFile] } : {}),
    ...(cli ? { edits: cliEdits(credential, settings, place) } : {}),
    variables: {
      ...(place.exportEnvironment ? identityVariables(credential, settings, place.env) : {}),
      // Only a file that is kept fresh: the SDKs prefer it to all that comes after, also when its token has ended.
      ...(place.exportEnvironment && place.refresh
        ? { AZURE_FEDERATED_TOKEN_FILE: { value: tokenFile.path, emptyMeansUnset: true } }
        : {}),
      // The CLI's state holds several logins, so it is pointed to also by one that does not export itself.
      ...(cli ? cliVariables(settings, place) : {}),
    },
    outputs: {
      'client-id': clientId,
      'tenant-id': tenantId,
      ...(subscriptionId ? { 'subscription-id': subscriptionId } : {}),
      'access-token-expiration': timestamp(first.expiresAt),
    },
    credentialOutputs: { 'access-token': first.secret },
  };
}

/**
 * The names that the Azure SDKs and Terraform read. Both get the identity alone and ask for tokens themselves: a token in
 * `ARM_OIDC_TOKEN` or a file would win over that, and end after five minutes.
 */
function identityVariables(
  { tenantId }: AzureCredential,
  { clientId, subscriptionId, cloud, audience }: AzureSettings,
  env: Environment,
): Record<string, Variable> {
  const variables: Record<string, Variable> = {};
  const set = (name: string, value: string) => {
    variables[name] = { value, emptyMeansUnset: true };
  };
  // Defaults of the tools are written only where another value would hide them, for example an earlier login's.
  const setUnlessDefault = (name: string, value: string, isDefault: boolean, emptyMeansUnset = true) => {
    if (!isDefault || env[name]) variables[name] = { value, emptyMeansUnset };
  };
  set('AZURE_CLIENT_ID', clientId);
  set('AZURE_TENANT_ID', tenantId);
  set('ARM_CLIENT_ID', clientId);
  set('ARM_TENANT_ID', tenantId);
  set('ARM_USE_OIDC', 'true');
  if (subscriptionId) {
    set('AZURE_SUBSCRIPTION_ID', subscriptionId);
    set('ARM_SUBSCRIPTION_ID', subscriptionId);
  }
  const isPublic = cloud.environment === publicCloud.environment;
  setUnlessDefault('AZURE_AUTHORITY_HOST', `https://${cloud.authorityHost}/`, isPublic, false);
  setUnlessDefault('ARM_ENVIRONMENT', cloud.terraformName, isPublic);
  // Terraform and Pulumi ask GitHub for the public cloud's audience, unless the address names one.
  const usesDefaultAudience = audience === publicCloud.audience;
  const endpoint = env.ACTIONS_ID_TOKEN_REQUEST_URL;
  if (endpoint)
    setUnlessDefault('ARM_OIDC_REQUEST_URL', tokenRequestUrl(endpoint, audience), usesDefaultAudience);
  setUnlessDefault('ARM_OIDC_AUDIENCE', audience, usesDefaultAudience);
  return variables;
}

export function exportedVariables({ subscriptionId }: AzureSettings): readonly string[] {
  return [
    'AZURE_CLIENT_ID',
    'AZURE_TENANT_ID',
    'ARM_CLIENT_ID',
    'ARM_TENANT_ID',
    'ARM_USE_OIDC',
    ...(subscriptionId ? ['AZURE_SUBSCRIPTION_ID', 'ARM_SUBSCRIPTION_ID'] : []),
    'AZURE_FEDERATED_TOKEN_FILE',
    'AZURE_AUTHORITY_HOST',
    'ARM_ENVIRONMENT',
    'ARM_OIDC_REQUEST_URL',
    'ARM_OIDC_AUDIENCE',
    ...cliVariableNames,
  ];
}

/** Variables of the job that the tools prefer to what this login exports, by the order in the tools' own sources. */
export function conflicts(
  settings: AzureSettings,
  env: Environment,
  place: Pick<PublishContext, 'shared'>,
): readonly Conflict[] {
  return preferred.filter(({ variable }) => {
    if (variable === 'AZURE_USERNAME' && !env.AZURE_PASSWORD) return false;
    if (variable === 'AZURE_FEDERATED_TOKEN_FILE' && isOwnTokenFile(settings, env, place)) return false;
    return env[variable];
  });
}

/** Whether the token file is one that an earlier login of the same identity keeps fresh. */
function isOwnTokenFile(
  { clientId, audience }: AzureSettings,
  env: Environment,
  { shared }: Pick<PublishContext, 'shared'>,
): boolean {
  const { AZURE_FEDERATED_TOKEN_FILE: path = '', AZURE_CLIENT_ID, ARM_OIDC_AUDIENCE } = env;
  return (
    path.startsWith(join(dirname(shared), sep)) &&
    AZURE_CLIENT_ID === clientId &&
    (ARM_OIDC_AUDIENCE || publicCloud.audience) === audience
  );
}

const sdksUse = (what: string) => `makes the Azure SDKs sign in with ${what} instead of this login`;
const terraformUses = (what: string) => `makes Terraform sign in with ${what} instead of this login`;

/** Tokens are emptied, being of no use beside a login. A secret or certificate may have another purpose in the job. */
const preferred: readonly Conflict[] = [
  { variable: 'AZURE_CLIENT_SECRET', effect: sdksUse('that secret') },
  { variable: 'AZURE_CLIENT_CERTIFICATE_PATH', effect: sdksUse('that certificate') },
  { variable: 'AZURE_USERNAME', effect: sdksUse('that user name and `AZURE_PASSWORD`') },
  { variable: 'AZURE_FEDERATED_TOKEN_FILE', effect: sdksUse('the token in that file'), neutralise: true },
  { variable: 'ARM_CLIENT_SECRET', effect: terraformUses('that secret') },
  { variable: 'ARM_CLIENT_CERTIFICATE', effect: terraformUses('that certificate') },
  { variable: 'ARM_CLIENT_CERTIFICATE_PATH', effect: terraformUses('that certificate') },
  { variable: 'ARM_OIDC_TOKEN', effect: terraformUses('that token, which soon expires,'), neutralise: true },
  { variable: 'ARM_OIDC_TOKEN_FILE_PATH', effect: terraformUses('the token in that file'), neutralise: true },
  {
    variable: 'MSAL_FORCE_REGION',
    effect:
      'sends the token requests of other tools to a regional address, which refuses ID tokens (AADSTS100007)',
  },
];
