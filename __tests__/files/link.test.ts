import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { linkFile } from '../../src/files/link.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'link-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('linkFile', () => {
  it('links to a file, below directories that it creates', async () => {
    await writeFile(join(home, 'bicep'), 'program');
    expect(await linkFile(join(home, 'a', 'b'), join(home, 'bicep'))).toBe(true);
    expect(await readFile(join(home, 'a', 'b'), 'utf8')).toBe('program');
    expect((await stat(join(home, 'a', 'b'))).ino).toBe((await stat(join(home, 'bicep'))).ino);
  });

  it('leaves an existing file alone', async () => {
    await writeFile(join(home, 'bicep'), 'program');
    await writeFile(join(home, 'other'), 'own');
    expect(await linkFile(join(home, 'other'), join(home, 'bicep'))).toBe(true);
    expect(await readFile(join(home, 'other'), 'utf8')).toBe('own');
  });

  it('creates nothing if there is no such file', async () => {
    await mkdir(join(home, 'directory'));
    expect(await linkFile(join(home, 'a'), join(home, 'missing'))).toBe(false);
    expect(await linkFile(join(home, 'a'), join(home, 'directory'))).toBe(false);
    await writeFile(join(home, 'file'), '');
    expect(await linkFile(join(home, 'file', 'a'), join(home, 'file'))).toBe(false);
  });
});
