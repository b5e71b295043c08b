import { type Files, UsageError } from './verb.ts';

/**
 * Reads a file or a pipe, such as `<(aws iam get-role …)` of a shell.
 * @throws {UsageError} if there is none, or it is not text
 */
export async function readText(path: string, files: Files): Promise<string> {
  const kind = await files.kind(path);
  if (kind === undefined) throw new UsageError(`There is no file ${path}`);
  if (kind === 'directory') throw new UsageError(`${path} is a directory: name the files in it`);
  const text = await files.read(path);
  if (text === undefined)
    throw new UsageError(
      `${path} is not UTF-8 text. Windows PowerShell redirects as UTF-16: use \`| Out-File -Encoding utf8\` there`,
    );
  return text;
}
