import { isAlive } from '../exchange/admission.ts';
import { hosts } from '../exchange/hosts.ts';
import { bearerOf, type EmulatedRequest, type EmulatedResponse, json } from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

/** A company's registry, in addition to the public one: its host, its token, its one package. */
export const privateRegistry = {
  host: 'npm.octo.example',
  token: 'private-registry-token',
  package: '@private/lib',
} as const;

/** Prefix of the public registry's tokens. */
export const npmTokenPrefix = 'npm_';

/** The client's requests to a registry: publishing a package, and reading its metadata. */
export const npmRoute = routeByPath(
  [
    { operation: 'publish', method: 'PUT', path: /^\/(@[^/]+(%2f|\/))?[^/]+$/i, answer: publish },
    { operation: 'packument', method: 'GET', path: /^\/((@[^/]+(%2f|\/))?[^/]+)$/i, answer: packument },
  ],
  () => json(404, { error: 'Not found' }),
);

export const npmRegistry: Service = {
  name: 'npm-registry',
  hosts: (host) => host === privateRegistry.host,
  failure: (status) => json(status, { error: `failed with ${status}` }),
  route: npmRoute,
};

/** Whether the registry that received the request issued the token. */
function knows(request: EmulatedRequest, context: ServiceContext): boolean {
  const token = bearerOf(request) ?? '';
  return request.host === hosts.npm
    ? isAlive(token, npmTokenPrefix, context)
    : token === privateRegistry.token;
}

function publish(request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  return knows(request, context) ? json(201, { ok: true }) : json(401, { error: 'You must be logged in' });
}

function packument(
  request: EmulatedRequest,
  context: ServiceContext,
  [, path]: RegExpExecArray,
): EmulatedResponse {
  const name = decodeURIComponent(path!);
  if (request.host === hosts.npm || name !== privateRegistry.package)
    return json(404, { error: 'Not found' });
  if (!knows(request, context)) return json(401, { error: 'You must be logged in' });
  const version = {
    name,
    version: '1.2.3',
    dist: {
      tarball: `https://${request.host}/lib.tgz`,
      shasum: '0000000000000000000000000000000000000000',
    },
  };
  return json(200, { name, 'dist-tags': { latest: '1.2.3' }, versions: { '1.2.3': version } });
}
