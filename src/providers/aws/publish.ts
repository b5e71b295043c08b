/** What an AWS login hands to later steps. Pure. */
import type { Description } from '../../contract/exchange.ts';
import type { Publications, PublishContext, Variable } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import { accountSecrets } from './account.ts';
import type { AwsCredential } from './credential.ts';
import { secretsOf } from './credential.ts';
import type { awsOutputs } from './outputs.ts';
import { defaultProfile, profilesOf } from './profile.ts';
import type { AwsSettings } from './settings.ts';
import type { AwsVariable } from './variables.ts';
import { awsVariables, containerVariables, otherIdentities, secretVariables, variable } from './variables.ts';

type AwsOutputs = Partial<Record<keyof typeof awsOutputs, string>>;

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
      // The old values of emptied variables become part of the saved state.
      ...(refresh ? secretVariables.flatMap((name) => place.env[name] || []) : []),
    ],
    edits: profiles?.edits ?? [],
    variables: {
      ...(place.exportEnvironment ? regionVariables(settings.region) : {}),
      ...(place.exportEnvironment && !refresh ? keyVariables(credential) : {}),
      ...(place.exportEnvironment && refresh ? profileVariables(place.env) : {}),
      ...profiles?.variables,
    },
    notes: [
      ...endpointNotes(settings, place.env),
      ...(place.exportEnvironment && refresh ? rubyNotes(place.env) : []),
      ...(profiles?.toBeNamed === undefined
        ? []
        : [
            `Nothing is exported; later steps find the login, which renews itself, in the profile \`${profiles.toBeNamed}\` (\`AWS_PROFILE\`, \`--profile\`).`,
          ]),
    ],
    notesBeside: [...besideOthers(settings, place), ...afterRefusal(place), ...besideWebIdentity(place)],
    warnings: refresh && settings.durationSeconds < shortSeconds ? [shortDuration(settings)] : [],
    outputs: {
      'account-id': credential.accountId,
      'authenticated-arn': credential.arn,
      expiration: credential.expiration,
      region: settings.region,
    } satisfies AwsOutputs,
    credentialOutputs: {
      'access-key-id': credential.accessKeyId,
      'secret-access-key': credential.secretAccessKey,
      'session-token': credential.sessionToken,
    } satisfies AwsOutputs,
  };
}

/** Of access keys: neither the AWS CLI nor boto3 reads them. */
const oldNames = ['AWS_ACCESS_KEY', 'AMAZON_ACCESS_KEY_ID'] as const;

/** Where a login is in a profile alone, variables of others come before what the profile says. */
function besideOthers(
  { region, profile }: AwsSettings,
  { login, exportEnvironment }: PublishContext,
): NonNullable<Publications['notesBeside']> {
  const name = profile ?? (login === 'aws' ? undefined : login);
  if (name === undefined || exportEnvironment) return [];
  return [
    {
      variable: 'AWS_REGION',
      unless: region,
      note: `\`AWS_REGION\` is set for later steps, so tools use that region with \`--profile ${name}\` too: this login's is ${region} (\`--region\`).`,
    },
    {
      variable: 'AWS_ACCESS_KEY_ID',
      note: `Keys are exported for later steps, and several tools prefer them to \`AWS_PROFILE=${name}\`: select this login with \`--profile ${name}\`.`,
    },
    ...oldNames.map((variable) => ({
      variable,
      note: `\`${variable}\` is set in this job, and some tools (${awsVariables[variable].readBy.join(', ')}) prefer that key to \`AWS_PROFILE=${name}\`: empty it in the steps that use this login.`,
    })),
    {
      variable: 'AWS_WEB_IDENTITY_TOKEN_FILE',
      note: `\`AWS_WEB_IDENTITY_TOKEN_FILE\` is set in this job, and the AWS CLI, boto3 and the AWS SDK for Ruby prefer it to \`AWS_PROFILE=${name}\`: select this login with \`--profile ${name}\`.`,
    },
  ];
}

/**
 * An exported login takes the other identities out of the job. One that is selected by its profile leaves them to the
 * other steps.
 */
function afterRefusal({
  exportEnvironment,
  refresh,
  env,
}: PublishContext): NonNullable<Publications['notesBeside']> {
  if (exportEnvironment || !refresh) return [];
  const note = (where: string, setting: string) =>
    `Where a renewal is refused, the AWS SDKs for JavaScript go on to the identity of ${where}: set \`${setting}\` in the steps that use this login.`;
  return [
    ...containerVariables.map((variable) => ({ variable, note: note('the container', `${variable}=`) })),
    ...(env.AWS_EC2_METADATA_DISABLED === 'true'
      ? []
      : [
          {
            variable: 'RUNNER_ENVIRONMENT',
            unless: 'github-hosted',
            note: note('the machine, if it has one', 'AWS_EC2_METADATA_DISABLED=true'),
          },
        ]),
  ];
}

