import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import type { RetryAdvice } from '../../../src/failure/failure.ts';
import { Failure } from '../../../src/failure/failure.ts';
import { diagnose } from '../../../src/providers/gcp/diagnose.ts';
import type { Service } from '../../../src/providers/gcp/errors.ts';
import { type GcpErrorCode, gcpErrors } from '../../../src/providers/gcp/errors.ts';
import { refusal } from '../../../src/providers/gcp/refusal.ts';
import { claims, pool, provider, serviceAccount, settingsOf } from './support.ts';

/** By status alone, found by the action itself, or what is left over: see the tests below and those of the exchange. */
const untested = ['throttled', 'unavailable', 'other', 'library', 'executable-path'];

const settings = settingsOf({ 'service-account': serviceAccount });

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** An answer of STS. */
function oauth(error: string, description: string, status = 400) {
  return { service: 'sts' as Service, answer: answer(status, { error, error_description: description }) };
}

/** An answer of the IAM Credentials API. */
function api(
  code: number,
  status: string,
  message: string,
  reason?: string,
  metadata: Record<string, string> = {},
) {
  const details = reason
    ? [
        { '@type': 'type.googleapis.com/google.rpc.Help' },
        { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, metadata },
      ]
    : [];
  return {
    service: 'iamcredentials' as Service,
    answer: answer(code, { error: { code, message, status, details } }),
  };
}

