/** Values that the tests of the Azure provider share. */

import type { PublishContext } from '../../../src/contract/publication.ts';
import type { Claims } from '../../../src/identity/claims.ts';
import type { AzureCredential } from '../../../src/providers/azure/exchange.ts';
import type { AzureSettings } from '../../../src/providers/azure/settings.ts';
import { resolve, schema } from '../../../src/providers/azure/settings.ts';
import { parseSettings } from '../../../src/settings/schema.ts';
import { githubClaims } from '../../support/jwt.ts';

export const clientId = '5d1a4c3e-7b1f-4a55-9f0e-2c6a1b7e8d90';
export const tenantId = '8a6f1e2d-4c3b-4a59-b8d7-1f2e3d4c5b6a';
export const subscriptionId = 'c7e5d3b1-9f8a-4b6c-8d2e-0a1b2c3d4e5f';

export const required = { 'client-id': clientId, 'tenant-id': tenantId };

/** Parses and resolves, as the plan does. */
export function resolved(given: Record<string, string>) {
  const { values, problems } = parseSettings(schema, given);
  return problems.length > 0 ? { problems } : resolve(values);
}

export function settingsOf(given: Record<string, string> = {}): AzureSettings {
  const resolution = resolved({ ...required, ...given });
  if (!('settings' in resolution)) throw new Error(JSON.stringify(resolution.problems));
  return resolution.settings;
}

export const claims: Claims = { ...githubClaims, aud: 'api://AzureADTokenExchange' };

export const credential: AzureCredential = {
  tenantId,
  tokens: [
    {
      scope: 'https://management.core.windows.net//.default',
      secret: 'arm-access-token',
      obtainedAt: 1_767_225_600_000,
      expiresAt: 1_767_229_199_000,
    },
  ],
  assertion: 'id-token',
  subscriptions: [{ id: subscriptionId, name: 'Octo production', state: 'Enabled', homeTenantId: tenantId }],
};

export function placeOf(env: PublishContext['env'] = {}, exportEnvironment = true): PublishContext {
  return {
    login: 'azure',
    kind: 'flat',
    idTokenSource: 'github',
    directory: '/temp/private/use',
    shared: '/temp/private/shared',
    env,
    exportEnvironment,
    actionDirectory: '/action/dist',
    nodePath: '/usr/bin/node',
    now: 0,
  };
}
