import { admit, issue } from '../exchange/admission.ts';
import { bearerOf, type EmulatedRequest, type EmulatedResponse, json, queryOf } from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

/** Installation tokens begin so; GitHub's API takes them back. */
export const installationTokenPrefix = 'ghs_';

/** octo-sts and dd-octo-sts: GitHub tokens by policy. */
export const octoSts: Service = {
  name: 'octo-sts',
  hosts: (host, world) => world.exchange.tokenServices.some((service) => service.host === host),
  failure: (status) => refused(status, status === 429 ? 8 : 13, `failed with ${status}`),
  route: routeByPath(
    [{ operation: 'exchange', method: 'GET', path: /^\/sts\/exchange$/, answer: exchange }],
    () => refused(404, 5, 'Not Found'),
  ),
};

async function exchange(request: EmulatedRequest, context: ServiceContext): Promise<EmulatedResponse> {
  const service = context.world.exchange.tokenServices.find(({ host }) => host === request.host)!;
  if (service.header && request.headers[service.header.name] !== service.header.value) {
    return refused(404, 5, 'no such release');
  }
  if (service.rateLimited) return refused(429, 8, 'GitHub API rate limit exceeded');
  const { scope = '', scopes = scope, identity = '' } = queryOf(request);
  if (scope === '' || identity === '') return refused(400, 3, 'scope/identity must be provided');
  if (scopes !== scope) return refused(400, 3, 'multiple scopes not supported');
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
  const policy = service.policies.find(
    (candidate) => candidate.scope === scope && candidate.name === identity,
  );
  if (policy === undefined) return refused(404, 5, `unable to find trust policy for "${identity}"`);
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
