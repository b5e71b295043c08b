/** Tells whether `dist/` was built from the present sources. File times cannot tell, because a checkout resets them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Written by the build, with the fingerprint of its sources. */
export const fingerprintFile = 'dist/sources.sha256';

/** The folders that the code in `dist/` depends on, apart from the libraries. */
const folders = ['src', 'scripts/bundle'];

/** @returns SHA-256 over paths and contents of the sources, hexadecimal */
export function fingerprint(root = '.'): string {
  const hash = createHash('sha256');
  for (const path of folders.flatMap((folder) => filesIn(root, folder)).toSorted())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

/** @throws {Error} that says how to build it, if `dist/` was not built from the present sources */
export function assertBuilt(root = '.'): void {
  if (builtFrom(root) === fingerprint(root)) return;
  throw new Error('dist/ was built from other sources than these. Run "npm run build" first.');
}

function builtFrom(root: string): string | undefined {
  try {
    return readFileSync(join(root, fingerprintFile), 'utf8').trim();
  } catch {
    return undefined;
  }
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll('\\', '/'));
}
