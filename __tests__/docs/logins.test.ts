import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { clouds, services } from '../../src/providers/registry.ts';
import { sshOutputs } from '../../src/providers/ssh/outputs.ts';
import { schema as sshSettings } from '../../src/providers/ssh/settings.ts';
import { trust } from '../../src/providers/ssh/trust.ts';
import { planOf } from '../support/plan.ts';
import { page, pages } from './support/page.ts';
import { asWorkflow } from './support/workflow.ts';

interface Workflow {
  jobs: Record<string, { steps?: { uses?: string; with?: Record<string, string> }[] }>;
}

/** Those of the page of other services hold secrets, and have tests of their own. */
const examples = pages
  .filter(({ path }) => path !== 'docs/other-services.md')
  .flatMap(({ blocks }) => blocks)
  .filter(({ language }) => language === 'yaml')
  .flatMap(({ page: path, line, text }) => {
    const workflow = asWorkflow(text);
    if (workflow === undefined) return [];
    const { jobs } = parse(workflow) as Workflow;
    return Object.values(jobs)
      .flatMap(({ steps = [] }) => steps)
      .flatMap((step) => (step.with?.logins ? [{ where: `${path}:${line}`, inputs: step.with }] : []));
  });

describe('the examples with several logins', () => {
  it('are found', () => {
    expect(examples.map(({ where }) => where.split(':')[0])).toEqual(
      expect.arrayContaining(['docs/logins.md', 'docs/ssh.md']),
    );
  });

  it.each(examples)('$where can be planned', async ({ inputs }) => {
    const { problems, plan } = await planOf(inputs);
    expect(problems).toEqual([]);
    expect(plan.logins.length).toBeGreaterThan(0);
  });
});

describe.each([
  ['README.md', '## What it can log in to'],
  ['docs/logins.md', '## Everything it can log in to'],
])('the table of %s', (path, heading) => {
  const { text } = page(path);
  const start = text.indexOf(heading);
  const section = text.slice(start, text.indexOf('\n## ', start));
  const listed = [...section.matchAll(/\[`([\w-]+)`\]/g)].map(([, name]) => name!);

  it('lists every provider once', () => {
    const names = [...clouds.map(({ name }) => name), ...Object.keys(services)];
    expect([...listed].sort()).toEqual([...names].sort());
  });
});

it.each(['README.md', 'CHANGELOG.md'])('%s counts the services that have a provider', (path) => {
  // These two are for services without one.
  const named = Object.keys(services).filter((name) => !['exchange', 'id-token'].includes(name));
  expect({ twenty: named.length }).toEqual({ twenty: 20 });
  expect(page(path).text).toMatch(/\[twenty (other )?services\]/);
});

describe('the page of SSH', () => {
  const { text } = page('docs/ssh.md');

  it.each(Object.entries(sshSettings))('has a row for the key %s with its default', (name, setting) => {
    const standard =
      'default' in setting ? `\`${setting.default}\`` : 'required' in setting ? 'required' : '';
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
    expect(row.split('|')[2]?.trim()).toBe(standard);
  });

  it.each(Object.keys(sshOutputs))('has a row for the output %s', (name) => {
    expect(text).toContain(`| \`<name>-${name}\` |`);
  });

  it('sets the server up as the log of a step says', () => {
    const claims = {
      iss: 'https://token.actions.githubusercontent.com',
      sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    };
    const settings = {
      principals: ['deploy'],
      keyType: 'ecdsa',
      hosts: ['*'],
      gitSshCommand: false,
    } as const;
    const advice = trust(claims as never, settings);
    for (const { text: command } of advice) expect(text).toContain(`\n${command}\n`);
  });
});
