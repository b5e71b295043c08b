import { idTokenClaims } from '../github/claims.ts';
import { requestTokenProblem } from '../github/request-token.ts';
import { ownerOf } from '../github/world.ts';
import { bearerOf, type EmulatedResponse, json, queryOf } from '../http.ts';
import type { World } from '../world.ts';
import { routeByPath, type Service } from './service.ts';

const apiVersion = '2.0';

/** The path and query that a job finds in `ACTIONS_ID_TOKEN_REQUEST_URL`; the double slash is GitHub's. */
export function idTokenRequestUrl({ github, job }: World): string {
  return `https://${github.idTokenHost}/${job.repositoryId}//idtoken/${job.planId}/${job.jobId}?api-version=${apiVersion}`;
}

/** The endpoint where a running job requests ID tokens. */
export const githubIdToken: Service = {
  name: 'github-id-token',
  hosts: (host, world) => host === world.github.idTokenHost,
  failure: (status) => failure(status, failureMessages[status] ?? 'request failed'),
  route: routeByPath(
    [
      {
        operation: 'idToken',
        method: 'GET',
        path: /^\/\d+\/\/idtoken\/([^/]+)\/([^/]+)$/,
        async answer(request, context, [, planId, jobId]) {
          const { world } = context;
          if (planId !== world.job.planId || jobId !== world.job.jobId) return notFound();
          const problem = await requestTokenProblem(
            bearerOf(request),
            world,
            context.requestTokenKey,
            context.now(),
          );
          if (problem !== undefined) return failure(401, problem);
          const query = queryOf(request);
          // The service says the same if a client has lost the query.
          if (!world.job.idTokenPermission || query['api-version'] === undefined) {
            return failure(403, 'runner does not have permissions to generate id token');
          }
          if (world.job.state !== 'InProgress') {
            return failure(400, `Can't issue ID_TOKEN for job in '${world.job.state}' state`);
          }
          const audience = query.audience || `${world.github.serverUrl}/${ownerOf(world.job)}`;
          if (!isAudienceAllowed(audience, world)) {
            return failure(400, `Can't issue ID_TOKEN for audience '${audience}'`);
          }
          const claims = idTokenClaims(world, audience, context.now());
          const value = await context.keys.sign(world.github.issuer, claims);
          return json(200, { count: value.length, value });
        },
      },
    ],
    notFound,
  ),
};

const failureMessages: Record<number, string> = {
  429: 'rate limit exceeded',
  500: 'internal server error',
  502: 'bad gateway',
  503: 'service unavailable',
  504: 'gateway timeout',
};

/**
 * Any audience is allowed unless it mentions GitHub's own host; it must then name the host alone, this owner, or
 * something at or below this repository.
 */
export function isAudienceAllowed(audience: string, { job, github }: World): boolean {
  const host = new URL(github.serverUrl).host;
  const start = audience.toLowerCase().indexOf(host);
  if (start < 0) return true;
  const [first, ...path] = audience.slice(start).split('/');
  if (first?.toLowerCase() !== host) return false;
  const [owner, name] = job.repository.split('/');
  return path.length === 0 || (path[0] === owner && (path.length === 1 || path[1] === name));
}

function failure(status: number, errorMessage: string): EmulatedResponse {
  return json(status, { source: 'actions-run-service', statusCode: status, errorMessage });
}

function notFound(): EmulatedResponse {
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' };
}
