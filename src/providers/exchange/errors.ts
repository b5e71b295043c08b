/** What services answer when they refuse: tables that both the retry policy and the explanation read. Loaded with a refusal. */

import type { Entry, Explanation } from '../../failure/table.ts';
import { byClaims, type ServiceExplanation, type ServiceRow } from './row.ts';

function misconfigured(fix: readonly string[]): Explanation {
  return { causes: ['The request is not one that the service allows this client to make.'], fix };
}

const selfDeclaredOutage = {
  retry: 'yes',
  title: 'The service is unavailable.',
  explain: { causes: ['It says so itself.'], fix: ['Run the job again in a few minutes.'] },
} as const;

/** For answers that are known by their status alone: anything between this runner and the service can send one. */
const inFront = 'Something in front of the service answered, for example a proxy or a gateway.';
const withoutProxy = 'If a proxy is in between, try without it.';

/** Gateways have their own statuses among them. */
const serverErrors = Array.from({ length: 100 }, (_, index) => 500 + index);

/** RFC 6749 section 5.2, RFC 8693 section 2.2.2, RFC 9449 section 5, and what every HTTP service can answer. */
export const commonErrors = [
  {
    code: 'invalid-request',
    match: { wireCode: ['invalid_request'] },
    retry: 'no',
    title: 'The service does not understand the request.',
    explain: misconfigured(['Compare the fields with the documentation of the service.']),
  },
  {
    code: 'unsupported-grant-type',
    match: { wireCode: ['unsupported_grant_type'] },
    retry: 'no',
    title: 'The service does not offer this kind of exchange.',
    explain: misconfigured(['Choose another `grant`, or switch this one on in the service.']),
  },
  {
    code: 'unauthorized-client',
    match: { wireCode: ['unauthorized_client'] },
    retry: 'no',
    title: 'The client may not use this kind of exchange.',
    explain: misconfigured(['Allow the grant for this client in the service.']),
  },
  {
    code: 'invalid-scope',
    match: { wireCode: ['invalid_scope'] },
    retry: 'no',
    title: 'The service does not grant the scope.',
    explain: misconfigured(['Ask for a scope that the client may have.']),
  },
  {
    code: 'invalid-target',
    match: { wireCode: ['invalid_target'] },
    retry: 'no',
    title: 'The service does not know the audience or resource of the request.',
    explain: misconfigured(['Correct the field `audience` or `resource`.']),
  },
  {
    code: 'invalid-client',
    match: { wireCode: ['invalid_client'] },
    retry: 'fresh',
    onlyIfEnded: true,
    title: 'The service does not accept the client.',
    explain: byClaims({
      causes: [
        'The client ID is not the one that trusts this job.',
        'Issuer, subject or audience of the assertion, or the key it is signed with, are not those the service expects.',
      ],
      fix: ['Compare the trust settings of the client with the claims below.'],
    }),
  },
  {
    code: 'invalid-grant',
    match: { wireCode: ['invalid_grant'] },
    retry: 'fresh',
    title: 'The service does not accept the ID token.',
    explain: byClaims({
      causes: [
        'Issuer, subject or audience are not those the service trusts.',
        'The clock of this runner or of the service is wrong.',
      ],
      fix: ['Compare the trust settings of the service with the claims below.'],
    }),
  },
  {
    code: 'use-dpop-nonce',
    match: { wireCode: ['use_dpop_nonce'] },
    retry: 'no',
    title: 'The service gives out only tokens that are bound to a key, with its own nonce in the proof.',
    explain: {
      causes: ['`dpop` is not set.', 'The service asked for another nonce each time.'],
      fix: ['Set `dpop: required`.'],
    },
  },
  {
    code: 'invalid-dpop-proof',
    match: { wireCode: ['invalid_dpop_proof'] },
    retry: 'no',
    title: 'The service does not accept the proof of the key that the token is to be bound to.',
    explain: {
      causes: [
        'The clock of this runner is wrong.',
        'Something between runner and service changes the address, for example a gateway that rewrites it.',
      ],
      fix: ['Check the clock.', 'Give the address under which the service knows itself.'],
    },
  },
  {
    code: 'temporarily-unavailable',
    match: { wireCode: ['temporarily_unavailable'] },
    ...selfDeclaredOutage,
  },
  { code: 'server-error', match: { wireCode: ['server_error'] }, ...selfDeclaredOutage },
  {
    code: 'rate-limit',
    match: { status: [429] },
    retry: 'throttled',
    title: 'The service is throttling requests.',
    explain: {
      causes: ['Too many requests came from this account or runner.'],
      fix: ['Run the job again later, or spread the jobs out.'],
    },
  },
  {
    code: 'outage',
    match: { status: [408, 425, ...serverErrors] },
    retry: 'yes',
    title: 'The service is unavailable.',
    explain: {
      causes: ['It, or something in front of it, has an outage.'],
      fix: ['Look at the status page of the service.', 'Run the job again in a few minutes.'],
    },
  },
  {
    code: 'unauthenticated',
    match: { status: [401] },
    retry: 'fresh',
    title: 'The request was not authenticated (HTTP 401).',
    explain: byClaims({
      causes: [
        'Issuer, subject or audience are not those the service trusts.',
        'The clock of this runner is wrong.',
        inFront,
      ],
      fix: ['Compare the trust settings of the service with the claims below.', withoutProxy],
    }),
  },
  {
    code: 'forbidden',
    match: { status: [403] },
    retry: 'no',
    title: 'The request was forbidden (HTTP 403).',
    explain: byClaims({
      causes: ['No rule of the service admits an ID token with these claims.', inFront],
      fix: ['Compare the rules of the service with the claims below.', withoutProxy],
    }),
  },
  {
    code: 'not-found',
    match: { status: [404, 410] },
    retry: 'no',
    title: 'Nothing was found at this address (HTTP 404 or 410).',
    explain: byClaims({
      causes: [
        'The address is wrong, or what it names does not exist.',
        'Some services give this answer to every client they do not trust.',
        inFront,
      ],
      fix: ['Check the address and the trust settings of the service.', withoutProxy],
    }),
  },
  {
    code: 'refused',
    // Every other refusal.
    match: {},
    retry: 'no',
    title: 'The service refuses the exchange.',
    explain: byClaims({
      causes: ['The service gives no reason that this action knows.'],
      fix: [
        'Correct what the response names. If it names nothing, compare the trust settings of the service with the claims below.',
      ],
    }),
  },
] as const satisfies readonly ServiceRow[];

