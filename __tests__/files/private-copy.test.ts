import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writePrivateCopy } from '../../src/files/private-copy.ts';

let directory: string;
const at = (name: string) => join(directory, name);
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copy-'));
});
afterAll(() => rm(directory, { recursive: true }));

const written = async (startFrom?: string) => {
  const path = at('copy');
  await writePrivateCopy({ path, content: 'ours=1\n', ...(startFrom === undefined ? {} : { startFrom }) });
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  return readFile(path, 'utf8');
};

describe('a private copy', () => {
  it.each([
    ['theirs=1\n', 'theirs=1\nours=1\n'],
    ['theirs=1', 'theirs=1\nours=1\n'],
    ['', 'ours=1\n'],
    ['# Ümlaut\r\n', '# Ümlaut\r\nours=1\n'],
  ])('starts with the content of the user’s file: %j', async (own, all) => {
    await writeFile(at('own'), own);
    expect(await written(at('own'))).toBe(all);
    expect(await readFile(at('own'), 'utf8')).toBe(own);
  });

  it('follows a link to the user’s file, which people may keep elsewhere', async () => {
    await writeFile(at('real'), 'linked=1\n');
    await symlink(at('real'), at('link'));
    expect(await written(at('link'))).toBe('linked=1\nours=1\n');
  });

  it('has only our content if there is no readable file', async () => {
    await mkdir(at('folder'));
    expect(await written(at('folder'))).toBe('ours=1\n');
    expect(await written(at('missing'))).toBe('ours=1\n');
    expect(await written(at('real/below'))).toBe('ours=1\n');
    expect(await written()).toBe('ours=1\n');
    expect(await written('/dev/zero')).toBe('ours=1\n');
  });

  it('has only our content if the user’s file is closed to us', async () => {
    if (process.getuid?.() === 0) return;
    await writeFile(at('closed'), 'closed=1\n');
    await chmod(at('closed'), 0o000);
    expect(await written(at('closed'))).toBe('ours=1\n');
  });
});
