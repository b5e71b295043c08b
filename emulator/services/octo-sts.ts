import { admit, issue } from '../exchange/admission.ts';
import type { TokenService } from '../exchange/world.ts';
import {
  bearerOf,
  type EmulatedRequest,
  type EmulatedResponse,
  json,
  type Parameters,
  queryOf,
} from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

/** The prefix of installation tokens, which GitHub's API revokes. */
export const installationTokenPrefix = 'ghs_';

/** octo-sts and dd-octo-sts: GitHub tokens by policy. */
export const octoSts: Service = {
  name: 'octo-sts',
  hosts: (host, world) => world.exchange.tokenServices.some((service) => service.host === host),
  failure: (status) => refused(status, status === 429 ? 8 : 13, `failed with ${status}`),
  route: routeByPath(
    [
      { operation: 'exchange', method: 'GET', path: /^\/sts\/exchange$/, answer: exchange },
      { operation: 'poolExchange', method: 'GET', path: /^\/sts\/pool\/exchange$/, answer: poolExchange },
    ],
    () => refused(404, 5, 'Not Found'),
  ),
};

/** A policy and its location, or why the request names none. */
type Wanted = { readonly scope: string; readonly name: string } | { readonly refusal: string };

function exchange(request: EmulatedRequest, context: ServiceContext): Promise<EmulatedResponse> {
  const { scope = '', scopes = scope, identity = '' } = queryOf(request);
  if (scope === '' || identity === '')
    return issueFor({ refusal: 'scope/identity must be provided' }, request, context);
  if (scopes !== scope) return issueFor({ refusal: 'multiple scopes not supported' }, request, context);
  return issueFor({ scope, name: identity }, request, context);
}

/** dd-octo-sts: a token of one of several Apps, nested one level deeper in the answer. */
async function poolExchange(request: EmulatedRequest, context: ServiceContext): Promise<EmulatedResponse> {
  const { pools = [] } = serviceOf(request, context);
  const query = queryOf(request);
  const answer = await issueFor(wantedOfPool(query, pools), request, context);
  return answer.status === 200 ? json(200, { token: JSON.parse(answer.body) }) : answer;
}

function wantedOfPool(query: Parameters, pools: readonly string[]): Wanted {
  const { policy = '', pool_name: pool, application_id: application, ...scopes } = query;
  if (policy === '') return { refusal: 'policy must be provided' };
  if ((pool === undefined) === (application === undefined))
    return { refusal: 'exactly one of pool_name and application_id must be provided' };
  if (pool !== undefined && !pools.includes(pool)) return { refusal: 'unknown pool' };
  const scope = Object.keys(scopes)
    .sort()
    .map((name) => scopes[name])
    .join('/');
  const known = [
    'scope_repository.organization,scope_repository.repository',
    'scope_organization.organization',
  ];
  return known.includes(Object.keys(scopes).sort().join())
    ? { scope, name: policy }
    : { refusal: 'invalid scope' };
}

function serviceOf({ host }: EmulatedRequest, { world }: ServiceContext): TokenService {
  return world.exchange.tokenServices.find((service) => service.host === host)!;
}

async function issueFor(
  wanted: Wanted,
  request: EmulatedRequest,
  context: ServiceContext,
): Promise<EmulatedResponse> {
  const service = serviceOf(request, context);
  if (service.header && request.headers[service.header.name] !== service.header.value) {
    return refused(404, 5, 'no such release');
  }
  if (service.rateLimited) return refused(429, 8, 'GitHub API rate limit exceeded');
  if ('refusal' in wanted) return refused(400, 3, wanted.refusal);
  const { scope, name } = wanted;
  const admission = await admit(bearerOf(request) ?? '', [service.audience], context);
  switch (admission.verdict) {
    case 'malformed':
      return refused(400, 3, 'invalid bearer token');
    case 'unknown-issuer':
      return refused(400, 3, 'unable to fetch or create the provider');
    case 'forged':
    case 'expired':
    case 'replayed':
      return refused(401, 16, 'unable to verify bearer token');
    case 'audience':
      return refused(403, 7, 'trust policy: audience did not match');
  }
  const policy = service.policies.find((candidate) => candidate.scope === scope && candidate.name === name);
  if (policy === undefined) return refused(404, 5, `unable to find trust policy for "${name}"`);
  const { claims } = admission;
  if (policy.issuer !== claims.iss) return refused(403, 7, 'trust policy: issuer did not match');
  if (policy.subject !== claims.sub)
    return refused(403, 7, `trust policy: subject "${claims.sub}" did not match`);
  if (policy.tooManyPermissions)
    return refused(403, 7, 'StatusUnprocessableEntity: permissions exceed the installation');
  return json(200, { token: issue(installationTokenPrefix, { scope }, context), expiresAt: null });
}

function refused(status: number, code: number, message: string): EmulatedResponse {
  return json(status, { code, message, details: [] });
}
