/** Audiences that a well-known service accepts. An ID token for one of them must not be sent to anybody else. */
import { knownServices } from './known-services.ts';

interface Reserved {
  readonly owner: string;
  matches(audience: string): boolean;
  /** Whether a host is the owner's own receiver of ID tokens: others below the same domain can be anybody's. */
  isOwn(host: string, audience: string): boolean;
}

/** STS: the global endpoint, those of regions, FIPS and dual-stack ones. */
const awsSts =
  /^sts(-fips)?\.([a-z]{2}(-[a-z]+)+-\d\.)?amazonaws\.com(\.cn)?$|^sts(-fips)?\.[a-z]{2}(-[a-z]+)+-\d\.api\.(aws|amazonwebservices\.com\.cn)$/;

/** The global endpoint, with mutual TLS, and those of locations. */
const googleSts = /^sts(\.mtls)?\.googleapis\.com$|^sts\.[a-z]+(-[a-z]+\d)?\.rep\.googleapis\.com$/;

const entraHosts = [
  'login.microsoftonline.com',
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
];

const { pypi, testpypi, snowflake, sigstore, pulumi, tailscale } = knownServices;

const exactly = (owner: string, audience: string, hosts: readonly string[]): Reserved => ({
  owner,
  matches: (other) => other === audience,
  isOwn: (host) => hosts.includes(host),
});

const startingWith = (owner: string, prefix: string, host: string): Reserved => ({
  owner,
  matches: (audience) => audience.startsWith(prefix),
  isOwn: (other) => other === host,
});

const reserved: readonly Reserved[] = [
  {
    owner: 'AWS',
    matches: (audience) => /^sts\.amazonaws\.com(\.cn)?$/i.test(audience),
    isOwn: (host) => awsSts.test(host),
  },
  {
    owner: 'Microsoft Entra ID',
    matches: (audience) => /^api:\/\/AzureADTokenExchange/i.test(audience),
    isOwn: (host) => entraHosts.includes(host),
  },
  {
    owner: 'Google Cloud',
    matches: (audience) => /iam\.googleapis\.com/i.test(audience),
    isOwn: (host) => googleSts.test(host),
  },
  exactly('Sigstore', sigstore.audience, sigstore.hosts),
  {
    owner: 'the npm registry',
    matches: (audience) => audience.startsWith('npm:'),
    isOwn: (host, audience) => audience === `npm:${host}`,
  },
  ...[pypi, testpypi].map(({ audience, host }) => exactly('PyPI', audience, [host, `upload.${host}`])),
  ...(
    [
      ['octo-sts', knownServices.octoSts],
      ['dd-octo-sts', knownServices.ddOctoSts],
      ['the Rust crates registry', knownServices.crates],
      ['the gem registry', knownServices.rubygems],
      ['the NuGet gallery', knownServices.nuget],
      ['Docker Hub', knownServices.dockerHub],
    ] as const
  ).map(([owner, { audience, host }]) => exactly(owner, audience, [host])),
  {
    // Each account has its own host, and all of them are Snowflake's.
    owner: 'Snowflake',
    matches: (audience) => audience === snowflake.audience,
    isOwn: (host) => host === snowflake.domain || host.endsWith(`.${snowflake.domain}`),
  },
  startingWith('Tailscale', tailscale.audiencePrefix, tailscale.host),
  startingWith('Pulumi Cloud', pulumi.audiencePrefix, pulumi.host),
];

/** The service an audience belongs to, when that is not the one at `origin`. */
export function foreignOwner(audience: string, origin: string): string | undefined {
  const { hostname } = new URL(origin);
  return reserved.find((entry) => entry.matches(audience) && !entry.isOwn(hostname, audience))?.owner;
}
