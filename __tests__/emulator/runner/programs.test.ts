import { describe, expect, it } from '@jest/globals';
import { chooseShell, findNode24, findProgram, shellArguments } from '../../../emulator/runner/programs.ts';

const searchPath = '/usr/bin:/bin';

describe('chooseShell', () => {
  it('uses bash without pipefail by default', () => {
    expect(chooseShell(undefined, searchPath)).toEqual({
      template: expect.stringMatching(/^\/.*bash -e \{0\}$/),
      extension: '.sh',
    });
  });

  it('turns pipefail on for a shell named bash', () => {
    const shell = chooseShell('bash', searchPath);
    expect(shellArguments(shell, '/tmp/a b.sh').slice(1)).toEqual([
      '--noprofile',
      '--norc',
      '-e',
      '-o',
      'pipefail',
      '/tmp/a b.sh',
    ]);
  });

  it('accepts a template', () => {
    expect(shellArguments(chooseShell('cat -n {0}', searchPath), 'x')).toEqual([
      findProgram('cat', searchPath),
      '-n',
      'x',
    ]);
  });

  it('refuses a shell that is neither known nor a template', () => {
    expect(() => chooseShell('cat', searchPath)).toThrow('Invalid shell option.');
  });

  it('says which program is missing', () => {
    expect(() => chooseShell('no-such-shell {0}', searchPath)).toThrow('no-such-shell: command not found');
  });
});

describe('findProgram', () => {
  it('searches the path, or only the given location', () => {
    expect(findProgram('sh', `:/nowhere:${searchPath}`)).toMatch(/^\/.*sh$/);
    expect(findProgram('/bin/sh', '')).toBe('/bin/sh');
    expect(findProgram('/bin/no-such-program', searchPath)).toBeUndefined();
    expect(findProgram('no-such-program', searchPath)).toBeUndefined();
  });
});

describe('findNode24', () => {
  it('finds an executable', () => {
    expect(findProgram(findNode24(), '')).toBe(findNode24());
  });
});
