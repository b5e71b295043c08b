import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { audit } from '../../src/workflow/audit/audit.ts';
import { unifiedDiff } from '../../src/workflow/diff.ts';
import { migrate } from '../../src/workflow/migrate/migrate.ts';

/** Public workflows, written anew; each names in its first lines what makes it hard. */
const folder = new URL('./cases/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => name.slice(0, -4));

/** `UPDATE_CASES=1 npm test …` writes the files anew, to be reviewed line by line. */
function expectGolden(name: string, actual: string): void {
  const path = new URL(name, folder);
  if (process.env.UPDATE_CASES) writeFileSync(path, actual);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}

function textOf(name: string): string {
  return readFileSync(new URL(`${name}.yml`, folder), 'utf8');
}

describe('the workflows of the cases', () => {
  it('are found', () => {
    expect(names.length).toBeGreaterThanOrEqual(9);
  });

  it.each(names)('%s is audited as reviewed', (name) => {
    // The caller is looked at together with what it calls.
    const files = name === '08b-caller' ? ['08a-reusable', name] : [name];
    const result = audit(
      files.map((file) => ({ path: `.github/workflows/${file}.yml`, text: textOf(file) })),
      { repository: 'acme/app' },
    );
    expectGolden(`${name}.audit.json`, `${JSON.stringify(result, undefined, 2)}\n`);
  });

  it.each(names)('%s is rewritten as reviewed', (name) => {
    const path = `.github/workflows/${name}.yml`;
    const { text, ...report } = migrate(path, textOf(name))!;
    expectGolden(`${name}.migrate.diff`, unifiedDiff(path, textOf(name), text));
    expectGolden(`${name}.migrate.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  });

  it.each(names)('%s is not changed by a second run', (name) => {
    const once = migrate('a.yml', textOf(name))!.text;
    expect(migrate('a.yml', once)!.text).toBe(once);
  });

  it.each(names)('%s keeps every comment', (name) => {
    const comments = (text: string) =>
      [...text.matchAll(/(?<=^|\s)# (?!v\d).*$/gm)].map(([comment]) => comment);
    const after = migrate('a.yml', textOf(name))!.text;
    for (const comment of comments(textOf(name))) expect(after).toContain(comment);
  });
});
