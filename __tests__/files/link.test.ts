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
    expect(await linkFile({ path: join(home, 'a', 'b'), target: join(home, 'bicep') })).toBe(true);
    expect(await readFile(join(home, 'a', 'b'), 'utf8')).toBe('program');
    expect((await stat(join(home, 'a', 'b'))).ino).toBe((await stat(join(home, 'bicep'))).ino);
  });

  it('copies a file that tools write in place, for its owner alone', async () => {
    await writeFile(join(home, 'index'), '{}', { mode: 0o644 });
    expect(await linkFile({ path: join(home, 'a', 'b'), target: join(home, 'index'), copy: true })).toBe(
      true,
    );
    await writeFile(join(home, 'a', 'b'), '{"changed":1}');
    expect(await readFile(join(home, 'index'), 'utf8')).toBe('{}');
    expect((await stat(join(home, 'a', 'b'))).mode & 0o777).toBe(0o600);
  });

  it('leaves an existing file alone', async () => {
    await writeFile(join(home, 'bicep'), 'program');
    await writeFile(join(home, 'other'), 'own');
    expect(await linkFile({ path: join(home, 'other'), target: join(home, 'bicep') })).toBe(true);
    expect(await readFile(join(home, 'other'), 'utf8')).toBe('own');
  });

  it('creates nothing if there is no such file', async () => {
    await mkdir(join(home, 'directory'));
    expect(await linkFile({ path: join(home, 'a'), target: join(home, 'missing') })).toBe(false);
    expect(await linkFile({ path: join(home, 'a'), target: join(home, 'directory') })).toBe(false);
    await writeFile(join(home, 'file'), '');
    expect(await linkFile({ path: join(home, 'file', 'a'), target: join(home, 'file') })).toBe(false);
  });
});
