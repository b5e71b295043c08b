import { describe, expect, it } from '@jest/globals';
import { hasCode, unlessMissing, whileBusy } from '../../src/files/system-errors.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('hasCode', () => {
  it('recognizes file system errors by their code', () => {
    expect(hasCode(systemError('ENOENT'), 'EEXIST', 'ENOENT')).toBe(true);
    expect(hasCode(systemError('EACCES'), 'ENOENT')).toBe(false);
    expect(hasCode(new Error('ENOENT'), 'ENOENT')).toBe(false);
    expect(hasCode('ENOENT', 'ENOENT')).toBe(false);
  });
});

describe('unlessMissing', () => {
  it('returns undefined for a missing file, and passes on everything else', async () => {
    expect(await unlessMissing(async () => 'content')).toBe('content');
    for (const code of ['ENOENT', 'ENOTDIR', 'ELOOP'])
      expect(await unlessMissing(() => Promise.reject(systemError(code)))).toBeUndefined();
    await expect(unlessMissing(() => Promise.reject(systemError('EACCES')))).rejects.toThrow('EACCES');
  });
});

describe('whileBusy', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY'])(
    'tries again after %s, waiting longer each time',
    async (code) => {
      const waits: number[] = [];
      const answers = [systemError(code), systemError(code)];
      const result = await whileBusy(
        async () => {
          const error = answers.shift();
          if (error) throw error;
          return 'done';
        },
        async (milliseconds) => waits.push(milliseconds),
      );
      expect(result).toBe('done');
      expect(waits).toEqual([10, 20]);
    },
  );

  it('gives up after two thirds of a second', async () => {
    const waits: number[] = [];
    const action = () => Promise.reject(systemError('EBUSY'));
    await expect(whileBusy(action, async (milliseconds) => waits.push(milliseconds))).rejects.toThrow(
      'EBUSY',
    );
    expect(waits).toEqual([10, 20, 40, 80, 160, 320]);
  });

  it('passes on any other failure at once', async () => {
    await expect(whileBusy(() => Promise.reject(systemError('ENOSPC')))).rejects.toThrow('ENOSPC');
  });
});
