/**
 * The program that AWS tools start whenever they need credentials, and its answer. Pure.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
import { helperCommand } from '../../contract/helper-command.ts';
import type { PublishContext } from '../../contract/publication.ts';
import { Failure } from '../../failure/failure.ts';
import type { Problem } from '../../settings/schema.ts';
import type { AwsCredential } from './credential.ts';
import type { AwsSettings } from './settings.ts';

/** Some tools split the command themselves, others pass it to a shell. All treat these characters alike. */
const plainWord = /^[\w@+=:,./\\-]+$/;

/**
 * The value of `credential_process`. It never begins with a quote: the AWS SDK for Go before mid-2026 and Terraform
 * pass such a command to the shell as one word, which is then not found. The name of the cached credential identifies
 * the login, so a specification that was changed, or replaced by another login's, is detected.
 * @throws {Failure} `aws/helper-path` if a path cannot be written in a way that all tools read alike
 */
export function credentialProcess(
  refresh: NonNullable<PublishContext['refresh']>,
  place: Pick<PublishContext, 'nodePath' | 'actionDirectory'>,
  platform: NodeJS.Platform = process.platform,
): string {
  const words = commandWords(refresh, place);
  const unusable = words.find((word) => !isUsable(word, platform));
  if (unusable !== undefined) {
    throw new Failure(`AWS tools cannot start a program with this path in its command line: ${unusable}`, {
      code: 'aws/helper-path',
      stage: 'publish',
      retry: 'no',
    });
  }
  if (words.every(isPlain)) return words.join(' ');
  return ['/usr/bin/env', ...words.map((word) => (isPlain(word) ? word : `"${word}"`))].join(' ');
}

/** Problems, known before the login, with a program that AWS tools could not start. */
export function problems(
  _settings: AwsSettings,
  { refresh, ...place }: PublishContext,
  platform: NodeJS.Platform = process.platform,
): Problem[] {
  const unusable = refresh && commandWords(refresh, place).find((word) => !isUsable(word, platform));
  if (unusable === undefined) return [];
  const rule =
    platform === 'win32'
      ? 'letters, digits and `@+=:,._-`, and no blanks, which several tools do not start programs from on Windows'
      : 'letters, digits, blanks and `@+=:,._-`';
  return [
    {
      setting: 'role-to-assume',
      message: `cannot be kept alive with \`refresh\` on this runner: AWS tools start a program by its path, which must have only ${rule}, but this is ${JSON.stringify(unusable)}. Move the runner, or leave \`refresh\` out`,
    },
  ];
}

function commandWords(
  { specification, credential }: NonNullable<PublishContext['refresh']>,
  place: Pick<PublishContext, 'nodePath' | 'actionDirectory'>,
): string[] {
  return helperCommand(place, 'aws-credentials', specification, credential);
}

function isPlain(word: string): boolean {
  return plainWord.test(word);
}

/** Windows has no `/usr/bin/env` to put before a quoted path. */
function isUsable(word: string, platform: NodeJS.Platform): boolean {
  return isPlain(platform === 'win32' ? word : word.replaceAll(' ', ''));
}

/** The program's standard output, which the tools read. */
export function processAnswer({ accountId, ...credential }: AwsCredential): string {
  return JSON.stringify({
    Version: 1,
    AccessKeyId: credential.accessKeyId,
    SecretAccessKey: credential.secretAccessKey,
    SessionToken: credential.sessionToken,
    Expiration: credential.expiration,
    ...(accountId === '' ? {} : { AccountId: accountId }),
  });
}
