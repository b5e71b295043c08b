/** One use of each service, as the default world of the emulator admits it. */
import { exchangeDefaults as names } from '../../../emulator/index.ts';
import { indexes } from '../../../src/providers/exchange/presets/pypi.ts';

export interface Scenario {
  name: string;
  given: Record<string, unknown>;
  /** Name of the service and operation in the emulator. */
  service: string;
  operation?: string;
  /** Exported variables, with `$token` for the token. */
  variables?: Record<string, string>;
  outputs?: Record<string, string>;
  /** Seconds that the token lives. */
  lives: number;
  revokes?: string;
}

const idTokenLife = 300;

export const scenarios: readonly Scenario[] = [
  {
    name: 'pypi',
    given: {},
    service: 'pypi',
    operation: 'mint',
    variables: { TWINE_USERNAME: '__token__', TWINE_PASSWORD: '$token', UV_PUBLISH_TOKEN: '$token' },
    lives: 900,
  },
  {
    name: 'pypi',
    given: { index: 'testpypi' },
    service: 'pypi',
    operation: 'mint',
    variables: {
      TWINE_USERNAME: '__token__',
      TWINE_PASSWORD: '$token',
      UV_PUBLISH_TOKEN: '$token',
      TWINE_REPOSITORY_URL: indexes.testpypi.upload!,
      UV_PUBLISH_URL: indexes.testpypi.upload!,
    },
    lives: 900,
  },
  {
    name: 'pypi',
    given: {
      index: 'https://packages.octo.example/legacy/',
      audience: 'octo-packages',
      env: { UV_PUBLISH_URL: null, UV_PUBLISH_TOKEN: null },
    },
    service: 'pypi',
    operation: 'mint',
    variables: {
      TWINE_USERNAME: '__token__',
      TWINE_PASSWORD: '$token',
      TWINE_REPOSITORY_URL: 'https://packages.octo.example/legacy/',
    },
    lives: 900,
  },
  {
    name: 'octo-sts',
    given: { scope: names.scope, identity: names.policy },
    service: 'octo-sts',
    variables: { GH_TOKEN: '$token' },
    lives: 3600,
    revokes: 'github-api/revokeInstallationToken',
  },
  {
    name: 'dd-octo-sts',
    given: { scope: names.scope, policy: names.policy },
    service: 'octo-sts',
    variables: { GH_TOKEN: '$token' },
    lives: 3600,
    revokes: 'github-api/revokeInstallationToken',
  },
  {
    name: 'vault',
    given: { url: `${names.vault.url}/`, role: names.vault.role },
    service: 'vault',
    operation: 'login',
    variables: { VAULT_TOKEN: '$token', VAULT_ADDR: names.vault.url },
    lives: 900,
    revokes: 'vault/revokeSelf',
  },
  {
    name: 'vault',
    given: {
      url: names.vault.url,
      role: names.vault.role,
      mount: 'github',
      namespace: names.vault.namespace,
    },
    service: 'vault',
    operation: 'login',
    variables: { VAULT_TOKEN: '$token', VAULT_ADDR: names.vault.url, VAULT_NAMESPACE: names.vault.namespace },
    lives: 900,
    revokes: 'vault/revokeSelf',
  },
  {
    name: 'npm',
    given: { package: '@octo/tool' },
    service: 'relying-party',
    variables: { NODE_AUTH_TOKEN: '$token', NPM_CONFIG_USERCONFIG: '/private/use-1/release.npmrc' },
    lives: 300,
  },
  {
    name: 'crates',
    given: {},
    service: 'relying-party',
    variables: { CARGO_REGISTRY_TOKEN: '$token' },
    lives: 1800,
    revokes: 'relying-party/revoke',
  },
  {
    name: 'rubygems',
    given: {},
    service: 'relying-party',
    variables: { GEM_HOST_API_KEY: '$token', RUBYGEMS_API_KEY: '$token', BUNDLE_GEM__PUSH_KEY: '$token' },
    lives: 900,
  },
  {
    name: 'rubygems',
    given: { role: 'rg_oidc_akr_abc123' },
    service: 'relying-party',
    variables: { GEM_HOST_API_KEY: '$token', RUBYGEMS_API_KEY: '$token', BUNDLE_GEM__PUSH_KEY: '$token' },
    lives: 900,
  },
  {
    name: 'nuget',
    given: { user: 'octocat' },
    service: 'relying-party',
    variables: { NUGET_API_KEY: '$token' },
    lives: 3600,
  },
  {
    name: 'docker-hub',
    given: { organization: 'octo', 'connection-id': names.connectionId },
    service: 'relying-party',
    outputs: { username: 'octo' },
    lives: 300,
  },
  {
    name: 'jfrog',
    given: { url: names.jfrogUrl, 'provider-name': 'github' },
    service: 'relying-party',
    variables: { JF_URL: names.jfrogUrl, JF_ACCESS_TOKEN: '$token' },
    outputs: { 'oidc-user': 'octo-deploy', 'oidc-token': '$token' },
    lives: 3600,
  },
  {
    name: 'databricks',
    given: { host: names.databricksHost, 'client-id': names.clientId },
    service: 'relying-party',
    variables: { DATABRICKS_HOST: names.databricksHost, DATABRICKS_TOKEN: '$token' },
    lives: 3600,
  },
  {
    name: 'hcp',
    given: { 'workload-identity-provider': names.hcpProvider },
    service: 'relying-party',
    lives: 3600,
  },
  { name: 'tailscale', given: { 'client-id': names.clientId }, service: 'relying-party', lives: 3600 },
  {
    name: 'pulumi',
    given: { organization: 'octo' },
    service: 'relying-party',
    variables: { PULUMI_ACCESS_TOKEN: '$token' },
    lives: 3600,
  },
  {
    name: 'infisical',
    given: { url: names.infisicalUrl, 'identity-id': names.clientId },
    service: 'relying-party',
    variables: { INFISICAL_TOKEN: '$token' },
    lives: 7200,
  },
  {
    name: 'octopus',
    given: { url: names.octopusUrl, 'service-account-id': names.clientId },
    service: 'relying-party',
    variables: { OCTOPUS_URL: names.octopusUrl, OCTOPUS_ACCESS_TOKEN: '$token' },
    lives: 3600,
  },
  {
    name: 'kubernetes',
    given: { server: 'https://k8s.octo.example:6443' },
    service: '',
    variables: { KUBECONFIG: '/private/use-1/release.kubeconfig' },
    outputs: { kubeconfig: '/private/use-1/release.kubeconfig' },
    lives: idTokenLife,
  },
  {
    name: 'snowflake',
    given: { account: 'octo-account' },
    service: '',
    variables: {
      SNOWFLAKE_ACCOUNT: 'octo-account',
      SNOWFLAKE_AUTHENTICATOR: 'WORKLOAD_IDENTITY',
      SNOWFLAKE_WORKLOAD_IDENTITY_PROVIDER: 'OIDC',
      SNOWFLAKE_TOKEN: '$token',
      SNOWFLAKE_AUDIENCE: 'snowflakecomputing.com',
    },
    lives: idTokenLife,
  },
  { name: 'vercel', given: { audience: 'https://vercel.com/octo' }, service: '', lives: idTokenLife },
  {
    name: 'id-token',
    given: { audience: 'npm:registry.octo.example', env: { NPM_ID_TOKEN: '$id_token' } },
    service: '',
    variables: { NPM_ID_TOKEN: '$token' },
    lives: idTokenLife,
  },
];
