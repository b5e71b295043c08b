/**
 * Scopes of the client-credentials grant: `<resource>/.default`. A resource's own name may end in a slash, so the same
 * resource may also be requested as `https://host//.default`; which of the two the Azure CLI's token cache uses as its
 * key depends on the command.
 */
import type { Cloud } from './clouds.ts';
import { allClouds } from './clouds.ts';

/** The scope for Azure Resource Manager under which the Azure CLI looks for its token; double slash intended. */
export function resourceManagerScope(cloud: Cloud): string {
  return `https://${cloud.management}//.default`;
}

/** Whether a scope means Azure Resource Manager, in any spelling. */
export function isResourceManagerScope(scope: string, cloud: Cloud): boolean {
  return spellings(cloud.resourceManager, cloud.management).includes(scope.toLowerCase());
}

/**
 * Replaces every spelling of Azure Resource Manager with the one that works for both REST callers and the Azure CLI.
 */
export function normalizedScope(scope: string, cloud: Cloud): string {
  return isResourceManagerScope(scope, cloud) ? resourceManagerScope(cloud) : scope;
}

/** The other cloud that a scope belongs to, if any. */
export function foreignCloud(scope: string, cloud: Cloud): Cloud | undefined {
  const host = URL.parse(scope)?.host;
  return allClouds.find(
    (other) =>
      other !== cloud && [other.resourceManager, other.management, other.graph].some((own) => own === host),
  );
}

/** Services whose names are used with and without a trailing slash, and that accept a token for either. */
const lenientHosts: readonly string[] = [
  'database.windows.net',
  'database.usgovcloudapi.net',
  'database.chinacloudapi.cn',
  'ossrdbms-aad.database.windows.net',
  'ossrdbms-aad.database.usgovcloudapi.net',
  'ossrdbms-aad.database.chinacloudapi.cn',
  'storage.azure.com',
];

/**
 * All scopes that a token covers, including the requested one. Azure Resource Manager, Microsoft Graph, Azure SQL, the
 * other databases and Storage accept a token for any of their spellings; others may be strict about the audience.
 */
export function interchangeableScopes(scope: string, cloud: Cloud): readonly string[] {
  if (isResourceManagerScope(scope, cloud)) return spellings(cloud.management, cloud.resourceManager);
  const same = [cloud.graph, ...lenientHosts].map((host) => spellings(host));
  return same.find((ofHost) => ofHost.includes(scope.toLowerCase())) ?? [scope];
}

/** What a scope is for, for the log: its resource without the boilerplate around it. */
export function resourceOf(scope: string): string {
  return scope.replace(/\/{1,2}\.default$/, '').replace(/^https:\/\//, '');
}

function spellings(...hosts: readonly string[]): string[] {
  return hosts.flatMap((host) => [`https://${host}//.default`, `https://${host}/.default`]);
}
