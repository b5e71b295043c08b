/**
 * The program that AWS tools start whenever they need credentials, and what it answers. Pure.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
import { join } from 'node:path';
import type { PublishContext } from '../../contract/publication.ts';
import { Failure } from '../../failure/failure.ts';
import type { Problem } from '../../settings/schema.ts';
import type { AwsCredential } from './credential.ts';
import { errorCode } from './error-code.ts';
import type { AwsSettings } from './settings.ts';

/** Some tools split the command themselves, others hand it to a shell: all agree about these characters. */
const plainWord = /^[\w@+=:,./\\-]+$/;

/**
 * The value of `credential_process`. The name of the cached credential stands for the login, so that a specification
 * that was changed, or replaced by another login's, is noticed.
 * @throws {Failure} `aws/helper-path` when a path cannot be written so that all tools read it alike
 */
export function credentialProcess(
  { specification, credential }: NonNullable<PublishContext['refresh']>,
  { nodePath, actionDirectory }: Pick<PublishContext, 'nodePath' | 'actionDirectory'>,
): string {
  return commandWords({ specification, credential }, { nodePath, actionDirectory })
    .map(commandWord)
    .join(' ');
}

/** What is known before the login about a program that AWS tools could not start. */
export function problems(_settings: AwsSettings, { refresh, ...place }: PublishContext): Problem[] {
  const unreadable = refresh && commandWords(refresh, place).find((word) => !isReadable(word));
  if (unreadable === undefined) return [];
  return [
    {
      setting: 'role-to-assume',
      message: `cannot be kept alive with \`refresh\` on this runner: AWS tools start a program for that, and cannot read this path in its command line: \`${unreadable}\`. Leave \`refresh\` out, or install the runner in a directory whose path has only letters, digits, blanks and \`_@+=:,.-\``,
    },
  ];
}

function commandWords(
  { specification, credential }: NonNullable<PublishContext['refresh']>,
  { nodePath, actionDirectory }: Pick<PublishContext, 'nodePath' | 'actionDirectory'>,
): string[] {
  const program = join(actionDirectory, 'helper', 'index.js');
  return [nodePath, program, 'aws-credentials', specification, credential];
}

function isReadable(word: string): boolean {
  return plainWord.test(word.replaceAll(' ', ''));
}

function commandWord(word: string): string {
  if (plainWord.test(word)) return word;
  if (isReadable(word)) return `"${word}"`;
  throw new Failure(`AWS tools cannot start a program with this path in its command line: ${word}`, {
    code: errorCode('helper-path'),
    stage: 'publish',
    retry: 'no',
  });
}

/** What the tools read from the program's standard output. */
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
