import { describe, expect, it } from '@jest/globals';
import type { RetryAdvice } from '../../../src/failure/failure.ts';
import { Failure } from '../../../src/failure/failure.ts';
import { rowFor } from '../../../src/failure/table.ts';
import { diagnose } from '../../../src/providers/aws/diagnose.ts';
import { awsErrors } from '../../../src/providers/aws/errors.ts';
import { claims, roleArn, secondArn, settingsOf } from './support.ts';

const unsigned = 'AssumeRoleWithWebIdentity';
const signed = 'AssumeRole';
const chain = {
  'role-chain': secondArn,
  'session-tags': 'team=octo',
  'role-external-id': 'octo',
};

type Row = readonly [
  wireCodeOrStatus: string,
  operation: string,
  message: string,
  retry: RetryAdvice,
  summary: RegExp,
  advice: RegExp,
];

const notAuthorized = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
const mayNot = (action: string) =>
  `User: arn:aws:sts::111122223333:assumed-role/deploy/x is not authorized to perform: ${action} on resource: ${secondArn}`;

/** Every answer of STS that is known, and what a user should learn from it. */
const rows: readonly Row[] = [
  [
    'AccessDenied',
    unsigned,
    notAuthorized,
    'no',
    /does not let this job assume the role arn:aws:iam::111122223333:role\/deploy/,
    /"Federated"/,
  ],
  [
    'InvalidIdentityToken',
    unsigned,
    'No OpenIDConnect provider found in your account for https://x',
    'no',
    /account 111122223333 has no identity provider.*token\.actions/,
    /create-open-id-connect-provider/,
  ],
  [
    'InvalidIdentityToken',
    unsigned,
    'Incorrect token audience',
    'no',
    /does not accept the audience `sts\.amazonaws\.com`/,
    /add-client-id-to-open-id-connect-provider/,
  ],
  [
    'InvalidIdentityToken',
    unsigned,
    "Couldn't retrieve verification key from your identity provider,  please reference",
    'yes',
    /could not fetch the public keys/,
    /max-parallel/,
  ],
  [
    'InvalidIdentityToken',
    unsigned,
    'The ID Token provided is not a valid JWT',
    'no',
    /malformed or wrongly signed/,
    /NO_PROXY/,
  ],
  ['ExpiredTokenException', unsigned, 'Token expired', 'fresh', /expired or not yet valid/, /NTP/],
  ['IDPRejectedClaim', unsigned, 'rejected', 'fresh', /expired or not yet valid/, /NTP/],
  ['IDPCommunicationError', unsigned, 'timeout', 'yes', /could not reach the issuer/, /again/],
  [
    'ValidationError',
    unsigned,
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    'no',
    /does not allow sessions of 900 seconds/,
    /update-role --role-name deploy --max-session-duration 900/,
  ],
  [
    'ValidationError',
    signed,
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    'no',
    /role\/ci\/production does not allow sessions of 3600 seconds/,
    /--role-name production/,
  ],
  [
    'ValidationError',
    signed,
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    'no',
    /cannot last longer than one hour/,
    /3600/,
  ],
  [
    'ValidationError',
    unsigned,
    "1 validation error detected: Value at 'roleSessionName'",
    'no',
    /does not accept a value/,
    /input/,
  ],
  [
    'InvalidParameterValue',
    signed,
    'One of the specified transitive tag keys',
    'no',
    /does not accept a value/,
    /input/,
  ],
  [
    'MalformedPolicyDocument',
    unsigned,
    'Syntax errors in policy.',
    'no',
    /inline session policy/,
    /validate-policy/,
  ],
  ['PackedPolicyTooLarge', signed, 'Packed size exceeds', 'no', /too large/, /fewer `aws-session-tags`/],
  [
    'RegionDisabledException',
    unsigned,
    'STS is not activated',
    'no',
    /not active in eu-west-1 for the account 111122223333/,
    /aws-region/,
  ],
  ['Throttling', unsigned, 'Rate exceeded', 'throttled', /is throttling/, /max-parallel/],
  [
    'ThrottlingException',
    signed,
    'Rate exceeded',
    'throttled',
    /throttling the account 444455556666/,
    /max-parallel/,
  ],
  ['RequestLimitExceeded', unsigned, 'x', 'throttled', /throttling/, /max-parallel/],
  ['TooManyRequestsException', unsigned, 'x', 'throttled', /throttling/, /max-parallel/],
  ['SlowDown', unsigned, 'x', 'throttled', /throttling/, /max-parallel/],
  ['http-429', unsigned, 'x', 'throttled', /throttling/, /max-parallel/],
  ['InternalFailure', unsigned, 'x', 'yes', /unavailable in eu-west-1/, /health/],
  ['InternalError', unsigned, 'x', 'yes', /unavailable/, /health/],
  ['ServiceUnavailable', signed, 'x', 'yes', /unavailable/, /health/],
  ['RequestTimeout', unsigned, 'x', 'yes', /unavailable/, /health/],
  ['http-403', unsigned, 'x', 'no', /Something other than AWS STS answered/, /port 443/],
  ['http-500', unsigned, 'x', 'yes', /unavailable/, /health/],
  ['http-502', unsigned, 'x', 'yes', /unavailable/, /health/],
  ['http-503', unsigned, 'x', 'yes', /unavailable/, /health/],
  ['http-504', unsigned, 'x', 'yes', /unavailable/, /health/],
  ['http-408', unsigned, 'x', 'yes', /unavailable/, /health/],
  [
    'InvalidClientTokenId',
    signed,
    'The security token included in the request is invalid.',
    'few',
    /does not know the session/,
    /again/,
  ],
  ['ExpiredToken', signed, 'expired', 'no', /signature of the request for arn:aws:iam::444455556666/, /NTP/],
  ['RequestExpired', signed, 'expired', 'no', /signature/, /NTP/],
  ['SignatureDoesNotMatch', signed, 'x', 'no', /signature/, /NO_PROXY/],
  [
    'AccessDenied',
    signed,
    mayNot('sts:TagSession'),
    'no',
    /role\/deploy may not start a session of .*production with tags/,
    /"sts:TagSession"/,
  ],
  [
    'AccessDenied',
    signed,
    mayNot('sts:AssumeRole'),
    'no',
    /role\/deploy may not assume arn:aws:iam::444455556666:role\/ci\/production/,
    /an external ID other than `aws-role-external-id`/,
  ],
];

