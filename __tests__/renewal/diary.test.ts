import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DiaryEntry, diaryPath, readDiary, troubleIn, writeDiary } from '../../src/renewal/diary.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'diary-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the diary', () => {
  it('keeps one line per entry, with the time, readable only by its owner', async () => {
    await writeDiary(directory, { event: 'started', pid: 7 }, 0);
    await writeDiary(directory, { event: 'failed', login: 'azure', reason: 'no answer' }, 1_000);
    expect(await readFile(diaryPath(directory), 'utf8')).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","event":"started","pid":7}\n{"at":"1970-01-01T00:00:01.000Z","event":"failed","login":"azure","reason":"no answer"}\n',
    );
    expect(await readDiary(directory)).toMatchObject([{ event: 'started', pid: 7 }, { event: 'failed' }]);
    if (process.platform !== 'win32') expect((await stat(diaryPath(directory))).mode & 0o777).toBe(0o600);
  });

  it('is undefined if there is none, and is not started if the directory is gone', async () => {
    expect(await readDiary(directory)).toBeUndefined();
    await expect(writeDiary(join(directory, 'gone'), { event: 'stopped' }, 0)).resolves.toBeUndefined();
  });

  it('is silent if it cannot be read or written', async () => {
    await mkdir(diaryPath(directory));
    await expect(writeDiary(directory, { event: 'stopped' }, 0)).resolves.toBeUndefined();
    await expect(readDiary(directory)).resolves.toBeUndefined();
  });

  it('survives damage', async () => {
    await writeFile(diaryPath(directory), '{"event":"started","pid":7}\n{"eve\nnull\n3\n');
    expect(await readDiary(directory)).toEqual([{ event: 'started', pid: 7 }]);
  });
});

const started: DiaryEntry = { event: 'started', pid: 7 };
const renewed: DiaryEntry = { event: 'renewed', login: 'azure' };
const failed: DiaryEntry = { event: 'failed', login: 'azure', reason: 'no answer' };
const failing: DiaryEntry = { ...failed, event: 'failing' };
const gaveUp: DiaryEntry = { event: 'gave-up', login: 'azure', reason: 'no answer' };
const ended: DiaryEntry = { event: 'ended', reason: 'the time is up' };
const stopping: DiaryEntry = { event: 'stopping' };
const stopped: DiaryEntry = { event: 'stopped' };
const reported: DiaryEntry = { event: 'reported' };

describe('the user is told', () => {
  it.each<[string, DiaryEntry[], boolean | undefined, string | undefined]>([
    ['nothing while it works', [started, renewed, failed], true, undefined],
    ['nothing when it was stopped', [started, renewed, stopping, stopped], false, undefined],
    ['nothing while it is stopped', [started, renewed, stopping], false, undefined],
    ['that it stopped without being asked to', [started, renewed, stopped], false, 'marker file was removed'],
    ['nothing twice about that', [started, stopped, reported], false, undefined],
    ['of its death when it has written nothing', [], false, 'was stopped by something else'],
    ['nothing about a life that cannot be known', [renewed], undefined, undefined],
    ['of its death', [started, renewed], false, 'was stopped by something else.'],
    ['why it may have died', [started, failed], false, 'The last renewal had failed: no answer'],
    ['that it gave up', [started, failed, gaveUp, stopped], false, 'gave up on the login "azure": no answer'],
    ['that it keeps failing', [started, failed, failing, failed], true, 'keeps trying: no answer'],
    ['nothing when it works again', [started, failing, renewed], true, undefined],
    ['that it fails again', [started, failing, renewed, failing], true, 'keeps trying'],
    [
      'that it fails while another login works',
      [started, failing, { ...renewed, login: 'b' }],
      true,
      '"azure"',
    ],
    ['nothing twice while it keeps failing', [started, failing, reported, failed], true, undefined],
    ['that it gave up on one login of several', [started, gaveUp, renewed], true, 'gave up'],
    ['that it has ended', [started, renewed, ended], false, 'has stopped: the time is up'],
    ['nothing twice', [started, renewed, ended, reported], false, undefined],
    ['nothing twice about a death', [started, renewed, reported], false, undefined],
    ['of an end after an earlier report', [started, gaveUp, reported, ended], false, 'has stopped'],
  ])('%s', (_, diary, isRunning, text) => {
    const trouble = troubleIn(diary, isRunning);
    if (text === undefined) expect(trouble).toBeUndefined();
    else expect(trouble).toContain(text);
  });
});
