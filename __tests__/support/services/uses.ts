/** Uses of each preset, as the default world of the emulator admits them. */
import { hosts } from '../../../emulator/exchange/hosts.ts';
import { exchangeDefaults as names } from '../../../emulator/index.ts';

export interface Use {
  readonly provider: string;
  readonly given: Readonly<Record<string, unknown>>;
  /** Absent where the ID token itself is what one gets. */
  readonly exchange?: Exchange;
  /** Exported variables, with `$token` for the token and `$file` for the path of {@link file}. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Outputs besides `token` and `expires-at`, written likewise. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** A private file: how its name ends, and what it holds. */
  readonly file?: { readonly suffix: string; readonly holds: string };
  /** Seconds that the token lives. */
  readonly lives: number;
  /** The request that takes the token back, as the emulator names it. */
  readonly revokes?: string;
}

/** The request with the ID token, as the emulator names it. */
export interface Exchange {
  readonly host: string;
  readonly service: string;
  readonly operation: string;
  /** The error code for a job that the service does not trust. */
  readonly untrusted: string;
  /** The error code for an ID token that comes a second time. */
  readonly replayed: string;
}

const exchange = (
  service: string,
  operation: string,
  host: string,
  untrusted: string,
  replayed = untrusted,
): Exchange => ({ service, operation, host, untrusted, replayed });
const relyingParty = (host: string, untrusted: string, replayed?: string) =>
  exchange('relying-party', 'exchange', host, untrusted, replayed);
const index = (host: string) => exchange('pypi', 'mint', host, 'invalid-publisher', 'invalid-reuse-token');
const policy = (host: string) =>
  exchange('octo-sts', 'exchange', host, 'policy-mismatch', 'token-unverified');
const hostOf = (url: string) => new URL(url).host;
const vault = exchange('vault', 'login', hostOf(names.vault.url), 'claims-mismatch', 'token-invalid');

const idTokenLife = 300;
const packageIndex = 'https://packages.octo.example/legacy/';
const cluster = { server: 'https://k8s.octo.example:6443' };
const kubeconfig = {
  variables: { KUBECONFIG: '$file' },
  outputs: { kubeconfig: '$file' },
  lives: idTokenLife,
};

