import type { AwsCredential } from './credential.ts';

/** One key in 64 is not passable, so that the fifth in a row would be one login in a billion. */
const maxSessions = 5;

/**
 * A session whose secret key Git Bash hands on to programs as it is. On Windows it takes a value that begins with a slash
 * for a path and rewrites it, so another session is asked for; the last one is taken as it is.
 * @see https://www.msys2.org/docs/filesystem-paths/#automatic-unix-windows-path-conversion
 */
export async function untilPassable(
  assume: () => Promise<AwsCredential>,
  platform: NodeJS.Platform = process.platform,
): Promise<AwsCredential> {
  let session = await assume();
  if (platform !== 'win32') return session;
  for (let count = 1; count < maxSessions && looksLikePath(session.secretAccessKey); count++)
    session = await assume();
  return session;
}

function looksLikePath(value: string): boolean {
  return /^\+?\//.test(value);
}
