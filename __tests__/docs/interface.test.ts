import { describe, expect, it } from '@jest/globals';
import { partitionNames } from '../../src/providers/aws/partitions.ts';
import { clouds } from '../../src/providers/registry.ts';
import { inputs, outputs } from './support/action.ts';
import { page, pages } from './support/page.ts';

const documented = { inputs: page('docs/inputs.md').text, outputs: page('docs/outputs.md').text };

/** All names in backquotes, without the values that follow a colon. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([a-z][a-z0-9-]*)(?::[^`]*)?`/g)].map(([, name]) => name!);
}

describe('inputs and outputs', () => {
  it.each(pages.map(({ path, text }) => ({ path, text })))('that $path names exist', ({ text }) => {
    const known = [...inputs, ...outputs, ...partitionNames];
    const own = namesIn(text).filter((name) => /^(aws|gcp|azure)-/.test(name));
    expect(own.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(['inputs', 'outputs'] as const)('have a region for the generated table of %s', (name) => {
    expect(documented[name]).toMatch(new RegExp(`<!-- ${name}:start -->[\\s\\S]*<!-- ${name}:end -->`));
  });
});

describe('exported variables', () => {
  const table = documented.outputs.slice(documented.outputs.indexOf('## Exported variables'));
  const options = { projectId: 'octo-project', subscriptionId: 'c7e5d3b1-9f8a-4b6c-8d2e-0a1b2c3d4e5f' };

  it.each(clouds.map(({ name, load }) => ({ name, load })))(
    'of $name are all in the table',
    async ({ name: provider, load }) => {
      const names = (await load()).facts({ ...options, roles: [] }, provider).variables;
      expect(names.length).toBeGreaterThan(5);
      expect(names.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
    },
  );
});