/** Older than others, the AWS SDK for .NET 3 tries a web identity before exported keys. */
function besideWebIdentity({
  exportEnvironment,
  refresh,
  env,
}: PublishContext): NonNullable<Publications['notesBeside']> {
  if (!exportEnvironment || refresh || !env.AWS_ROLE_ARN) return [];
  return [
    {
      variable: 'AWS_WEB_IDENTITY_TOKEN_FILE',
      note: '`AWS_WEB_IDENTITY_TOKEN_FILE` is set in this job, and the AWS SDK for .NET 3 prefers that identity to the exported keys: empty it in the steps that use this SDK, or update to version 4.',
    },
  ];
}

/** Keys from an address that the user or the job named are only as trustworthy as that address. */
function endpointNotes({ endpoint: { url, from } }: AwsSettings, env: Environment): string[] {
  const source = from === 'sts-endpoint' ? 'the setting `sts-endpoint`' : `\`${from}\` of the job`;
  return [
    ...(url === undefined ? [] : [`The keys are from ${url}, the address of STS in ${source}.`]),
    ...(env.AWS_ENDPOINT_URL && url === undefined
      ? [
          '`AWS_ENDPOINT_URL` is set in this job. AWS tools send their requests there; this login was made at AWS. To log in elsewhere, use `sts-endpoint` or `AWS_ENDPOINT_URL_STS`.',
        ]
      : []),
  ];
}

/** AWS CLI 1 and boto3 read only `AWS_DEFAULT_REGION`, newer tools `AWS_REGION`. */
function regionVariables(region: string): Record<string, Variable> {
  return named({ AWS_REGION: region, AWS_DEFAULT_REGION: region });
}

/**
 * What is emptied is unset for every tool but one, as a runner's file of variables cannot take a variable away. With
 * `AWS_ROLE_ARN`, even an empty one, the AWS SDK for Ruby stops.
 */
function rubyNotes({ AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN }: Environment): string[] {
  return AWS_WEB_IDENTITY_TOKEN_FILE && AWS_ROLE_ARN !== undefined
    ? [
        'This runner has a web identity of its own, so `AWS_WEB_IDENTITY_TOKEN_FILE` is emptied for later steps. The AWS SDK for Ruby treats the empty value as the name of a file, and stops (`MissingWebIdentityTokenFile`): run `unset AWS_WEB_IDENTITY_TOKEN_FILE` in steps that use it.',
      ]
    : [];
}

/** Without `AWS_CREDENTIAL_EXPIRATION`, which outlives the keys and makes tools refuse those of later steps. */
function keyVariables(credential: AwsCredential): Record<string, Variable> {
  return named({
    AWS_ACCESS_KEY_ID: credential.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credential.secretAccessKey,
    AWS_SESSION_TOKEN: credential.sessionToken,
  });
}

function profileVariables(env: Environment): Record<string, Variable> {
  const emptied = otherIdentities.filter((name) => env[name]).map((name) => [name, '']);
  // Tools use the default profile if none is selected, and several ignore other steps' keys if one is selected.
  const selecting = (['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'] as const).filter(
    (name) => env[name] !== undefined,
  );
  return named({
    ...Object.fromEntries(emptied),
    ...Object.fromEntries(selecting.map((name) => [name, defaultProfile])),
    AWS_SDK_LOAD_CONFIG: '1',
    // Several SDKs go on to the role of the machine when the renewal fails.
    AWS_EC2_METADATA_DISABLED: 'true',
  });
}

function named(values: Partial<Record<AwsVariable, string>>): Record<string, Variable> {
  const entries = Object.entries(values) as [AwsVariable, string][];
  return Object.fromEntries(entries.map(([name, value]) => [name, variable(name, value)]));
}

/** The AWS CLI and boto3 ask again in the last 15 minutes, so a shorter lifetime leaves them nothing to reuse. */
const shortSeconds = 1800;

function shortDuration({ durationSeconds }: AwsSettings): string {
  return `With \`refresh\` a session of ${durationSeconds} seconds is short: the AWS CLI and boto3 ask for new credentials in the last 15 minutes, so they start the helper for nearly every request. Choose 3600 or more.`;
}
