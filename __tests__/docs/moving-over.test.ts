import { describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/workflow/migrate/migrate.ts';
import { vendors } from '../../src/workflow/vendor-inputs.ts';
import { inputs, outputs } from './support/action.ts';
import { page } from './support/page.ts';

const { text, blocks } = page('docs/moving-over.md');

describe('the page on moving over', () => {
  it('shows the command’s result for its example', () => {
    const [before, after] = blocks.filter(({ language }) => language === 'yaml').map((block) => block.text);
    expect(migrate('w.yml', before!)!.text).toBe(after);
  });

  it.each(vendors)(
    'has a row for every input and output of $action',
    ({ inputs: rules, outputs: outputRules }) => {
      for (const name of Object.keys(rules)) expect(text).toContain(`| \`${name}\` |`);
      for (const name of Object.keys(outputRules)) expect(text).toContain(`| output \`${name}\` |`);
    },
  );
});

describe('the tables for moving over', () => {
  const rules = vendors.flatMap(({ action, inputs: own }) =>
    Object.entries(own).map(([name, rule]) => ({ action, name, rule })),
  );

  it.each(rules.filter(({ rule }) => 'to' in rule))(
    '$action: $name becomes an existing input',
    ({ rule }) => {
      expect(inputs).toContain('to' in rule && rule.to);
    },
  );

  it.each(
    vendors.flatMap(({ action, outputs: own }) =>
      Object.entries(own).map(([name, { to }]) => ({ action, name, to })),
    ),
  )('$action: output $name becomes an existing output', ({ to }) => {
    expect(outputs).toContain(to);
  });
});
