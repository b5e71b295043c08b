import { authorize, isMember } from '../google/access-tokens.ts';
import { apiError, googleFailure } from '../google/errors.ts';
import { isGoogleHost } from '../google/hosts.ts';
import { findProject } from '../google/world.ts';
import { type EmulatedRequest, type EmulatedResponse, json } from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

const readOnly = 'https://www.googleapis.com/auth/cloud-platform.read-only';

/** Cloud Resource Manager, reduced to looking up a project. */
export const googleResourceManager: Service = {
  name: 'google-resource-manager',
  hosts: (host, world) => isGoogleHost('cloudresourcemanager', host, world),
  failure: googleFailure,
  route: routeByPath(
    [
      {
        operation: 'projects.get',
        method: 'GET',
        path: /^\/v1\/projects\/([^/]+)$/,
        answer: (request, context, [, project = '']) => getProject(request, context, project),
      },
    ],
    () => googleFailure(404),
  ),
};

function getProject(request: EmulatedRequest, context: ServiceContext, idOrNumber: string): EmulatedResponse {
  const authorization = authorize(request, context, [readOnly]);
  if ('refusal' in authorization) return authorization.refusal;
  const project = findProject(context.world.google, idOrNumber);
  // Absent and forbidden projects look the same.
  if (project === undefined || !isMember(authorization.bearer, project.viewers)) {
    return apiError(403, 'The caller does not have permission');
  }
  return json(200, {
    projectNumber: project.projectNumber,
    projectId: project.projectId,
    lifecycleState: 'ACTIVE',
    name: project.name,
    createTime: '2026-01-01T00:00:00.000Z',
  });
}
