import { isAlive } from '../exchange/admission.ts';
import { restRoutes } from '../github/rest.ts';
import { bearerOf, json } from '../http.ts';
import { installationTokenPrefix } from './octo-sts.ts';
import { routeByPath, type Service } from './service.ts';

/** GitHub's REST API, reduced to revoking installation tokens and reading the rules of a repository. */
export const githubApi: Service = {
  name: 'github-api',
  hosts: (host, world) => host === new URL(world.github.apiUrl).hostname,
  failure: (status) => json(status, { message: `failed with ${status}`, status: String(status) }),
  route: routeByPath(
    [
      {
        operation: 'revokeInstallationToken',
        method: 'DELETE',
        path: /^(\/api\/v3)?\/installation\/token$/,
        answer(request, context) {
          const token = bearerOf(request) ?? '';
          if (!isAlive(token, installationTokenPrefix, context)) {
            return json(401, { message: 'Bad credentials', status: '401' });
          }
          context.world.exchange.revoked.push(token);
          return { status: 204, headers: {}, body: '' };
        },
      },
      ...restRoutes,
    ],
    () => json(404, { message: 'Not Found', status: '404' }),
  ),
};
