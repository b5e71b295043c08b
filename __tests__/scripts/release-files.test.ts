import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocksUnder } from '../docs/support/page.ts';
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

const hasTools = process.platform !== 'win32' && spawnSync('sha256sum', ['--version']).status === 0;
const lacks = hasTools ? undefined : 'sha256sum is not installed';

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

/** What the commands call: a clone is a copy of the shipped files, and an attestation is as good as `ATTESTED` says. */
const standIns = {
  git: `case "$1" in
  clone) mkdir login && tar -C "$REPOSITORY" -cf - action.yml check/action.yml dist | tar -C login -xf - ;;
  rev-parse) echo the-commit ;;
esac`,
  gh: `case "$1 $2" in
  "release download") "$REPOSITORY/scripts/shipped-files.sh" > files.sha256; eval "$TAMPER" ;;
  "attestation verify") [ -s "$3" ] && [[ "$*" == *"--source-digest the-commit"* ]] && exit "$ATTESTED" ;;
esac`,
};

skipLoudly('the commands that verify a release', lacks)('the commands that verify a release', () => {
  const [commands = ''] = blocksUnder('SECURITY.md', 'verifying-a-release', 'bash');
  const tools = mkdtempSync(join(tmpdir(), 'tools-'));
  beforeAll(() => {
    for (const [name, text] of Object.entries(standIns))
      writeFileSync(join(tools, name), `#!/usr/bin/env bash\n${text}\n`, { mode: 0o755 });
  });
  afterAll(() => rmSync(tools, { recursive: true }));

  it.each([
    ['name the commit of a release that is as it was published', '0', '', 'the-commit\n'],
    ['name none without a valid attestation', '1', '', ''],
    ['name none if a file of the clone was changed', '0', 'echo >> dist/main/index.js', ''],
    ['name none if a file of the clone is missing', '0', 'rm check/action.yml', ''],
  ])('%s', (_, attested, tamper, printed) => {
    const cwd = mkdtempSync(join(tmpdir(), 'verify-'));
    const { stdout } = spawnSync('bash', ['-c', commands], {
      cwd,
      encoding: 'utf8',
      env: {
        PATH: [tools, process.env.PATH].join(delimiter),
        REPOSITORY: process.cwd(),
        ATTESTED: attested,
        TAMPER: tamper,
      },
    });
    rmSync(cwd, { recursive: true });
    expect(stdout.replace(/^.*: FAILED.*\n/gm, '')).toBe(printed);
  });
});
