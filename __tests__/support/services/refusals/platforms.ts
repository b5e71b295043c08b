/** Refusals of the platforms whose errors are those of OAuth or of plain HTTP. */
import { exchangeDefaults as names } from '../../../../emulator/index.ts';
import { of, type Refusal, type Row, says } from './refusal.ts';

const configuration = 'The request is not one that the service allows this client to make.';

const invalidGrant = {
  code: 'invalid-grant',
  retry: 'fresh',
  cause: 'Issuer, subject or audience are not those the service trusts.',
  fix: 'Compare the trust settings of the service with the claims below.',
} as const;
const unauthenticated = { ...invalidGrant, code: 'unauthenticated' } as const;
const forbidden = {
  code: 'forbidden',
  retry: 'no',
  cause: 'No rule of the service admits an ID token with these claims.',
  fix: 'Compare the rules of the service with the claims below.',
} as const;
const notFound = {
  code: 'not-found',
  retry: 'no',
  cause: 'The address is wrong, or what it names does not exist.',
  fix: 'Check the address and the trust settings of the service.',
} as const;
const refused = {
  code: 'refused',
  retry: 'no',
  cause: 'The service gives no reason that this action knows.',
  fix: 'Correct what the response names.',
} as const;

/** RFC 6749 section 5.2, RFC 8693 section 2.2.2, RFC 9449 section 5. */
const oauth: readonly Row[] = (
  [
    ['invalid_request', 'no', configuration, 'Compare the fields with the documentation of the service.'],
    ['unsupported_grant_type', 'no', configuration, 'Choose another `grant`, or switch this one on'],
    ['unauthorized_client', 'no', configuration, 'Allow the grant for this client in the service.'],
    ['invalid_scope', 'no', configuration, 'Ask for a scope that the client may have.'],
    ['invalid_target', 'no', configuration, 'Correct the field `audience` or `resource`.'],
    [
      // With a token that may have ended on its way it is repeated; these have just been issued.
      'invalid_client',
      'no',
      'The client ID is not the one that trusts this job.',
      'Compare the trust settings of the client with the claims below.',
    ],
    ['invalid_grant', 'fresh', invalidGrant.cause, invalidGrant.fix],
    ['use_dpop_nonce', 'no', '`dpop` is not set.', 'Set `dpop: required`.'],
    ['invalid_dpop_proof', 'no', 'The clock of this runner is wrong.', 'Check the clock.'],
    ['server_error', 'yes', 'It says so itself.', 'Run the job again in a few minutes.'],
    ['temporarily_unavailable', 'yes', 'It says so itself.', 'Run the job again in a few minutes.'],
  ] as const
).map(([error, retry, cause, fix]) => ({
  answer: says(error === 'invalid_client' ? 401 : 400, { error, error_description: 'why' }),
  code: error.replaceAll('_', '-'),
  retry,
  cause,
  fix,
}));

const plain: readonly Row[] = [
  { ...unauthenticated, answer: says(401, { message: 'no' }) },
  { ...forbidden, answer: says(403, { message: 'no' }) },
  { ...notFound, answer: says(404, { message: 'no' }) },
  { ...refused, answer: says(400, { message: 'no' }) },
];

const notTrusted = {
  code: 'not-trusted',
  retry: 'no',
  cause: '`provider-name` is not the name of the integration.',
  fix: 'compare the integration and its identity mappings with the claims below.',
} as const;
const jfrog: readonly Row[] = [
  { ...notTrusted, given: { 'provider-name': 'gitlab' } },
  ...(
    [
      [400, 'BAD_REQUEST'],
      [401, 'UNAUTHORIZED'],
      [404, 'NOT_FOUND'],
    ] as const
  ).map(([status, code]) => ({ ...notTrusted, answer: says(status, { errors: [{ code, message: 'no' }] }) })),
  {
    given: { audience: 'another' },
    code: 'audience',
    retry: 'no',
    cause: 'The integration has another audience than the one below',
    fix: 'Set `audience` to the audience of the integration.',
  },
];

/** What only a login can run into that has keys of the engine too. */
const ownKeys: readonly Row[] = [
  {
    given: { issuer: names.databricksHost },
    code: 'discovery',
    retry: 'no',
    cause: '`issuer` is mistyped',
    fix: 'Correct `issuer`, or give `url` instead.',
    // One for each place where the document can be.
    requests: 2,
  },
  {
    given: { dpop: 'required' },
    code: 'not-bound',
    retry: 'no',
    cause: 'The service does not support DPoP, or not for this client.',
    fix: 'set `dpop: true` to accept such a token',
  },
  {
    given: {
      assertion: 'signed',
      'client-key': '-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----',
    },
    code: 'client-key',
    retry: 'no',
    cause: '`client-key` is damaged, encrypted, or of a kind that cannot sign.',
    fix: 'as JWK or PEM',
    requests: 0,
  },
  {
    answer: says(200, { access_token: 'first line\nsecond line' }),
    code: 'line-break',
    retry: 'no',
    cause: 'A value with line breaks can put more into a file or a variable',
    fix: 'Set `multiline: true`',
  },
  {
    answer: says(200, { access_token: 'token\0of the service' }),
    code: 'unfit-value',
    retry: 'no',
    cause: 'Something other than the service answered.',
    fix: 'Check the address.',
  },
  {
    given: { expires: { at: 'issued_at' } },
    answer: says(200, { access_token: 'token-of-the-service', issued_at: 1000 }),
    code: 'expired',
    retry: 'no',
    cause: '`expires` names another time in the answer than the expiry of the token.',
    fix: 'Correct the path in `expires`.',
  },
  {
    answer: says(200, JSON.parse(`${'{"a":'.repeat(20)}1${'}'.repeat(20)}`)),
    code: 'too-deep',
    retry: 'no',
    cause: 'Something other than the service answered.',
    fix: 'Check the address.',
  },
];

export const platformRefusals: readonly Refusal[] = [
  ...of('jfrog', jfrog),
  ...of('databricks', [{ ...invalidGrant, given: { 'client-id': 'other' } }, ...oauth, ...ownKeys]),
  ...of('pulumi', [{ ...invalidGrant, given: { 'token-type': 'runner' } }, ...oauth]),
  ...of('octopus', [...oauth, { ...refused, answer: { kind: 'status', status: 418, body: '' } }]),
  ...of('hcp', plain),
  ...of('tailscale', plain),
  ...of('infisical', [{ ...forbidden, given: { 'identity-id': 'other' } }, ...plain]),
];
