export type CloudName = 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud';

export interface Cloud {
  name: CloudName;
  /** Authority hosts, the preferred one first, then its aliases. */
  authorityHosts: readonly string[];
  armHost: string;
  /** The resource that older tools request instead of the ARM endpoint. */
  managementResource: string;
  graphHost: string;
  /** Suffixes of other resources that tokens can be requested for. */
  resourceSuffixes: readonly string[];
  /** What `aud` of a federated ID token should be. */
  federationAudience: string;
}

export const clouds: readonly Cloud[] = [
  {
    name: 'AzureCloud',
    authorityHosts: [
      'login.microsoftonline.com',
      'login.windows.net',
      'login.microsoft.com',
      'sts.windows.net',
    ],
    armHost: 'management.azure.com',
    managementResource: 'https://management.core.windows.net/',
    graphHost: 'graph.microsoft.com',
    resourceSuffixes: [
      'vault.azure.net',
      'storage.azure.com',
      'azurecr.io',
      'containerregistry.azure.net',
      'database.windows.net',
      'api.loganalytics.io',
    ],
    federationAudience: 'api://AzureADTokenExchange',
  },
  {
    name: 'AzureUSGovernment',
    authorityHosts: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
    armHost: 'management.usgovcloudapi.net',
    managementResource: 'https://management.core.usgovcloudapi.net/',
    graphHost: 'graph.microsoft.us',
    resourceSuffixes: [
      'vault.usgovcloudapi.net',
      'storage.azure.us',
      'azurecr.us',
      'database.usgovcloudapi.net',
    ],
    federationAudience: 'api://AzureADTokenExchangeUSGov',
  },
  {
    name: 'AzureChinaCloud',
    authorityHosts: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
    armHost: 'management.chinacloudapi.cn',
    managementResource: 'https://management.core.chinacloudapi.cn/',
    graphHost: 'microsoftgraph.chinacloudapi.cn',
    resourceSuffixes: ['vault.azure.cn', 'storage.azure.cn', 'azurecr.cn', 'database.chinacloudapi.cn'],
    federationAudience: 'api://AzureADTokenExchangeChina',
  },
];

export function cloudOfAuthority(host: string): Cloud | undefined {
  return clouds.find(({ authorityHosts }) => authorityHosts.includes(host));
}

export function cloudOfArm(host: string): Cloud | undefined {
  return clouds.find(({ armHost }) => armHost === host);
}

/** The resources for which ARM accepts tokens. */
export function armAudiences({ armHost, managementResource }: Cloud): string[] {
  return [managementResource, `https://${armHost}/`].flatMap((url) => [url, url.replace(/\/$/, '')]);
}
