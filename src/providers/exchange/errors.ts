/** What services answer when they refuse: tables that both the retry policy and the explanation read. */

import type { RetryAdvice } from '../../failure/failure.ts';
import { beginning } from '../../http/answer.ts';

/** An error answer, taken apart. */
export interface RefusalFacts {
  readonly status: number;
  /** A word or number made for programs: OAuth's `error`, a `code`. Empty when there is none. */
  readonly code: string;
  /** The words made for people, all of them. */
  readonly text: string;
}

export interface ErrorRow {
  /** Stable; stands behind the name of the provider. */
  readonly code: string;
  readonly retry: RetryAdvice;
  /** Makes `fresh` mean: only if the JWT that was sent may have ended meanwhile. */
  readonly onlyIfEnded?: boolean;
  readonly status?: readonly number[];
  /** The code in the answer, where it is not the row's. */
  readonly is?: string;
  readonly text?: RegExp;
  readonly summary: string;
  readonly causes: readonly string[];
  readonly fix: readonly string[];
  /** Whether the service decided by what the ID token says. */
  readonly byClaims?: boolean;
}

export function matches({ status, is, text }: ErrorRow, facts: RefusalFacts): boolean {
  if (status && !status.includes(facts.status)) return false;
  if (is !== undefined && is !== facts.code) return false;
  return !text || text.test(beginning(facts.text));
}

const configuration = {
  retry: 'no',
  causes: ['The request is not one that the service allows this client to make.'],
} as const;

/** Gateways have statuses of their own among them. */
const serverErrors = Array.from({ length: 100 }, (_, index) => 500 + index);

/** RFC 6749 section 5.2, RFC 8693 section 2.2.2, RFC 9449 section 5, and what every HTTP service can answer. */
export const commonErrors: readonly ErrorRow[] = [
  {
    code: 'invalid-request',
    is: 'invalid_request',
    ...configuration,
    summary: 'The service does not understand the request.',
    fix: ['Compare the fields with the documentation of the service.'],
  },
  {
    code: 'unsupported-grant-type',
    is: 'unsupported_grant_type',
    ...configuration,
    summary: 'The service does not offer this kind of exchange.',
    fix: ['Choose another `grant`, or switch this one on in the service.'],
  },
  {
    code: 'unauthorized-client',
    is: 'unauthorized_client',
    ...configuration,
    summary: 'The client may not use this kind of exchange.',
    fix: ['Allow the grant for this client in the service.'],
  },
  {
    code: 'invalid-scope',
    is: 'invalid_scope',
    ...configuration,
    summary: 'The service does not grant the scope.',
    fix: ['Ask for a scope that the client may have.'],
  },
  {
    code: 'invalid-target',
    is: 'invalid_target',
    ...configuration,
    summary: 'The service does not know the audience or resource of the request.',
    fix: ['Correct the field `audience` or `resource`.'],
  },
  {
    code: 'invalid-client',
    is: 'invalid_client',
    retry: 'fresh',
    onlyIfEnded: true,
    summary: 'The service does not accept the client.',
    causes: [
      'The client ID is not the one that trusts this job.',
      'Issuer, subject or audience of the assertion, or the key it is signed with, are not those the service expects.',
    ],
    fix: ['Compare the trust settings of the client with the claims below.'],
    byClaims: true,
  },
  {
    code: 'invalid-grant',
    is: 'invalid_grant',
    retry: 'fresh',
    summary: 'The service does not accept the ID token.',
    causes: [
      'Issuer, subject or audience are not those the service trusts.',
      'The clock of this runner or of the service is wrong.',
    ],
    fix: ['Compare the trust settings of the service with the claims below.'],
    byClaims: true,
  },
  {
    code: 'use-dpop-nonce',
    is: 'use_dpop_nonce',
    retry: 'no',
    summary:
      'The service gives out only tokens that are bound to a key, with a nonce of its own in the proof.',
    causes: ['`dpop` is not set.', 'The service asked for another nonce each time.'],
    fix: ['Set `dpop: required`.'],
  },
  {
    code: 'invalid-dpop-proof',
    is: 'invalid_dpop_proof',
    retry: 'no',
    summary: 'The service does not accept the proof of the key that the token is to be bound to.',
    causes: [
      'The clock of this runner is wrong.',
      'Something between runner and service changes the address, for example a gateway that rewrites it.',
    ],
    fix: ['Check the clock.', 'Give the address under which the service knows itself.'],
  },
  ...['temporarily_unavailable', 'server_error'].map(
    (is): ErrorRow => ({
      code: is.replaceAll('_', '-'),
      is,
      retry: 'yes',
      summary: 'The service is in trouble.',
      causes: ['It says so itself.'],
      fix: ['Run the job again in a few minutes.'],
    }),
  ),
  {
    code: 'rate-limit',
    status: [429],
    retry: 'throttled',
    summary: 'The service takes no more requests for the moment.',
    causes: ['Too many requests came from this account or runner.'],
    fix: ['Run the job again later, or spread the jobs out.'],
  },
  {
    code: 'outage',
    status: [408, 425, ...serverErrors],
    retry: 'yes',
    summary: 'The service is in trouble.',
    causes: ['It, or something in front of it, has an outage.'],
    fix: ['Look at the status page of the service.', 'Run the job again in a few minutes.'],
  },
  {
    code: 'unauthenticated',
    status: [401],
    retry: 'fresh',
    summary: 'The service does not accept the ID token.',
    causes: [
      'Issuer, subject or audience are not those the service trusts.',
      'The clock of this runner is wrong.',
    ],
    fix: ['Compare the trust settings of the service with the claims below.'],
    byClaims: true,
  },
  {
    code: 'forbidden',
    status: [403],
    retry: 'no',
    summary: 'The service refuses this job.',
    causes: ['No rule of the service admits an ID token with these claims.'],
    fix: ['Compare the rules of the service with the claims below.'],
    byClaims: true,
  },
  {
    code: 'not-found',
    status: [404, 410],
    retry: 'no',
    summary: 'The service finds nothing at this address.',
    causes: [
      'The address is wrong, or what it names does not exist.',
      'Some services answer so to everybody they do not trust.',
    ],
    fix: ['Check the address and the trust settings of the service.'],
    byClaims: true,
  },
  {
    code: 'refused',
    retry: 'no',
    summary: 'The service refuses the exchange.',
    causes: ['The service gives no reason that this action knows.'],
    fix: [
      'Correct what the answer names. If it names nothing, compare the trust settings of the service with the claims below.',
    ],
    byClaims: true,
  },
];

