/**
 * The files from which the Azure CLI reads its identities, subscriptions and tokens, written without starting it. Their
 * formats are those of azure-cli (`azure.cli.core._profile`, `azure.cli.core.auth.identity`) and of MSAL for Python's
 * token cache; no other files are needed.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { PublishContext, Variable } from '../../contract/publication.ts';
import type { FileEdit, JsonEdit } from '../../files/edit.ts';
import type { FileLink } from '../../files/link.ts';
import type { AzureCredential } from './exchange.ts';
import { interchangeableScopes } from './scopes.ts';
import type { AzureSettings } from './settings.ts';
import { namedSubscription, type Subscription } from './subscriptions.ts';
import { variable } from './variables.ts';

const tenantLevelName = 'N/A(tenant level account)';

/** The configuration directory that all Azure logins of the job share. */
function configDirectory(place: Pick<PublishContext, 'shared'>): string {
  return join(place.shared, 'azure');
}

/** The variables that lead the Azure CLI to the login; the same for all Azure logins of the job. */
export function cliVariables(place: PublishContext): Record<string, Variable> {
  const home = homeDirectory(place);
  return {
    AZURE_CONFIG_DIR: {
      ...variable('AZURE_CONFIG_DIR', configDirectory(place)),
      // The CLI's own default.
      ...(home && { leftBehind: { path: home } }),
    },
    // It overrides the configuration file, and makes the CLI read encrypted files instead of these.
    ...(place.env.AZURE_CORE_ENCRYPT_TOKEN_CACHE
      ? { AZURE_CORE_ENCRYPT_TOKEN_CACHE: variable('AZURE_CORE_ENCRYPT_TOKEN_CACHE', 'false') }
      : {}),
  };
}

/** For an exported login: a cloud chosen by the job overrides the configuration file. */
export function cliOverrides({ cloud }: AzureSettings, { env }: PublishContext): Record<string, Variable> {
  return env.AZURE_CLOUD_NAME ? { AZURE_CLOUD_NAME: variable('AZURE_CLOUD_NAME', cloud.cliName) } : {};
}

export function cliEdits(
  credential: AzureCredential,
  settings: AzureSettings,
  place: PublishContext,
): readonly FileEdit[] {
  const config = { format: 'ini', ...fileOf('config', place) } as const;
  const profile = { format: 'json', ...fileOf('azureProfile.json', place), ...comesAlong(place) } as const;
  const usual = usualDirectory(place);
  const [account, ...others] = accounts(credential, settings);
  return [
    {
      ...config,
      section: 'cloud',
      keys: { name: settings.cloud.cliName },
      // The CLI works in one cloud at a time, and continues in that of the default account.
      yields: !place.exportEnvironment,
    },
    {
      ...config,
      section: 'core',
      // On Windows the CLI encrypts its files with a key of the user's account; this makes it read the plain ones.
      keys: { encrypt_token_cache: 'false' },
    },
    // Extensions live below the configuration directory unless told otherwise: keep the runner's.
    ...(usual
      ? [
          {
            ...config,
            section: 'extension',
            keys: { dir: escaped(join(usual.path, 'cliextensions')) },
            onlyMissing: true,
          },
        ]
      : []),
    {
      ...profile,
      at: ['subscriptions'],
      // The CLI finds an account by its subscription alone.
      entries: { kind: 'list', match: ['id'], items: [account!] },
      exclusive: 'isDefault',
      // A login that is not exported does not become the default of the commands that follow.
      yields: !place.exportEnvironment,
      belongsTo: { members: ['user', 'tenantId'], warning: displacedWarning(credential, settings) },
    },
    ...(others.length > 0
      ? [
          {
            ...profile,
            at: ['subscriptions'],
            entries: { kind: 'list' as const, match: ['id'], items: others },
            // Accounts that were not requested by name never replace those of another identity.
            onlyMissing: true,
          },
        ]
      : []),
    {
      ...profile,
      at: [],
      // Without it, the first command would write it in place while others may be reading.
      entries: { kind: 'map', items: { installationId: installationId(credential) } },
      onlyMissing: true,
    },
    ...cliCredentialEdits(credential, settings, place),
  ];
}

/**
 * Files that come along as they are. Bicep, where `az bicep install` puts it, is too big to copy. The index of commands
 * saves the first command from loading all modules, which takes seconds; the CLI checks whether it fits its version.
 */
export function cliLinks(place: PublishContext): readonly FileLink[] {
  const usual = usualDirectory(place);
  if (!usual) return [];
  const link = (name: string) => ({
    path: join(configDirectory(place), name),
    target: join(usual.path, name),
  });
  return [
    link(join('bin', 'bicep')),
    link(join('bin', 'bicep.exe')),
    { ...link('commandIndex.json'), copy: true },
  ];
}

