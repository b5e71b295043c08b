import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PublishContext } from '../../../src/contract/publication.ts';
import { credentialProcess, problems, processAnswer } from '../../../src/providers/aws/credential-process.ts';
import type { AwsSettings } from '../../../src/providers/aws/settings.ts';
import { credential } from './support.ts';

const program = join('/action/dist', 'helper', 'index.js');
const place = { nodePath: '/usr/bin/node', actionDirectory: '/action/dist' };

describe('the command line of credential_process', () => {
  it.each([
    ['/temp/a.json', '/temp/a.json'],
    ['C:\\temp\\a.json', 'C:\\temp\\a.json'],
  ])('ends with the specification %s and the cached credential', (path, word) => {
    expect(credentialProcess({ specification: path, credential: path.replace('a.json', 'b') }, place)).toBe(
      `/usr/bin/node --no-warnings ${program} aws-credentials ${word} ${word.replace('a.json', 'b')}`,
    );
  });

  it.each([
    ['the specification', '/with blank/a.json', place],
    ['Node.js', '/a.json', { ...place, nodePath: '/with blank/node' }],
  ])('never begins with a quote, even if the path of %s contains a blank', (_, specification, where) => {
    const command = credentialProcess({ specification, credential: '/b' }, where, 'linux');
    expect(command).toMatch(/^\/usr\/bin\/env .*"\/with blank\/[^"]+"/);
  });

  it('has no blank on Windows, where no program could precede the path', () => {
    const paths = { specification: 'C:\\my runner\\a.json', credential: 'C:\\b' };
    expect(() => credentialProcess(paths, place, 'win32')).toThrow(
      expect.objectContaining({ code: 'aws/helper-path' }),
    );
  });

  it.each(['/a"b', '/a$HOME', '/a`b`', '/a;b', "/a'b", '/a%PATH%', '/a\nb', '/ü'])(
    'refuses the path %j',
    (path) => {
      expect(() => credentialProcess({ specification: path, credential: '/b' }, place)).toThrow(
        expect.objectContaining({ code: 'aws/helper-path', retry: 'no' }),
      );
    },
  );
});

describe('the problems of a runner, known before the login,', () => {
  const settings = {} as AwsSettings;

  it.each([
    ['/opt/runner', 'linux', undefined],
    ['/opt/my runner', 'linux', undefined],
    ['/Users/my runner', 'darwin', undefined],
    ['C:\\actions-runner', 'win32', undefined],
    ['C:\\my runner', 'win32', 'and no blanks'],
    ['/opt/läufer', 'linux', '/opt/läufer'],
  ] as const)('in %s on %s are: %s', (actionDirectory, platform, problem) => {
    const refresh = { specification: '/temp/a.json', credential: '/temp/b' };
    const context = { nodePath: '/usr/bin/node', actionDirectory, refresh } as PublishContext;
    const messages = problems(settings, context, platform).map(({ message }) => message);
    expect(messages).toEqual(problem === undefined ? [] : [expect.stringContaining(problem)]);
    expect(problems(settings, { ...context, refresh: undefined } as never, platform)).toEqual([]);
  });
});

describe('the answer of the program', () => {
  it('has the form that the tools expect', () => {
    expect(JSON.parse(processAnswer(credential))).toEqual({
      Version: 1,
      AccessKeyId: credential.accessKeyId,
      SecretAccessKey: credential.secretAccessKey,
      SessionToken: credential.sessionToken,
      Expiration: '2026-01-02T03:04:05Z',
      AccountId: '111122223333',
    });
  });

  it('names no account if there is none', () => {
    expect(processAnswer({ ...credential, accountId: '' })).not.toContain('AccountId');
  });
});
