/** What an AWS login hands to later steps. Pure. */
import type { Description } from '../../contract/exchange.ts';
import type { Publications, PublishContext, Variable } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import { accountSecrets } from './account.ts';
import type { AwsCredential } from './credential.ts';
import { secretsOf } from './credential.ts';
import { profilesOf, selected } from './profile.ts';
import type { AwsSettings } from './settings.ts';

export function describe({ arn, accountId, expiration }: AwsCredential, { roles }: AwsSettings): Description {
  const passed = roles.slice(0, -1).map((role) => role.arn);
  return {
    identity: arn,
    ...(accountId === '' ? {} : { target: `account ${accountId}` }),
    expiresAt: Date.parse(expiration),
    ...(passed.length > 0 ? { notes: [`assumed by way of ${passed.join(', ')}`] } : {}),
  };
}

export function publications(
  credential: AwsCredential,
  settings: AwsSettings,
  place: PublishContext,
): Publications {
  const { refresh } = place;
  const profiles = profilesOf(credential, settings, place);
  return {
    secrets: [
      ...secretsOf(credential),
      ...accountSecrets(settings),
      // What is emptied becomes part of the saved state.
      ...(refresh ? replacedSecrets.flatMap((name) => place.env[name] || []) : []),
    ],
    edits: profiles?.edits ?? [],
    variables: {
      ...(place.exportEnvironment ? regionVariables(settings.region) : {}),
      ...(place.exportEnvironment && !refresh ? keyVariables(credential) : {}),
      ...(place.exportEnvironment && refresh ? profileVariables(place.env) : {}),
      ...profiles?.variables,
    },
    notes:
      profiles?.toBeNamed === undefined
        ? []
        : [
            `Nothing is exported; later steps find the login, which renews itself, in the profile \`${profiles.toBeNamed}\` (\`AWS_PROFILE\`, \`--profile\`).`,
          ],
    warnings: refresh && settings.durationSeconds < shortSeconds ? [shortDuration(settings)] : [],
    outputs: {
      'account-id': credential.accountId,
      'authenticated-arn': credential.arn,
      expiration: credential.expiration,
      region: settings.region,
    },
    credentialOutputs: {
      'access-key-id': credential.accessKeyId,
      'secret-access-key': credential.secretAccessKey,
      'session-token': credential.sessionToken,
    },
  };
}

/** By these the tools find the profile. */
export const fileVariables: readonly string[] = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];

/** AWS CLI 1 and boto3 know `AWS_DEFAULT_REGION` only, newer tools `AWS_REGION`. The AWS CLI stops at an empty region. */
function regionVariables(region: string): Record<string, Variable> {
  return { AWS_REGION: { value: region }, AWS_DEFAULT_REGION: { value: region } };
}

/** An expiry that outlives its keys would make the AWS CLI refuse the next ones. */
function keyVariables(credential: AwsCredential): Record<string, Variable> {
  return {
    AWS_ACCESS_KEY_ID: { value: credential.accessKeyId, emptyMeansUnset: true },
    AWS_SECRET_ACCESS_KEY: { value: credential.secretAccessKey, emptyMeansUnset: true },
    AWS_SESSION_TOKEN: { value: credential.sessionToken, emptyMeansUnset: true },
    AWS_CREDENTIAL_EXPIRATION: { value: credential.expiration, emptyMeansUnset: true },
  };
}

/** Keys and the web identity of a runner win over a profile with `credential_process` in the AWS CLI and boto3. */
const strongerThanProfile = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
];

/** Those of them that are secret. */
const replacedSecrets = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'];

export const exportedVariables: readonly string[] = [
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  ...fileVariables,
  ...strongerThanProfile,
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_SDK_LOAD_CONFIG',
];

function profileVariables(env: Environment): Record<string, Variable> {
  const present = strongerThanProfile.filter((name) => env[name]);
  // boto3 and the AWS CLI prefer the second.
  const selecting = ['AWS_PROFILE', ...(env.AWS_DEFAULT_PROFILE ? ['AWS_DEFAULT_PROFILE'] : [])];
  return {
    ...Object.fromEntries(present.map((name) => [name, { value: '', emptyMeansUnset: true }])),
    // The AWS CLI stops at an empty profile.
    ...Object.fromEntries(selecting.map((name) => [name, { value: selected }])),
    // Without it the AWS SDK for Go 1 does not read the config file.
    AWS_SDK_LOAD_CONFIG: { value: '1', emptyMeansUnset: true },
  };
}

/** The AWS CLI and boto3 ask again in the last 15 minutes, so a shorter life leaves nothing for them to reuse. */
const shortSeconds = 1800;

function shortDuration({ durationSeconds }: AwsSettings): string {
  return `With \`refresh\` a session of ${durationSeconds} seconds is short: the AWS CLI and boto3 ask for new credentials in the last 15 minutes, so they start the helper for nearly every request. Choose 3600 or more.`;
}
