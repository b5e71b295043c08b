/**
 * AWS STS refusals and failures on the way to STS: the single table behind both the retry policy and the explanations.
 * STS uses one code for different problems, so each row has our own code.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */

import type { Explanation, Row } from '../../failure/table.ts';
import type { Hop } from './hops.ts';
import { explainNotAuthorized } from './not-authorized.ts';
import type { RefusalFacts } from './refusal-facts.ts';
import type { AwsSettings } from './settings.ts';
import { addAudienceCommand, chainPolicy, createProviderCommand, maxDurationCommand } from './trust.ts';

const inCloudTrail = 'CloudTrail has the request under its RequestId; AWS support asks for that ID too.';

/** Requests are `unsigned` (with an ID token) or `signed` (by a session). The first row that applies counts. */
export const awsErrors = [
  {
    code: 'not-authorized',
    match: { request: 'unsigned', wireCode: ['AccessDenied'] },
    // A changed trust policy takes ten seconds or more to reach all servers, so quick retries would only waste time.
    retry: 'no',
    title: 'AWS STS does not let this job assume the role.',
    explain: explainNotAuthorized,
  },
  {
    code: 'no-identity-provider',
    match: { wireCode: ['InvalidIdentityToken'], words: /No OpenIDConnect provider found/i },
    retry: 'no',
    title: "The role's account has no identity provider for the issuer of this ID token.",
    explain: ({ settings, claims, hop: { role } }) => ({
      summary: `The account ${role.accountId} has no identity provider for the issuer of this ID token${claims ? `, ${claims.iss}` : ''}.`,
      causes: [
        `The identity provider was never created in ${role.accountId}: it must be in the account of the role.`,
        'It was created for another issuer: the old `vstoken.actions.githubusercontent.com`, or github.com while this server or enterprise has its own issuer.',
      ],
      fix: ['Create the identity provider in that account, with the command below.'],
      ...(claims ? { paste: { language: 'sh', text: createProviderCommand(claims, settings) } } : {}),
    }),
  },
  {
    code: 'audience-not-accepted',
    match: { wireCode: ['InvalidIdentityToken'], words: /Incorrect token audience/i },
    retry: 'no',
    title: 'The identity provider does not accept the audience of this ID token.',
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
    code: 'issuer-keys-unreadable',
    match: { wireCode: ['InvalidIdentityToken'], words: /retrieve verification key/i },
    retry: 'yes',
    title: 'AWS could not fetch the public keys of the issuer of the ID token.',
    explain: ({ claims }) => ({
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
    code: 'id-token-invalid',
    match: { wireCode: ['InvalidIdentityToken'] },
    retry: 'no',
    title: 'AWS considers the ID token malformed or wrongly signed.',
    explain: {
      causes: [
        'A proxy between the runner and AWS changed the request.',
        'The identity provider in IAM is for another server that has the same kind of issuer.',
      ],
      fix: ['Let requests to STS pass the proxy unchanged (`NO_PROXY`).', inCloudTrail],
    },
  },
  {
    code: 'id-token-expired',
    match: { wireCode: ['ExpiredTokenException', 'IDPRejectedClaim'] },
    retry: 'fresh',
    title: 'AWS considers the ID token expired or not yet valid.',
    explain: {
      causes: ['The clock of the runner, or of the server that issues the ID tokens, is wrong.'],
      fix: ['Set the clock of a self-hosted runner or server by NTP, then run the job again.'],
    },
  },
  {
    code: 'issuer-unreachable',
    match: { wireCode: ['IDPCommunicationError'] },
    retry: 'yes',
    title: 'AWS could not reach the issuer of the ID token.',
    explain: {
      causes: ['A temporary problem between AWS and the issuer.'],
      fix: ['Run the job again.'],
    },
  },
  {
    code: 'duration-not-allowed',
    match: { wireCode: ['ValidationError'], words: /MaxSessionDuration/i },
    retry: 'no',
    title: 'The role does not allow sessions of this duration.',
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
    code: 'chain-duration-not-allowed',
    match: { wireCode: ['ValidationError'], words: /1 hour|one hour/i },
    retry: 'no',
    title: 'A session that was started from another session cannot last longer than one hour.',
    explain: ({ hop: { role } }) => ({
      summary: `The session of ${role.arn} cannot last longer than one hour.`,
      causes: ['AWS limits sessions that were started from another session of a role.'],
      fix: ['Set `aws-role-duration-seconds` to at most 3600.'],
    }),
  },
  {
    code: 'invalid-value',
    match: { wireCode: ['ValidationError', 'InvalidParameterValue'] },
    retry: 'no',
    title: 'AWS STS does not accept a value in the request.',
    explain: {
      causes: ['The answer names the field and the rule it breaks.'],
      fix: ['Correct the input that the field comes from.'],
    },
  },
  {
    code: 'session-policy-malformed',
    match: { wireCode: ['MalformedPolicyDocument'] },
    retry: 'no',
    title: 'AWS does not accept the inline session policy.',
    explain: {
      causes: ['`aws-inline-session-policy` is JSON, but not a valid IAM policy.'],
      fix: ['Check it with `aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY`.'],
    },
  },
  {
    code: 'session-policy-too-large',
    match: { wireCode: ['PackedPolicyTooLarge'] },
    retry: 'no',
    title: 'Session policies and session tags together are too large for AWS.',
    explain: {
      causes: [
        'AWS packs them into one space with its own limit, which the length in characters does not show. Tags that pass on from an earlier session count too.',
      ],
      fix: [
        'Shorten `aws-inline-session-policy`, name managed policies in `aws-managed-session-policies` instead, or send fewer `aws-session-tags`.',
      ],
    },
  },
  {
    code: 'region-disabled',
    match: { wireCode: ['RegionDisabledException'] },
    retry: 'no',
    title: 'STS is not active in this region for the account.',
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
    code: 'throttled',
    match: [
      {
        wireCode: [
          'Throttling',
          'ThrottlingException',
          'RequestLimitExceeded',
          'TooManyRequestsException',
          'SlowDown',
        ],
      },
      { status: [429] },
    ],
    retry: 'throttled',
    title: 'AWS STS is throttling this account, even after several retries.',
    explain: ({ hop: { role } }) => ({
      summary: `AWS STS is throttling the account ${role.accountId}, even after several retries.`,
      causes: ['Many jobs log in at the same moment, for example those of a matrix.'],
      fix: [
        'Lower `max-parallel`, or spread the jobs over several regions: the limit is per account and region.',
      ],
    }),
  },
  {
    code: 'unavailable',
    match: [
      { wireCode: ['InternalFailure', 'InternalError', 'ServiceUnavailable', 'RequestTimeout'] },
      { status: [408, 425, 500, 502, 503, 504] },
    ],
    retry: 'yes',
    title: 'AWS STS is unavailable, even after several retries.',
    explain: ({ settings }) => ({
      summary: `AWS STS is unavailable in ${settings.region}, even after several retries.`,
      causes: ['A temporary failure of the service, or of a proxy in between.'],
      fix: ['Look at https://health.aws.amazon.com/health/status, and run the job again.'],
    }),
  },
  {
    code: 'session-unknown',
    match: { request: 'signed', wireCode: ['InvalidClientTokenId'] },
    // For a moment, some servers do not know a session that is seconds old.
    retry: 'few',
    title: 'AWS does not know the session that was to assume the next role, although it was just started.',
    explain: ({ settings, hop: { role } }) => ({
      summary: `AWS does not know the session that was to assume ${role.arn}, although it was just started.`,
      causes: [`New sessions were not yet known everywhere in ${settings.region}.`],
      fix: ['Run the job again.', inCloudTrail],
    }),
  },
  {
    code: 'signature-refused',
    match: { request: 'signed', wireCode: ['ExpiredToken', 'RequestExpired', 'SignatureDoesNotMatch'] },
    retry: 'no',
    title: 'AWS does not accept the signature of the request for the next role.',
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
    code: 'tags-not-authorized',
    match: { request: 'signed', wireCode: ['AccessDenied'], words: /sts:TagSession/ },
    retry: 'no',
    title: 'A role of the chain may not start a session of the next one with tags.',
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
    code: 'chain-not-authorized',
    match: { request: 'signed', wireCode: ['AccessDenied'] },
    retry: 'no',
    title: 'A role of the chain may not assume the next one.',
    explain: ({ settings, hop }) => ({
      summary: `${nameOfCaller(hop)} may not assume ${hop.role.arn}.`,
      causes: [
        `The trust policy of ${hop.role.arn} does not name the caller, or there is no such role.`,
        'The permissions of the caller do not allow `sts:AssumeRole` on it, or a policy of the organization denies it.',
        settings.externalId === undefined
          ? 'The trust policy asks for an external ID: set `aws-role-external-id`.'
          : 'The trust policy asks for an external ID other than `aws-role-external-id`.',
      ],
      fix: [
        'Allow `sts:AssumeRole` on this role to the caller, and let the trust policy of the role name the caller, as below.',
      ],
      ...pasteChainPolicy(settings, hop),
    }),
  },
  {
    code: 'gateway',
    // STS gives a code with each refusal: an answer without one is not from STS.
    match: { wireCode: [''] },
    retry: 'no',
    title: 'Something other than AWS STS answered.',
    explain: ({ settings: { endpoint } }) => ({
      causes: ['A proxy or gateway between the runner and AWS answered with its own page.'],
      fix: [allowEndpoint(endpoint.url)],
    }),
  },
  {
    code: 'other',
    // Any other AWS code; the log shows it next to ours.
    match: {},
    retry: 'no',
    title: 'AWS refuses the login with a code that this action has no explanation for.',
    explain: ({ hop: { role } }) => ({
      summary: `AWS refuses the login with the role ${role.arn}.`,
      causes: [],
      fix: [`Correct what the answer names. ${inCloudTrail}`],
    }),
  },
  {
    code: 'account-not-allowed',
    retry: 'no',
    title: 'The session is not in an allowed account.',
    explain: ({ hop: { role } }) => ({
      summary: `The session of ${role.arn} is not in an allowed account.`,
      causes: [
        'The service at the STS endpoint answered with a session in an account other than the requested one.',
      ],
      fix: ['Check `aws-sts-endpoint` and `aws-allowed-account-ids`. Nothing was exported.'],
    }),
  },
  {
    code: 'sdk',
    retry: 'no',
    title: 'The AWS SDK failed before it had an answer.',
    explain: {
      causes: ['A defect of this action, or a runtime that it does not support.'],
      fix: ['Run the job again with debug logging, and report this as a bug of the action.'],
    },
  },
  {
    code: 'helper-path',
    retry: 'no',
    title: 'AWS tools cannot start the program that gives them the credentials.',
    explain: {
      causes: ['The path of the runner or of the action has a character that these tools cannot read.'],
      fix: ['Move the runner to a path without blanks and quotes.'],
    },
  },
] as const satisfies readonly Row<string, RefusalFacts>[];

export type AwsErrorCode = `aws/${(typeof awsErrors)[number]['code']}`;

declare module '../../failure/failure.ts' {
  interface FailureCodes {
    readonly aws: AwsErrorCode;
  }
}

/** How to open the way to STS; the failure itself names the host and the proxy. */
export function allowEndpoint(customUrl: string | undefined): string {
  return customUrl === undefined
    ? 'On a self-hosted runner allow the host that the answer names (port 443), directly or through a proxy named in `HTTPS_PROXY`.'
    : 'Check the address in `aws-sts-endpoint` or `AWS_ENDPOINT_URL_STS`, and that the runner may reach it.';
}

/** Rows about signed requests apply only if there is a caller. */
function nameOfCaller({ caller }: Hop): string {
  return `The role ${caller!.arn}`;
}

function pasteChainPolicy(settings: AwsSettings, { caller }: Hop): Pick<Explanation, 'paste'> {
  return { paste: { language: 'json', text: chainPolicy(caller!, settings) } };
}
