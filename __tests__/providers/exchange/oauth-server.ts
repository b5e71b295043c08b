/**
 * A real authorization server (oidc-provider) on loopback, as a process of its own: its checks for plain objects do not
 * survive the separate globals of a test. Prints one line with all that a client needs, private keys included.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { jwtVerify } from 'jose';
import Provider, { errors } from 'oidc-provider';
import { createCertificateAuthority, selfSignedCertificate } from '../../../emulator/certificates.ts';

export interface OAuthServer {
  readonly issuer: string;
  /** PEM. */
  readonly ca: string;
  /** Private keys, PEM: of the issuer of ID tokens, of the client `signed` (two), of the client `certified`. */
  readonly keys: Readonly<Record<'idToken' | 'ec' | 'rsa' | 'tls', string>>;
  /** Of the client `certified`, PEM. */
  readonly certificate: string;
}

const authority = createCertificateAuthority();
const idTokenKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const clientKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsaClientKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const tlsKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const tlsCertificate = selfSignedCertificate('ci', tlsKeys.privateKey);
const usedIdTokens = new Set<string>();
let seen: string[] = [];

const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
const server = createServer(
  {
    SNICallback: (host, done) => done(null, authority.secureContext(host)),
    requestCert: true,
    rejectUnauthorized: false,
  },
  (request, response) => {
    if (request.url === '/seen') {
      response.end(JSON.stringify(seen));
      seen = [];
      return;
    }
    seen.push(`${request.method} ${request.url}`);
    handle(request, response);
  },
);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
const provider = new Provider(issuer, configuration());
registerGrants(provider);
handle = provider.callback();

const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;
const lines = tlsCertificate.toString('base64').match(/.{1,64}/g)!;
const facts: OAuthServer = {
  issuer,
  ca: authority.certificate,
  keys: {
    idToken: pem(idTokenKeys.privateKey),
    ec: pem(clientKeys.privateKey),
    rsa: pem(rsaClientKeys.privateKey),
    tls: pem(tlsKeys.privateKey),
  },
  certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
};
process.stdout.write(`${JSON.stringify(facts)}\n`);
// The test ends by closing this.
process.stdin.on('end', () => process.exit()).resume();

function configuration() {
  const client = (id: string, extra: object) => ({
    client_id: id,
    redirect_uris: [],
    response_types: [],
    grant_types: ['client_credentials', tokenExchange, jwtBearer],
    scope: 'deploy',
    ...extra,
  });
  const jwk = (key: KeyObject, extra = {}) => ({ ...key.export({ format: 'jwk' }), ...extra });
  return {
    clients: [
      client('signed', {
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: {
          keys: [jwk(clientKeys.publicKey, { kid: 'key-1' }), jwk(rsaClientKeys.publicKey, { kid: 'key-2' })],
        },
      }),
      client('public', { token_endpoint_auth_method: 'none' }),
      client('certified', {
        token_endpoint_auth_method: 'self_signed_tls_client_auth',
        tls_client_certificate_bound_access_tokens: true,
        jwks: { keys: [jwk(tlsKeys.publicKey, { x5c: [tlsCertificate.toString('base64')] })] },
      }),
    ],
    clientAuthMethods: ['none', 'private_key_jwt', 'self_signed_tls_client_auth'],
    scopes: ['deploy', 'admin'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'RS256', 'PS256', 'EdDSA'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: () => true },
      introspection: { enabled: true },
      dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        selfSignedTlsClientAuth: true,
        getCertificate: (ctx: { socket: TLSSocket }) => ctx.socket.getPeerX509Certificate(),
      },
      resourceIndicators: { enabled: false },
    },
    jwks: {
      keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
    },
    cookies: { keys: ['test'] },
    ttl: { ClientCredentials: 600 },
  };
}

/** Grants that the server leaves to its operator: they verify the ID token and its single use. */
function registerGrants(provider: Provider) {
  const grant = (field: string): Parameters<Provider['registerGrantType']>[1] => {
    return async (context) => {
      const { client, params } = context.oidc;
      const { payload } = await jwtVerify(params[field]!, idTokenKeys.publicKey, { audience: issuer }).catch(
        () => {
          throw new errors.InvalidGrant('the ID token is not trusted');
        },
      );
      const id = payload.jti ?? '';
      if (usedIdTokens.has(id)) throw new errors.InvalidGrant('the ID token has been used');
      usedIdTokens.add(id);
      const token = new provider.ClientCredentials({ client, scope: 'deploy' });
      context.body = { access_token: await token.save(), expires_in: token.expiration, token_type: 'Bearer' };
    };
  };
  provider.registerGrantType(tokenExchange, grant('subject_token'), [
    'subject_token',
    'subject_token_type',
    'scope',
  ]);
  provider.registerGrantType(jwtBearer, grant('assertion'), ['assertion', 'scope']);
}
