import { execFileSync } from 'node:child_process';
import {
  link,
  mkdir,
  mkdtemp,
  readFile as read,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendOwnFile, readFile } from '../../src/files/system.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'system-'));
  path = join(directory, 'file');
});
afterEach(() => rm(directory, { recursive: true }));

describe('readFile', () => {
  it.each(['', 'text', '\u00e9\ud83d\ude00', 'x'.repeat(100_000)])('reads a whole file', async (content) => {
    await writeFile(path, content);
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('keeps every byte if one character stands for each', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    await writeFile(path, bytes);
    expect(Buffer.from(await readFile(path, 'latin1'), 'latin1')).toEqual(bytes);
  });

  onPosix('reads what a link leads to', async () => {
    await writeFile(join(directory, 'data'), 'text');
    await symlink('data', path);
    expect(await readFile(path, 'utf8')).toBe('text');
  });

  onPosix('does not wait for the other end of a pipe', async () => {
    execFileSync('mkfifo', [path]);
    await expect(readFile(path, 'utf8')).rejects.toMatchObject({ code: 'EINVAL' });
  });

  onPosix('does not read a device without end', async () => {
    await expect(readFile('/dev/zero', 'utf8')).rejects.toMatchObject({ code: 'EINVAL' });
    await symlink('/dev/zero', path);
    await expect(readFile(path, 'utf8')).rejects.toMatchObject({ code: 'EINVAL' });
  });

  it('does not read beyond its limit', async () => {
    await writeFile(path, '');
    await truncate(path, 64 * 1024 * 1024 + 1);
    await expect(readFile(path, 'utf8')).rejects.toMatchObject({ code: 'EFBIG' });
  });

  it("says what is wrong in the system's codes", async () => {
    await expect(readFile(path, 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
    await mkdir(path);
    await expect(readFile(path, 'utf8')).rejects.toMatchObject({ code: 'EISDIR' });
  });
});

describe('appendOwnFile', () => {
  it('creates a private file and appends to it', async () => {
    await appendOwnFile(path, 'one ', 0o600);
    await appendOwnFile(path, 'two', 0o600);
    expect(await read(path, 'utf8')).toBe('one two');
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  onPosix('follows no link, of whatever kind', async () => {
    const foreign = join(directory, 'foreign');
    await writeFile(foreign, 'as it was');
    await symlink(foreign, path);
    await expect(appendOwnFile(path, 'x', 0o600)).rejects.toMatchObject({ code: 'ELOOP' });
    await rm(path);
    await link(foreign, path);
    await expect(appendOwnFile(path, 'x', 0o600)).rejects.toMatchObject({ code: 'EINVAL' });
    expect(await read(foreign, 'utf8')).toBe('as it was');
  });

  onPosix('does not wait for the reader of a pipe', async () => {
    execFileSync('mkfifo', [path]);
    await expect(appendOwnFile(path, 'x', 0o600)).rejects.toMatchObject({ code: 'ENXIO' });
  });
});
