import { looksLikePath } from '../../text/git-bash.ts';
import type { AwsCredential } from './credential.ts';

/** One key in 64 is not passable, so that the fifth in a row would be one login in a billion. */
const maxSessions = 5;

/**
 * A session whose secret key Git Bash on Windows hands on to programs as it is, also from an output. Another one is asked
 * for as long as the key looks like a path; the last one is taken as it is.
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
