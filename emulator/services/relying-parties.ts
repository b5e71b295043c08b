import { admit, isAlive, issue, type Verdict } from '../exchange/admission.ts';
import { hosts } from '../exchange/hosts.ts';
import type { RelyingParty } from '../exchange/world.ts';
import {
  bearerOf,
  type EmulatedRequest,
  type EmulatedResponse,
  formOf,
  json,
  jsonOf,
  queryOf,
} from '../http.ts';
import { npmRoute, npmTokenPrefix } from './npm-registry.ts';
import type { Service, ServiceContext } from './service.ts';

/** How one service accepts an ID token and answers. */
interface Endpoint {
  method: 'GET' | 'POST';
  path: RegExp;
  /** Where the ID token is: the header `Authorization`, or a field. */
  idToken: 'bearer' | string;
  content: 'form' | 'json' | 'none';
  /** Fields with one right value, in addition to those that the world expects. */
  fixed?: Record<string, string>;
  success(token: string, now: number, fields: Record<string, unknown>): EmulatedResponse;
  /** The answer to an ID token that is not, or no longer, trusted, in the service's own words if they are public. */
  refusal(reason: Reason, fields: Record<string, unknown>): EmulatedResponse;
  prefix: string;
  revocable?: boolean;
}

/** Why an ID token is refused; `untrusted`: it is genuine, but from a job that is not trusted. */
type Reason = Exclude<Verdict['verdict'], 'genuine'> | 'untrusted';

