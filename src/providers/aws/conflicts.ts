import type { Conflict, PublishContext, RivalSetting } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import type { AwsSettings } from './settings.ts';

/**
 * Job variables that override what the login exports, or break its consumers. Tested with the AWS CLI, boto3 and the
 * AWS SDK for JavaScript: in all of them, the other sources of credentials (container, virtual machine and, while keys
 * are exported, a runner's web identity) come after the exported keys. The AWS SDK for .NET 3 is the exception, of which
 * the log tells: {@link rivalSettings}, and the notes of the publications.
 */
export function conflicts(settings: AwsSettings, env: Environment): readonly Conflict[] {
  const found: Conflict[] = [];
  if (env.AWS_PROFILE && env.AWS_PROFILE !== settings.profile) {
    found.push({
      variable: 'AWS_PROFILE',
      effect:
        'makes the AWS SDKs for JavaScript and for .NET 3 use that profile instead of the exported keys; the AWS CLI stops if the profile does not exist',
    });
  }
  if (env.AWS_DEFAULT_PROFILE && env.AWS_DEFAULT_PROFILE !== settings.profile) {
    found.push({
      variable: 'AWS_DEFAULT_PROFILE',
      effect:
        'makes the AWS CLI and boto3 stop if that profile does not exist, although they use the exported keys',
    });
  }
  if (env.AWS_SECURITY_TOKEN) {
    found.push({
      variable: 'AWS_SECURITY_TOKEN',
      effect: 'replaces the exported session token in the AWS CLI and boto3, which makes every request fail',
      neutralise: true,
    });
  }
  if (env.AWS_CREDENTIAL_EXPIRATION) {
    found.push({
      variable: 'AWS_CREDENTIAL_EXPIRATION',
      effect: 'makes the AWS CLI and boto3 refuse the exported keys after that time',
      neutralise: true,
    });
  }
  if (env.AWS_BEARER_TOKEN_BEDROCK) {
    found.push({
      variable: 'AWS_BEARER_TOKEN_BEDROCK',
      effect: 'makes AWS tools call Amazon Bedrock with that API key instead of this login',
    });
  }
  // `AWS_ROLE_ARN` stays: without the token file no tool uses it, and many workflows keep their role in it.
  if (settings.profile !== undefined && env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN) {
    found.push({
      variable: 'AWS_WEB_IDENTITY_TOKEN_FILE',
      effect: `makes the AWS CLI and boto3 use the identity of the runner if a step selects the profile with \`AWS_PROFILE=${settings.profile}\``,
      neutralise: true,
    });
  }
  return found;
}

const ofDefaultProfile = {
  format: 'ini',
  section: 'default',
  keys: ['aws_access_key_id', 'credential_process', 'role_arn', 'sso_session', 'sso_start_url'],
  effect: 'makes the AWS SDK for .NET 3 work as the default profile there, and not with the exported keys',
  unless: ['AWS_PROFILE'],
  isMinor: true,
} as const;

/** @see https://docs.aws.amazon.com/sdk-for-net/v3/developer-guide/creds-assign.html */
const rivals: readonly RivalSetting[] = [
  { base: { variable: 'AWS_SHARED_CREDENTIALS_FILE', home: '.aws/credentials' }, ...ofDefaultProfile },
  { base: { variable: 'AWS_CONFIG_FILE', home: '.aws/config' }, ...ofDefaultProfile },
];

/** The user's default profile. A login that renews itself is the default profile of private copies. */
export function rivalSettings({ refresh }: Pick<PublishContext, 'refresh'>): readonly RivalSetting[] {
  return refresh ? [] : rivals;
}
