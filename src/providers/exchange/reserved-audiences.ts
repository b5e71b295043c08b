/** Audiences that a well-known service accepts. An ID token for one of them must not be sent to anybody else. */

import { publicDomain as ddDomain, audienceOfService as ddOctoSts } from './presets/dd-octo-sts.ts';
import { publicDomain } from './presets/octo-sts.ts';
import { indexes } from './presets/pypi.ts';

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
];

/** The service an audience belongs to, when that is not the one at `origin`. */
export function foreignOwner(audience: string, origin: string): string | undefined {
  const { hostname } = new URL(origin);
  return reserved.find((entry) => entry.matches(audience) && !entry.isOwn(hostname, audience))?.owner;
}
