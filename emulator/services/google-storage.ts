import { authorize, isMember } from '../google/access-tokens.ts';
import { apiError, googleFailure } from '../google/errors.ts';
import { isGoogleHost } from '../google/hosts.ts';
import { findProject } from '../google/world.ts';
import { type EmulatedRequest, type EmulatedResponse, json, queryOf } from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

const scopes = ['read_only', 'read_write', 'full_control'].map(
  (access) => `https://www.googleapis.com/auth/devstorage.${access}`,
);

/** Cloud Storage, reduced to listing a project's buckets: an API that client libraries and gcloud call. */
export const googleStorage: Service = {
  name: 'google-storage',
  hosts: (host, world) => isGoogleHost('storage', host, world),
  failure: googleFailure,
  route: routeByPath(
    [{ operation: 'buckets.list', method: 'GET', path: /^\/storage\/v1\/b$/, answer: listBuckets }],
    () => googleFailure(404),
  ),
};

function listBuckets(request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  const authorization = authorize(request, context, scopes);
  if ('refusal' in authorization) return authorization.refusal;
  const { project: idOrNumber = '' } = queryOf(request);
  const project = findProject(context.world.google, idOrNumber);
  if (project === undefined || !isMember(authorization.bearer, project.viewers)) {
    return apiError(
      403,
      `${authorization.bearer.principal.replace('serviceAccount:', '')} does not have storage.buckets.list access to the Google Cloud project. Permission 'storage.buckets.list' denied on resource (or it may not exist).`,
    );
  }
  return json(200, {
    kind: 'storage#buckets',
    items: project.buckets.map((name) => ({
      kind: 'storage#bucket',
      id: name,
      name,
      selfLink: `https://${request.host}/storage/v1/b/${name}`,
      projectNumber: project.projectNumber,
      location: 'EU',
      storageClass: 'STANDARD',
      timeCreated: '2026-01-01T00:00:00.000Z',
      updated: '2026-01-01T00:00:00.000Z',
    })),
  });
}
