/** Who may read a directory on Windows, where the modes of files mean nothing. */
import { win32 } from 'node:path';
import type { Environment } from '../environment.ts';

export interface AccessOptions {
  readonly platform?: NodeJS.Platform;
  readonly env?: Environment;
  /** Runs a program and gives what it printed. */
  readonly run?: (program: string, args: readonly string[], env: Record<string, string>) => Promise<string>;
}

const system = 'S-1-5-18';
const administrators = 'S-1-5-32-544';

/**
 * On Windows, keeps a directory and what will be made in it to this user, the administrators and the system, whom OpenSSH
 * accepts for a private key. What the directory inherits goes: below `RUNNER_TEMP` that is often the right of every
 * user of the machine. By their SIDs, as the names of the groups depend on the language.
 *
 * @returns what the user should know if that failed; undefined on other systems, too
 */
export async function keepToUser(
  directory: string,
  { platform = process.platform, env = process.env, run = runProgram }: AccessOptions = {},
): Promise<string | undefined> {
  if (platform !== 'win32') return undefined;
  // By their paths: Windows would look for a program in the working directory first, which is the checked-out repository.
  const root = env.SystemRoot ?? env.SYSTEMROOT ?? 'C:\\Windows';
  const program = (name: string) => win32.join(root, 'System32', `${name}.exe`);
  // Nothing else of the environment, which holds the inputs of the step.
  const environment = { SystemRoot: root };
  try {
    const user = /S-1(?:-\d+)+/.exec(
      await run(program('whoami'), ['/user', '/fo', 'csv', '/nh'], environment),
    )?.[0];
    if (user === undefined) throw new Error('whoami tells no SID');
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
