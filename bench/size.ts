/** How large the shipped files are. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Size {
  readonly files: number;
  readonly bytes: number;
  /** Compressed together, about as a runner downloads them. */
  readonly compressedBytes: number;
}

export async function sizeOf(folder: string): Promise<Size> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const contents = await Promise.all(paths.sort().map((path) => readFile(path)));
  const all = Buffer.concat(contents);
  return { files: contents.length, bytes: all.length, compressedBytes: gzipSync(all).length };
}
