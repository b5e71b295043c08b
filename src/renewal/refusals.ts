/**
 * Renewals that a tool of a later step asked for and did not get. Several tools keep the reason to themselves, so it is
 * left for the action to tell. Like the diary it informs, and nothing depends on it.
 */
import { join } from 'node:path';
import { writePrivateFile } from '../files/private.ts';
import { removeFile } from '../files/remove.ts';
import { lstat, readdir, readFile } from '../files/system.ts';

const suffix = '.refusal';

/** A sentence or two. Bytes. */
const maxSize = 10_000;

/**
 * Leaves the reason of the last refusal of a login. Never rejects.
 * @param directory of the use of the action
 * @param reason without any secret
 */
export async function leaveRefusal(directory: string, login: string, reason: string): Promise<void> {
  await writePrivateFile(join(directory, `${login}${suffix}`), reason).catch(() => {});
}

/** What the user should know about refusals, told once: a sentence for each login. Never rejects. */
export async function takeRefusals(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(() => []);
  const sentences = await Promise.all(
    names.filter((name) => name.endsWith(suffix)).map((name) => takeRefusal(directory, name)),
  );
  return sentences.flatMap((sentence) => sentence ?? []);
}

async function takeRefusal(directory: string, name: string): Promise<string | undefined> {
  const path = join(directory, name);
  try {
    const entry = await lstat(path);
    // Anything else was not left by the helper, and a link may lead anywhere.
    if (!entry?.isFile() || entry.size > maxSize) return undefined;
    const reason = await readFile(path, 'utf8');
    await removeFile(path);
    return `A later step asked for credentials of the login "${name.slice(0, -suffix.length)}", and got none: ${reason}`;
  } catch {
    return undefined;
  }
}
