import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { skipLoudly } from '../support/skip-loudly.ts';

const posix = process.platform === 'win32' ? describe.skip : describe;

posix('the newest version', () => {
  const newest = (versions: readonly string[], ...args: string[]) => {
    const input = versions.map((version) => `${version}\n`).join('');
    return spawnSync('scripts/newest-version.sh', args, { encoding: 'utf8', input }).stdout.trim();
  };

  it.each([
    ['compares numbers, not texts', ['v1.9.0', 'v1.10.0', 'v1.2.30'], [], 'v1.10.0'],
    ['is of the newest major version', ['v9.9.9', 'v10.0.1', 'v10.0.0'], [], 'v10.0.1'],
    ['is of one major version if asked', ['v1.9.0', 'v2.0.0', 'v11.0.0', 'v1.10.0'], ['v1'], 'v1.10.0'],
    ['is never a major tag or a trial', ['v2', 'v1.0.0', 'v2.0.0-rc.1', 'dist-v3.0.0'], [], 'v1.0.0'],
  ])('%s', (_, versions, args, expected) => {
    expect(newest(versions, ...args)).toBe(expected);
  });
});

const lacks = spawnSync('sha256sum', ['--version']).status === 0 ? undefined : 'sha256sum is not installed';

skipLoudly('the list of shipped files', lacks)('the list of shipped files', () => {
  it('has the hash of every file that a job of a user runs, in a form that sha256sum checks', () => {
    const { stdout } = spawnSync('scripts/shipped-files.sh', { encoding: 'utf8' });
    const shipped = ['action.yml', 'check/action.yml', ...globSync('dist/**')].filter((path) =>
      statSync(path).isFile(),
    );
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(stdout.trimEnd().split('\n').sort()).toEqual(
      shipped.map((path) => `${hash(path)}  ${path}`).sort(),
    );
    expect(spawnSync('sha256sum', ['--check', '--strict'], { input: stdout }).status).toBe(0);
  });
});
