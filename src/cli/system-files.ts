/** The file system as verbs see it. */
import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { Files } from './verb.ts';

export const systemFiles: Files = {
  async kind(path) {
    const stats = await stat(path).catch(() => undefined);
    if (!stats) return undefined;
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';
  },
  async list(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .map((entry) => ({
        name: entry.name,
        kind: entry.isFile()
          ? ('file' as const)
          : entry.isDirectory()
            ? ('directory' as const)
            : ('other' as const),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  async read(path) {
    const bytes = await readFile(path);
    return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  },
  write: (path, text) => writeFile(path, text),
};
