import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { removeDirectory, removeFile } from '../../src/files/remove.ts';
import * as system from '../../src/files/system.ts';

/** Windows gives ordinary users no links. */
const onPosix = process.platform === 'win32' ? it.skip : it;

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'remove-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

describe('removeFile', () => {
  it('removes a file, and accepts that there is none', async () => {
    await writeFile(join(home, 'file'), '');
    await removeFile(join(home, 'file'));
    await removeFile(join(home, 'file'));
    await removeFile(join(home, 'no', 'such', 'directory'));
    expect(await readdir(home)).toEqual([]);
  });
});

describe('removeDirectory', () => {
  it('removes a directory with all its content, and accepts that there is none', async () => {
    await mkdir(join(home, 'a', 'b'), { recursive: true });
    await writeFile(join(home, 'a', 'b', 'file'), '');
    await removeDirectory(join(home, 'a'));
    await removeDirectory(join(home, 'a'));
    expect(await readdir(home)).toEqual([]);
  });

  onPosix('does not follow links', async () => {
    await mkdir(join(home, 'target'));
    await writeFile(join(home, 'target', 'file'), '');
    await mkdir(join(home, 'a'));
    await symlink(join(home, 'target'), join(home, 'a', 'link'));
    await removeDirectory(join(home, 'a'));
    expect(await readdir(join(home, 'target'))).toEqual(['file']);
  });
});

/** A file system on which other processes hold files open, as on Windows, for so many tries. */
function holding(held: Record<string, { code: string; tries: number }>) {
  const left = new Map(Object.entries(held).map(([name, { tries }]) => [name, tries]));
  return {
    ...system,
    async removeFile(path: string) {
      const name = basename(path);
      const tries = left.get(name) ?? 0;
      left.set(name, tries - 1);
      if (tries > 0) throw Object.assign(new Error(`${held[name]!.code}: ${path}`), held[name]);
      await system.removeFile(path);
    },
  };
}

describe('files that another process holds open', () => {
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => waits.push(milliseconds);
  beforeEach(async () => {
    waits.length = 0;
    await mkdir(join(home, 'a', 'b', 'empty'), { recursive: true });
    for (const path of ['1-first', 'b/held', 'b/other', 'z-last'])
      await writeFile(join(home, 'a', path), 'x');
  });

  it('do not keep anything else from being removed, and are named', async () => {
    const files = holding({ held: { code: 'EBUSY', tries: Infinity } });
    await expect(removeDirectory(join(home, 'a'), { files, sleep })).rejects.toMatchObject({
      code: 'EBUSY',
      message: `could not remove ${join(home, 'a', 'b', 'held')} (EBUSY)`,
    });
    expect((await readdir(home, { recursive: true })).sort()).toEqual([
      'a',
      join('a', 'b'),
      join('a', 'b', 'held'),
    ]);
  });

  it('are removed as soon as they are released', async () => {
    const files = holding({
      '1-first': { code: 'EPERM', tries: 1 },
      held: { code: 'EBUSY', tries: 3 },
      'z-last': { code: 'EACCES', tries: 2 },
    });
    await removeDirectory(join(home, 'a'), { files, sleep });
    expect(await readdir(home)).toEqual([]);
    expect(waits).toEqual([10, 20, 40]);
  });

  it('are tried again even if another one is refused permanently', async () => {
    const files = holding({
      '1-first': { code: 'EROFS', tries: Infinity },
      held: { code: 'EBUSY', tries: 2 },
    });
    await expect(removeDirectory(join(home, 'a'), { files, sleep })).rejects.toMatchObject({ code: 'EROFS' });
    expect(await readdir(join(home, 'a'))).toEqual(['1-first']);
    expect(waits).toEqual([10, 20]);
  });

  it('are counted if there are many', async () => {
    await mkdir(join(home, 'many'));
    const names = Array.from({ length: 8 }, (_, index) => `file-${index}`);
    for (const name of names) await writeFile(join(home, 'many', name), '');
    const files = holding(
      Object.fromEntries(names.map((name) => [name, { code: 'EBUSY', tries: Infinity }])),
    );
    await expect(removeDirectory(join(home, 'many'), { files, sleep })).rejects.toThrow(
      /file-4 \(EBUSY\) and 3 more$/,
    );
  });

  it('are removed together with a directory in which a process keeps writing', async () => {
    let written = 0;
    const files = {
      ...system,
      async removeEmptyDirectory(path: string) {
        if (basename(path) === 'b' && written++ < 2) await writeFile(join(path, 'late'), '');
        await system.removeEmptyDirectory(path);
      },
    };
    await removeDirectory(join(home, 'a'), { files, sleep });
    expect(await readdir(home)).toEqual([]);
  });

  it('do not hide a bug in the program', async () => {
    const files = { ...system, readdir: () => Promise.reject(new TypeError('a fault')) };
    await expect(removeDirectory(join(home, 'a'), { files, sleep })).rejects.toThrow(TypeError);
  });
});