/** The row for an answer with this code, or for one without a code: `http-<status>`. */
function rowOf(wireCodeOrStatus: string, operation: string, words: string) {
  const status = /^http-(\d+)$/.exec(wireCodeOrStatus)?.[1];
  return rowFor(awsErrors, {
    status: Number(status ?? 400),
    wireCode: status === undefined ? wireCodeOrStatus : '',
    words,
    request: operation === signed ? 'signed' : 'unsigned',
  })!;
}

describe('known errors', () => {
  it.each(rows)(
    '%s in %s (%s) has the advice "%s" and is explained',
    (wireCodeOrStatus, operation, message, retry, summary, advice) => {
      const row = rowOf(wireCodeOrStatus, operation, message);
      expect(row.retry).toBe(retry);
      const error = new Failure(message, { code: `aws/${row.code}`, stage: 'exchange', retry, operation });
      const diagnosis = diagnose(error, claims, settingsOf(chain));
      expect(diagnosis.summary).toMatch(summary);
      expect([...diagnosis.causes, ...diagnosis.fix, diagnosis.paste?.text].join('\n')).toMatch(advice);
      expect(diagnosis.causes).not.toHaveLength(0);
      expect(diagnosis.fix).not.toHaveLength(0);
      // Text without values must do when there are no claims.
      expect(diagnose(error, undefined, settingsOf(chain)).summary).not.toContain('undefined');
    },
  );

  it('are all in the table above, each with its own code', () => {
    const tested = rows.map(([code, operation, message]) => rowOf(code, operation, message).code);
    const answers = awsErrors.filter((row) => 'match' in row).map(({ code }) => code);
    expect(new Set([...tested, 'other'])).toEqual(new Set(answers));
    expect(new Set(awsErrors.map(({ code }) => code)).size).toBe(awsErrors.length);
  });

  it('about signatures do not apply to requests with an ID token', () => {
    expect(rowOf('InvalidClientTokenId', unsigned, '').code).toBe('other');
  });

  it('ask for an external ID if none was given', () => {
    const error = new Failure(mayNot('sts:AssumeRole'), {
      code: 'aws/chain-not-authorized',
      stage: 'exchange',
      retry: 'no',
      operation: signed,
    });
    const { causes, paste } = diagnose(error, claims, settingsOf({ 'role-chain': secondArn }));
    expect(causes.join()).toContain('set `aws-role-external-id`');
    expect(JSON.parse(paste?.text ?? '').Statement[0].Principal).toEqual({ AWS: roleArn });
  });

  it('know that China has its own audience', () => {
    const error = new Failure('Incorrect token audience', {
      code: 'aws/audience-not-accepted',
      stage: 'exchange',
      retry: 'no',
    });
    const china = settingsOf({
      'role-to-assume': 'arn:aws-cn:iam::111122223333:role/deploy',
      region: 'cn-north-1',
    });
    expect(diagnose(error, claims, china).causes.join()).toContain('sts.amazonaws.com.cn');
    expect(diagnose(error, claims, settingsOf()).causes.join()).not.toContain('amazonaws.com.cn');
  });
});
