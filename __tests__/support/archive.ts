import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Archive {
  /** Where it is unpacked: out of reach of the repository's `node_modules`. */
  readonly folder: string;
  /** Paths in it, of files only. */
  readonly files: readonly string[];
  readonly gzippedBytes: number;
  remove(): void;
}

/**
 * What a runner would download if everything in the working tree were committed. Nothing is written to the repository.
 * @throws {Error} with git's message
 */
export function archiveOfWorkingTree(): Archive {
  const base = mkdtempSync(join(tmpdir(), 'archive-'));
  const [folder, objects] = ['action', 'objects'].map((name) => join(base, name)) as [string, string];
  for (const path of [folder, objects]) mkdirSync(path);
  const env = {
    ...process.env,
    GIT_INDEX_FILE: join(base, 'index'),
    GIT_OBJECT_DIRECTORY: objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: resolve(
      run(['git', 'rev-parse', '--git-path', 'objects']).toString().trim(),
    ),
  };
  run(['git', 'read-tree', 'HEAD'], { env });
  run(['git', 'add', '--all'], { env });
  const tree = run(['git', 'write-tree'], { env }).toString().trim();
  const tar = run(['git', 'archive', tree], { env });
  run(['tar', '-x'], { cwd: folder, input: tar });
  return {
    folder,
    files: readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      ),
    gzippedBytes: gzipSync(tar, { level: 9 }).length,
    remove: () => rmSync(dirname(folder), { recursive: true, force: true }),
  };
}

function run(
  [program, ...args]: [string, ...string[]],
  options: Parameters<typeof spawnSync>[2] = {},
): Buffer {
  const { status, stdout, stderr, error } = spawnSync(program, args, { ...options, maxBuffer: 2 ** 27 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout as Buffer;
}
