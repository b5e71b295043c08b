import type { PublishContext } from '../../../src/contract/publication.ts';
import type { Environment } from '../../../src/environment.ts';
import type { Claims } from '../../../src/identity/claims.ts';
import type { GcpCredential } from '../../../src/providers/gcp/credential.ts';
import type { GcpSettings } from '../../../src/providers/gcp/settings.ts';
import { resolve, schema } from '../../../src/providers/gcp/settings.ts';
import { parseSettings } from '../../../src/settings/schema.ts';
import { githubClaims } from '../../support/jwt.ts';

export const pool = 'projects/123456789012/locations/global/workloadIdentityPools/github-actions';
export const provider = `${pool}/providers/octo-org`;
export const serviceAccount = 'deploy@octo-project.iam.gserviceaccount.com';
export const audience = `https://iam.googleapis.com/${provider}`;

export const claims: Claims = { ...githubClaims, aud: audience, ref_type: 'branch' };

type Given = Readonly<Record<string, string>>;

/** Problems by setting, whether they were found while parsing or while cross-checking. */
export function problemsOf(given: Given, env: Environment = {}): Record<string, string> {
  const { values, problems } = parseSettings(schema, { 'workload-identity-provider': provider, ...given });
  const all = problems.length > 0 ? problems : resolve(values, env).problems;
  return Object.fromEntries(all.map(({ setting, message }) => [setting, message]));
}

export function settingsOf(given: Given = {}, env: Environment = {}): GcpSettings {
  const { values, problems } = parseSettings(schema, { 'workload-identity-provider': provider, ...given });
  const resolved = resolve(values, env);
  if (problems.length + resolved.problems.length > 0) throw new Error(JSON.stringify(problemsOf(given, env)));
  return resolved.settings;
}

export const federated = { token: 'federated-token', expiresAt: 1_300_000 };

export const directCredential: GcpCredential = { subject: claims.sub, federated, idTokens: [] };

export const credential: GcpCredential = {
  ...directCredential,
  accessToken: { token: 'access-token', expiresAt: 4_600_000 },
};

export const endpoint = {
  ACTIONS_ID_TOKEN_REQUEST_URL:
    'https://run-actions-1.actions.githubusercontent.com/12//idtoken/a/b?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
};

export function placeOf(changes: Partial<PublishContext> = {}): PublishContext {
  return {
    login: 'gcp',
    kind: 'flat',
    idTokenSource: 'github',
    directory: '/temp/private/use',
    shared: '/temp/private/shared',
    env: endpoint,
    exportEnvironment: true,
    actionDirectory: '/action/dist',
    nodePath: '/externals/node24/bin/node',
    now: 0,
    ...changes,
  };
}
