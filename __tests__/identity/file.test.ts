import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fileSource } from '../../src/identity/file.ts';

const attempt = { signal: new AbortController().signal, timeoutMs: 1_000 };
const onPosix = process.platform === 'win32' ? it.skip : it;
const withoutRoot = process.platform === 'win32' || process.getuid?.() === 0 ? it.skip : it;

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'id-token-'));
  path = join(directory, 'token');
});
afterEach(() => rm(directory, { recursive: true }));

const request = () => fileSource(path).request('aud', attempt);
const refusal = (words: string) => ({
  code: 'id-token/file',
  stage: 'id-token',
  retry: 'no',
  message: expect.stringContaining(`${path}, which should hold an ID token, ${words}`),
});

describe('an ID token in a file', () => {
  it('is read without the surrounding blanks', async () => {
    await writeFile(path, ' a.b.c\r\n');
    await expect(request()).resolves.toBe('a.b.c');
  });

  it('is read again for each attempt', async () => {
    const source = fileSource(path);
    await writeFile(path, 'first');
    await expect(source.request('aud', attempt)).resolves.toBe('first');
    await writeFile(path, 'second');
    await expect(source.request('aud', attempt)).resolves.toBe('second');
  });

  onPosix('may be behind a link, as with volumes of Kubernetes', async () => {
    await writeFile(join(directory, 'data'), 'a.b.c');
    await symlink('data', path);
    await expect(request()).resolves.toBe('a.b.c');
  });

  it('is missing', () => expect(request()).rejects.toMatchObject(refusal('does not exist')));

  it('is a directory', async () => {
    await mkdir(path);
    await expect(request()).rejects.toMatchObject(refusal('is a directory'));
  });

  onPosix('is a pipe, for which nobody waits', async () => {
    execFileSync('mkfifo', [path]);
    await expect(request()).rejects.toMatchObject(refusal('is not a regular file'));
  });

  it('is larger than any token', async () => {
    await writeFile(path, 'x'.repeat(64 * 1024 + 1));
    await expect(request()).rejects.toMatchObject(refusal('is larger than 64 KiB'));
  });

  withoutRoot('may not be read', async () => {
    await writeFile(path, 'a.b.c');
    await chmod(path, 0);
    await expect(request()).rejects.toMatchObject(refusal('may not be read'));
  });
});
