/** The command line with which tools, and the action itself, start one of the action's helpers. */
import { join } from 'node:path';
import { defaultSource } from '../identity/source-name.ts';
import type { PublishContext } from './publication.ts';

/** `src/helper.ts` has a program for each. */
export type HelperName = 'aws-credentials' | 'gcp-id-token' | 'kubernetes-id-token' | 'refresh';

/** The program and its arguments, one word each and unquoted: quoting is up to the caller. */
export function helperCommand(
  { nodePath, actionDirectory }: Pick<PublishContext, 'nodePath' | 'actionDirectory'>,
  helper: HelperName,
  ...args: readonly string[]
): [program: string, ...args: string[]] {
  const program = join(actionDirectory, 'helper', 'index.js');
  // Tools treat what a program prints on standard error as part of its answer: Node.js must not warn.
  return [nodePath, '--no-warnings', program, helper, ...args];
}

/** The arguments of a helper that asks for an ID token: the audience, and the source unless it is the default one. */
export function idTokenArguments(audience: string, source: string): string[] {
  return [audience, ...(source === defaultSource ? [] : [source])];
}
