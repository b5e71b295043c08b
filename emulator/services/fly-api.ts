import { flyClaims } from '../fly/claims.ts';
import { flyIssuer } from '../fly/world.ts';
import { type EmulatedResponse, json, parsedBody } from '../http.ts';
import { routeByPath, type Service } from './service.ts';

/** Represents the other end of a Machine's unix socket, whatever host name a client puts in its request. */
export const flyApiHost = 'fly-api.socket';

/** Fly's Machines API as a Machine itself sees it: the socket vouches for the caller. */
export const flyApi: Service = {
  name: 'fly-api',
  hosts: (host) => host === flyApiHost,
  failure: (status) => json(status, { error: `The API answered ${status}` }),
  route: routeByPath(
    [
      {
        operation: 'oidcToken',
        method: 'POST',
        path: /^\/v1\/tokens\/oidc$/,
        async answer(request, context) {
          const body = request.body.length === 0 ? {} : parsedBody(request);
          if (typeof body !== 'object' || body === null || Array.isArray(body)) return invalid();
          const { aud } = body as { aud?: unknown };
          if (aud !== undefined && typeof aud !== 'string') return invalid();
          const { fly } = context.world;
          const token = await context.keys.sign(flyIssuer(fly), flyClaims(fly, aud, context.now()));
          return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: token };
        },
      },
    ],
    () => ({ status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found\n' }),
  ),
};

function invalid(): EmulatedResponse {
  return json(400, { error: 'invalid request body' });
}
