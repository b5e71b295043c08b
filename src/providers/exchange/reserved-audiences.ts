/** Audiences that a well-known service accepts. An ID token for one of them must not be sent to anybody else. */
import { registryHost as cratesHost } from './presets/crates.ts';
import { publicDomain as ddDomain, audienceOfService as ddOctoSts } from './presets/dd-octo-sts.ts';
import { identityHost as dockerHost } from './presets/docker-hub.ts';
import { galleryHost } from './presets/nuget.ts';
import { publicDomain } from './presets/octo-sts.ts';
import { indexes } from './presets/pypi.ts';
import { registryHost as gemsHost } from './presets/rubygems.ts';
import { apiHost as tailscaleHost } from './presets/tailscale.ts';

interface Reserved {
  readonly owner: string;
  matches(audience: string): boolean;
  /** Whether a host belongs to the owner. */
  isOwn(host: string, audience: string): boolean;
}

const below = (host: string, ...domains: readonly string[]) =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

const reserved: readonly Reserved[] = [
  {
    owner: 'AWS',
    matches: (audience) => /^sts\.amazonaws\.com(\.cn)?$/i.test(audience),
    isOwn: (host) => below(host, 'amazonaws.com', 'amazonaws.com.cn'),
  },
  {
    owner: 'Microsoft Entra ID',
    matches: (audience) => /^api:\/\/AzureADTokenExchange/i.test(audience),
    isOwn: (host) =>
      below(host, 'microsoftonline.com', 'microsoftonline.us', 'chinacloudapi.cn', 'microsoftonline.cn'),
  },
  {
    owner: 'Google Cloud',
    matches: (audience) => /iam\.googleapis\.com/i.test(audience),
    isOwn: (host) => below(host, 'googleapis.com'),
  },
  {
    owner: 'octo-sts',
    matches: (audience) => audience === publicDomain,
    isOwn: (host) => host === publicDomain,
  },
  {
    owner: 'dd-octo-sts',
    matches: (audience) => audience === ddOctoSts,
    isOwn: (host) => host === ddDomain,
  },
  {
    owner: 'PyPI',
    matches: (audience) => Object.values(indexes).some((index) => index.audience === audience),
    isOwn: (host, audience) =>
      Object.values(indexes).some((index) => index.audience === audience && below(host, index.host)),
  },
  {
    owner: 'the npm registry',
    matches: (audience) => audience.startsWith('npm:'),
    isOwn: (host, audience) => audience === `npm:${host}`,
  },
  ...(
    [
      ['the Rust crates registry', cratesHost, cratesHost],
      ['the gem registry', gemsHost, gemsHost],
      ['the NuGet gallery', `https://${galleryHost}`, galleryHost],
      ['Docker Hub', `https://${dockerHost}`, dockerHost],
      ['Snowflake', 'snowflakecomputing.com', 'snowflakecomputing.com'],
    ] as const
  ).map(([owner, own, domain]) => ({
    owner,
    matches: (audience: string) => audience === own,
    isOwn: (host: string) => below(host, domain),
  })),
  {
    owner: 'Tailscale',
    matches: (audience) => audience.startsWith(`${tailscaleHost}/`),
    isOwn: (host) => host === tailscaleHost,
  },
  {
    owner: 'Pulumi Cloud',
    matches: (audience) => audience.startsWith('urn:pulumi:org:'),
    isOwn: (host) => below(host, 'pulumi.com'),
  },
];

/** The service an audience belongs to, when that is not the one at `origin`. */
export function foreignOwner(audience: string, origin: string): string | undefined {
  const { hostname } = new URL(origin);
  return reserved.find((entry) => entry.matches(audience) && !entry.isOwn(hostname, audience))?.owner;
}
