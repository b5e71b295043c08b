import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { leaveRefusal, takeRefusals } from '../../src/renewal/refusals.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refusals-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('a refused renewal', () => {
  it('is told once, with its last reason, for each login', async () => {
    await leaveRefusal(directory, 'aws', 'no answer');
    await leaveRefusal(directory, 'aws', 'not authorized');
    await leaveRefusal(directory, 'prod', 'no answer');
    const told = await takeRefusals(directory);
    expect(told.sort()).toEqual([
      'A later step asked for credentials of the login "aws", and got none: not authorized',
      'A later step asked for credentials of the login "prod", and got none: no answer',
    ]);
    expect(await takeRefusals(directory)).toEqual([]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('is written for its owner alone', async () => {
    await leaveRefusal(directory, 'aws', 'no answer');
    if (process.platform !== 'win32')
      expect((await stat(join(directory, 'aws.refusal'))).mode & 0o777).toBe(0o600);
  });

  it('is never read through a link, or from a file that no helper left', async () => {
    await writeFile(join(directory, 'other'), 'something else');
    if (process.platform !== 'win32') await symlink(join(directory, 'other'), join(directory, 'a.refusal'));
    await writeFile(join(directory, 'b.refusal'), 'x'.repeat(1_000_000));
    expect(await takeRefusals(directory)).toEqual([]);
  });

  it('is silent where it cannot be written or read', async () => {
    await mkdir(join(directory, 'aws.refusal'));
    await leaveRefusal(directory, 'aws', 'no answer');
    expect(await takeRefusals(directory)).toEqual([]);
    expect(await takeRefusals(join(directory, 'gone'))).toEqual([]);
  });
});
