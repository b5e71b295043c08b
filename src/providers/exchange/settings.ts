/** The keys of an exchange. Every preset has them too, so that whatever it fills in can be overridden. */
import type { Kind } from '../../settings/kinds.ts';
import { boolean, choice, list, Refusal, text } from '../../settings/kinds.ts';
import type { Values } from '../../settings/schema.ts';
import { defineSchema } from '../../settings/schema.ts';
import * as kinds from './kinds.ts';
import { requestGaps } from './template.ts';

/** One line, as in a JWT; nothing that could forge a log line. */
export const audience: Kind<string> = text({
  label: 'audience',
  pattern: /^[^\s\p{Cc}]{1,1000}$/u,
  rule: 'one audience, without blanks',
});

const clientKey: Kind<string> = {
  label: 'private key, PEM or JWK',
  shapes: ['text', 'map'],
  example: '{kty: …}',
  parse: (given) => {
    if (!given.startsWith('{')) return kinds.pem('a private key').parse(given);
    let jwk: unknown;
    try {
      jwk = JSON.parse(given);
    } catch {
      throw new Refusal('must be a JWK, and this is not valid JSON');
    }
    if (typeof (jwk as { d?: unknown } | null)?.d !== 'string')
      throw new Refusal('must be a private key: the JWK has no member `d`');
    return given;
  },
};

const dpop: Kind<'off' | 'accepted' | 'required'> = {
  label: '`true`, `false` or `required`',
  parse: (given) => (given === 'required' ? 'required' : boolean.parse(given) ? 'accepted' : 'off'),
};

export const schema = defineSchema({
  audience: {
    kind: audience,
    description: 'Audience of the ID token. Each service needs its own.',
  },
  'audience-from': {
    kind: kinds.audienceFrom,
    description:
      'Ask the service for the audience: `get` is the URL, on the same host as the exchange, `path` where the audience is in the answer, `allow` the audiences that are accepted.',
  },
  url: {
    kind: kinds.url(requestGaps),
    description: 'Address of the exchange. Anything filled in must come after the host.',
  },
  issuer: {
    kind: kinds.url(),
    description:
      'OAuth or OpenID Connect issuer whose discovery document (RFC 8414) names the addresses of the exchange and of the revocation. They must be on the same host, unless `url` says otherwise.',
  },
  method: {
    kind: choice(['POST', 'GET', 'PUT']),
    derivedDefault: '`POST`',
    description: 'Method of the request.',
  },
  headers: { kind: kinds.headers, secret: true, description: 'Headers of the request.' },
  query: { kind: kinds.fields, secret: true, description: 'Query of the request, encoded as needed.' },
  form: { kind: kinds.fields, secret: true, description: 'Fields of a form to send.' },
  json: { kind: kinds.json, secret: true, description: 'JSON object to send.' },
  auth: {
    kind: choice(['bearer', 'none']),
    derivedDefault: '`none`',
    description: '`bearer` sends the ID token in the header `Authorization`.',
  },
  grant: {
    kind: choice(['token-exchange', 'jwt-bearer', 'client-assertion']),
    description:
      'OAuth form of the exchange, whose fields are added: token exchange (RFC 8693), JWT bearer grant or client assertion (both RFC 7523).',
  },
  assertion: {
    kind: choice(['id-token', 'signed']),
    derivedDefault: '`id-token` with the grant `client-assertion`',
    description:
      'How the client shows who it is: with the ID token, or with a short-lived JWT that `client-key` signs (`private_key_jwt`).',
  },
  'client-id': { kind: kinds.literal, description: 'OAuth client ID. It becomes the field `client_id`.' },
  'client-key': {
    kind: clientKey,
    secret: true,
    description:
      'Private key of the client, from a secret: signs the assertion with `assertion: signed`, and belongs to `client-certificate` unless `client-key-pem` is given.',
  },
  'client-key-id': {
    kind: text(),
    derivedDefault: "the JWK's `kid`, else none",
    description:
      'Key ID (`kid`) of the signed assertion, for services that find the key by it. A PEM key has no ID.',
  },
  'assertion-audience': {
    kind: audience,
    derivedDefault: '`issuer`, else `audience`, else `url`',
    description: 'Audience of the signed assertion.',
  },
  token: {
    kind: kinds.path,
    derivedDefault: '`access_token`',
    description: 'Path of the token in the answer.',
  },
  public: {
    kind: list(kinds.path),
    description:
      'Paths of what is public in the answer, for example `user.name`. All else is masked in the log of the whole job, whatever it is. What holds a secret after all is shown.',
  },
  expires: {
    kind: kinds.expiry,
    derivedDefault: '`{in: expires_in}`',
    description:
      'When the token expires: `in` is the path of a number of seconds, `at` that of a point in time, `after` a number of seconds for answers that do not say.',
  },
  env: {
    kind: kinds.variables,
    secret: true,
    description: 'Variables to export, for example `{API_TOKEN: $token}`.',
  },
  outputs: {
    kind: kinds.outputs,
    secret: true,
    description: 'Further outputs, for example `{user: $body.user.name}`.',
  },
  revoke: {
    kind: kinds.revoke,
    secret: true,
    description:
      'Request that revokes the token when the job ends: `method`, `url` (on the same host as the exchange), `headers`, `form` or `json`. `false`: none.',
  },
  dpop: {
    kind: dpop,
    derivedDefault: '`false`',
    description:
      'Bind the token to a fresh key (RFC 9449). `required` refuses a token that is not bound. Outputs: `dpop-key-file`, `dpop-thumbprint`.',
  },
  'client-certificate': {
    kind: kinds.pem('a certificate'),
    description: 'Certificate of the client for mutual TLS (RFC 8705), with `client-key`.',
  },
  'client-key-pem': {
    kind: kinds.pem('a private key'),
    secret: true,
    derivedDefault: '`client-key`',
    description: 'Private key of `client-certificate`, if `client-key` is another one.',
  },
  ca: {
    kind: kinds.pem('one or more certificates'),
    description: 'Certificate authority to trust for this service, in addition to the usual ones.',
  },
  'single-use': {
    kind: boolean,
    derivedDefault: '`true`',
    description: 'Ask for a new ID token for each attempt, because the service accepts each only once.',
  },
  multiline: {
    kind: boolean,
    derivedDefault: '`false`',
    description: 'Accept values with line breaks in variables and outputs.',
  },
  'allow-reserved-audience': {
    kind: boolean,
    derivedDefault: '`false`',
    description: 'Send an ID token for an audience that belongs to a well-known other service.',
  },
});

/** The keys as given; none has a default, so that a preset's value and the user's can be told apart. */
export type EngineValues = Values<typeof schema>;