/** A failure that the engine itself finds; none is repeated. */
interface OwnError extends Entry {
  readonly explain: ServiceExplanation;
}

export const ownErrors = [
  {
    code: 'redirect',
    title:
      'The service sent the request elsewhere, and nothing was sent there: a token goes only where it was written to go.',
    explain: {
      causes: [
        'The address is an old one, or lacks a part such as a slash.',
        'A sign-in page or gateway is in front of the service.',
      ],
      fix: ['Give the final address.'],
    },
  },
  {
    code: 'no-token',
    title: 'The service answered, but without a token where it was expected.',
    explain: {
      causes: [
        '`token` is not the right path for this service.',
        'Something other than the service answered, for example a gateway.',
      ],
      fix: ['Correct `token`, for example `auth.client_token`.', 'Check the address and the proxy.'],
    },
  },
  {
    code: 'expired',
    title: 'The service sent a token that has expired already.',
    explain: {
      causes: [
        '`expires` names another time in the answer than the expiry of the token.',
        'The clock of this runner or of the service is wrong.',
      ],
      fix: ['Correct the path in `expires`.', 'Set the clock by NTP.'],
    },
  },
  {
    code: 'missing-value',
    title: 'The answer lacks a value that `env`, `outputs` or `revoke` need.',
    explain: {
      causes: ['A `$body.…` path is mistyped, or this service does not send the value.'],
      fix: ['Correct the path.'],
    },
  },
  {
    code: 'line-break',
    title: 'The service sent a value of several lines.',
    explain: {
      causes: ['A value with line breaks can put more into a file or a variable than its name says.'],
      fix: ['Set `multiline: true` if the value is meant to have several lines.'],
    },
  },
  {
    code: 'unfit-value',
    title: 'The service sent a value that later steps cannot be given.',
    explain: {
      causes: [
        'Something other than the service answered.',
        'A `$body.…` path names something other than the value that you want.',
      ],
      fix: ['Check the address.', 'Correct the path.'],
    },
  },
  {
    code: 'too-deep',
    title: 'The answer is nested deeper than any service needs.',
    explain: { causes: ['Something other than the service answered.'], fix: ['Check the address.'] },
  },
  {
    code: 'audience-not-allowed',
    title: 'The service asked for an ID token that it should not have.',
    explain: {
      causes: ['It answered an audience that `audience-from` does not allow.'],
      fix: ['Add it to `allow` if it is right; a token for that audience must be of no use anywhere else.'],
    },
  },
  {
    code: 'discovery',
    title: 'The issuer does not say where the exchange is.',
    explain: {
      causes: [
        '`issuer` is mistyped: every character counts, also a slash at the end.',
        'The service has no discovery document.',
      ],
      fix: ['Correct `issuer`, or give `url` instead.'],
    },
  },
  {
    code: 'not-bound',
    title: 'The token is not bound to a key, although `dpop: required` asks for it.',
    explain: {
      causes: ['The service does not support DPoP, or not for this client.'],
      fix: ['Switch DPoP on for the client, or set `dpop: true` to accept such a token.'],
    },
  },
  {
    code: 'client-key',
    title: 'The private key of the client cannot be used.',
    explain: {
      causes: ['`client-key` is damaged, encrypted, or of a kind that cannot sign.'],
      fix: ['Give an RSA, P-256, P-384, P-521 or Ed25519 key as JWK or PEM (PKCS #8).'],
    },
  },
] as const satisfies readonly OwnError[];

/** Codes that every service has, behind its name. */
export type ServiceErrorCode = (typeof commonErrors)[number]['code'] | (typeof ownErrors)[number]['code'];
