/** Finds the workflows and composite actions of a repository. */
import { type Files, UsageError } from './verb.ts';

export interface FoundFile {
  /** The path for messages: relative to the directory where the command was started, with slashes. */
  readonly path: string;
  /** Undefined if it is not UTF-8. */
  readonly text: string | undefined;
}

const workflows = '.github/workflows';
const maxDepth = 8;

/**
 * A file is read as given. In a directory, the workflows and all action.yml files below it are read; a directory that
 * has no `.github/workflows` is searched for its own YAML files.
 * @throws {UsageError} if nothing is found
 */
export async function findFiles(path: string, files: Files): Promise<FoundFile[]> {
  const kind = await files.kind(path);
  if (kind === undefined) throw new UsageError(`There is no file or directory ${path}`);
  if (kind === 'file') return [{ path: shown(path), text: await files.read(path) }];
  if (kind !== 'directory') throw new UsageError(`${path} is neither a file nor a directory`);
  const isRepository = (await files.kind(join(path, workflows))) === 'directory';
  const own = await yamlFiles(isRepository ? join(path, workflows) : path, files);
  const actions = await actionFiles(path, files, 0);
  const all = [...new Set([...own, ...actions])];
  if (all.length === 0) throw noWorkflows(path);
  return Promise.all(all.map(async (file) => ({ path: shown(file), text: await files.read(file) })));
}

/** For a path with nothing to read: fine would be a wrong answer. */
export function noWorkflows(path: string): UsageError {
  return new UsageError(`There is no workflow and no composite action in ${path}`);
}

async function yamlFiles(directory: string, files: Files): Promise<string[]> {
  const found = await files.list(directory);
  return found
    .filter(({ name, kind }) => kind === 'file' && /\.ya?ml$/.test(name))
    .map(({ name }) => join(directory, name));
}

/** All action.yml files below a directory. Does not follow links; skips installed and built files. */
async function actionFiles(directory: string, files: Files, depth: number): Promise<string[]> {
  const found = await files.list(directory);
  const own = found
    .filter(({ name, kind }) => kind === 'file' && /^action\.ya?ml$/.test(name))
    .map(({ name }) => join(directory, name));
  if (depth === maxDepth) return own;
  const below = found.filter(
    ({ name, kind }) =>
      kind === 'directory' && name !== 'node_modules' && (!name.startsWith('.') || name === '.github'),
  );
  const deeper = await Promise.all(
    below.map(({ name }) => actionFiles(join(directory, name), files, depth + 1)),
  );
  return [...own, ...deeper.flat()];
}

function join(directory: string, name: string): string {
  return directory === '.' ? name : `${directory.replace(/[/\\]+$/, '')}/${name}`;
}

function shown(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '');
}
