import { looksLikePath } from '../../text/git-bash.ts';
import type { AwsCredential } from './credential.ts';

/** One key in 64 is affected, so five in a row happen once in a billion logins. */
const maxSessions = 5;

/**
 * A session whose secret key Git Bash on Windows passes to programs unchanged, even from an output. While the key looks
 * like a path, another session is requested; the last one is accepted as it is.
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
