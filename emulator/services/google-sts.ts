import { issueAccessToken, openAccessToken } from '../google/access-tokens.ts';
import { googleFailure, tokenError } from '../google/errors.ts';
import { federate } from '../google/federation.ts';
import { isGoogleHost } from '../google/hosts.ts';
import { findProvider, isProviderName } from '../google/world.ts';
import { type EmulatedRequest, type EmulatedResponse, formOf, json, jsonOf } from '../http.ts';
import { credentialLifetime } from '../world.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
const subjectTokenTypes = [
  'urn:ietf:params:oauth:token-type:jwt',
  'urn:ietf:params:oauth:token-type:id_token',
];
const maximumLifeSeconds = 3600;

/** Google's Security Token Service: OAuth 2.0 token exchange (RFC 8693) for workload identity federation. */
export const googleSts: Service = {
  name: 'google-sts',
  hosts: (host, world) => isGoogleHost('sts', host, world),
  failure: googleFailure,
  route: routeByPath(
    [
      { operation: 'token', method: 'POST', path: /^\/v1\/token$/, answer: exchangeToken },
      { operation: 'introspect', method: 'POST', path: /^\/v1\/introspect$/, answer: introspect },
    ],
    () => googleFailure(404),
  ),
};

interface TokenRequest {
  grantType: string;
  audience: string;
  scope: string;
  requestedTokenType: string;
  subjectToken: string;
  subjectTokenType: string;
}

async function exchangeToken(request: EmulatedRequest, context: ServiceContext): Promise<EmulatedResponse> {
  const fields = tokenRequest(request);
  if (fields.grantType !== 'urn:ietf:params:oauth:grant-type:token-exchange') {
    return tokenError('unsupported_grant_type', 'Invalid value for "grant_type".');
  }
  if (fields.requestedTokenType !== accessTokenType) {
    return tokenError('invalid_request', 'Invalid value for "requested_token_type".');
  }
  if (!subjectTokenTypes.includes(fields.subjectTokenType)) {
    return tokenError('invalid_request', 'Invalid value for "subject_token_type".');
  }
  if (fields.subjectToken === '') return tokenError('invalid_request', 'Missing "subject_token".');
  const name = fields.audience.replace(/^\/\/iam\.googleapis\.com\//, '');
  if (name === fields.audience || !isProviderName(name)) {
    return tokenError(
      'invalid_request',
      'Invalid value for "audience". This value should be the full resource name of the Identity Provider. See https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token for the list of possible formats.',
    );
  }
  if (fields.scope === '') return tokenError('invalid_scope', 'Missing required "scope".');
  const provider = findProvider(context.world.google, name);
  if (provider === undefined) {
    return tokenError(
      'invalid_target',
      'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
    );
  }
  const identity = await federate(fields.subjectToken, provider, context);
  if ('status' in identity) return identity;

  const now = Math.floor(context.now() / 1000);
  // A federated token does not outlive the ID token that it was exchanged for.
  const lifetime = Math.min(credentialLifetime(context.world, maximumLifeSeconds), identity.expires - now);
  const accessToken = issueAccessToken(
    {
      kind: 'federated',
      principal: identity.principal,
      members: identity.members,
      scopes: fields.scope.split(' '),
      expires: now + lifetime,
    },
    context,
  );
  return json(200, {
    access_token: accessToken,
    issued_token_type: accessTokenType,
    token_type: 'Bearer',
    expires_in: lifetime,
  });
}

/** Both spellings that the service accepts: JSON in camel case, a form in RFC 8693's snake case. */
function tokenRequest(request: EmulatedRequest): TokenRequest {
  const form = formOf(request);
  const body = jsonOf(request);
  const field = (camelCase: keyof TokenRequest): string => {
    const snakeCase = camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return form[snakeCase] ?? String(body[camelCase] ?? '');
  };
  return {
    grantType: field('grantType'),
    audience: field('audience'),
    scope: field('scope'),
    requestedTokenType: field('requestedTokenType'),
    subjectToken: field('subjectToken'),
    subjectTokenType: field('subjectTokenType'),
  };
}

/** Token introspection (RFC 7662), which gcloud uses to learn the name of a federated principal. */
function introspect(request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  const token = openAccessToken(formOf(request).token ?? '', context);
  if (token === undefined || token.expires * 1000 <= context.now()) return json(200, { active: false });
  return json(200, {
    active: true,
    username: token.principal,
    scope: token.scopes.join(' '),
    exp: token.expires,
    token_type: accessTokenType,
  });
}
