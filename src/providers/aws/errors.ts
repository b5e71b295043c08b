/**
 * What AWS STS answers when it refuses, and what can go wrong on the way there: the one table behind both the retry
 * policy and the explanation.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */

import type { RetryAdvice } from '../../failure/failure.ts';
import { errorCode } from './error-code.ts';
import type { Explanation, Facts } from './explanation.ts';
import type { Hop } from './hops.ts';
import { explainNotAuthorized } from './not-authorized.ts';
import type { AwsSettings } from './settings.ts';
import { addAudienceCommand, chainPolicy, createProviderCommand, maxDurationCommand } from './trust.ts';

export interface KnownError {
  /** As on the wire, behind `aws/`. */
  readonly codes: readonly string[];
  /** Which requests the row is about: with an ID token, or signed by a session; both when absent. */
  readonly request?: 'unsigned' | 'signed';
  /** Tells apart what STS reports under one code. */
  readonly message?: RegExp;
  readonly retry: RetryAdvice;
  explain(facts: Facts): Explanation;
}

const inCloudTrail = 'CloudTrail has the request under its RequestId; AWS support asks for that ID too.';

/** The first row that fits counts. */
export const knownErrors: readonly KnownError[] = [
  {
    codes: ['AccessDenied'],
    request: 'unsigned',
    // A changed trust policy takes ten seconds and more to reach all servers: quick repeats would only cost time.
    retry: 'no',
    explain: explainNotAuthorized,
  },
  {
    codes: ['InvalidIdentityToken'],
    message: /No OpenIDConnect provider found/i,
    retry: 'no',
    explain: ({ settings, claims, hop: { role } }) => ({
      summary: `The account ${role.accountId} has no identity provider for the issuer of this ID token${claims ? `, ${claims.iss}` : ''}.`,
      causes: [
        `The identity provider was never created in ${role.accountId}: it must be in the account of the role.`,
        'It was created for another issuer: the old `vstoken.actions.githubusercontent.com`, or github.com while this server or enterprise has an issuer of its own.',
      ],
      fix: ['Create the identity provider in that account, with the command below.'],
      ...(claims ? { paste: { language: 'sh', text: createProviderCommand(claims, settings) } } : {}),
    }),
  },
  {
    codes: ['InvalidIdentityToken'],
    message: /Incorrect token audience/i,
    retry: 'no',
    explain: ({ settings, claims, hop: { role } }) => ({
      summary: `The identity provider in the account ${role.accountId} does not accept the audience \`${settings.audience}\`.`,
      causes: [
        'The audience is not among the client IDs of the identity provider, or is spelled differently: a trailing slash counts.',
        ...(role.partition === 'aws-cn'
          ? [
              'In the China regions the client ID is often `sts.amazonaws.com.cn`; then set `aws-audience` to that.',
            ]
          : []),
      ],
      fix: [
        'Set `aws-audience` to a client ID of the identity provider, or add this one to it with the command below.',
      ],
      ...(claims ? { paste: { language: 'sh', text: addAudienceCommand(claims, settings) } } : {}),
    }),
  },
  {
    codes: ['InvalidIdentityToken'],
    message: /retrieve verification key/i,
    retry: 'yes',
    explain: ({ claims }) => ({
      summary: 'AWS could not fetch the public keys of the issuer of the ID token.',
      causes: [
        'The issuer did not answer AWS in time, which happens when many jobs start at once.',
        `The issuer${claims ? ` ${claims.iss}` : ''} cannot be reached from the internet (GitHub Enterprise Server in a private network).`,
      ],
      fix: [
        'Run the job again; with many parallel jobs lower `max-parallel`.',
        'For a private server make `/.well-known/openid-configuration` and the keys it names reachable for AWS.',
      ],
    }),
  },
  {
    codes: ['InvalidIdentityToken'],
    retry: 'no',
    explain: () => ({
      summary: 'AWS takes the ID token for malformed or wrongly signed.',
      causes: [
        'A proxy between the runner and AWS changed the request.',
        'The identity provider in IAM is for another server that has the same kind of issuer.',
      ],
      fix: ['Let requests to STS pass the proxy unchanged (`NO_PROXY`).', inCloudTrail],
    }),
  },
  {
    codes: ['ExpiredTokenException', 'IDPRejectedClaim'],
    retry: 'fresh',
    explain: () => ({
      summary: 'AWS takes the ID token for expired or not yet valid.',
      causes: ['The clock of the runner, or of the server that issues the ID tokens, is wrong.'],
      fix: ['Set the clock of a self-hosted runner or server by NTP, then run the job again.'],
    }),
  },
  {
    codes: ['IDPCommunicationError'],
    retry: 'yes',
    explain: () => ({
      summary: 'AWS could not reach the issuer of the ID token.',
      causes: ['A passing problem between AWS and the issuer.'],
      fix: ['Run the job again.'],
    }),
  },
  {
    codes: ['ValidationError'],
    message: /MaxSessionDuration/i,
    retry: 'no',
    explain: ({ settings, hop: { role, durationSeconds } }) => ({
      summary: `The role ${role.arn} does not allow sessions of ${durationSeconds} seconds.`,
      causes: [
        `\`aws-role-duration-seconds\` (${settings.durationSeconds}) is more than the maximum session duration of the role, one hour unless changed.`,
      ],
      fix: ['Ask for less, or raise the maximum of the role with the command below.'],
      paste: { language: 'sh', text: maxDurationCommand(role, durationSeconds) },
    }),
  },
  {
    codes: ['ValidationError'],
    message: /1 hour|one hour/i,
    retry: 'no',
    explain: ({ hop: { role } }) => ({
      summary: `The session of ${role.arn} cannot last longer than an hour.`,
      causes: ['AWS limits sessions that were started from another session of a role.'],
      fix: ['Set `aws-role-duration-seconds` to at most 3600.'],
    }),
  },
  {
    codes: ['ValidationError', 'InvalidParameterValue'],
    retry: 'no',
    explain: () => ({
      summary: 'AWS STS does not accept a value in the request.',
      causes: ['The answer names the field and the rule it breaks.'],
      fix: ['Correct the input that the field comes from.'],
    }),
  },
  {
    codes: ['MalformedPolicyDocument'],
    retry: 'no',
    explain: () => ({
      summary: 'AWS does not accept the inline session policy.',
      causes: ['`aws-inline-session-policy` is JSON, but not a policy as IAM knows it.'],
      fix: ['Check it with `aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY`.'],
    }),
  },
  {
    codes: ['PackedPolicyTooLarge'],
    retry: 'no',
    explain: () => ({
      summary: 'Session policies and session tags together are too large for AWS.',
      causes: [
        'AWS packs them into one space with a limit of its own, which the length in characters does not show. Tags that pass on from an earlier session count too.',
      ],
      fix: [
        'Shorten `aws-inline-session-policy`, name managed policies in `aws-managed-session-policies` instead, or send fewer `aws-session-tags`.',
      ],
    }),
  },
  {
    codes: ['RegionDisabledException'],
    retry: 'no',
    explain: ({ settings, hop: { role } }) => ({
      summary: `STS is not active in ${settings.region} for the account ${role.accountId}.`,
      causes: [
        'The region has to be enabled for the account first (opt-in region), or STS was deactivated there.',
      ],
      fix: [
        'Activate it in the IAM console under account settings, or log in with another `aws-region` and set `AWS_REGION` in later steps.',
      ],
    }),
  },
  {
    codes: [
      'Throttling',
      'ThrottlingException',
      'RequestLimitExceeded',
      'TooManyRequestsException',
      'SlowDown',
      'http-429',
    ],
    retry: 'throttled',
    explain: ({ hop: { role } }) => ({
      summary: `AWS STS limits the requests of the account ${role.accountId}, and still did after several attempts.`,
      causes: ['Many jobs log in at the same moment, for example those of a matrix.'],
      fix: [
        'Lower `max-parallel`, or spread the jobs over several regions: the limit is per account and region.',
      ],
    }),
  },
  {
    codes: [
      'InternalFailure',
      'InternalError',
      'ServiceUnavailable',
      'RequestTimeout',
      'http-408',
      'http-500',
      'http-502',
      'http-503',
      'http-504',
    ],
    retry: 'yes',
    explain: ({ settings }) => ({
      summary: `AWS STS is in trouble in ${settings.region}, and still was after several attempts.`,
      causes: ['A passing failure of the service, or of a proxy in between.'],
      fix: ['Look at https://health.aws.amazon.com/health/status, and run the job again.'],
    }),
  },
  {
    codes: ['InvalidClientTokenId'],
    request: 'signed',
    // A session that is seconds old is unknown to some servers for a moment.
    retry: 'few',
    explain: ({ settings, hop: { role } }) => ({
      summary: `AWS does not know the session that was to assume ${role.arn}, although it was started a moment ago.`,
      causes: [`New sessions were not yet known everywhere in ${settings.region}.`],
      fix: ['Run the job again.', inCloudTrail],
    }),
  },
  {
    codes: ['ExpiredToken', 'RequestExpired', 'SignatureDoesNotMatch'],
    request: 'signed',
    retry: 'no',
    explain: ({ hop: { role } }) => ({
      summary: `AWS does not accept the signature of the request for ${role.arn}.`,
      causes: [
        'The clock of the runner is wrong by more than five minutes, and a proxy hides the right time of the answers.',
        'A proxy between the runner and AWS changed the signed headers.',
      ],
      fix: [
        'Set the clock of a self-hosted runner by NTP.',
        'Let requests to STS pass the proxy unchanged (`NO_PROXY`).',
      ],
    }),
  },
  {
    codes: ['AccessDenied'],
    request: 'signed',
    message: /sts:TagSession/,
    retry: 'no',
    explain: ({ settings, hop }) => ({
      summary: `${nameOfCaller(hop)} may not start a session of ${hop.role.arn} with tags.`,
      causes: [
        '`sts:TagSession` is not allowed by the trust policy of that role, or by the permissions of the caller.',
      ],
      fix: [
        'Allow `sts:TagSession` next to `sts:AssumeRole` in both (a trust policy that fits is below), or leave `aws-session-tags` out.',
      ],
      ...pasteChainPolicy(settings, hop),
    }),
  },
  {
    codes: ['AccessDenied'],
    request: 'signed',
    retry: 'no',
    explain: ({ settings, hop }) => ({
      summary: `${nameOfCaller(hop)} may not assume ${hop.role.arn}.`,
      causes: [
        `The trust policy of ${hop.role.arn} does not name the caller, or there is no such role.`,
        'The permissions of the caller do not allow `sts:AssumeRole` on it, or a policy of the organization denies it.',
        settings.externalId === undefined
          ? 'The trust policy asks for an external ID: set `aws-role-external-id`.'
          : 'The trust policy asks for another external ID than `aws-role-external-id`.',
      ],
      fix: [
        'Allow `sts:AssumeRole` on this role to the caller, and let the trust policy of the role name the caller, as below.',
      ],
      ...pasteChainPolicy(settings, hop),
    }),
  },
];

/**
 * The row for an error.
 * @param code with the leading `aws/`
 * @param isSigned whether a session signed the request
 */
export function knownError(code: string, message: string, isSigned: boolean): KnownError | undefined {
  const request = isSigned ? 'signed' : 'unsigned';
  return knownErrors.find(
    (row) =>
      row.codes.some((known) => errorCode(known) === code) &&
      (row.request ?? request) === request &&
      (row.message?.test(message) ?? true),
  );
}

/** Rows about signed requests are never chosen without a caller. */
function nameOfCaller({ caller }: Hop): string {
  return `The role ${caller!.arn}`;
}

function pasteChainPolicy(settings: AwsSettings, { caller }: Hop): Pick<Explanation, 'paste'> {
  return { paste: { language: 'json', text: chainPolicy(caller!, settings) } };
}
