import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensurePrivateDirectory, writePrivateFile } from '../../src/files/private.ts';

/** Windows has neither modes nor, for ordinary users, links. */
const onPosix = process.platform === 'win32' ? it.skip : it;

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'private-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

async function modeOf(path: string): Promise<string> {
  return ((await lstat(path)).mode & 0o777).toString(8);
}

describe('ensurePrivateDirectory', () => {
  onPosix('makes the directory and its missing parents private', async () => {
    await ensurePrivateDirectory(join(home, 'a', 'b'));
    expect(await modeOf(join(home, 'a'))).toBe('700');
    expect(await modeOf(join(home, 'a', 'b'))).toBe('700');
  });

  onPosix('makes an existing directory private and keeps what it holds', async () => {
    const path = join(home, 'a');
    await mkdir(path);
    await chmod(path, 0o755);
    await writeFile(join(path, 'file'), 'x');
    await ensurePrivateDirectory(path);
    expect(await modeOf(path)).toBe('700');
    expect(await readdir(path)).toEqual(['file']);
  });

  it('accepts a directory that is already private', async () => {
    await ensurePrivateDirectory(join(home, 'a'));
    await ensurePrivateDirectory(join(home, 'a'));
    expect(await readdir(home)).toEqual(['a']);
  });

  onPosix('refuses a link, even to a directory of ours', async () => {
    await mkdir(join(home, 'target'));
    await symlink(join(home, 'target'), join(home, 'link'));
    await expect(ensurePrivateDirectory(join(home, 'link'))).rejects.toMatchObject({
      code: 'files/not-a-directory',
      message: expect.stringContaining('is a symbolic link'),
    });
  });

  it('refuses a file', async () => {
    await writeFile(join(home, 'file'), '');
    await expect(ensurePrivateDirectory(join(home, 'file'))).rejects.toMatchObject({
      code: 'files/not-a-directory',
    });
  });

  it('refuses a directory of another user', async () => {
    await expect(ensurePrivateDirectory(home, (await lstat(home)).uid + 1)).rejects.toMatchObject({
      code: 'files/owner',
    });
  });
});

describe('writePrivateFile', () => {
  onPosix('writes a file that only we can read, with its parents', async () => {
    const path = join(home, 'a', 'b', 'file');
    await writePrivateFile(path, 'secret');
    expect(await readFile(path, 'utf8')).toBe('secret');
    expect(await modeOf(path)).toBe('600');
    expect(await modeOf(join(home, 'a'))).toBe('700');
    expect(await readdir(join(home, 'a', 'b'))).toEqual(['file']);
  });

  onPosix('replaces a file that others could read, and leaves the mode of its directory alone', async () => {
    const path = join(home, 'file');
    await chmod(home, 0o755);
    await writeFile(path, 'old');
    await chmod(path, 0o644);
    await writePrivateFile(path, Buffer.from([0xff, 0x00]));
    expect(await readFile(path)).toEqual(Buffer.from([0xff, 0x00]));
    expect(await modeOf(path)).toBe('600');
    expect(await modeOf(home)).toBe('755');
  });

  onPosix('gives the mode that is asked for', async () => {
    await writePrivateFile(join(home, 'file'), '', 0o664);
    expect(await modeOf(join(home, 'file'))).toBe('664');
  });

  onPosix('replaces a link instead of following it', async () => {
    await writeFile(join(home, 'target'), 'untouched');
    await symlink(join(home, 'target'), join(home, 'link'));
    await writePrivateFile(join(home, 'link'), 'secret');
    expect(await readFile(join(home, 'target'), 'utf8')).toBe('untouched');
    expect((await lstat(join(home, 'link'))).isFile()).toBe(true);
  });

  onPosix('refuses a directory that is a link', async () => {
    await mkdir(join(home, 'target'));
    await symlink(join(home, 'target'), join(home, 'link'));
    await expect(writePrivateFile(join(home, 'link', 'file'), 'secret')).rejects.toMatchObject({
      code: 'files/not-a-directory',
    });
    expect(await readdir(join(home, 'target'))).toEqual([]);
  });

  it('leaves nothing behind when it fails', async () => {
    await mkdir(join(home, 'directory', 'full'), { recursive: true });
    await expect(writePrivateFile(join(home, 'directory'), 'secret')).rejects.toThrow();
    expect(await readdir(home)).toEqual(['directory']);
  });
});
