import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { systemFiles } from '../../src/cli/system-files.ts';
import { readText } from '../../src/cli/text-file.ts';

describe('the file system of the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cli-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  mkdirSync(path('directory'));
  writeFileSync(path('text'), '\ufeffä\r\n');
  writeFileSync(path('binary'), new Uint8Array([0xff, 0xfe]));

  it('says what is at a path', async () => {
    expect(await systemFiles.kind(path('text'))).toBe('file');
    expect(await systemFiles.kind(path('directory'))).toBe('directory');
    expect(await systemFiles.kind(path('nothing'))).toBeUndefined();
  });

  it('keeps a byte order mark, and refuses what is not UTF-8', async () => {
    expect(await systemFiles.read(path('text'))).toBe('\ufeffä\r\n');
    expect(await systemFiles.read(path('binary'))).toBeUndefined();
    await expect(systemFiles.read(path('nothing'))).rejects.toThrow('ENOENT');
  });

  (process.platform === 'win32' ? it.skip : it)('reads a pipe, which is no regular file', async () => {
    execFileSync('mkfifo', [path('pipe')]);
    expect(await systemFiles.kind(path('pipe'))).toBe('other');
    const [text] = await Promise.all([
      readText(path('pipe'), systemFiles),
      systemFiles.write(path('pipe'), '{}'),
    ]);
    expect(text).toBe('{}');
  });

  it('writes byte for byte', async () => {
    await systemFiles.write(path('written'), '\ufeffä\r\n');
    expect(readFileSync(path('written'))).toEqual(readFileSync(path('text')));
  });

  (process.platform === 'win32' ? it.skip : it)('lists in order and follows no link', async () => {
    mkdirSync(path('listed'));
    writeFileSync(path('listed/b'), '');
    mkdirSync(path('listed/a'));
    symlinkSync(path('text'), path('listed/c'));
    expect(await systemFiles.list(path('listed'))).toEqual([
      { name: 'a', kind: 'directory' },
      { name: 'b', kind: 'file' },
      { name: 'c', kind: 'other' },
    ]);
  });
});
