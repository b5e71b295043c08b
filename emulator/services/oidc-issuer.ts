import { type EmulatedResponse, json } from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

/** Discovery and keys of every OpenID Connect issuer in the world. */
export const oidcIssuer: Service = {
  name: 'oidc-issuer',
  hosts: (host, world) => Object.keys(world.issuers).some((issuer) => new URL(issuer).hostname === host),
  failure: (status) => json(status, { message: `The issuer answered ${status}` }),
  route: routeByPath(
    [
      {
        operation: 'discovery',
        method: 'GET',
        path: /^(.*)\/\.well-known\/openid-configuration$/,
        answer: (request, context, [, path]) =>
          ofIssuer(context, `https://${request.host}${path}`, (issuer) => json(200, discoveryOf(issuer))),
      },
      {
        operation: 'jwks',
        method: 'GET',
        path: /^(.*)\/\.well-known\/jwks$/,
        answer: (request, context, [, path]) =>
          ofIssuer(context, `https://${request.host}${path}`, async (issuer) =>
            json(200, { keys: [(await context.keys.key(issuer)).jwk] }),
          ),
      },
    ],
    notFound,
  ),
};

function ofIssuer(
  { world }: ServiceContext,
  issuer: string,
  answer: (issuer: string) => EmulatedResponse | Promise<EmulatedResponse>,
): EmulatedResponse | Promise<EmulatedResponse> {
  return world.issuers[issuer]?.reachable ? answer(issuer) : notFound();
}

function discoveryOf(issuer: string): object {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', ...claimNames],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}

const claimNames = [
  'ref',
  'sha',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'repository_visibility',
  'run_id',
  'run_number',
  'run_attempt',
  'actor',
  'actor_id',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'head_ref',
  'base_ref',
  'event_name',
  'ref_type',
  'ref_protected',
  'environment',
  'environment_node_id',
  'enterprise',
  'enterprise_id',
  'job_workflow_ref',
  'job_workflow_sha',
  'check_run_id',
  'runner_environment',
];

function notFound(): EmulatedResponse {
  return json(404, { message: 'Not Found' });
}
