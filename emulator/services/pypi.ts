import { admit, isAlive, issue } from '../exchange/admission.ts';
import type { PackageIndex } from '../exchange/world.ts';
import { type EmulatedRequest, type EmulatedResponse, json, jsonOf } from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

const lifeSeconds = 900;
const tokenPrefix = 'pypi-';

/** PyPI, its test index, and an index that works like them: trusted publishing. */
export const pypi: Service = {
  name: 'pypi',
  hosts: (host, world) => world.exchange.indexes.some((index) => isOf(index, host)),
  failure: (status) => json(status, { message: `The index answered ${status}` }),
  route: routeByPath(
    [
      {
        operation: 'audience',
        method: 'GET',
        path: /^\/_\/oidc\/audience$/,
        answer(request, context) {
          const { enabled, audience } = indexOf(request, context);
          return enabled
            ? json(200, { audience })
            : json(403, { message: 'Trusted publishing functionality not enabled' });
        },
      },
      { operation: 'mint', method: 'POST', path: /^\/_\/oidc\/(github\/)?mint-token$/, answer: mint },
      { operation: 'upload', method: 'POST', path: /^\/legacy\/$/, answer: upload },
    ],
    () => json(404, { message: 'Not Found' }),
  ),
};

async function mint(request: EmulatedRequest, context: ServiceContext): Promise<EmulatedResponse> {
  const index = indexOf(request, context);
  if (!index.enabled) return refused('not-enabled', 'Trusted publishing functionality not enabled');
  const { token } = jsonOf(request);
  if (typeof token !== 'string') return refused('invalid-payload', 'body.token: Field required');
  const admission = await admit(token, [index.audience], context);
  switch (admission.verdict) {
    case 'malformed':
      return refused('invalid-payload', 'malformed JWT');
    case 'unknown-issuer':
      return refused('invalid-payload', 'unknown trusted publishing issuer');
    case 'forged':
    case 'expired':
    case 'audience':
      return refused('invalid-token', 'malformed or invalid token');
    case 'replayed':
      return refused('invalid-reuse-token', 'invalid token: already used');
  }
  const { claims } = admission;
  const file = /\/([^/@]+)@/.exec(String(claims.workflow_ref))?.[1];
  const publisher = index.publishers.find(
    ({ repository, workflow, environment }) =>
      repository === claims.repository && workflow === file && environment === claims.environment,
  );
  if (publisher === undefined) {
    return refused(
      'invalid-publisher',
      'valid token, but no corresponding publisher (Publisher with matching claims was not found)',
    );
  }
  if (publisher.pending) {
    return refused('invalid-pending-publisher', 'valid token, but project already exists');
  }
  const expires = Math.floor(context.now() / 1000) + lifeSeconds;
  return json(200, { success: true, token: issue(tokenPrefix, { expires }, context), expires });
}

/** What twine and its like send a file to, with the token as the password of `__token__`. */
function upload({ headers }: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  const credentials = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const [user = '', ...password] = Buffer.from(credentials, 'base64').toString().split(':');
  return user === '__token__' && isAlive(password.join(':'), tokenPrefix, context)
    ? { status: 200, headers: {}, body: '' }
    : json(403, { message: 'Invalid or non-existent authentication information.' });
}

function indexOf(request: EmulatedRequest, { world }: ServiceContext): PackageIndex {
  return world.exchange.indexes.find((index) => isOf(index, request.host))!;
}

/** PyPI has a host of its own for uploads. */
function isOf(index: PackageIndex, host: string): boolean {
  return host === index.host || host === `upload.${index.host}`;
}

function refused(code: string, description: string): EmulatedResponse {
  return json(422, { message: 'Token request failed', errors: [{ code, description }] });
}
