import { describe, expect, it } from '@jest/globals';
import { NotHandedOut } from '../../src/action/not-handed-out.ts';
import type { Login } from '../../src/login/login.ts';

const login = { name: 'aws' } as Login;

function failureOf(code: string, platform: NodeJS.Platform) {
  const error = Object.assign(new Error('of the system'), { code, syscall: 'open', path: '/some/file' });
  return new NotHandedOut(login, error, platform).failure;
}

const full = 'is full';
const open = 'Another program has the file open';
const notAllowed = 'may not write there';

describe('a file that cannot be written', () => {
  it.each([
    ['ENOSPC', 'linux', [full]],
    ['EDQUOT', 'linux', [full]],
    ['EROFS', 'linux', ['read-only']],
    ['EACCES', 'linux', [notAllowed]],
    ['EPERM', 'darwin', [notAllowed]],
    ['EACCES', 'win32', [open, notAllowed]],
    ['EPERM', 'win32', [open, notAllowed]],
    ['EBUSY', 'win32', [open]],
    ['EBUSY', 'linux', [open]],
    ['EIO', 'linux', [full, notAllowed]],
  ] as const)('is explained by the code of the system: %s on %s', (code, platform, causes) => {
    const { message, advice } = failureOf(code, platform);
    expect(message).toBe(`/some/file cannot be written (${code})`);
    expect(advice!.causes).toEqual(causes.map((words) => expect.stringContaining(words)));
    expect(advice!.fix).toHaveLength(causes.length);
  });

  it('is no matter of files if the system did not say so', () => {
    expect(new NotHandedOut(login, new Error('a fault of ours')).failure.code).toBe('internal');
  });
});
