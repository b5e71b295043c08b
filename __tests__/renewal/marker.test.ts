import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isWanted, markedPid, removeMarker, setMarker, whileWanted } from '../../src/renewal/marker.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'marker-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the marker of the refresher', () => {
  it('lets it write until the marker is removed', async () => {
    let written = 0;
    const write = async () => {
      written++;
    };
    await setMarker(directory);
    expect(await isWanted(directory)).toBe(true);
    await expect(whileWanted(directory, write)).resolves.toBe(true);
    await removeMarker(directory);
    expect(await isWanted(directory)).toBe(false);
    await expect(whileWanted(directory, write)).resolves.toBe(false);
    expect(written).toBe(1);
  });

  it('is only removed between two writes', async () => {
    await setMarker(directory);
    const events: string[] = [];
    let finish = () => {};
    const writing = whileWanted(directory, async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      events.push('written');
    });
    const removing = removeMarker(directory).then(() => events.push('removed'));
    while (!events.length) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      finish();
    }
    await Promise.all([writing, removing]);
    expect(events).toEqual(['written', 'removed']);
  });

  onPosix('replaces what lies in its place, and follows no link', async () => {
    const foreign = join(directory, 'foreign');
    await writeFile(foreign, 'as it was');
    await symlink(foreign, join(directory, 'refresher'));
    await setMarker(directory, 1);
    expect(await readFile(foreign, 'utf8')).toBe('as it was');
    expect(await markedPid(directory)).toBe(1);
  });

  it('is gone with its directory', async () => {
    await rm(directory, { recursive: true });
    await expect(whileWanted(directory, async () => {})).resolves.toBe(false);
  });

  it('does not hide a failure of the write', async () => {
    await setMarker(directory);
    const missing = Object.assign(new Error('missing'), { code: 'ENOENT' });
    await expect(whileWanted(directory, () => Promise.reject(missing))).rejects.toBe(missing);
  });
});
