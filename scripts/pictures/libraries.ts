/** The libraries that draw a page. Fetched when pictures are made, and pinned by hash: no other script needs them. */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const libraries = [
  {
    name: 'marked@18.2.1',
    file: 'lib/marked.umd.js',
    integrity:
      'sha512-ii4bxCTCqqwpT86XZWgJNs+ZnAIZksmLGYMViWA7PDIXYIeNo1x6cDdX3JOip9NM/cI6p8z57FxliACboTruMA==',
  },
  {
    name: 'mermaid@12.3.0',
    file: 'dist/mermaid.min.js',
    integrity:
      'sha512-4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==',
  },
];

/**
 * Fetches them into a folder.
 * @returns the paths of the scripts
 * @throws {Error} if a package is not the expected one
 */
export function fetchLibraries(folder: string): Promise<string[]> {
  return Promise.all(
    libraries.map(async ({ name, file, integrity }) => {
      const own = join(folder, name);
      mkdirSync(own, { recursive: true });
      const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', own, name], {
        maxBuffer: 16 * 1024 * 1024,
      });
      const [packed] = JSON.parse(stdout) as { filename: string; integrity: string }[];
      if (packed?.integrity !== integrity) throw new Error(`${name} is not the package with the known hash`);
      await run('tar', ['-xzf', join(own, packed.filename), '-C', own, `package/${file}`]);
      return join(own, 'package', file);
    }),
  );
}
