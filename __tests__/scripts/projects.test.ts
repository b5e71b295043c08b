import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');

interface Project {
  readonly displayName: string;
  readonly testRegex: readonly string[];
  readonly testPathIgnorePatterns: readonly string[];
}

process.env.ATTACK_RUNS ??= '1';
const { default: config, downstreamProject } = (await import(`${root}/jest.config.js`)) as {
  default: { projects: readonly Project[] };
  downstreamProject: Project;
};
const projects = [...config.projects, downstreamProject];
const files = readdirSync(`${root}/__tests__`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => resolve(`${root}/__tests__`, path));

function projectsOf(path: string): string[] {
  return projects
    .filter(
      ({ testRegex, testPathIgnorePatterns }) =>
        testRegex.some((pattern) => new RegExp(pattern).test(path)) &&
        !testPathIgnorePatterns.some((pattern) => new RegExp(pattern).test(path.slice(root.length))),
    )
    .map(({ displayName }) => displayName);
}

/** All files that a file imports, directly or through others. */
function reachedFrom(path: string, reached = new Set<string>()): Set<string> {
  for (const [, target] of readFileSync(path, 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)) {
    const file = resolve(dirname(path), target!);
    if (reached.has(file) || !existsSync(file)) continue;
    reached.add(file);
    if (file.endsWith('.ts')) reachedFrom(file, reached);
  }
  return reached;
}

describe('the projects of the tests', () => {
  it.each(files.map((path) => relative(root, path)))('%s is in exactly one', (path) => {
    expect(projectsOf(resolve(root, path))).toHaveLength(1);
  });

  it('name `unit` only what starts neither the emulator nor the built action', () => {
    const heavy = ['emulator/index.ts', '__tests__/support/scenario.ts'].map((path) => resolve(root, path));
    const wrong = files.filter(
      (path) => projectsOf(path).includes('unit') && heavy.some((file) => reachedFrom(path).has(file)),
    );
    expect(wrong.map((path) => relative(root, path))).toEqual([]);
  });
});