export const uses: readonly Use[] = [
  {
    provider: 'pypi',
    given: {},
    exchange: index(hosts.pypi),
    variables: { TWINE_USERNAME: '__token__', TWINE_PASSWORD: '$token', UV_PUBLISH_TOKEN: '$token' },
    lives: 900,
  },
  {
    provider: 'pypi',
    given: { index: 'testpypi' },
    exchange: index(hosts.testPypi),
    variables: {
      TWINE_USERNAME: '__token__',
      TWINE_PASSWORD: '$token',
      UV_PUBLISH_TOKEN: '$token',
      TWINE_REPOSITORY_URL: `https://${hosts.testPypi}/legacy/`,
      UV_PUBLISH_URL: `https://${hosts.testPypi}/legacy/`,
    },
    lives: 900,
  },
  {
    provider: 'pypi',
    given: {
      index: packageIndex,
      audience: 'octo-packages',
      env: { UV_PUBLISH_URL: null, UV_PUBLISH_TOKEN: null },
    },
    exchange: index(hostOf(packageIndex)),
    variables: {
      TWINE_USERNAME: '__token__',
      TWINE_PASSWORD: '$token',
      TWINE_REPOSITORY_URL: packageIndex,
    },
    lives: 900,
  },
  {
    provider: 'pypi',
    given: {
      index: packageIndex,
      'audience-from': {
        get: `https://${hostOf(packageIndex)}/_/oidc/audience`,
        allow: ['octo-packages'],
      },
    },
    exchange: index(hostOf(packageIndex)),
    variables: {
      TWINE_USERNAME: '__token__',
      TWINE_PASSWORD: '$token',
      UV_PUBLISH_TOKEN: '$token',
      TWINE_REPOSITORY_URL: packageIndex,
      UV_PUBLISH_URL: packageIndex,
    },
    lives: 900,
  },
  {
    provider: 'octo-sts',
    given: { scope: names.scope, identity: names.policy },
    exchange: policy(hosts.octoSts),
    lives: 3600,
    revokes: 'github-api revokeInstallationToken',
  },
  {
    provider: 'octo-sts',
    given: { scope: names.scope, identity: names.policy, 'export-environment': true },
    exchange: policy(hosts.octoSts),
    variables: { GH_TOKEN: '$token' },
    lives: 3600,
    revokes: 'github-api revokeInstallationToken',
  },
  {
    provider: 'dd-octo-sts',
    given: { scope: names.scope, policy: names.policy },
    exchange: policy(hosts.ddOctoSts),
    lives: 3600,
    revokes: 'github-api revokeInstallationToken',
  },
  {
    provider: 'dd-octo-sts',
    given: { scope: names.scope, policy: names.policy, env: { INFRA_TOKEN: '$token' } },
    exchange: policy(hosts.ddOctoSts),
    variables: { INFRA_TOKEN: '$token' },
    lives: 3600,
    revokes: 'github-api revokeInstallationToken',
  },
  {
    provider: 'vault',
    given: { url: `${names.vault.url}/`, role: names.vault.role },
    exchange: vault,
    variables: { VAULT_TOKEN: '$token', VAULT_ADDR: names.vault.url },
    lives: 900,
    revokes: 'vault revokeSelf',
  },
  {
    provider: 'vault',
    given: {
      url: names.vault.url,
      role: names.vault.role,
      mount: 'github',
      namespace: names.vault.namespace,
    },
    exchange: vault,
    variables: { VAULT_TOKEN: '$token', VAULT_ADDR: names.vault.url, VAULT_NAMESPACE: names.vault.namespace },
    lives: 900,
    revokes: 'vault revokeSelf',
  },
  {
    provider: 'npm',
    given: { package: '@octo/tool' },
    exchange: relyingParty(hosts.npm, 'no-publisher'),
    variables: { NPM_CONFIG_USERCONFIG: '$file' },
    file: { suffix: '.npmrc', holds: `//${hosts.npm}/:_authToken=$token` },
    lives: 300,
  },
  {
    provider: 'crates',
    given: {},
    exchange: relyingParty(hosts.crates, 'no-publisher', 'token-reused'),
    variables: { CARGO_REGISTRY_TOKEN: '$token' },
    lives: 1800,
    revokes: 'relying-party revoke',
  },
  {
    provider: 'rubygems',
    given: {},
    exchange: relyingParty(hosts.rubygems, 'not-trusted', 'token-reused'),
    variables: { GEM_HOST_API_KEY: '$token', RUBYGEMS_API_KEY: '$token', BUNDLE_GEM__PUSH_KEY: '$token' },
    lives: 900,
  },
  {
    provider: 'rubygems',
    given: { role: 'rg_oidc_akr_abc123' },
    exchange: relyingParty(hosts.rubygems, 'not-trusted', 'token-reused'),
    variables: { GEM_HOST_API_KEY: '$token', RUBYGEMS_API_KEY: '$token', BUNDLE_GEM__PUSH_KEY: '$token' },
    lives: 900,
  },
  {
    provider: 'nuget',
    given: { user: 'octocat' },
    exchange: relyingParty(hosts.nuget, 'no-policy', 'token-reused'),
    variables: { NUGET_API_KEY: '$token' },
    outputs: { source: `https://${hosts.nugetSource}/v3/index.json` },
    lives: 3600,
  },
  {
    provider: 'docker-hub',
    given: { organization: 'octo', 'connection-id': names.connectionId },
    exchange: relyingParty(hosts.dockerHub, 'connection'),
    outputs: { username: 'octo' },
    lives: 300,
  },
  {
    provider: 'docker-hub',
    given: { organization: 'octo', 'connection-id': names.connectionId, 'expires-in': '30m' },
    exchange: relyingParty(hosts.dockerHub, 'connection'),
    outputs: { username: 'octo' },
    lives: 1800,
  },
  {
    provider: 'jfrog',
    given: { url: names.jfrogUrl, 'provider-name': 'github' },
    exchange: relyingParty(hostOf(names.jfrogUrl), 'not-trusted'),
    variables: { JF_URL: names.jfrogUrl, JF_ACCESS_TOKEN: '$token' },
    outputs: { 'oidc-user': 'octo-deploy', 'oidc-token': '$token' },
    lives: 3600,
  },
  {
    provider: 'databricks',
    given: { host: names.databricksHost, 'client-id': names.clientId },
    exchange: relyingParty(hostOf(names.databricksHost), 'invalid-grant'),
    variables: {
      DATABRICKS_HOST: names.databricksHost,
      DATABRICKS_TOKEN: '$token',
      DATABRICKS_AUTH_TYPE: 'pat',
    },
    lives: 3600,
  },
  {
    provider: 'hcp',
    given: { 'workload-identity-provider': names.hcpProvider },
    exchange: relyingParty('api.cloud.hashicorp.com', 'forbidden'),
    lives: 3600,
  },
  {
    provider: 'tailscale',
    given: { 'client-id': names.clientId },
    exchange: relyingParty('api.tailscale.com', 'unauthenticated'),
    lives: 3600,
  },
  {
    provider: 'pulumi',
    given: { organization: 'octo' },
    exchange: relyingParty('api.pulumi.com', 'invalid-grant'),
    variables: { PULUMI_ACCESS_TOKEN: '$token' },
    lives: 3600,
  },
  {
    provider: 'infisical',
    given: { url: names.infisicalUrl, 'identity-id': names.clientId },
    exchange: relyingParty(hostOf(names.infisicalUrl), 'forbidden'),
    variables: { INFISICAL_TOKEN: '$token', INFISICAL_API_URL: `${names.infisicalUrl}/api` },
    lives: 7200,
  },
  {
    provider: 'octopus',
    given: { url: names.octopusUrl, 'service-account-id': names.clientId },
    exchange: relyingParty(hostOf(names.octopusUrl), 'invalid-grant'),
    variables: { OCTOPUS_URL: names.octopusUrl, OCTOPUS_ACCESS_TOKEN: '$token' },
    lives: 3600,
  },
  {
    provider: 'kubernetes',
    given: cluster,
    ...kubeconfig,
    file: { suffix: '.kubeconfig', holds: '"kubernetes-id-token"' },
  },
  {
    provider: 'kubernetes',
    given: { ...cluster, mode: 'static' },
    ...kubeconfig,
    file: { suffix: '.kubeconfig', holds: '"token": "$token"' },
  },
  {
    provider: 'snowflake',
    given: { account: 'octo-account' },
    variables: {
      SNOWFLAKE_ACCOUNT: 'octo-account',
      SNOWFLAKE_AUTHENTICATOR: 'WORKLOAD_IDENTITY',
      SNOWFLAKE_WORKLOAD_IDENTITY_PROVIDER: 'OIDC',
      SNOWFLAKE_TOKEN: '$token',
      SNOWFLAKE_AUDIENCE: 'snowflakecomputing.com',
    },
    lives: idTokenLife,
  },
  { provider: 'vercel', given: { audience: 'https://vercel.com/octo' }, lives: idTokenLife },
  {
    provider: 'id-token',
    given: { audience: 'npm:registry.octo.example', env: { NPM_ID_TOKEN: '$id_token' } },
    variables: { NPM_ID_TOKEN: '$token' },
    lives: idTokenLife,
  },
];

/** The uses in groups that can share a step: the first of each preset, the second of each, and so on. */
export const rounds: readonly (readonly Use[])[] = grouped(uses);

function grouped(all: readonly Use[]): Use[][] {
  const groups: Use[][] = [];
  for (const use of all) {
    const group = groups.find((members) => members.every(({ provider }) => provider !== use.provider));
    if (group) group.push(use);
    else groups.push([use]);
  }
  return groups;
}

/** The first use of each preset. */
export const usualUses: readonly Use[] = rounds[0]!;

/** The first use of each preset that exchanges the ID token for something else. */
export const exchangingUses = usualUses.filter(
  (use): use is Use & { readonly exchange: Exchange } => use.exchange !== undefined,
);
