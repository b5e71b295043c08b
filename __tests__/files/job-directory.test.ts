import { lstat, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  cacheDirectory,
  closeUse,
  isInJobDirectory,
  openUse,
  openUses,
} from '../../src/files/job-directory.ts';
import * as system from '../../src/files/system.ts';

/** Windows has neither modes nor, for ordinary users, links. */
const onPosix = process.platform === 'win32' ? it.skip : it;

let temp: string;

beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'job-'));
});

afterEach(() => rm(temp, { recursive: true, force: true }));

describe('openUse', () => {
  onPosix('gives a private directory for the use and one that all uses share', async () => {
    const one = await openUse(temp, 'one');
    const other = await openUse(temp, 'other');
    expect(one).toEqual({
      directory: join(temp, 'multi-cloud-login', 'use-one'),
      shared: join(temp, 'multi-cloud-login', 'shared'),
    });
    expect(other.shared).toBe(one.shared);
    expect(other.directory).not.toBe(one.directory);
    for (const path of [join(temp, 'multi-cloud-login'), one.directory, one.shared]) {
      expect((await lstat(path)).mode & 0o777).toBe(0o700);
    }
    expect(await readdir(temp)).toEqual(['multi-cloud-login']);
  });

  it('may be repeated, and creates the temporary directory if necessary', async () => {
    const nested = join(temp, 'a', 'b');
    expect(await openUse(nested, 'one')).toEqual(await openUse(nested, 'one'));
  });

  onPosix('does not follow a link that somebody has put in its place', async () => {
    await mkdir(join(temp, 'elsewhere'));
    await symlink(join(temp, 'elsewhere'), join(temp, 'multi-cloud-login'));
    const { directory } = await openUse(temp, 'one');
    await writeFile(join(directory, 'secret'), 'x');
    expect(await readdir(join(temp, 'elsewhere'))).toEqual([]);
    expect((await lstat(join(temp, 'multi-cloud-login'))).isDirectory()).toBe(true);
  });

  it('replaces a file', async () => {
    await writeFile(join(temp, 'multi-cloud-login'), 'in the way');
    expect((await lstat((await openUse(temp, 'one')).shared)).isDirectory()).toBe(true);
  });

  it('restricts access on Windows once, before the directory has any content', async () => {
    const seen: string[][] = [];
    const run = async (program: string) => {
      if (program.includes('icacls')) seen.push(await readdir(join(temp, 'multi-cloud-login')));
      return 'S-1-5-21-1';
    };
    const access = { platform: 'win32', env: {}, run } as const;
    expect(await openUse(temp, 'one', { access })).not.toHaveProperty('warning');
    await openUse(temp, 'other', { access });
    expect(seen).toEqual([[]]);
  });

  it('opens a use even if access cannot be restricted, and says so', async () => {
    const run = () => Promise.reject(new Error('icacls is not there'));
    const opened = await openUse(temp, 'one', { access: { platform: 'win32', env: {}, run } });
    expect(opened.warning).toContain('icacls is not there');
    expect((await lstat(opened.directory)).isDirectory()).toBe(true);
  });

  it.each(['', '..', 'a/b', 'a\\b', 'a.b', 'a\0'])('refuses the id %j', async (id) => {
    await expect(openUse(temp, id)).rejects.toThrow(TypeError);
    await expect(closeUse(temp, id)).rejects.toThrow(TypeError);
  });
});

