/** Makes sure that the measured code is built from the current sources. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Compiles and bundles, unless `dist/` is at least as new as the sources and `lib/`, which is never committed, is there. */
export async function buildIfStale(): Promise<void> {
  const built = Math.min(changedAt('lib/main.js'), changedAt('dist/main/index.js'));
  const changed = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  if (built > Math.max(...changed)) return;
  console.error('Building …');
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const { status } = spawnSync(program!, [...args, 'run', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The build failed.');
}

/** Milliseconds since the epoch; 0 for a missing file. */
function changedAt(path: string): number {
  const file = join(root, path);
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}
