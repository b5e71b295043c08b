import { issueAccessToken, signingKey } from '../azure/access-tokens.ts';
import { type Cloud, cloudOfAuthority, clouds } from '../azure/clouds.ts';
import { EntraError, type EntraErrorContext, entraErrorResponse, entraFailure } from '../azure/errors.ts';
import { correlationIdOf, verifyAssertion } from '../azure/federation.ts';
import type { Identity, Tenant } from '../azure/world.ts';
import {
  type EmulatedRequest,
  type EmulatedResponse,
  formOf,
  json,
  type Parameters,
  queryOf,
} from '../http.ts';
import { credentialLifetime } from '../world.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const applicationLifetimeSeconds = 3599;
const managedIdentityLifetimeSeconds = 86_399;
/** Names that do not mean a single tenant. */
const multipleTenants = ['common', 'organizations', 'consumers'];
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Microsoft Entra ID on the authority hosts of all clouds: client credentials with a federated assertion. */
export const entra: Service = {
  name: 'entra',
  hosts: (host) => cloudOfAuthority(host) !== undefined,
  failure: (status, request, context) => entraFailure(status, errorContext(request, context)),
  route: routeByPath(
    [
      { operation: 'token', method: 'POST', path: /^\/([^/]+)\/oauth2\/v2\.0\/token$/, answer: requestToken },
      {
        operation: 'instanceDiscovery',
        method: 'GET',
        path: /^\/[^/]+\/discovery\/instance$/,
        answer: instanceDiscovery,
      },
      {
        operation: 'openidConfiguration',
        method: 'GET',
        path: /^\/([^/]+)\/(v2\.0\/)?\.well-known\/openid-configuration$/,
        answer: openidConfiguration,
      },
      {
        operation: 'keys',
        method: 'GET',
        path: /^\/[^/]+\/discovery\/(v2\.0\/)?keys$/,
        answer: async (_, context) => json(200, { keys: [(await signingKey(context)).jwk] }),
      },
    ],
    () => ({ status: 404, headers: {}, body: '' }),
  ),
};

async function requestToken(
  request: EmulatedRequest,
  context: ServiceContext,
  [, tenantName = '']: RegExpExecArray,
): Promise<EmulatedResponse> {
  const cloud = cloudOfAuthority(request.host)!;
  try {
    const form = formOf(request);
    require(form, 'grant_type');
    if (form.grant_type !== 'client_credentials') {
      throw new EntraError(
        70003,
        'unsupported_grant_type',
        400,
        `The app requested an unsupported grant type '${form.grant_type}'.`,
      );
    }
    const tenant = findTenant(tenantName, cloud, context);
    const identity = findIdentity(require(form, 'client_id'), tenant);
    const audience = audienceOf(require(form, 'scope'), tenant, cloud);
    await authenticateClient(form, identity, context);

    const lifetimeSeconds = credentialLifetime(
      context.world,
      identity.kind === 'managedIdentity' ? managedIdentityLifetimeSeconds : applicationLifetimeSeconds,
    );
    const accessToken = await issueAccessToken(tenant, identity, { audience, lifetimeSeconds }, context);
    return json(200, {
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      ext_expires_in: lifetimeSeconds,
      access_token: accessToken,
    });
  } catch (error) {
    return refusal(error, request, context);
  }
}

/** @throws {EntraError} 50059, 90002 */
function findTenant(name: string, cloud: Cloud, { world }: ServiceContext): Tenant {
  if (multipleTenants.includes(name)) {
    throw new EntraError(
      50059,
      'invalid_request',
      400,
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
    );
  }
  const tenant = world.azure.tenants.find(
    ({ id, domains, cloud: home }) =>
      home === cloud.name && (id === name.toLowerCase() || domains.includes(name.toLowerCase())),
  );
  if (tenant === undefined) {
    throw new EntraError(
      90002,
      'invalid_request',
      400,
      `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    );
  }
  return tenant;
}

/** @throws {EntraError} 700016, 7000112 */
function findIdentity(clientId: string, tenant: Tenant): Identity {
  const identity = tenant.identities.find((candidate) => candidate.clientId === clientId.toLowerCase());
  if (identity === undefined) {
    throw new EntraError(
      700016,
      'unauthorized_client',
      400,
      `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    );
  }
  if (identity.disabled) {
    throw new EntraError(
      7000112,
      'unauthorized_client',
      400,
      `Application '${clientId}'(${identity.displayName}) is disabled.`,
    );
  }
  return identity;
}

