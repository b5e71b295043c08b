import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRunning } from '../../src/files/processes.ts';
import { refresherTrouble, startRefresher, stopRefresher } from '../../src/renewal/control.ts';
import { diaryPath, readDiary, writeDiary } from '../../src/renewal/diary.ts';
import { isWanted } from '../../src/renewal/marker.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'control-test-'));
  await mkdir(join(directory, 'helper'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Starts a program in the place of the refresher. */
async function start(program: string, env: Record<string, string> = {}) {
  await writeFile(join(directory, 'helper', 'index.js'), `const fs = require('fs');\n${program}`);
  return startRefresher(['one.json', 'two.json'], {
    directory,
    actionDirectory: directory,
    nodePath: process.execPath,
    env: { PATH: process.env.PATH, ...env },
  });
}

/** Ends by itself when the marker goes, with its last line. */
const obedient = `
const at = ${JSON.stringify('DIRECTORY')};
setInterval(() => {
  if (fs.existsSync(at + '/refresher')) return;
  fs.appendFileSync(at + '/refresher.log', '{"event":"stopped"}\\n');
  process.exit();
}, 10);`;
const program = () => obedient.replace('DIRECTORY', directory);

const seen = async (name: string) => {
  for (;;) {
    try {
      return await readFile(join(directory, name), 'utf8');
    } catch {
      await pause(10);
    }
  }
};

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      await pause(10);
    } catch {
      return;
    }
  }
}

describe('the refresher', () => {
  it('receives what to keep alive, in the step’s environment without its inputs', async () => {
    await start(
      `${program()}
fs.writeFileSync(at + '/seen.tmp', JSON.stringify([process.argv.slice(2), process.env]));
fs.renameSync(at + '/seen.tmp', at + '/seen');`,
      { RUNNER_TRACKING_ID: 'job', INPUT_SECRET: 's', STATE_login: 's' },
    );
    const [args, env] = JSON.parse(await seen('seen'));
    expect(args).toEqual(['refresh', 'one.json', 'two.json']);
    expect(env.RUNNER_TRACKING_ID).toBe('job');
    expect(Object.keys(env).filter((name) => /INPUT|STATE/.test(name))).toEqual([]);
    expect(await isWanted(directory)).toBe(true);
    await stopRefresher(directory);
  });

  it('exits when it is stopped, and leaves nothing to report', async () => {
    await start(program());
    const pid = (await readDiary(directory))![0]!.pid!;
    await expect(refresherTrouble(directory)).resolves.toBeUndefined();
    await stopRefresher(directory);
    expect(await isWanted(directory)).toBe(false);
    expect((await readDiary(directory))!.map(({ event }) => event)).toEqual([
      'started',
      'stopping',
      'stopped',
    ]);
    await untilGone(pid);
    await expect(refresherTrouble(directory)).resolves.toBeUndefined();
  });

  it('is reported once if it died', async () => {
    await start('process.exit(3);');
    const pid = (await readDiary(directory))![0]!.pid!;
    await untilGone(pid);
    await writeDiary(directory, { event: 'failed', reason: 'no answer' }, 0);
    await expect(refresherTrouble(directory)).resolves.toMatch(/was stopped by something else.*no answer/);
    await expect(refresherTrouble(directory)).resolves.toBeUndefined();
    await stopRefresher(directory);
  });

  describe.each<[string, (path: string) => Promise<unknown>]>([
    ['deleted', (path) => rm(path)],
    ['emptied', (path) => writeFile(path, '')],
    ['damaged', (path) => writeFile(path, '{"event":"sta')],
    ['replaced by a directory', (path) => rm(path).then(() => mkdir(path))],
    ['replaced by a link to nowhere', (path) => rm(path).then(() => symlink(`${path}/none`, path))],
  ])('whose file was %s', (_, change) => {
    it.each(['refresher.log', 'refresher'])(
      '%s is not reported dead, and exits with the post step',
      async (name) => {
        await start(program());
        const pid = (await readDiary(directory))![0]!.pid!;
        await change(join(directory, name));
        if (await isWanted(directory)) await expect(refresherTrouble(directory)).resolves.toBeUndefined();
        await stopRefresher(directory);
        expect(await isWanted(directory)).toBe(false);
        await untilGone(pid);
      },
    );
  });

  it('is reported dead even if its diary is lost', async () => {
    await start('process.exit(3);');
    const pid = (await readDiary(directory))![0]!.pid!;
    await untilGone(pid);
    await rm(diaryPath(directory));
    await expect(refresherTrouble(directory)).resolves.toMatch(/was stopped by something else/);
    await expect(refresherTrouble(directory)).resolves.toBeUndefined();
  });

  it('is reported once if it stopped because something else removed its marker', async () => {
    await start(program());
    const pid = (await readDiary(directory))![0]!.pid!;
    await rm(join(directory, 'refresher'));
    await untilGone(pid);
    await expect(refresherTrouble(directory)).resolves.toMatch(/marker file was removed/);
    await expect(refresherTrouble(directory)).resolves.toBeUndefined();
    await stopRefresher(directory);
  });

  it('exits before the post step does, even if the whole directory was removed', async () => {
    const pid = await start(program());
    for (const name of ['refresher', 'refresher.log']) await rm(join(directory, name));
    await stopRefresher(directory, pid);
    expect(isRunning(pid)).toBe(false);
  });

  it('is told to stop even if its marker’s lock is not available', async () => {
    await start(program());
    const pid = (await readDiary(directory))![0]!.pid!;
    await mkdir(join(directory, 'refresher.lock'));
    await stopRefresher(directory);
    await untilGone(pid);
  });

  it('need not exist to be stopped', async () => {
    await expect(stopRefresher(directory)).resolves.toBeUndefined();
    await expect(refresherTrouble(directory)).resolves.toBeUndefined();
  });

  it('is reported if it cannot be started', async () => {
    const place = { directory, actionDirectory: directory, nodePath: join(directory, 'none'), env: {} };
    await expect(startRefresher([], place)).rejects.toThrow(/ENOENT/);
  });
});
