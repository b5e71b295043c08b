import { type AccessTokenClaims, issuerOf, openAccessToken } from '../azure/access-tokens.ts';
import { armAudiences, type Cloud, cloudOfArm } from '../azure/clouds.ts';
import { armError } from '../azure/errors.ts';
import type { Subscription } from '../azure/world.ts';
import { bearerOf, type EmulatedRequest, type EmulatedResponse, json, queryOf } from '../http.ts';
import { type PathRoute, routeByPath, type Service, type ServiceContext } from './service.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Azure Resource Manager of all clouds, reduced to reading tenants, subscriptions and resource groups. */
export const azureResourceManager: Service = {
  name: 'azure-resource-manager',
  hosts: (host) => cloudOfArm(host) !== undefined,
  failure(status) {
    const [code, message] = failures[status] ?? ['InternalServerError', 'An internal error has occurred.'];
    return armError(status, code, message);
  },
  route: routeByPath(
    [
      route('tenants.list', /^\/tenants$/i, ({ bearer, context: { world } }) => {
        const tenant = world.azure.tenants.find(({ id }) => id === bearer.tid)!;
        return list([
          {
            id: `/tenants/${tenant.id}`,
            tenantId: tenant.id,
            displayName: tenant.displayName,
            defaultDomain: tenant.domains[0],
            domains: tenant.domains,
            tenantCategory: 'Home',
          },
        ]);
      }),
      route('subscriptions.list', /^\/subscriptions$/i, ({ bearer, context: { world } }) =>
        list(world.azure.subscriptions.filter((found) => mayRead(bearer, found)).map(subscriptionJson)),
      ),
      route('subscriptions.get', /^\/subscriptions\/([^/]+)$/i, (call) =>
        withSubscription(call, 'Microsoft.Resources/subscriptions/read', (found) =>
          json(200, subscriptionJson(found)),
        ),
      ),
      route('resourceGroups.list', /^\/subscriptions\/([^/]+)\/resourcegroups$/i, (call) =>
        withSubscription(
          call,
          'Microsoft.Resources/subscriptions/resourcegroups/read',
          ({ id: subscriptionId, resourceGroups }) =>
            list(
              resourceGroups.map(({ name, location }) => ({
                id: `/subscriptions/${subscriptionId}/resourceGroups/${name}`,
                name,
                type: 'Microsoft.Resources/resourceGroups',
                location,
                properties: { provisioningState: 'Succeeded' },
              })),
            ),
        ),
      ),
    ],
    (request) => armError(404, 'InvalidResourceType', `The path ${request.path} is not emulated.`),
  ),
};

const failures: Record<number, readonly [code: string, message: string]> = {
  429: ['TooManyRequests', 'The request is being throttled.'],
  502: ['BadGateway', 'The gateway received an invalid response.'],
  503: ['ServiceUnavailable', 'The service is unavailable.'],
  504: ['GatewayTimeout', 'The gateway did not receive a response within the specified time period.'],
};

interface Call {
  bearer: AccessTokenClaims;
  cloud: Cloud;
  context: ServiceContext;
  /** The subscription in the path, if any. */
  id: string;
}

/** A GET route that needs an API version and a valid bearer token. */
function route(operation: string, path: RegExp, answer: (call: Call) => EmulatedResponse): PathRoute {
  return {
    operation,
    method: 'GET',
    path,
    async answer(request, context, [, id = '']) {
      if (queryOf(request)['api-version'] === undefined) {
        return armError(
          400,
          'MissingApiVersionParameter',
          'The api-version query parameter (?api-version=) is required for all requests.',
        );
      }
      const cloud = cloudOfArm(request.host)!;
      const authentication = await authenticate(request, cloud, context);
      if ('refusal' in authentication) return authentication.refusal;
      return answer({ bearer: authentication.bearer, cloud, context, id });
    },
  };
}

async function authenticate(
  request: EmulatedRequest,
  cloud: Cloud,
  context: ServiceContext,
): Promise<{ bearer: AccessTokenClaims } | { refusal: EmulatedResponse }> {
  const refuse = (code: string, message: string) => ({ refusal: unauthorized(cloud, code, message) });
  const token = bearerOf(request);
  if (token === undefined) {
    return refuse('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.");
  }
  const claims = await openAccessToken(token, context);
  if (claims === undefined) return refuse('InvalidAuthenticationToken', 'The access token is invalid.');
  const audiences = armAudiences(cloud);
  if (!audiences.includes(claims.aud)) {
    return refuse(
      'InvalidAuthenticationTokenAudience',
      `The access token has been obtained for wrong audience or resource '${claims.aud}'. It should exactly match with one of the allowed audiences '${audiences.join("','")}'.`,
    );
  }
  if (claims.exp * 1000 <= context.now()) {
    const [expiry, now] = [claims.exp * 1000, context.now()].map((ms) => new Date(ms).toUTCString());
    return refuse(
      'ExpiredAuthenticationToken',
      `The access token expiry UTC time '${expiry}' is earlier than current UTC time '${now}'.`,
    );
  }
  return { bearer: claims };
}

function unauthorized(cloud: Cloud, code: string, message: string, tenantId = 'common'): EmulatedResponse {
  return armError(401, code, message, {
    'www-authenticate': `Bearer authorization_uri="https://${cloud.authorityHosts[1]}/${tenantId}", error="invalid_token", error_description="${message}"`,
  });
}

function withSubscription(
  { bearer, cloud, context: { world }, id }: Call,
  action: string,
  answer: (subscription: Subscription) => EmulatedResponse,
): EmulatedResponse {
  if (!guid.test(id)) {
    return armError(
      400,
      'InvalidSubscriptionId',
      `The provided subscription identifier '${id}' is malformed or invalid.`,
    );
  }
  const subscription = world.azure.subscriptions.find((candidate) => candidate.id === id.toLowerCase());
  const home = world.azure.tenants.find((tenant) => tenant.id === subscription?.tenantId);
  // Each cloud knows only its own subscriptions.
  if (subscription === undefined || home?.cloud !== cloud.name) {
    return armError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  }
  if (subscription.tenantId !== bearer.tid) {
    return unauthorized(
      cloud,
      'InvalidAuthenticationTokenTenant',
      `The access token is from the wrong issuer '${issuerOf(bearer.tid)}'. It must match the tenant '${issuerOf(subscription.tenantId)}' associated with this subscription. Please use the authority (URL) 'https://${cloud.authorityHosts[1]}/${subscription.tenantId}' to get the token. Note, if the subscription is transferred to another tenant there is no impact to the services, but information about new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see this error message, please try back later.`,
      subscription.tenantId,
    );
  }
  if (!mayRead(bearer, subscription)) {
    return armError(
      403,
      'AuthorizationFailed',
      `The client '${bearer.appid}' with object id '${bearer.oid}' does not have authorization to perform action '${action}' over scope '/subscriptions/${id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
  }
  return answer(subscription);
}

function mayRead(bearer: AccessTokenClaims, subscription: Subscription): boolean {
  return subscription.tenantId === bearer.tid && subscription.readers.includes(bearer.oid);
}

function subscriptionJson({ id, displayName, tenantId, state }: Subscription): object {
  return {
    id: `/subscriptions/${id}`,
    subscriptionId: id,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    tenantId,
    displayName,
    state,
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
  };
}

function list(value: object[]): EmulatedResponse {
  return json(200, { value, count: { type: 'Total', value: value.length } });
}
