import { hosts } from './hosts.ts';

/** What the services beyond the clouds know and trust, and which tokens they have seen. Plain data. */
export interface ExchangeWorld {
  indexes: PackageIndex[];
  tokenServices: TokenService[];
  vault: VaultWorld;
  relyingParties: RelyingParty[];
  /** The `jti` of every ID token that was accepted; a second use is refused. */
  usedIdTokens: string[];
  /** Revoked tokens, as they were issued. */
  revoked: string[];
}

export interface PackageIndex {
  host: string;
  audience: string;
  enabled: boolean;
  /** Repository, file name of the workflow and environment of each trusted publisher. */
  publishers: { repository: string; workflow: string; environment?: string; pending?: boolean }[];
}

/** octo-sts or its relative: policies by scope and name. */
export interface TokenService {
  host: string;
  audience: string;
  /** A header that requests must carry. */
  header?: { name: string; value: string };
  rateLimited: boolean;
  /** Names of the pools of Apps, if the service has any. */
  pools?: string[];
  policies: { scope: string; name: string; issuer: string; subject: string; tooManyPermissions?: boolean }[];
}

export interface VaultWorld {
  host: string;
  sealed: boolean;
  mounts: { path: string; namespace: string; issuer: string; roles: VaultRole[] }[];
}

export interface VaultRole {
  name: string;
  type: 'jwt' | 'oidc';
  boundAudiences: string[];
  boundClaims: Record<string, string>;
  /** Seconds. */
  ttl: number;
  tokenType: 'service' | 'batch';
}

/** A service with one endpoint that accepts an ID token with this audience and subject. */
export interface RelyingParty {
  /** Which of the endpoints in `relying-parties.ts` it has. */
  kind: string;
  host: string;
  audience: string;
  subject: string;
  /** Fields, query parameters or path parts that the request must have. */
  expects: Record<string, string>;
}

/** Names in the default world that a login must give. */
export const exchangeDefaults = {
  vault: { url: 'https://vault.octo.example', role: 'deploy', namespace: 'team-a' },
  jfrogUrl: 'https://octo.jfrog.example',
  databricksHost: 'https://dbc.databricks.example',
  infisicalUrl: 'https://infisical.octo.example',
  octopusUrl: 'https://octopus.octo.example',
  clientId: '1f0c5f1e-0000-4000-8000-0000000000aa',
  connectionId: '6f0c5f1e-0000-4000-8000-000000000000',
  hcpProvider: 'iam/project/p1/service-principal/deploy/workload-identity-provider/github',
  scope: 'octo-org/infra',
  policy: 'release',
  pool: 'release-apps',
} as const;

/** A world where every service trusts the job. */
export function defaultExchangeWorld(issuer: string, subject: string, repository: string): ExchangeWorld {
  const { vault, scope, policy, pool, clientId, connectionId, hcpProvider } = exchangeDefaults;
  const publishers = [{ repository, workflow: 'deploy.yml' }];
  const policies = [{ scope, name: policy, issuer, subject }];
  const hostOf = (url: string) => new URL(url).hostname;
  const party = (kind: string, host: string, audience: string, expects: Record<string, string> = {}) => ({
    kind,
    host,
    audience,
    subject,
    expects,
  });
  const role = (name: string, change: Partial<VaultRole> = {}): VaultRole => ({
    name,
    type: 'jwt',
    boundAudiences: [vault.url],
    boundClaims: { sub: subject },
    ttl: 900,
    tokenType: 'service',
    ...change,
  });
  return {
    indexes: [
      { host: hosts.pypi, audience: 'pypi', enabled: true, publishers },
      { host: hosts.testPypi, audience: 'testpypi', enabled: true, publishers },
      { host: 'packages.octo.example', audience: 'octo-packages', enabled: true, publishers },
    ],
    tokenServices: [
      { host: hosts.octoSts, audience: 'octo-sts.dev', rateLimited: false, policies },
      {
        host: hosts.ddOctoSts,
        audience: 'dd-octo-sts',
        header: { name: 'x-datadog-target-release', value: 'dd-octo-sts.dd-octo-sts' },
        rateLimited: false,
        pools: [pool],
        policies,
      },
    ],
    vault: {
      host: hostOf(vault.url),
      sealed: false,
      mounts: [
        {
          path: 'jwt',
          namespace: '',
          issuer,
          roles: [
            role(vault.role),
            role('backup'),
            role('batch', { tokenType: 'batch' }),
            role('interactive', { type: 'oidc' }),
            role('unbound', { boundAudiences: [] }),
            role('elsewhere', { boundClaims: { repository: 'octo-org/another' } }),
          ],
        },
        { path: 'github', namespace: vault.namespace, issuer, roles: [role(vault.role)] },
      ],
    },
    relyingParties: [
      party('npm', hosts.npm, `npm:${hosts.npm}`, { package: '@octo/tool' }),
      party('crates', hosts.crates, hosts.crates),
      party('rubygems', hosts.rubygems, hosts.rubygems),
      party('nuget', hosts.nuget, `https://${hosts.nuget}`, { username: 'octocat', tokenType: 'ApiKey' }),
      party('docker-hub', hosts.dockerHub, `https://${hosts.dockerHub}`, { connection_id: connectionId }),
      party('jfrog', hostOf(exchangeDefaults.jfrogUrl), 'jfrog-github', { provider_name: 'github' }),
      party(
        'databricks',
        hostOf(exchangeDefaults.databricksHost),
        `${exchangeDefaults.databricksHost}/oidc/v1/token`,
        {
          client_id: clientId,
          scope: 'all-apis',
        },
      ),
      party('hcp', 'api.cloud.hashicorp.com', hcpProvider, { provider: hcpProvider }),
      party('tailscale', 'api.tailscale.com', `api.tailscale.com/${clientId}`, { client_id: clientId }),
      party('pulumi', 'api.pulumi.com', 'urn:pulumi:org:octo', {
        audience: 'urn:pulumi:org:octo',
        requested_token_type: 'urn:pulumi:token-type:access_token:organization',
      }),
      party('infisical', hostOf(exchangeDefaults.infisicalUrl), exchangeDefaults.infisicalUrl, {
        identityId: clientId,
      }),
      party('octopus', hostOf(exchangeDefaults.octopusUrl), clientId, { audience: clientId }),
    ],
    usedIdTokens: [],
    revoked: [],
  };
}
