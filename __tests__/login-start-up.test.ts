/** What a login starts with. Everything that only explains, plans or checks is loaded by `import()` when it is needed. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Files and packages that are loaded together with a file of `src/`. */
function loadedWith(entry: string): string[] {
  const open = [entry];
  const found = new Set(open);
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(`src/${file}`, 'utf8');
    const imports = source.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)';/gms);
    for (const [, target = ''] of imports) {
      const next = target.startsWith('.') ? posix.join(posix.dirname(file), target) : target;
      if (!found.has(next)) open.push(next);
      found.add(next);
    }
  }
  return [...found];
}

describe.each(['main.ts', 'post.ts', 'helper.ts'])('%s', (entry) => {
  const loaded = loadedWith(entry);

  it('loads the parts of a login', () => {
    expect(loaded.length).toBeGreaterThan(3);
    if (entry === 'main.ts') expect(loaded).toContain('action/login-step.ts');
  });

  it('loads nothing that plans, checks or rewrites', () => {
    const rooms = ['setup/', 'trust/', 'workflow/', 'cli/'];
    const files = ['plan-step.ts', 'policy-causes.ts', 'check-step.ts', 'failure-report.ts', 'trust.ts'];
    expect(
      loaded.filter(
        (path) =>
          rooms.some((room) => path.startsWith(room)) ||
          files.some((file) => path.endsWith(`/${file}`)) ||
          /^(@actions\/github|@octokit|@bufbuild|yaml)/.test(path),
      ),
    ).toEqual([]);
  });
});

describe.each([
  'main.ts',
  'providers/aws/index.ts',
  'providers/aws/exchange.ts',
  'providers/azure/index.ts',
  'providers/azure/exchange.ts',
  'providers/gcp/index.ts',
  'providers/gcp/exchange.ts',
  'providers/exchange/provider.ts',
  'providers/exchange/presets/vault.ts',
  'providers/exchange/presets/pypi.ts',
])('a login that succeeds, with %s', (entry) => {
  it('loads no table of refusals and no explanation', () => {
    const explaining = /\/(errors|refusal|refusal-words|diagnose|trust|table|hcl|subject)\.ts$/;
    expect(loadedWith(entry).filter((path) => explaining.test(path))).toEqual([]);
  });
});

describe('main.ts', () => {
  it('loads the code that runs after the logins while their requests are in flight', () => {
    const later = ['action/handing-out.ts', 'action/publish.ts', 'files/apply-edits.ts', 'files/ini.ts'];
    expect(loadedWith('main.ts').filter((path) => later.includes(path))).toEqual([]);
    expect(loadedWith('action/handing-out.ts')).toEqual(expect.arrayContaining(later));
  });
});
