import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { circleIn, importsOf, wrongWays } from '../../../scripts/floors/floors.ts';

describe('the sources', () => {
  const imports = importsOf();

  it('are read', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(imports).toContainEqual({ from: 'programs.ts', to: 'main.ts' });
  });

  it('import only from lower floors or their own folder', () => {
    expect(wrongWays(imports)).toEqual([]);
  });

  it('do not import each other in a circle', () => {
    expect(circleIn(imports)).toBeUndefined();
  });
});

it('the table of CONTRIBUTING.md has every folder and file at the top of the sources', () => {
  const page = readFileSync('CONTRIBUTING.md', 'utf8');
  const named = [...page.matchAll(/`src\/([\w.-]+)\/?`/g)].map(([, name]) => name!);
  expect(readdirSync('src').filter((name) => !named.includes(name))).toEqual([]);
});

describe('the check of the floors', () => {
  it('finds an import that leads up', () => {
    const up = { from: 'http/client.ts', to: 'login/plan.ts' };
    expect(wrongWays([up, { from: 'login/plan.ts', to: 'http/client.ts' }])).toEqual([up]);
  });

  it('finds an import of a neighbour', () => {
    const across = { from: 'http/client.ts', to: 'files/json.ts' };
    expect(wrongWays([across])).toEqual([across]);
  });

  it('refuses a folder that is on no floor', () => {
    expect(() => wrongWays([{ from: 'helpers/a.ts', to: 'text/b.ts' }])).toThrow('helpers is on none');
  });

  it('finds a circle, even a long one', () => {
    const ring = ['a', 'b', 'c'].map((name, index, all) => ({ from: name, to: all[(index + 1) % 3]! }));
    expect(circleIn([{ from: 'x', to: 'a' }, ...ring])).toEqual(['a', 'b', 'c']);
    expect(circleIn(ring.slice(1))).toBeUndefined();
  });
});