const cases: readonly (readonly [
  code: string,
  retry: RetryAdvice,
  refused: { service: Service; answer: ReturnType<typeof answer> },
  explained: RegExp,
  pasted?: RegExp,
])[] = [
  [
    'invalid-audience',
    'no',
    oauth('invalid_request', 'Invalid value for "audience". This value should be the full resource name.'),
    /does not accept the name/,
    /providers list/,
  ],
  [
    'provider-not-found',
    'no',
    oauth('invalid_target', 'The target service indicated by the "audience" parameters is invalid.'),
    /no usable provider "octo-org" in the pool "github-actions" of the project 123456789012.*seven/s,
    /--workload-identity-pool=projects\/123456789012/,
  ],
  [
    'audience-not-allowed',
    'no',
    oauth('invalid_grant', 'The audience in ID Token [x] does not match the expected audience.'),
    /does not accept the audience `https:\/\/iam.googleapis.com.*its own name is not on it/s,
    /allowedAudiences.*--allowed-audiences=/s,
  ],
  [
    'issuer-mismatch',
    'no',
    oauth('invalid_grant', 'The issuer in ID Token https://a does not match the expected ones: https://b'),
    /exactly `https:\/\/token.actions.githubusercontent.com`/,
    /--issuer-uri=https:\/\/token/,
  ],
  [
    'issuer-unreachable',
    'few',
    oauth('invalid_grant', "Error connecting to the given credential's issuer."),
    /cannot read the keys/,
    /--jwk-json-path/,
  ],
  [
    'id-token-expired',
    'fresh',
    oauth('invalid_grant', 'ID Token issued at 1 is stale to sign-in.'),
    /clock of this runner/,
  ],
  ['id-token-expired', 'fresh', oauth('invalid_grant', 'The ID Token has expired.'), /clock of this runner/],
  [
    'attribute-condition',
    'no',
    oauth('unauthorized_client', 'The given credential is rejected by the attribute condition.'),
    /letter case counts.*seven/s,
    /value\(attributeCondition\).*repository_owner_id == "65"/s,
  ],
  [
    'attribute-mapping',
    'no',
    oauth('unauthorized_client', "The mapped attribute 'attribute.x' must be of type STRING."),
    /must be text/,
    /--attribute-mapping='?google.subject=assertion.sub/,
  ],
  [
    'provider-rule',
    'no',
    oauth('unauthorized_client', 'The given credential is rejected.'),
    /Probably the attribute mapping.*uncertain.*attribute condition/s,
    /--attribute-mapping='?google.subject=assertion.sub/,
  ],
  [
    'subject-too-long',
    'no',
    oauth('invalid_request', 'The size of mapped attribute google.subject exceeds the 127 bytes limit.'),
    /`google.subject` is too long.*127 bytes.*more than `assertion.sub`, which has 43 bytes/s,
    /value\(attributeMapping\).*--attribute-mapping='?google.subject/s,
  ],
  [
    'id-token-refused',
    'no',
    oauth('invalid_grant', 'Unable to verify the ID Token signature.'),
    /jwks/,
    /describe/,
  ],
  [
    'impersonation-denied',
    'no',
    api(
      403,
      'PERMISSION_DENIED',
      "Permission 'iam.serviceAccounts.getAccessToken' denied",
      'IAM_PERMISSION_DENIED',
    ),
    /may not use the service account deploy@.*getAccessToken.*attribute.repository\/octo-org\/octo-repo.*seven/s,
    /add-iam-policy-binding.*subject\/repo:octo-org\/octo-repo:ref:refs\/heads\/main$/s,
  ],
  [
    'api-disabled',
    'no',
    api(403, 'PERMISSION_DENIED', 'It is disabled.', 'SERVICE_DISABLED'),
    /switched off/,
    /enable.*--project=octo-project/s,
  ],
  [
    'api-disabled',
    'no',
    api(403, 'PERMISSION_DENIED', 'It is disabled.', 'SERVICE_DISABLED', {
      service: 'cloudresourcemanager.googleapis.com',
      consumer: 'projects/4711',
    }),
    /cloudresourcemanager.googleapis.com is switched off in the project 4711/,
    /services enable \\\n {2}cloudresourcemanager.googleapis.com \\\n {2}--project=4711$/,
  ],
  [
    'api-disabled',
    'no',
    api(
      403,
      'PERMISSION_DENIED',
      'IAM Service Account Credentials API has not been used in project 4711 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/iamcredentials.googleapis.com/overview?project=4711 then retry.',
    ),
    /iamcredentials.googleapis.com is switched off in the project 4711/,
    /iamcredentials.googleapis.com \\\n {2}--project=4711$/,
  ],
  [
    'vpc-service-controls',
    'no',
    api(
      403,
      'PERMISSION_DENIED',
      "Request is prohibited by organization's policy.",
      'SECURITY_POLICY_VIOLATED',
      {
        uid: 'abc123',
      },
    ),
    /inside a perimeter.*the identifier abc123.*admit deploy@/s,
  ],
  [
    'vpc-service-controls',
    'no',
    api(
      403,
      'PERMISSION_DENIED',
      "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: abc123",
    ),
    /the identifier in the answer/,
  ],
  [
    'impersonation-denied',
    'no',
    api(403, 'PERMISSION_DENIED', 'The caller does not have permission'),
    /may not use the service account/,
    /add-iam-policy-binding/,
  ],
  [
    'gateway',
    'no',
    { service: 'iamcredentials', answer: answer(403, '<html>Blocked by policy</html>') },
    /go to sts.googleapis.com and iamcredentials.googleapis.com/,
  ],
  ['gateway', 'no', { service: 'iamcredentials', answer: answer(404, '{"message":"no Route"}') }, /proxy/],
  ['gateway', 'no', { service: 'iamcredentials', answer: answer(401, '') }, /proxy/],
  ['gateway', 'no', { service: 'sts', answer: answer(400, 'Bad Request') }, /proxy/],
  [
    'service-account-not-found',
    'no',
    api(404, 'NOT_FOUND', 'Not found; Gaia id not found for email x'),
    /There is no service account deploy@/,
    /service-accounts list/,
  ],
  [
    'invalid-argument',
    'no',
    api(400, 'INVALID_ARGUMENT', 'scope is required'),
    /not an OAuth scope of Google.*an access token for 3600 seconds with the scopes https:/s,
  ],
  [
    'invalid-argument',
    'no',
    api(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'),
    /^(?!.*OAuth scope).*with the scopes https:/s,
  ],
  [
    'federated-token-refused',
    'fresh',
    api(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.'),
    /even after a new exchange/,
  ],
];

describe('a refusal of Google Cloud', () => {
  it.each(cases.map(([code, retry, ...rest]) => ({ code, retry, rest })))(
    '$code is repeated "$retry" and explained',
    ({ code, retry, rest: [{ service, answer }, explained, pasted] }) => {
      const error = refusal(service, 'generateAccessToken', answer, 0);
      expect(error).toMatchObject({ code: `gcp/${code}`, retry, stage: 'exchange', status: answer.status });
      const diagnosis = diagnose(error, claims, settings);
      expect([diagnosis.summary, ...diagnosis.causes, ...diagnosis.fix].join('\n')).toMatch(explained);
      expect(diagnosis.causes).not.toHaveLength(0);
      expect(diagnosis.fix).not.toHaveLength(0);
      if (pasted) expect(diagnosis.paste).toEqual({ language: 'sh', text: expect.stringMatching(pasted) });
      else expect(diagnosis.paste).toBeUndefined();
    },
  );

  it('has a case here for every row of the table', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(
      new Set(gcpErrors.filter(({ code }) => !untested.includes(code)).map(({ code }) => code)),
    );
  });

  it.each(gcpErrors.map(({ code }) => code))('%s is explained even without an ID token', (code) => {
    const error = new Failure('no', { code: `gcp/${code}` as GcpErrorCode, stage: 'exchange', retry: 'no' });
    const diagnosis = diagnose(error, undefined, settingsOf());
    expect(JSON.stringify(diagnosis)).not.toContain('undefined');
  });

  it.each([
    [408, 'yes'],
    [429, 'throttled'],
    [500, 'yes'],
    [502, 'yes'],
    [503, 'yes'],
    [504, 'yes'],
    [418, 'no'],
  ])('of status %i has the advice "%s" if the service gives no code', (status, retry) => {
    const error = refusal('sts', 'token', answer(status, '<html><body>Bad  gateway</body></html>'), 0);
    expect(error).toMatchObject({
      code: `gcp/${status === 418 ? 'gateway' : retry === 'throttled' ? 'throttled' : 'unavailable'}`,
      retry,
      message: '<html><body>Bad gateway</body></html>',
    });
    const { summary, fix } = diagnose(error, claims, settings);
    expect(summary).toMatch(/^Google Cloud is (unavailable|throttling)|^Something other than Google Cloud/);
    expect(fix).not.toHaveLength(0);
  });

  it('that is transient keeps the service’s code and the wait that it asks for', () => {
    const { answer: body } = api(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded');
    const error = refusal(
      'iamcredentials',
      'generateIdToken',
      { ...body, headers: { 'retry-after': '7' } },
      0,
    );
    expect(error).toMatchObject({
      code: 'gcp/throttled',
      wireCode: 'RESOURCE_EXHAUSTED',
      retry: 'throttled',
      retryAfterMs: 7_000,
      operation: 'generateIdToken',
      message: 'Quota exceeded',
    });
  });

  it.each([
    ['an unknown OAuth error', { error: 'invalid_scope' }, 'gcp/other', 'invalid_scope'],
    ['an empty body', '', 'gcp/gateway', 'HTTP 400 without a text'],
    ['an error that is a number', { error: 7 }, 'gcp/gateway', 'HTTP 400 without a text'],
    ['an API error without details', { error: { status: 'ABORTED', message: 'x' } }, 'gcp/other', 'x'],
  ])('with %s is reported verbatim', (_, body, code, message) => {
    expect(refusal('sts', 'token', answer(400, body), 0)).toMatchObject({ code, message, retry: 'no' });
  });
});

describe('the explanation', () => {
  const explain = (
    code: string,
    given: Record<string, string>,
    operation?: string,
    token = claims,
    words = 'no',
  ) => {
    const error = new Failure(words, {
      code: `gcp/${code}` as GcpErrorCode,
      stage: 'exchange',
      retry: 'no',
      ...(operation ? { operation } : {}),
    });
    return diagnose(error, token, settingsOf(given));
  };
  const delegated = { 'service-account': serviceAccount, delegates: 'first@p.iam.gserviceaccount.com' };

  it('names the permission that an ID token needs', () => {
    const { summary } = explain(
      'impersonation-denied',
      { 'service-account': serviceAccount },
      'generateIdToken',
    );
    expect(summary).toContain('iam.serviceAccounts.getOpenIdToken');
  });

  it('follows a chain of delegates', () => {
    const { causes, paste } = explain('impersonation-denied', delegated, 'generateAccessToken');
    expect(causes.join('\n')).toMatch(/not granted on first@p.*Token Creator/s);
    expect(paste?.text).toContain('first@p.iam.gserviceaccount.com');
    expect(explain('service-account-not-found', delegated).causes).toContain(
      'One of `gcp-delegates` is mistyped.',
    );
    const { causes: others } = explain(
      'invalid-argument',
      delegated,
      'generateIdToken',
      claims,
      'Invalid delegate',
    );
    expect(others).toContain('One of `gcp-delegates` is not a service account.');
    expect(others.join()).toContain('by way of first@p.iam.gserviceaccount.com');
  });

  it('names the policy that a long lifetime needs', () => {
    const given = { 'service-account': serviceAccount, 'access-token-lifetime': '2h' };
    const words = 'Access tokens can not have lifetimes of more than 1 hour.';
    const { causes, fix } = explain('invalid-argument', given, 'generateAccessToken', claims, words);
    expect(explain('invalid-argument', given, 'generateAccessToken').causes.join()).not.toContain(
      'constraints/',
    );
    expect(causes[0]).toMatch(/7200 seconds.*allowServiceAccountCredentialLifetimeExtension/s);
    expect(fix[0]).toContain('`3600s` or less');
  });

  it('says that a custom audience must be on the list', () => {
    const { causes, paste } = explain('audience-not-allowed', { audience: 'custom' });
    expect(causes[0]).toContain('this one is not on it');
    expect(paste?.text).toContain('custom');
  });

  it.each([
    ['', `--allowed-audiences=https://iam.googleapis.com/${provider},custom`],
    ['one,two', '--allowed-audiences=one,two,custom'],
  ])('adds the audience to a list of "%s" and removes nothing', (present, flag) => {
    const { paste } = explain('audience-not-allowed', { audience: 'custom' });
    const gcloud = `gcloud() { if [ "$4" = describe ]; then echo "${present}"; else printf '%s\\n' "$@"; fi; }`;
    const said = execFileSync('bash', ['-euc', `${gcloud}\n${paste?.text}`], { encoding: 'utf8' });
    expect(said.trim().split('\n').slice(0, 4)).toEqual([
      'iam',
      'workload-identity-pools',
      'providers',
      'update-oidc',
    ]);
    expect(said.trim().split('\n').at(-1)).toBe(flag);
  });

  it('names the subject if that is what is too long', () => {
    const long = { ...claims, sub: `repo:octo-org/${'x'.repeat(120)}` };
    expect(explain('subject-too-long', {}, undefined, long).causes).toEqual([
      'The subject of this ID token (`assertion.sub`) has 134 bytes.',
    ]);
  });

  it('notices a subject that contains IDs', () => {
    const immutable = { ...claims, sub: 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main' };
    expect(explain('attribute-condition', {}, undefined, immutable).causes.join()).toContain(
      'carries the IDs',
    );
    expect(explain('attribute-condition', {}).causes.join()).not.toContain('carries the IDs');
  });

  it('names the pool and provider in each command', () => {
    expect(explain('id-token-refused', {}).paste?.text).toContain(provider);
    expect(explain('provider-not-found', {}).paste?.text).toContain(pool);
  });

  it('grants to the subject if the token has no repository', () => {
    const foreign = { iss: 'https://issuer.example', aud: 'a', sub: 'machine', exp: 1 };
    const { paste, fix } = explain(
      'impersonation-denied',
      { 'service-account': serviceAccount },
      undefined,
      foreign,
    );
    expect(paste?.text).toContain('/subject/machine');
    expect(fix.join()).toContain('exactly this subject');
  });
});