const tokenExchange = { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange' };
const jwtType = { subject_token_type: 'urn:ietf:params:oauth:token-type:jwt' };
const idTokenType = { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' };

const bearerToken = (token: string) =>
  json(200, { access_token: token, token_type: 'Bearer', expires_in: 3600 });
const oauthRefusal = (): EmulatedResponse =>
  json(400, { error: 'invalid_grant', error_description: 'The subject token is not trusted' });
const message = (status: number) => (): EmulatedResponse =>
  json(status, { message: 'The token is not trusted' });
const iso = (seconds: number, now: number) => new Date(now + seconds * 1000).toISOString();

/** What the gallery says about an ID token itself. */
const nugetWords: Partial<Record<Reason, string>> = {
  malformed: 'The bearer token could not be parsed as a JSON web token.',
  'unknown-issuer': 'The JSON web token iss claim is not supported.',
  forged: 'The JSON web token has an invalid signature.',
  expired: 'The JSON web token has expired.',
  audience: 'The JSON web token has an incorrect audience.',
  replayed: 'This bearer token has already been used. A new bearer token must be used for each request.',
};

const endpoints: Record<string, Endpoint> = {
  npm: {
    method: 'POST',
    path: /^\/-\/npm\/v1\/oidc\/token\/exchange\/package\/(?<package>[^/]+)$/,
    idToken: 'bearer',
    content: 'none',
    success: (token) => json(201, { token }),
    refusal: () => json(404, { message: 'OIDC token exchange error - package not found' }),
    prefix: npmTokenPrefix,
  },
  crates: {
    method: 'POST',
    path: /^\/api\/v1\/trusted_publishing\/tokens$/,
    idToken: 'jwt',
    content: 'json',
    success: (token) => json(200, { token }),
    refusal: (reason) =>
      json(400, {
        errors: [
          {
            detail:
              reason === 'replayed'
                ? 'JWT has already been used'
                : 'No Trusted Publishing config found for repository `octo-org/another`.',
          },
        ],
      }),
    prefix: 'cio_tp_',
    revocable: true,
  },
  rubygems: {
    method: 'POST',
    path: /^\/api\/v1\/oidc\/(trusted_publisher\/exchange_token|api_key_roles\/rg_oidc_akr_\w+\/assume_role)$/,
    idToken: 'jwt',
    content: 'json',
    success: (token, now) =>
      json(201, {
        rubygems_api_key: token,
        name: 'octo-org/octo-repo',
        scopes: ['push_rubygem'],
        expires_at: iso(900, now),
      }),
    refusal: (reason) =>
      reason === 'malformed'
        ? json(400, { error: 'Invalid JWT Format. JWT should include 3 or 5 segments.' })
        : reason === 'replayed'
          ? json(422, { errors: { 'jwt.claims.jti': ['must be unique'] } })
          : json(404, { error: 'Not Found' }),
    prefix: 'rubygems_',
  },
  nuget: {
    method: 'POST',
    path: /^\/api\/v2\/token$/,
    idToken: 'bearer',
    content: 'json',
    success: (token, now) => json(200, { tokenType: 'ApiKey', expires: iso(3600, now), apiKey: token }),
    refusal: (reason, { username }) =>
      json(401, {
        error: nugetWords[reason] ?? `No matching trust policy owned by user '${username}' was found.`,
      }),
    prefix: 'oy2',
  },
  'docker-hub': {
    method: 'POST',
    path: /^\/oauth\/token$/,
    idToken: 'subject_token',
    content: 'form',
    fixed: { ...tokenExchange, ...idTokenType },
    success: (token, _now, { expires_in = '300' }) =>
      json(200, { access_token: token, token_type: 'Bearer', expires_in: Number(expires_in) }),
    refusal: message(403),
    prefix: 'dckr_',
  },
  jfrog: {
    method: 'POST',
    path: /^\/access\/api\/v1\/oidc\/token$/,
    idToken: 'subject_token',
    content: 'json',
    fixed: { ...tokenExchange, ...idTokenType },
    success: (token) =>
      json(200, {
        access_token: `${userToken}${token}`,
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'applied-permissions/user',
      }),
    refusal: (reason) =>
      reason === 'audience'
        ? json(400, { errors: [{ code: 'BAD_REQUEST', message: 'Invalid audience' }] })
        : json(403, { errors: [{ code: 'FORBIDDEN', message: 'No identity mapping matches' }] }),
    prefix: '',
  },
  databricks: {
    method: 'POST',
    path: /^\/oidc\/v1\/token$/,
    idToken: 'subject_token',
    content: 'form',
    fixed: { ...tokenExchange, ...jwtType },
    success: bearerToken,
    refusal: oauthRefusal,
    prefix: 'dkea',
  },
  hcp: {
    method: 'POST',
    path: /^\/2019-12-10\/(?<provider>iam\/.+)\/exchange-token$/,
    idToken: 'jwt_token',
    content: 'json',
    success: bearerToken,
    refusal: message(403),
    prefix: 'hcp.',
  },
  tailscale: {
    method: 'POST',
    path: /^\/api\/v2\/oauth\/token-exchange$/,
    idToken: 'jwt',
    content: 'form',
    success: (token) => json(200, { access_token: token }),
    refusal: message(401),
    prefix: 'tskey-api-',
  },
  pulumi: {
    method: 'POST',
    path: /^\/api\/oauth\/token$/,
    idToken: 'subject_token',
    content: 'form',
    fixed: { ...tokenExchange, ...idTokenType },
    success: bearerToken,
    refusal: oauthRefusal,
    prefix: 'pul-',
  },
  infisical: {
    method: 'POST',
    path: /^\/api\/v1\/auth\/oidc-auth\/login$/,
    idToken: 'jwt',
    content: 'json',
    success: (token) => json(200, { accessToken: token, expiresIn: 7200, tokenType: 'Bearer' }),
    refusal: message(403),
    prefix: 'inf.',
  },
  octopus: {
    method: 'POST',
    path: /^\/api\/token\/v1$/,
    idToken: 'subject_token',
    content: 'json',
    fixed: { ...tokenExchange, ...jwtType },
    success: bearerToken,
    refusal: oauthRefusal,
    prefix: 'octopus.',
  },
};

/** The head and claims of an access token that names its user, as JFrog's do. */
const userToken = `${segment({ alg: 'RS256' })}.${segment({ sub: 'jfac@01h0/users/octo-deploy' })}.`;

function segment(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Every service that accepts an ID token at one endpoint and returns one token for it. */
export const relyingParties: Service = {
  name: 'relying-party',
  hosts: (host, world) => world.exchange.relyingParties.some((party) => party.host === host),
  failure: (status) => json(status, { message: `failed with ${status}` }),
  route(request) {
    if (request.host === hosts.npm && !request.path.startsWith('/-/npm/v1/oidc/')) return npmRoute(request);
    const revokes = request.method === 'DELETE';
    return { operation: revokes ? 'revoke' : 'exchange', answer: revokes ? revoke : exchange };
  },
};

async function exchange(request: EmulatedRequest, context: ServiceContext): Promise<EmulatedResponse> {
  const party = partyOf(request, context);
  const endpoint = endpoints[party.kind]!;
  const match = endpoint.path.exec(request.path);
  if (request.method !== endpoint.method || match === null) return json(404, { message: 'Not Found' });
  if (!request.headers['user-agent']) return json(403, { message: 'A user agent is required' });
  const fields = fieldsOf(request, endpoint, match);
  for (const [name, value] of Object.entries(endpoint.fixed ?? {})) {
    if (fields[name] !== value) return json(400, { message: `${name} must be ${value}` });
  }
  // The service treats an unknown name like a job that it does not trust.
  if (Object.entries(party.expects).some(([name, value]) => fields[name] !== value))
    return endpoint.refusal('untrusted', fields);
  const idToken = endpoint.idToken === 'bearer' ? bearerOf(request) : fields[endpoint.idToken];
  const admission = await admit(String(idToken ?? ''), [party.audience], context);
  if (admission.verdict !== 'genuine') return endpoint.refusal(admission.verdict, fields);
  if (admission.claims.sub !== party.subject) return endpoint.refusal('untrusted', fields);
  return endpoint.success(issue(endpoint.prefix, { kind: party.kind }, context), context.now(), fields);
}

function revoke(request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  const endpoint = endpoints[partyOf(request, context).kind]!;
  const token = bearerOf(request) ?? '';
  if (!endpoint.revocable || !endpoint.path.test(request.path)) return json(404, { message: 'Not Found' });
  if (!isAlive(token, endpoint.prefix, context))
    return json(401, { errors: [{ detail: 'Invalid authentication token' }] });
  context.world.exchange.revoked.push(token);
  return { status: 204, headers: {}, body: '' };
}

function partyOf(request: EmulatedRequest, { world }: ServiceContext): RelyingParty {
  return world.exchange.relyingParties.find(({ host }) => host === request.host)!;
}

/** Strict about the content type: a body of the wrong type has no fields. */
function fieldsOf(
  request: EmulatedRequest,
  { content }: Endpoint,
  match: RegExpExecArray,
): Record<string, unknown> {
  const inPath = Object.entries(match.groups ?? {}).map(([name, value]) => [
    name,
    decodeURIComponent(value!),
  ]);
  const body = content === 'form' ? formOf(request) : content === 'json' ? jsonOf(request) : {};
  return { ...queryOf(request), ...body, ...Object.fromEntries(inPath) };
}