/** Failures that the engine itself finds. */
export const ownErrors: readonly ErrorRow[] = [
  {
    code: 'redirect',
    retry: 'no',
    summary:
      'The service sent the request elsewhere, and nothing was sent there: a token goes only where it was written to go.',
    causes: [
      'The address is an old one, or lacks a part such as a slash.',
      'A sign-in page or gateway stands in front of the service.',
    ],
    fix: ['Give the final address.'],
  },
  {
    code: 'no-token',
    // Each repeat could leave another token behind that nobody can revoke.
    retry: 'no',
    summary: 'The service answered, but without a token where it was expected.',
    causes: [
      '`token` is not the right path for this service.',
      'Something else than the service answered, for example a gateway.',
    ],
    fix: ['Correct `token`, for example `auth.client_token`.', 'Check the address and the proxy.'],
  },
  {
    code: 'expired',
    retry: 'no',
    summary: 'The service sent a token that has ended already.',
    causes: [
      '`expires` names another moment of the answer than the end of the token.',
      'The clock of this runner or of the service is wrong.',
    ],
    fix: ['Correct the path in `expires`.', 'Set the clock by NTP.'],
  },
  {
    code: 'missing-value',
    retry: 'no',
    summary: 'The answer lacks a value that `env`, `outputs` or `revoke` need.',
    causes: ['A `$body.…` path is mistyped, or this service does not send the value.'],
    fix: ['Correct the path.'],
  },
  {
    code: 'line-break',
    retry: 'no',
    summary: 'The service sent a value of several lines.',
    causes: ['A value with line breaks can put more into a file or a variable than its name says.'],
    fix: ['Set `multiline: true` if the value is meant to have several lines.'],
  },
  {
    code: 'too-deep',
    retry: 'no',
    summary: 'The answer is nested deeper than any service needs.',
    causes: ['Something else than the service answered.'],
    fix: ['Check the address.'],
  },
  {
    code: 'audience-not-allowed',
    retry: 'no',
    summary: 'The service asked for an ID token that it should not have.',
    causes: ['It answered an audience that `audience-from` does not allow.'],
    fix: ['Add it to `allow` if it is right; a token for that audience must be of no use anywhere else.'],
  },
  {
    code: 'discovery',
    retry: 'no',
    summary: 'The issuer does not say where the exchange is.',
    causes: [
      '`issuer` is mistyped: every character counts, also a slash at the end.',
      'The service has no discovery document.',
    ],
    fix: ['Correct `issuer`, or give `url` in place of it.'],
  },
  {
    code: 'not-bound',
    retry: 'no',
    summary: 'The token is not bound to a key, although `dpop: required` asks for it.',
    causes: ['The service does not support DPoP, or not for this client.'],
    fix: ['Switch DPoP on for the client, or set `dpop: true` to accept such a token.'],
  },
  {
    code: 'client-key',
    retry: 'no',
    summary: 'The private key of the client cannot be used.',
    causes: ['`client-key` is damaged, encrypted, or of a kind that cannot sign.'],
    fix: ['Give an RSA, P-256, P-384, P-521 or Ed25519 key as JWK or PEM (PKCS #8).'],
  },
];
