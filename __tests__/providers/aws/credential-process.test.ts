import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { credentialProcess, processAnswer } from '../../../src/providers/aws/credential-process.ts';
import { credential } from './support.ts';

const program = join('/action/dist', 'helper', 'index.js');
const place = { nodePath: '/usr/bin/node', actionDirectory: '/action/dist' };

describe('the command line of credential_process', () => {
  it.each([
    ['/temp/a.json', '/temp/a.json'],
    ['C:\\temp\\a.json', 'C:\\temp\\a.json'],
    ['/with blank/a.json', '"/with blank/a.json"'],
  ])('ends with the specification %s and the cached credential', (path, word) => {
    expect(credentialProcess({ specification: path, credential: path.replace('a.json', 'b') }, place)).toBe(
      `/usr/bin/node ${program} aws-credentials ${word} ${word.replace('a.json', 'b')}`,
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

  it('names no account where there is none', () => {
    expect(processAnswer({ ...credential, accountId: '' })).not.toContain('AccountId');
  });
});
