import { describe, expect, it } from '@jest/globals';
import { keepToUser } from '../../src/files/access-rights.ts';

const directory = 'D:\\a\\_temp\\multi-cloud-login';
const env = { SystemRoot: 'C:\\Windows', INPUT_SECRET: 'a-secret' };
const who = '"runnervm\\runneradmin","S-1-5-21-3213132132-1-2-500"\r\n';

interface Started {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

/** Programs that print, or throw what is an error. */
function programs(answers: Record<string, string | Error>) {
  const started: Started[] = [];
  const run = async (program: string, args: readonly string[], env: Record<string, string>) => {
    started.push({ program, args, env });
    const answer = answers[/(\w+)\.exe$/.exec(program)![1]!]!;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { started, run };
}

describe('keepToUser', () => {
  it('restricts a directory on Windows to the user, administrators and the system, without inherited rights', async () => {
    const { started, run } = programs({ whoami: who, icacls: '' });
    expect(await keepToUser(directory, { platform: 'win32', env, run })).toBeUndefined();
    expect(started.at(-1)).toEqual({
      program: 'C:\\Windows\\System32\\icacls.exe',
      args: [
        directory,
        '/inheritance:r',
        '/grant:r',
        '*S-1-5-21-3213132132-1-2-500:(OI)(CI)F',
        '*S-1-5-18:(OI)(CI)F',
        '*S-1-5-32-544:(OI)(CI)F',
        '/q',
      ],
      env: { SystemRoot: 'C:\\Windows' },
    });
  });

  it('starts only programs of the system, without the step’s environment', async () => {
    const { started, run } = programs({ whoami: who, icacls: '' });
    await keepToUser(directory, { platform: 'win32', env, run });
    expect(started.map(({ program }) => program)).toEqual([
      'C:\\Windows\\System32\\whoami.exe',
      'C:\\Windows\\System32\\icacls.exe',
    ]);
    expect(JSON.stringify(started)).not.toContain('a-secret');
  });

  it.each<[string, Record<string, string | Error>, RegExp]>([
    [
      'icacls fails',
      { whoami: who, icacls: new Error('Command failed\r\nAccess is denied.') },
      /Command failed Access is denied\./,
    ],
    ['whoami is missing', { whoami: new Error('spawn ENOENT') }, /spawn ENOENT/],
    ['whoami tells nothing', { whoami: 'unexpected' }, /whoami reports no SID/],
  ])('says what it means if %s', async (_, answers, reason) => {
    const { run } = programs(answers);
    const warning = await keepToUser(directory, { platform: 'win32', env, run });
    expect(warning).toMatch(reason);
    expect(warning).toContain(directory);
    expect(warning).toContain('OpenSSH may refuse a private key');
  });

  it.each(['linux', 'darwin'] as const)('starts nothing on %s', async (platform) => {
    const { started, run } = programs({});
    expect(await keepToUser(directory, { platform, env, run })).toBeUndefined();
    expect(started).toEqual([]);
  });

  it('says so if the programs are missing', async () => {
    const warning = await keepToUser(directory, { platform: 'win32', env: { SystemRoot: '/nowhere' } });
    expect(warning).toMatch(/whoami\.exe.* ENOENT/);
  });
});
