import { describe, expect, it } from '@jest/globals';
import { runOn } from './support.ts';

const folder = '.github/workflows';
const login = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    environment: e
    permissions: { id-token: write }
    steps:
      - uses: azure/login@0123456789012345678901234567890123456789
        with:
          client-id: c
          tenant-id: t
`;
const moved = login
  .replace('azure/login@0123456789012345678901234567890123456789', 'multi-cloud-oidc/login@v1')
  .replace('client-id: c', 'azure-client-id: c')
  .replace('tenant-id: t\n', 'azure-tenant-id: t\n          output-credentials: false\n');
const stored = login.replace('client-id: c', 'creds: ${{ secrets.AZURE_CREDENTIALS }}');

describe('migrate', () => {
  const tree = {
    [`${folder}/a.yml`]: login,
    [`${folder}/b.yaml`]: stored,
    'README.md': 'x',
    'other.yml': login,
  };

  it('prints the diff to standard output and everything else to standard error', async () => {
    const { code, out, error, written } = await runOn(tree, ['migrate']);
    expect(code).toBe(0);
    expect(out).toMatch(/^--- a\/\.github\/workflows\/a\.yml\n\+\+\+ b\/\.github\/workflows\/a\.yml\n@@ /);
    expect(out).toContain('+      - uses: multi-cloud-oidc/login@v1\n');
    expect(error).toContain(
      `${folder}/b.yaml:8: left alone: the step of Azure/login logs in with a stored client secret`,
    );
    expect(error).toContain('1 of 2 files to rewrite, 1 place left alone.');
    expect(written).toEqual({});
  });

  it('writes what it would print', async () => {
    const { code, out, written } = await runOn(tree, ['migrate', '--write']);
    expect({ code, out, written }).toEqual({ code: 0, out: '', written: { [`${folder}/a.yml`]: moved } });
  });

  it('fails a check while something is left to rewrite, and passes afterwards', async () => {
    expect((await runOn(tree, ['migrate', '--check'])).code).toBe(1);
    expect((await runOn({ ...tree, [`${folder}/a.yml`]: moved }, ['migrate', '--check'])).code).toBe(0);
  });

  it('gives programs the same as JSON', async () => {
    const { out } = await runOn(tree, ['migrate', '.', '--json']);
    expect(JSON.parse(out)).toMatchObject([
      {
        path: `${folder}/a.yml`,
        changed: true,
        rewritten: [{ job: 'a', lines: [8], clouds: ['Azure'] }],
        left: [],
      },
      {
        path: `${folder}/b.yaml`,
        changed: false,
        rewritten: [],
        left: [{ job: 'a', line: 8, action: 'Azure/login' }],
      },
    ]);
  });

  it('accepts a single file, and the composite actions of a repository', async () => {
    expect((await runOn(tree, ['migrate', 'other.yml', '--write'])).written).toEqual({ 'other.yml': moved });
    const action = `runs:\n  using: composite\n  steps:\n${login.slice(login.indexOf('      - uses'))}`;
    const { written } = await runOn(
      { ...tree, 'actions/x/action.yml': action, 'node_modules/y/action.yml': action },
      ['migrate', '--write'],
    );
    expect(Object.keys(written)).toEqual([`${folder}/a.yml`, 'actions/x/action.yml']);
  });

  it('shows no key that is near a change', async () => {
    const key = `AKIA${'ABCDEFGH'.repeat(2)}`;
    const { out, error } = await runOn({ 'w.yml': `${login}      - run: x ${key}\n` }, ['migrate']);
    expect(out).toContain('run: x ***');
    expect(out + error).not.toContain(key);
  });

  it('leaves a file alone if it is not UTF-8', async () => {
    const { error, written } = await runOn({ 'w.yml': new Uint8Array([0xff]) }, [
      'migrate',
      'w.yml',
      '--write',
    ]);
    expect(error).toContain('w.yml:1: left alone: the file is not UTF-8');
    expect(written).toEqual({});
  });

  it('prints no control characters from a file', async () => {
    const text = login.replace(
      '      - uses',
      '      - uses: azure/login@v2\n        with:\n          client-id: c\n      - name: "\\n::error::x\\e[2J"\n        run: x\n      - uses',
    );
    const { error } = await runOn({ 'w.yml': text }, ['migrate', 'w.yml']);
    expect(error).not.toMatch(/^::|\x1b/m);
  });
});

describe('audit', () => {
  const tree = {
    [`${folder}/a.yml`]: login,
    [`${folder}/b.yml`]: stored.replace('    environment: e\n', ''),
  };

  it('prints findings, how to fix them and a count', async () => {
    const { code, out } = await runOn(tree, ['audit']);
    expect(code).toBe(0);
    expect(out).toContain(`medium ${folder}/b.yml:9 job a [stored-key]`);
    expect(out).toContain('The way to OIDC');
    expect(out).toContain('az ad app credential delete');
    expect(out).toMatch(/2 files read\. Findings: .*1 medium/);
  });

  it.each([
    ['high', 0],
    ['medium', 1],
  ])('fails on %s with exit code %d', async (severity, code) => {
    expect((await runOn(tree, ['audit', '--fail-on', severity])).code).toBe(code);
  });

  it('names the repository of the job, or the given one', async () => {
    const env = { GITHUB_REPOSITORY: 'acme/app' };
    expect((await runOn(tree, ['audit'], env)).out).toContain('plan --repository acme/app ');
    expect((await runOn(tree, ['audit', '--repository', 'o/r'], env)).out).toContain(
      'plan --repository o/r ',
    );
  });

  it('gives programs the same as JSON', async () => {
    const { out } = await runOn(tree, ['audit', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      files: 2,
      findings: [
        {
          id: 'stored-key',
          severity: 'medium',
          file: `${folder}/b.yml`,
          line: 9,
          job: 'a',
          secrets: ['AZURE_CREDENTIALS'],
        },
      ],
      migration: { inventory: [{ secrets: ['AZURE_CREDENTIALS'] }] },
    });
  });

  it('says so if there is nothing', async () => {
    const { code, out } = await runOn({ 'w.yml': moved.replace('@v1', `@${'0'.repeat(40)}`) }, ['audit']);
    expect({ code, out }).toEqual({ code: 0, out: '1 file read. Nothing found.\n' });
  });
});
