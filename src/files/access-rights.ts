/** Who may read a directory on Windows, where file modes have no effect. */
import { win32 } from 'node:path';
import type { Environment } from '../environment.ts';

export interface AccessOptions {
  readonly platform?: NodeJS.Platform;
  readonly env?: Environment;
  /** Runs a program and returns its output. */
  readonly run?: (program: string, args: readonly string[], env: Record<string, string>) => Promise<string>;
}

const system = 'S-1-5-18';
const administrators = 'S-1-5-32-544';

/**
 * On Windows, restricts a directory and its future content to this user, the administrators and the system, which is
 * what OpenSSH accepts for a private key. Inherited rights are removed: below `RUNNER_TEMP` they often include every
 * user of the machine. Groups are given by SID, because their names depend on the language.
 *
 * @returns a warning for the user if that failed; otherwise, and on other systems, undefined
 */
export async function keepToUser(
  directory: string,
  { platform = process.platform, env = process.env, run = runProgram }: AccessOptions = {},
): Promise<string | undefined> {
  if (platform !== 'win32') return undefined;
  // Absolute paths: Windows would search the working directory first, which is the checked-out repository.
  const root = env.SystemRoot ?? env.SYSTEMROOT ?? 'C:\\Windows';
  const program = (name: string) => win32.join(root, 'System32', `${name}.exe`);
  // Nothing else from the environment, because it contains the step's inputs.
  const environment = { SystemRoot: root };
  try {
    const user = /S-1(?:-\d+)+/.exec(
      await run(program('whoami'), ['/user', '/fo', 'csv', '/nh'], environment),
    )?.[0];
    if (user === undefined) throw new Error('whoami reports no SID');
    const grants = [user, system, administrators].map((sid) => `*${sid}:(OI)(CI)F`);
    await run(program('icacls'), [directory, '/inheritance:r', '/grant:r', ...grants, '/q'], environment);
    return undefined;
  } catch (error) {
    const reason = (error as Error).message.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    return `The access to ${directory} could not be restricted: ${reason}. Its files can be read by whoever can read RUNNER_TEMP, and OpenSSH may refuse a private key among them.`;
  }
}

const timeoutMs = 10_000;

async function runProgram(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<string> {
  // Loaded here, because most steps start no process.
  const { execFile } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    execFile(program, args, { env, timeout: timeoutMs, windowsHide: true }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
}
