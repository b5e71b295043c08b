/** The Azure clouds: every value that differs between them. */

export const environments = ['azurecloud', 'azureusgovernment', 'azurechinacloud'] as const;

type CloudEnvironment = (typeof environments)[number];

export interface Cloud {
  /** The name that the `environment` setting uses. */
  readonly environment: CloudEnvironment;
  /** Entra's host in the spelling that the Azure CLI and the SDKs use, also as a key in their caches. */
  readonly authorityHost: string;
  /** The host that token requests go to. */
  readonly tokenHost: string;
  /** The audience that Entra recommends for ID tokens of this cloud's federated credentials. */
  readonly audience: string;
  /** The host of Azure Resource Manager (ARM). */
  readonly resourceManager: string;
  /** The host in ARM's older name as a token audience. ARM accepts tokens for either. */
  readonly management: string;
  /** The host of Microsoft Graph. */
  readonly graph: string;
  /** The name that `az cloud` uses. */
  readonly cliName: string;
  /** The name that Terraform's `ARM_ENVIRONMENT` uses. */
  readonly terraformName: string;
}

const clouds: Readonly<Record<CloudEnvironment, Cloud>> = {
  azurecloud: {
    environment: 'azurecloud',
    authorityHost: 'login.microsoftonline.com',
    tokenHost: 'login.microsoftonline.com',
    audience: 'api://AzureADTokenExchange',
    resourceManager: 'management.azure.com',
    management: 'management.core.windows.net',
    graph: 'graph.microsoft.com',
    cliName: 'AzureCloud',
    terraformName: 'public',
  },
  azureusgovernment: {
    environment: 'azureusgovernment',
    authorityHost: 'login.microsoftonline.us',
    tokenHost: 'login.microsoftonline.us',
    audience: 'api://AzureADTokenExchangeUSGov',
    resourceManager: 'management.usgovcloudapi.net',
    management: 'management.core.usgovcloudapi.net',
    graph: 'graph.microsoft.us',
    cliName: 'AzureUSGovernment',
    terraformName: 'usgovernment',
  },
  azurechinacloud: {
    environment: 'azurechinacloud',
    authorityHost: 'login.chinacloudapi.cn',
    tokenHost: 'login.partner.microsoftonline.cn',
    audience: 'api://AzureADTokenExchangeChina',
    resourceManager: 'management.chinacloudapi.cn',
    management: 'management.core.chinacloudapi.cn',
    graph: 'microsoftgraph.chinacloudapi.cn',
    cliName: 'AzureChinaCloud',
    terraformName: 'china',
  },
};

/** The cloud that tools use by default. */
export const publicCloud = clouds.azurecloud;

export function cloudOf(environment: CloudEnvironment): Cloud {
  return clouds[environment];
}

/** All clouds, to recognize a value that belongs to another cloud. */
export const allClouds: readonly Cloud[] = Object.values(clouds);
