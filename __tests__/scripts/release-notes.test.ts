import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const changelog = `# Changelog

## [Unreleased]

- Not yet.

## [1.1.0] - 2027-01-15

### Added

- Something new.

## [1.0.0] - 2026-12-01

First release.

[1.1.0]: https://github.com/multi-cloud-oidc/login/releases/tag/v1.1.0
`;

const posix = process.platform === 'win32' ? describe.skip : describe;

posix('the notes of a release', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'release-notes-'));
    writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const notesOf = (tag: string) => {
    const { status, stdout, stderr } = spawnSync(
      'scripts/release-notes.sh',
      [tag, join(folder, 'CHANGELOG.md')],
      {
        encoding: 'utf8',
      },
    );
    return { status, stdout, stderr };
  };

  it.each([
    ['v1.1.0', '### Added\n\n- Something new.\n'],
    ['v1.0.0', 'First release.\n'],
  ])('of %s are its section of the changelog', (tag, notes) => {
    expect(notesOf(tag)).toEqual({ status: 0, stdout: notes, stderr: '' });
  });

  it.each(['v1.2.0', 'v1.1', 'v1x1x0', 'Unreleased'])('of %s are missing, which is an error', (tag) => {
    const { status, stderr } = notesOf(tag);
    expect(status).toBe(1);
    expect(stderr).toContain(`has no notes under "## [${tag.replace(/^v/, '')}] - YYYY-MM-DD"`);
  });
});