/**
 * The audience for a scope of the form `<resource>/.default`.
 * @throws {EntraError} 70011, 700022, 500011
 */
function audienceOf(scope: string, tenant: Tenant, cloud: Cloud): string {
  const scopes = scope.split(' ').filter((part) => part !== '');
  // OpenID Connect's own scopes are allowed in addition to the resource.
  const resources = scopes.filter((part) => !['openid', 'profile', 'offline_access'].includes(part));
  if (resources.length > 1) {
    throw new EntraError(
      700022,
      'invalid_scope',
      400,
      "The provided value for the input parameter 'scope' is not valid because it contains more than one resource.",
    );
  }
  const [resource = ''] = resources;
  if (!resource.endsWith('/.default')) {
    throw new EntraError(
      70011,
      'invalid_scope',
      400,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    );
  }
  const audience = resource.slice(0, -'/.default'.length);
  if (!isKnownResource(audience, cloud)) {
    throw new EntraError(
      500011,
      'invalid_resource',
      400,
      `The resource principal named ${audience} was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    );
  }
  return audience;
}

function isKnownResource(resource: string, cloud: Cloud): boolean {
  const host = URL.canParse(resource) ? new URL(resource).hostname : resource;
  const hosts = [cloud.armHost, new URL(cloud.managementResource).hostname, cloud.graphHost];
  return (
    hosts.includes(host) ||
    guid.test(resource) ||
    resource.startsWith('api://') ||
    cloud.resourceSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))
  );
}

/** @throws {EntraError} 7000215, 7000218, or what is wrong with the assertion */
async function authenticateClient(
  form: Parameters,
  identity: Identity,
  context: ServiceContext,
): Promise<void> {
  if (form.client_secret !== undefined) {
    throw new EntraError(
      7000215,
      'invalid_client',
      401,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${identity.clientId}'.`,
    );
  }
  if (form.client_assertion === undefined || form.client_assertion_type !== assertionType) {
    throw new EntraError(
      7000218,
      'invalid_client',
      401,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  await verifyAssertion(form.client_assertion, identity, context);
}

/** @throws {EntraError} 900144 */
function require(form: Parameters, name: string): string {
  const value = form[name];
  if (value === undefined || value === '') {
    throw new EntraError(
      900144,
      'invalid_request',
      400,
      `The request body must contain the following parameter: '${name}'.`,
    );
  }
  return value;
}

function instanceDiscovery(request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  const endpoint = queryOf(request).authorization_endpoint ?? '';
  const authority = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const known = authority && cloudOfAuthority(authority.hostname);
  if (authority === undefined || known === undefined) {
    const error = new EntraError(50049, 'invalid_instance', 400, 'Unknown or invalid instance.');
    return refusal(error, request, context);
  }
  const tenant = authority.pathname.split('/')[1];
  return json(200, {
    tenant_discovery_endpoint: `https://${authority.hostname}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: clouds.map(({ authorityHosts }) => ({
      preferred_network: authorityHosts[0],
      preferred_cache: authorityHosts[1],
      aliases: authorityHosts,
    })),
  });
}

function openidConfiguration(
  request: EmulatedRequest,
  context: ServiceContext,
  [, name = '']: RegExpExecArray,
): EmulatedResponse {
  const cloud = cloudOfAuthority(request.host)!;
  try {
    const tenantId = multipleTenants.includes(name) ? name : findTenant(name, cloud, context).id;
    const base = `https://${request.host}/${tenantId}`;
    return json(200, {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      tenant_region_scope: 'EU',
      cloud_instance_name: cloud.authorityHosts[0],
      cloud_graph_host_name: cloud.graphHost,
      msgraph_host: cloud.graphHost,
    });
  } catch (error) {
    return refusal(error, request, context);
  }
}

function refusal(error: unknown, request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  if (!(error instanceof EntraError)) throw error;
  return entraErrorResponse(error, errorContext(request, context));
}

function errorContext(request: EmulatedRequest, context: ServiceContext): EntraErrorContext {
  return { host: request.host, now: context.now(), correlationId: correlationIdOf(request) };
}