/** Settings of the job that keep the CLI from using a login that is not exported, and so must not change them. */
export function cliWarnings({ cloud }: AzureSettings, { env, exportEnvironment }: PublishContext): string[] {
  const { AZURE_CLOUD_NAME: chosen } = env;
  if (exportEnvironment || !chosen || chosen === cloud.cliName) return [];
  return [
    `\`AZURE_CLOUD_NAME\` is \`${chosen}\` in this job, so \`az\` does not show the account of this login. Set it to \`${cloud.cliName}\` for the steps that need it.`,
  ];
}

/** The part of {@link cliEdits} that expires, to be written again unless the user has logged out since. */
export function cliRenewalEdits(
  credential: AzureCredential,
  settings: AzureSettings,
  place: PublishContext,
): readonly FileEdit[] {
  const { path } = fileOf(identitiesFile, place);
  const item = { client_id: settings.clientId, tenant: credential.tenantId };
  return cliCredentialEdits(credential, settings, place).map((edit) => ({
    ...edit,
    onlyWhile: { path, at: [], item },
  }));
}

const identitiesFile = 'service_principal_entries.json';
const tokensFile = 'msal_token_cache.json';

/** The part that expires. */
function cliCredentialEdits(
  credential: AzureCredential,
  settings: AzureSettings,
  place: PublishContext,
): readonly JsonEdit[] {
  const { tenantId: tenant, assertion: client_assertion } = credential;
  return [
    {
      format: 'json',
      ...fileOf(identitiesFile, place),
      at: [],
      entries: {
        kind: 'list',
        match: ['client_id', 'tenant'],
        items: [{ client_id: settings.clientId, tenant, client_assertion }],
      },
      // Another login, or its refresher, may have written a newer one than the cache has.
      endsBy: 'client_assertion',
    },
    {
      format: 'json',
      ...fileOf(tokensFile, place),
      at: ['AccessToken'],
      entries: { kind: 'map', items: cachedTokens(credential, settings) },
      endsBy: 'expires_on',
    },
  ];
}

/** The user's own settings and logins are kept, just as `az login` keeps them. */
function fileOf(name: string, place: PublishContext) {
  const usual = usualDirectory(place);
  return {
    path: join(configDirectory(place), name),
    ...(usual && { startFrom: join(usual.path, name) }),
  };
}

/** The user's accounts are useful only with their credentials, which the CLI may have encrypted in other files. */
function comesAlong(place: PublishContext): Pick<JsonEdit, 'startsOnlyWith'> {
  const usual = usualDirectory(place);
  return usual
    ? {
        startsOnlyWith: {
          paths: [identitiesFile, tokensFile].map((name) => join(usual.path, name)),
          warning: `The Azure CLI has accounts in ${usual.path}, but no readable credentials for them. From now on it works in a directory of this job, which has only the accounts of this login: log in to the others again if later steps need them.`,
        },
      }
    : {};
}

/** The directory that the CLI would use without this login. */
function usualDirectory(place: PublishContext): { path: string } | undefined {
  const { AZURE_CONFIG_DIR: configured } = place.env;
  const path = configured && configured !== configDirectory(place) ? configured : homeDirectory(place);
  return path ? { path } : undefined;
}

/**
 * The directory that the CLI uses if no variable names another; on Windows, Python uses the user profile, not `HOME`.
 */
function homeDirectory({ env }: PublishContext): string | undefined {
  const home = env.USERPROFILE || env.HOME;
  return home ? join(home, '.azure') : undefined;
}

/** A value for Python's `configparser`, which treats a percent sign as the start of a reference. */
function escaped(value: string): string {
  return value.replaceAll('%', '%%');
}

/**
 * A UUID, which the CLI would create at random; derived from the login, so the same login always writes the same one.
 */
function installationId({ assertion }: AzureCredential): string {
  const digits = hash('sha256', assertion);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
  ];
  return [...parts, digits.slice(20, 32)].join('-');
}

/** The accounts of `az account list`, the login's own first: its subscription or, without one, its tenant. */
function accounts(credential: AzureCredential, settings: AzureSettings) {
  const { tenantId, subscriptions = [] } = credential;
  const { subscriptionId } = settings;
  const named = namedSubscription(credential, settings);
  const account = (subscription: Subscription, isDefault: boolean) => ({
    id: subscription.id,
    name: subscription.name,
    state: subscription.state,
    user: { name: settings.clientId, type: 'servicePrincipal' },
    isDefault,
    tenantId,
    homeTenantId: subscription.homeTenantId ?? tenantId,
    environmentName: settings.cloud.cliName,
    managedByTenants: (subscription.managedByTenants ?? []).map((manager) => ({ tenantId: manager })),
  });
  const own = named ?? {
    id: subscriptionId ?? tenantId,
    name: subscriptionId ?? tenantLevelName,
    state: 'Enabled',
  };
  const others = subscriptions.filter(({ id }) => id !== own.id);
  return [account(own, true), ...others.map((other) => account(other, false))];
}

/** The account that a login creates in the CLI, and its identity: each account has one. */
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
      // MSAL's own key, so a token that the CLI gets later replaces ours.
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
