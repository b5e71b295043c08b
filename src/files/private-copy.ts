/** Private files that start with the content of the user's own file. */
import { writePrivateFile } from './private.ts';
import { isFile, readFile } from './system.ts';

interface Copy {
  readonly path: string;
  readonly content: string;
  /** The user's own file, whose text comes first. */
  readonly startFrom?: string;
}

/**
 * Writes a private file, after a copy of the file that it starts from, if there is one.
 * @throws {Failure} `files/not-a-directory`
 */
export async function writePrivateCopy({ path, content, startFrom }: Copy): Promise<void> {
  if (startFrom === undefined) return writePrivateFile(path, content);
  const own = await textOf(startFrom);
  const separator = own === '' || own.endsWith('\n') ? '' : '\n';
  await writePrivateFile(path, `${own}${separator}${content}`);
}

/** Empty for a file that we cannot read: the tools could not read it either. */
async function textOf(path: string): Promise<string> {
  try {
    return (await isFile(path)) ? await readFile(path, 'utf8') : '';
  } catch {
    return '';
  }
}
