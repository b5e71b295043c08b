import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { bin } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { bin: Record<string, string> };
const cases = `${root}__tests__/workflow/cases`;

describe('the bundled command line, with nothing installed next to it', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'command-line-'));
    cpSync(`${root}dist`, join(folder, 'dist'), { recursive: true });
    cpSync(`${root}package.json`, join(folder, 'package.json'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(folder, bin['multi-cloud-oidc']!), ...args], {
      encoding: 'utf8',
      cwd: folder,
    });

  it('starts with the line that makes it a program', () => {
    expect(readFileSync(join(folder, bin['multi-cloud-oidc']!), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('explains itself', () => {
    const { status, stdout, stderr } = run('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: multi-cloud-oidc <verb>');
  });

  it('audits, and reports problems by its exit code', () => {
    const { status, stdout } = run('audit', '--json', join(cases, '05-stored-keys-everywhere.yml'));
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings.length).toBeGreaterThan(20);
  });

  it('prints exactly the reviewed diff', () => {
    const { status, stdout } = run('migrate', join(cases, '01-three-clouds-in-a-row.yml'));
    expect(status).toBe(0);
    const changes = (text: string) => text.slice(text.indexOf('@@'));
    expect(changes(stdout)).toBe(
      changes(readFileSync(join(cases, '01-three-clouds-in-a-row.migrate.diff'), 'utf8')),
    );
  });

  it('explains wrong usage', () => {
    const { status, stdout, stderr } = run('audit', 'nowhere');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('There is no file or directory nowhere');
  });
});
