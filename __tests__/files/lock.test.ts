import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withLock } from '../../src/files/lock.ts';
import * as system from '../../src/files/system.ts';

let home: string;
let path: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(home, 'file');
});

afterEach(() => rm(home, { recursive: true, force: true }));

/** Time that passes only by sleeping; `during` runs in each sleep. */
function clock(during: () => Promise<void> = async () => {}) {
  let time = 0;
  return {
    now: () => time,
    random: () => 0.5,
    sleep: async (milliseconds: number) => {
      time += milliseconds;
      await during();
    },
  };
}

describe('withLock', () => {
  it('returns the action’s result and leaves nothing behind', async () => {
    const holder = await withLock(path, () => readFile(`${path}.lock`, 'utf8'));
    expect(holder).toMatch(new RegExp(`^${process.pid} `));
    expect(await readdir(home)).toEqual([]);
  });

  it('passes on the action’s failure and is free again', async () => {
    await expect(withLock(path, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(await withLock(path, async () => 'free')).toBe('free');
  });

  it('admits one at a time', async () => {
    let inside = 0;
    let most = 0;
    let total = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        withLock(path, async () => {
          inside += 1;
          most = Math.max(most, inside);
          const seen = total;
          await setImmediate();
          total = seen + 1;
          inside -= 1;
        }),
      ),
    );
    expect({ most, total }).toEqual({ most: 1, total: 20 });
    expect(await readdir(home)).toEqual([]);
  });

  it('takes over from a holder that has not changed for longer than any holder works', async () => {
    await writeFile(`${path}.lock`, '1 dead');
    const time = clock();
    expect(await withLock(path, async () => 'mine', time)).toBe('mine');
    expect(time.now()).toBeGreaterThan(10_000);
    expect(time.now()).toBeLessThan(10_100);
    expect(await readdir(home)).toEqual([]);
  });

  it('takes over at once from a dead process of this machine', async () => {
    const lock = await withLock(path, () => readFile(`${path}.lock`, 'utf8'));
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(`${path}.lock`, lock.replace(/^\d+/, String(pid)));
    const time = clock();
    expect(await withLock(path, async () => 'mine', time)).toBe('mine');
    expect(time.now()).toBeLessThan(100);
    expect(await readdir(home)).toEqual([]);
  });

  it('does not judge whether a process of another machine or container is dead', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(`${path}.lock`, `${pid} name elsewhere pid:[1]`);
    const time = clock();
    await withLock(path, async () => 'mine', time);
    expect(time.now()).toBeGreaterThan(10_000);
  });

  it.each([
    ['a directory', (lock: string) => mkdir(join(lock, 'deep'), { recursive: true })],
    ['a dangling link', (lock: string) => symlink(join(home, 'nowhere'), lock)],
    ['a link to itself', (lock: string) => symlink(lock, lock)],
  ])('takes over at once from %s, which nobody holds', async (_, make) => {
    await make(`${path}.lock`);
    await make(`${path}.lock.lock`);
    const time = clock();
    expect(await withLock(path, async () => 'mine', time)).toBe('mine');
    expect(time.now()).toBeLessThan(100);
    expect(await readdir(home)).toEqual([]);
  });

  describe('where removals have no effect', () => {
    const removal = { files: { ...system, removeFile: async () => {} } };

    it('says so at once instead of trying forever', async () => {
      await writeFile(`${path}.lock`, '1 dead');
      const time = clock();
      await expect(withLock(path, async () => 'never', { ...time, removal })).rejects.toMatchObject({
        code: 'files/locked',
        message: `${path}.lock was left by process 1, and the system does not remove it. If nothing is running, remove it.`,
      });
      expect(time.now()).toBeLessThan(10_100);
    });

    it.each([1, 2, 3])('gives up at the first lock’s time limit if %s locks are left', async (count) => {
      for (let depth = 1; depth <= count; depth += 1)
        await writeFile(`${path}${'.lock'.repeat(depth)}`, '1 dead');
      const time = clock();
      await expect(
        withLock(path, async () => 'never', { ...time, removal, staleAfterMs: 900, waitAtMostMs: 1_000 }),
      ).rejects.toMatchObject({ code: 'files/locked' });
      expect(time.now()).toBeLessThan(1_100);
    });
  });

  it('takes over only once if several wait for a dead holder', async () => {
    await writeFile(`${path}.lock`, '1 dead');
    let inside = 0;
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        withLock(
          path,
          async () => {
            inside += 1;
            const alone = inside === 1;
            await setImmediate();
            inside -= 1;
            return alone ? index : -1;
          },
          clock(async () => void (await setImmediate())),
        ),
      ),
    );
    expect(results).toEqual(Array.from({ length: 10 }, (_, index) => index));
  });

  it('waits as long as holders come and go, and then says who has the lock', async () => {
    let holder = 0;
    const busy = clock(async () => {
      holder += 1;
      await writeFile(`${path}.lock`, `${holder} alive`);
    });
    await writeFile(`${path}.lock`, '0 alive');
    await expect(withLock(path, async () => 'never', { ...busy, waitAtMostMs: 2_000 })).rejects.toMatchObject(
      {
        code: 'files/locked',
        message: expect.stringMatching(/locked by process \d+ for more than 2 s/),
      },
    );
    expect(await readFile(`${path}.lock`, 'utf8')).toBe(`${holder} alive`);
  });

  it('does not guess at a holder that left no name', async () => {
    let size = 0;
    const busy = clock(async () => {
      size += 1;
      await writeFile(`${path}.lock`, ' '.repeat(size));
    });
    await writeFile(`${path}.lock`, '');
    await expect(withLock(path, async () => 'never', { ...busy, waitAtMostMs: 2_000 })).rejects.toThrow(
      'locked by another process',
    );
  });

  it('continues if the lock vanishes while being examined', async () => {
    await writeFile(`${path}.lock`, '1 alive');
    const time = clock(() => rm(`${path}.lock`, { force: true }));
    expect(await withLock(path, async () => 'mine', time)).toBe('mine');
  });

  it('leaves the lock to a successor that considered this holder dead', async () => {
    await withLock(path, () => writeFile(`${path}.lock`, '2 successor'));
    expect(await readFile(`${path}.lock`, 'utf8')).toBe('2 successor');
  });

  it('does not fail if the lock cannot be released', async () => {
    const result = await withLock(path, async () => {
      await rm(home, { recursive: true });
      await writeFile(home, 'not a directory any more');
      return 'done';
    });
    expect(result).toBe('done');
  });

  it('fails at once if there is no directory for it', async () => {
    await expect(withLock(join(home, 'no', 'file'), async () => 'never')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
