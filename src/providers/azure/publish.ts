/** What an Azure login hands to later steps. Pure. */
import type { Description } from '../../contract/exchange.ts';
import type { Publications, PublishContext, Variable } from '../../contract/publication.ts';
import { tokenRequestUrl } from '../../identity/github.ts';
import { timestamp } from '../../text/timestamp.ts';
import { cliEdits, cliLinks, cliOverrides, cliVariables, cliWarnings } from './cli-state.ts';
import { publicCloud } from './clouds.ts';
import type { AzureCredential } from './exchange.ts';
import type { azureOutputs } from './outputs.ts';
import { idTokenFile } from './renewal.ts';
import { choosesCli, sdkWarnings } from './sdk-choice.ts';
import type { AzureSettings } from './settings.ts';
import { namedSubscription } from './subscriptions.ts';
import { type AzureVariable, variable } from './variables.ts';

type AzureOutputs = Partial<Record<keyof typeof azureOutputs, string>>;

export function describe(credential: AzureCredential, settings: AzureSettings): Description {
  const { subscriptionId } = settings;
  const subscription = namedSubscription(credential, settings);
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
    ...(cli ? { edits: cliEdits(credential, settings, place), links: cliLinks(place) } : {}),
    variables: {
      ...(place.exportEnvironment ? identityVariables(credential, settings, place, tokenFile.path) : {}),
      ...(place.exportEnvironment && cli ? cliOverrides(settings, place) : {}),
      // The CLI's state contains several logins, so even a login that is not exported points to it.
      ...(cli ? cliVariables(place) : {}),
    },
    warnings: [
      ...(place.exportEnvironment ? sdkWarnings(settings, place) : []),
      ...(cli ? cliWarnings(settings, place) : []),
    ],
    outputs: {
      'client-id': clientId,
      'tenant-id': tenantId,
      ...(subscriptionId ? { 'subscription-id': subscriptionId } : {}),
      'access-token-expiration': timestamp(first.expiresAt),
    } satisfies AzureOutputs,
    credentialOutputs: { 'access-token': first.secret } satisfies AzureOutputs,
  };
}

/**
 * The names that the Azure SDKs and Terraform read. Terraform gets only the identity and requests tokens itself: a
 * token in `ARM_OIDC_TOKEN` or a file would override that, and expire after five minutes. An SDK gets either everything
 * that it needs to request tokens itself, or nothing: with only `AZURE_CLIENT_ID` it asks the machine for an identity
 * with that ID.
 */
function identityVariables(
  { tenantId }: AzureCredential,
  settings: AzureSettings,
  place: PublishContext,
  tokenFile: string,
): Record<string, Variable> {
  const { clientId, subscriptionId, cloud, audience } = settings;
  const { env, refresh } = place;
  const variables: Record<string, Variable> = {};
  const set = (name: AzureVariable, value: string) => {
    variables[name] = variable(name, value);
  };
  // The tools' defaults are written only if another value would hide them, for example an earlier login's.
  const setUnlessDefault = (name: AzureVariable, value: string, isDefault: boolean) => {
    if (!isDefault || env[name]) set(name, value);
  };
  const isPublic = cloud.environment === publicCloud.environment;
  if (refresh) {
    set('AZURE_CLIENT_ID', clientId);
    // Only for a file that is kept fresh: the SDKs prefer it to everything after it, even if its token has expired.
    set('AZURE_FEDERATED_TOKEN_FILE', tokenFile);
  } else if (choosesCli(settings, place)) set('AZURE_TOKEN_CREDENTIALS', 'dev');
  set('AZURE_TENANT_ID', tenantId);
  // Python's SDK before 1.26 reads the token file only if this is set.
  setUnlessDefault('AZURE_AUTHORITY_HOST', `https://${cloud.authorityHost}/`, isPublic && !refresh);
  set('ARM_CLIENT_ID', clientId);
  set('ARM_TENANT_ID', tenantId);
  set('ARM_USE_OIDC', 'true');
  if (subscriptionId) {
    set('AZURE_SUBSCRIPTION_ID', subscriptionId);
    set('ARM_SUBSCRIPTION_ID', subscriptionId);
  }
  setUnlessDefault('ARM_ENVIRONMENT', cloud.terraformName, isPublic);
  // Terraform and Pulumi ask GitHub for the public cloud's audience, unless the address contains one.
  const usesDefaultAudience = audience === publicCloud.audience;
  const endpoint = env.ACTIONS_ID_TOKEN_REQUEST_URL;
  if (endpoint)
    setUnlessDefault('ARM_OIDC_REQUEST_URL', tokenRequestUrl(endpoint, audience), usesDefaultAudience);
  setUnlessDefault('ARM_OIDC_AUDIENCE', audience, usesDefaultAudience);
  return variables;
}
