import { admit, isAlive, issue } from '../exchange/admission.ts';
import { type EmulatedRequest, type EmulatedResponse, json, jsonOf } from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

const prefixes = { service: 'hvs.', batch: 'hvb.' } as const;

/** HashiCorp Vault: logins with the JWT auth method, and their revocation. */
export const vault: Service = {
  name: 'vault',
  hosts: (host, world) => host === world.exchange.vault.host,
  failure: (status) => refused(status, status === 503 ? 'Vault is sealed' : `failed with ${status}`),
  route: routeByPath(
    [
      { operation: 'login', method: 'POST', path: /^\/v1\/auth\/(.+)\/login$/, answer: login },
      {
        operation: 'revokeSelf',
        method: 'POST',
        path: /^\/v1\/auth\/token\/revoke-self$/,
        answer: revokeSelf,
      },
    ],
    () => refused(404),
  ),
};

async function login(
  request: EmulatedRequest,
  context: ServiceContext,
  [, path]: RegExpExecArray,
): Promise<EmulatedResponse> {
  const { sealed, mounts } = context.world.exchange.vault;
  if (sealed) return refused(503, 'Vault is sealed');
  const namespace = (request.headers['x-vault-namespace'] ?? '').replace(/\/$/, '');
  const mount = mounts.find((candidate) => candidate.path === path && candidate.namespace === namespace);
  if (mount === undefined) return refused(403, 'permission denied');
  const { role: name, jwt } = jsonOf(request);
  if (typeof name !== 'string' || name === '') return refused(400, 'missing role');
  const role = mount.roles.find((candidate) => candidate.name === name);
  if (role === undefined) return refused(400, `role "${name}" could not be found`);
  if (role.type === 'oidc') return refused(400, 'role with oidc role_type is not allowed');
  if (typeof jwt !== 'string' || jwt === '') return refused(400, 'missing token');
  if (role.boundAudiences.length === 0) {
    return refused(400, 'audience claim found in JWT but no audiences bound to the role');
  }
  const admission = await admit(jwt, role.boundAudiences, context);
  switch (admission.verdict) {
    case 'malformed':
      return refused(400, 'error validating token: malformed jwt');
    case 'unknown-issuer':
    case 'forged':
      return refused(
        400,
        'error validating token: error verifying token signature: no known key successfully validated the token signature',
      );
    case 'expired':
      return refused(400, 'error validating token: invalid expiration time (exp) claim: token is expired');
    case 'audience':
      return refused(
        400,
        'error validating token: invalid audience (aud) claim: audience claim does not match any bound audience',
      );
    case 'replayed':
      // Vault itself accepts an ID token again; here it must not be used twice.
      return refused(400, 'error validating token: replayed');
  }
  for (const [claim, value] of Object.entries(role.boundClaims)) {
    if (admission.claims[claim] !== value) {
      return refused(
        400,
        `error validating claims: claim "${claim}" does not match any associated bound claim values`,
      );
    }
  }
  return json(200, {
    request_id: 'b3f1c1de-0000-4000-8000-000000000001',
    auth: {
      client_token: issue(prefixes[role.tokenType], { role: role.name }, context),
      accessor: role.tokenType === 'batch' ? '' : 'wYjq4tYTbFQWLWwFkMiZ3mRz',
      policies: ['default', 'octo-deploy-policy'],
      metadata: { role: role.name },
      lease_duration: role.ttl,
      renewable: role.tokenType === 'service',
      token_type: role.tokenType,
    },
  });
}

function revokeSelf(request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  const token = request.headers['x-vault-token'] ?? '';
  if (isAlive(token, prefixes.batch, context)) return refused(400, 'batch tokens cannot be revoked');
  if (!isAlive(token, prefixes.service, context)) return refused(403, 'permission denied');
  context.world.exchange.revoked.push(token);
  return { status: 204, headers: {}, body: '' };
}

function refused(status: number, ...errors: string[]): EmulatedResponse {
  return json(status, { errors });
}