describe('closeUse', () => {
  it('removes the directory of the use, and everything with the last use', async () => {
    const one = await openUse(temp, 'one');
    const other = await openUse(temp, 'other');
    await writeFile(join(one.directory, 'secret'), 'x');
    await writeFile(join(one.shared, 'secret'), 'x');
    await mkdir(cacheDirectory(temp));
    await closeUse(temp, 'one');
    const left = await readdir(join(temp, 'multi-cloud-login'));
    expect(left.sort()).toEqual(['cache', 'shared', 'use-other']);
    expect(await readdir(other.shared)).toEqual(['secret']);
    await closeUse(temp, 'other');
    expect(await readdir(temp)).toEqual([]);
  });

  it('accepts that there is nothing to remove', async () => {
    await closeUse(temp, 'never');
    await closeUse(join(temp, 'no', 'such'), 'never');
    const one = await openUse(temp, 'one');
    await closeUse(temp, 'never');
    expect(await readdir(one.shared)).toEqual([]);
    await closeUse(temp, 'one');
    await closeUse(temp, 'one');
    expect(await readdir(temp)).toEqual([]);
  });

  it('removes the use’s own directory even if the common one is locked', async () => {
    const one = await openUse(temp, 'one');
    await writeFile(join(temp, 'multi-cloud-login.lock'), '1 alive');
    let time = 0;
    const options = { now: () => time, sleep: async () => (time += 1_000), staleAfterMs: 1e9 };
    await expect(closeUse(temp, 'one', options)).rejects.toMatchObject({ code: 'files/locked' });
    await expect(lstat(one.directory)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a file that another process holds open', () => {
  const files = {
    ...system,
    async removeFile(path: string) {
      if (path.endsWith('held')) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      await system.removeFile(path);
    },
  };
  const options = { files, sleep: async () => {} };

  it('does not keep the shared files of all uses from being removed, and is named', async () => {
    const one = await openUse(temp, 'one');
    await writeFile(join(one.directory, 'held'), 'x');
    await writeFile(join(one.shared, 'secret'), 'x');
    await mkdir(cacheDirectory(temp));
    await writeFile(join(cacheDirectory(temp), 'sealed'), 'x');
    await expect(closeUse(temp, 'one', options)).rejects.toThrow(join('use-one', 'held (EBUSY)'));
    const left = await readdir(temp, { recursive: true });
    expect(left.filter((path) => /secret|sealed/.test(path))).toEqual([]);
  });

  it('does not make its use look open to the last one', async () => {
    const one = await openUse(temp, 'one');
    const other = await openUse(temp, 'other');
    await writeFile(join(one.directory, 'held'), 'x');
    await writeFile(join(other.shared, 'secret'), 'x');
    await expect(closeUse(temp, 'one', options)).rejects.toThrow(join('use-one', 'held (EBUSY)'));
    expect(await openUses(temp)).toEqual(['other']);
    expect(await readdir(other.shared)).toEqual(['secret']);
    await closeUse(temp, 'other');
    expect(await readdir(temp)).toEqual([]);
  });
});

describe('a directory that was tampered with', () => {
  const job = () => join(temp, 'multi-cloud-login');

  it.each(['.DS_Store', 'use-two words', 'use-', 'use-stray', 'uses'])(
    'is removed despite the stray name %j',
    async (name) => {
      await openUse(temp, 'one');
      await writeFile(join(job(), name), '');
      expect(await openUses(temp)).toEqual(['one']);
      await openUse(temp, 'other');
      await closeUse(temp, 'other');
      expect(await openUses(temp)).toEqual(['one']);
      await closeUse(temp, 'one');
      expect(await readdir(temp)).toEqual([]);
    },
  );

  it('is created again if it is a file', async () => {
    const { shared } = await openUse(temp, 'one');
    await rm(shared, { recursive: true });
    await writeFile(shared, '');
    await openUse(temp, 'other');
    expect((await lstat(shared)).isDirectory()).toBe(true);
    await rm(job(), { recursive: true });
    await writeFile(job(), '');
    expect(await openUses(temp)).toEqual([]);
    await openUse(temp, 'third');
    expect((await lstat(shared)).isDirectory()).toBe(true);
  });

  it.each(['use-one', ''])('is closed if a file is found instead of it: %j', async (name) => {
    await openUse(temp, 'one');
    await rm(join(job(), name), { recursive: true });
    await writeFile(join(job(), name), '');
    await closeUse(temp, 'one');
    expect(await readdir(temp)).toEqual([]);
  });

  it('is closed if a link is found instead of it, without touching the link’s target', async () => {
    await openUse(temp, 'one');
    await rename(job(), join(temp, 'elsewhere'));
    await symlink(join(temp, 'elsewhere'), job());
    await closeUse(temp, 'one');
    expect(await readdir(temp)).toEqual(['elsewhere']);
    expect(await readdir(join(temp, 'elsewhere'))).toContain('use-one');
    await symlink(job(), job());
    await closeUse(temp, 'one');
    expect(await readdir(temp)).toEqual(['elsewhere']);
  });
});

describe('many uses at once', () => {
  it('never take a directory away from each other', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const { directory, shared } = await openUse(temp, `use${index}`);
        await writeFile(join(directory, 'file'), '');
        await writeFile(join(shared, `file${index}`), '');
        await closeUse(temp, `use${index}`);
      }),
    );
    expect(await readdir(temp)).toEqual([]);
  });
});

describe('openUses', () => {
  onPosix('finds none behind a link in the place of the directory', async () => {
    const elsewhere = join(temp, 'elsewhere');
    await mkdir(join(elsewhere, 'use-one'), { recursive: true });
    await symlink(elsewhere, join(temp, 'multi-cloud-login'));
    expect(await openUses(temp)).toEqual([]);
  });
});

describe('isInJobDirectory', () => {
  const inside = (...names: string[]) =>
    isInJobDirectory(temp, [temp, 'multi-cloud-login', ...names].join('/'));

  it('knows what lies there, whether it exists or not', async () => {
    await openUse(temp, 'one');
    expect(await inside('use-one', 'file')).toBe(true);
    expect(await inside('use-two', 'a', 'file')).toBe(true);
  });

  it.each([
    [['..', 'file']],
    [['use-one', '..', '..', 'file']],
    [['use-one', '..', 'file']],
    [['use-one', '']],
    [['']],
    [[]],
  ])('takes no path that leads out, or is not written plainly: %j', async (names) => {
    expect(await inside(...names)).toBe(false);
  });

  it('takes no path relative to the working directory', async () => {
    expect(await isInJobDirectory('', 'multi-cloud-login/file')).toBe(false);
  });

  onPosix('takes no path through a link', async () => {
    const { directory, shared } = await openUse(temp, 'one');
    await rm(directory, { recursive: true });
    await symlink(shared, directory);
    expect(await inside('use-one', 'file')).toBe(false);
    expect(await inside('use-one')).toBe(true);
  });
});
