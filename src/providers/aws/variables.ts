/**
 * The environment variables that an AWS login exports or empties. The treatment of empty values was tested with the AWS
 * CLI 1 and 2, boto3, the AWS SDKs for JavaScript 2 and 3, Ruby and Terraform, and read in the source of the SDKs for
 * Go, Java, .NET and PHP.
 */
import type { Variable } from '../../contract/publication.ts';
import { exportedValue, type VariableTable } from '../../contract/variables.ts';

const everyTool = ['AWS CLI', 'AWS SDKs', 'Terraform'];
const emptiedWithRefresh = 'emptied with `refresh`, if the job sets it';

export const awsVariables = {
  AWS_REGION: {
    what: 'the region of the login',
    readBy: ['AWS CLI 2', 'AWS SDKs', 'Terraform'],
    whenEmpty: 'misread',
  },
  AWS_DEFAULT_REGION: {
    what: 'the same for tools that do not read `AWS_REGION`',
    readBy: ['AWS CLI 1 and 2', 'boto3', 'Terraform'],
    whenEmpty: 'misread',
  },
  AWS_ACCESS_KEY_ID: {
    what: 'access key ID of the session',
    when: 'without `refresh`, which empties it',
    readBy: everyTool,
    whenEmpty: 'unset',
  },
  AWS_SECRET_ACCESS_KEY: {
    what: 'secret access key of the session',
    when: 'without `refresh`, which empties it',
    readBy: everyTool,
    whenEmpty: 'unset',
  },
  AWS_SESSION_TOKEN: {
    what: 'session token',
    when: 'without `refresh`, which empties it',
    readBy: everyTool,
    whenEmpty: 'unset',
  },
  AWS_CONFIG_FILE: {
    what: 'a private copy of the AWS `config` file, with the login as a profile',
    when: 'with `aws-profile`, with `refresh`, and for entries of `logins`; even if `export-environment` is `false`',
    readBy: everyTool,
    whenEmpty: 'misread',
  },
  AWS_SHARED_CREDENTIALS_FILE: {
    what: 'a private copy of the AWS `credentials` file, with the login as a profile',
    when: 'with `aws-profile`, with `refresh`, and for entries of `logins`; even if `export-environment` is `false`',
    readBy: everyTool,
    whenEmpty: 'misread',
  },
  AWS_PROFILE: {
    what: 'the default profile, if the job had selected another',
    when: 'with `refresh`, if the job sets it',
    readBy: everyTool,
    whenEmpty: 'misread',
  },
  AWS_DEFAULT_PROFILE: {
    what: 'the default profile, if the job had selected another',
    when: 'with `refresh`, if the job sets it',
    readBy: ['AWS CLI', 'boto3', 'AWS SDK for Go'],
    whenEmpty: 'misread',
  },
  AWS_SDK_LOAD_CONFIG: {
    what: '`1`, without which these tools do not read the `config` file',
    when: 'with `refresh`',
    readBy: ['AWS SDK for Go 1', 'AWS SDK for JavaScript 2'],
    whenEmpty: 'unset',
  },
  AWS_EC2_METADATA_DISABLED: {
    what: '`true`, so that no tool works as the machine if a renewal fails',
    when: 'with `refresh`',
    readBy: everyTool,
    // Any other value counts as false, except in the AWS SDK for JavaScript 2.
    whenEmpty: 'unset',
  },
  AWS_SECURITY_TOKEN: {
    what: 'an old name of the session token',
    when: 'emptied if the job sets it',
    readBy: ['AWS CLI', 'boto3'],
    whenEmpty: 'unset',
  },
  AWS_ACCESS_KEY: {
    what: 'an old name of the access key ID',
    when: emptiedWithRefresh,
    readBy: ['AWS SDK for Go', 'AWS SDK for Java 1', 'AWS SDK for Ruby', 'Terraform'],
    whenEmpty: 'unset',
  },
  AWS_SECRET_KEY: {
    what: 'an old name of the secret access key',
    when: emptiedWithRefresh,
    readBy: ['AWS SDK for Go', 'AWS SDK for Java 1', 'AWS SDK for Ruby', 'Terraform'],
    whenEmpty: 'unset',
  },
  AMAZON_ACCESS_KEY_ID: {
    what: 'an old name of the access key ID',
    when: emptiedWithRefresh,
    readBy: ['AWS SDK for JavaScript 2', 'AWS SDK for Ruby'],
    whenEmpty: 'unset',
  },
  AMAZON_SECRET_ACCESS_KEY: {
    what: 'an old name of the secret access key',
    when: emptiedWithRefresh,
    readBy: ['AWS SDK for JavaScript 2', 'AWS SDK for Ruby'],
    whenEmpty: 'unset',
  },
  AMAZON_SESSION_TOKEN: {
    what: 'an old name of the session token',
    when: emptiedWithRefresh,
    readBy: ['AWS SDK for JavaScript 2', 'AWS SDK for Ruby'],
    whenEmpty: 'unset',
  },
  AWS_CREDENTIAL_EXPIRATION: {
    what: 'the end of keys that the job had before',
    when: 'emptied if the job sets it',
    readBy: ['AWS CLI', 'boto3', 'AWS SDK for JavaScript 3'],
    whenEmpty: 'unset',
  },
  AWS_WEB_IDENTITY_TOKEN_FILE: {
    what: 'an ID token of the runner, with which tools would log in on their own',
    when: emptiedWithRefresh,
    readBy: everyTool,
    // The AWS SDK for Ruby treats it as a file name and fails if `AWS_ROLE_ARN` is also set or empty.
    whenEmpty: 'unset',
  },
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: {
    what: 'where a container gets its own identity (Amazon ECS, AWS CodeBuild)',
    when: emptiedWithRefresh,
    readBy: everyTool,
    // The AWS CLI, boto3 and Ruby read it as an address, but only if no profile gives them credentials.
    whenEmpty: 'unset',
  },
  AWS_CONTAINER_CREDENTIALS_FULL_URI: {
    what: 'where a container gets its own identity (Amazon EKS, AWS Lambda)',
    when: emptiedWithRefresh,
    readBy: everyTool,
    whenEmpty: 'unset',
  },
} as const satisfies VariableTable;

export type AwsVariable = keyof typeof awsVariables;

/** A variable to export, with what the post step may do to it. */
export function variable(name: AwsVariable, value: string): Variable {
  return exportedValue(awsVariables[name], value);
}

/** Names of all variables that a login may set or empty. */
export const exportedVariables = Object.keys(awsVariables) as readonly AwsVariable[];

/** The variables that lead tools to the profiles. */
export const fileVariables = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;

/** By these a tool finds the identity of a container. */
export const containerVariables = [
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
] as const satisfies readonly AwsVariable[];

/**
 * Identities of the job that some tool prefers to a profile with `credential_process`, or uses if that fails. Not
 * `AWS_ROLE_ARN`, in which many workflows keep their role: without the token file no tool uses it.
 */
export const otherIdentities = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AMAZON_ACCESS_KEY_ID',
  'AMAZON_SECRET_ACCESS_KEY',
  'AMAZON_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  ...containerVariables,
] as const satisfies readonly AwsVariable[];

/** The variables among them with secret values. */
export const secretVariables = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_SECRET_KEY',
  'AMAZON_SECRET_ACCESS_KEY',
  'AMAZON_SESSION_TOKEN',
] as const satisfies readonly AwsVariable[];
