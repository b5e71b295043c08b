/**
 * The files from which the Azure CLI takes its identities, subscriptions and tokens, written without starting it. Their
 * formats are those of azure-cli (`azure.cli.core._profile`, `azure.cli.core.auth.identity`) and of MSAL for Python's
 * token cache; nothing else needs to be there.
 */
import { join } from 'node:path';
import type { PublishContext, Variable } from '../../contract/publication.ts';
import type { FileEdit } from '../../files/edit.ts';
import type { AzureCredential } from './exchange.ts';
import { interchangeableScopes } from './scopes.ts';
import type { AzureSettings } from './settings.ts';

const tenantLevelName = 'N/A(tenant level account)';

/** The configuration directory that all Azure logins of the job share. */
function configDirectory(place: Pick<PublishContext, 'shared'>): string {
  return join(place.shared, 'azure');
}

export const cliVariableNames: readonly string[] = [
  'AZURE_CONFIG_DIR',
  'AZURE_EXTENSION_DIR',
  'AZURE_CLOUD_NAME',
];

export function cliVariables({ cloud }: AzureSettings, place: PublishContext): Record<string, Variable> {
  const usual = usualDirectory(place);
  return {
    AZURE_CONFIG_DIR: { value: configDirectory(place), emptyMeansUnset: true },
    // Extensions live below the configuration directory unless told otherwise: keep those the runner has.
    ...(usual && !place.env.AZURE_EXTENSION_DIR
      ? { AZURE_EXTENSION_DIR: { value: join(usual.path, 'cliextensions'), emptyMeansUnset: true } }
      : {}),
    // It wins over the cloud in the configuration file, and the CLI shows the accounts of one cloud only.
    ...(place.env.AZURE_CLOUD_NAME ? { AZURE_CLOUD_NAME: { value: cloud.cliName } } : {}),
  };
}

export function cliEdits(
  credential: AzureCredential,
  settings: AzureSettings,
  place: PublishContext,
): readonly FileEdit[] {
  const config = fileOf('config', place);
  return [
    {
      format: 'ini',
      ...config,
      section: 'cloud',
      keys: { name: settings.cloud.cliName },
    },
    {
      format: 'ini',
      ...config,
      section: 'core',
      // On Windows the CLI encrypts its files with a key of the user's account; this makes it read the plain ones.
      keys: { encrypt_token_cache: 'false' },
    },
    {
      format: 'json',
      ...fileOf('azureProfile.json', place),
      at: ['subscriptions'],
      // The CLI finds an account by its subscription alone.
      entries: { kind: 'list', match: ['id'], items: [account(credential, settings)] },
      exclusive: 'isDefault',
      // A login that is not exported does not become the default of the commands that follow.
      yields: !place.exportEnvironment,
      belongsTo: { members: ['user', 'tenantId'], warning: displacedWarning(credential, settings) },
    },
    ...cliCredentialEdits(credential, settings, place),
  ];
}

/** The part that ends, and so has to be written again from time to time. */
export function cliCredentialEdits(
  credential: AzureCredential,
  settings: AzureSettings,
  place: PublishContext,
): readonly FileEdit[] {
  const { tenantId: tenant, assertion: client_assertion } = credential;
  return [
    {
      format: 'json',
      ...fileOf('service_principal_entries.json', place),
      at: [],
      entries: {
        kind: 'list',
        match: ['client_id', 'tenant'],
        items: [{ client_id: settings.clientId, tenant, client_assertion }],
      },
      // That of another login, or of its refresher, may be fresher than one from the cache.
      endsBy: 'client_assertion',
    },
    {
      format: 'json',
      ...fileOf('msal_token_cache.json', place),
      at: ['AccessToken'],
      entries: { kind: 'map', items: cachedTokens(credential, settings) },
      endsBy: 'expires_on',
    },
  ];
}

function fileOf(name: string, place: PublishContext) {
  const usual = usualDirectory(place);
  return {
    path: join(configDirectory(place), name),
    // Settings always come along; logins only from a directory that the job chose on purpose.
    ...(usual && (usual.chosen || name === 'config') ? { startFrom: join(usual.path, name) } : {}),
  };
}

/** The directory that the CLI would use without this login. */
function usualDirectory({ env, ...place }: PublishContext): { path: string; chosen: boolean } | undefined {
  const { AZURE_CONFIG_DIR: configured } = env;
  if (configured && configured !== configDirectory(place)) return { path: configured, chosen: true };
  const home = env.HOME || env.USERPROFILE;
  return home ? { path: join(home, '.azure'), chosen: false } : undefined;
}

/** An account of `az account list`. */
function account(
  { tenantId, subscription }: AzureCredential,
  { clientId, subscriptionId, cloud }: AzureSettings,
) {
  return {
    id: subscriptionId ?? tenantId,
    name: subscription?.name ?? subscriptionId ?? tenantLevelName,
    state: subscription?.state ?? 'Enabled',
    user: { name: clientId, type: 'servicePrincipal' },
    isDefault: true,
    tenantId,
    homeTenantId: subscription?.homeTenantId ?? tenantId,
    environmentName: cloud.cliName,
    managedByTenants: [],
  };
}

/** The account that a login makes in the CLI, and the identity it belongs to: one account has one. */
export function accountOf({
  cli,
  clientId,
  tenantId,
  subscriptionId,
}: AzureSettings): Readonly<Record<string, string>> {
  if (!cli) return {};
  const what = subscriptionId ? `subscription \`${subscriptionId}\`` : `tenant \`${tenantId}\``;
  return { [`the one account that the Azure CLI has for the ${what}`]: `${clientId} ${tenantId}` };
}

function displacedWarning(
  { tenantId }: AzureCredential,
  { clientId, subscriptionId }: AzureSettings,
): string {
  const what = subscriptionId ? `subscription ${subscriptionId}` : `tenant ${tenantId}`;
  return `The Azure CLI has one account for the ${what}: another identity had it, and from now on \`az\` works there as ${clientId}.`;
}

/** MSAL's cache entries; the times are seconds, as text. */
function cachedTokens({ tokens, tenantId }: AzureCredential, { clientId, cloud }: AzureSettings) {
  const entries: Record<string, Record<string, unknown>> = {};
  for (const { scope, secret, obtainedAt, expiresAt } of tokens) {
    for (const target of interchangeableScopes(scope, cloud)) {
      // MSAL's own key, so that a token the CLI gets later takes the place of ours.
      const key = `-${cloud.authorityHost}-accesstoken-${clientId}-${tenantId}-${target}`.toLowerCase();
      entries[key] = {
        credential_type: 'AccessToken',
        secret,
        home_account_id: null,
        environment: cloud.authorityHost,
        client_id: clientId,
        target,
        realm: tenantId,
        token_type: 'Bearer',
        cached_at: seconds(obtainedAt),
        expires_on: seconds(expiresAt),
        extended_expires_on: seconds(expiresAt),
      };
    }
  }
  return entries;
}

function seconds(epochMs: number): string {
  return String(Math.floor(epochMs / 1000));
}
