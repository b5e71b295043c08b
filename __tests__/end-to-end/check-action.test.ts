/** The action in `check/`, run from `dist/` as the runner runs it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startJob } from '../../emulator/runner/index.ts';
import { assertBuilt } from '../../scripts/bundle/fingerprint.ts';
import { actionFolder } from '../support/scenario.ts';
import { policyOf } from '../trust/support.ts';

assertBuilt();

const folder = join(actionFolder, 'check');
const exact = 'repo:octo-org/octo-repo:environment:production';
const job = {
  'repository-id': '74',
  'owner-id': '65',
  environment: 'production',
  ref: 'main',
  workflow: 'deploy.yml',
};
const tidy = `on: push
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: make
`;

async function check(given: Record<string, string>, files: Record<string, string>) {
  // No endpoint for ID tokens: the check needs none.
  const started = await startJob({ environment: { GITHUB_REPOSITORY: 'octo-org/octo-repo' } });
  try {
    for (const [path, text] of Object.entries({ '.github/workflows/build.yml': tidy, ...files })) {
      mkdirSync(dirname(join(started.workspace, path)), { recursive: true });
      writeFileSync(join(started.workspace, path), text);
    }
    return await started.uses(folder, { with: { ...job, ...given } });
  } finally {
    await started.finish();
    started.dispose();
  }
}

const policy = (conditions: Parameters<typeof policyOf>[0]) => JSON.stringify(policyOf(conditions), null, 2);

const titles = ({ annotations }: { annotations: readonly { properties: Record<string, string> }[] }) =>
  annotations.map(({ properties }) => properties.title).join();

describe('the action check', () => {
  it('passes trust that admits one job', async () => {
    const narrow = policy({
      StringEquals: { sub: exact, repository_id: '74', environment: 'production', ref: 'refs/heads/main' },
    });
    const step = await check({ trust: 'trust/deploy.json' }, { 'trust/deploy.json': narrow });
    expect({ outcome: step.outcome, log: step.log }).toMatchObject({ outcome: 'success' });
    expect(JSON.parse(step.outputs.results!)).toEqual([
      expect.objectContaining({ cloud: 'aws', job: 'allowed' }),
    ]);
    expect(JSON.parse(step.outputs.findings!)).toEqual([]);
  });

  it('fails for trust that admits others, at the line responsible', async () => {
    const wide = policy({ StringLike: { sub: 'repo:octo-org/octo-repo:*' } });
    const step = await check({ trust: 'trust/deploy.json' }, { 'trust/deploy.json': wide });
    expect(step.outcome).toBe('failure');
    const line = wide.split('\n').findIndex((each) => each.includes('repo:octo-org/octo-repo:*')) + 1;
    expect(step.annotations).toContainEqual(
      expect.objectContaining({
        level: 'error',
        properties: {
          title: expect.stringContaining('any-workflow-of-repository (high)'),
          file: 'trust/deploy.json',
          line: String(line),
        },
      }),
    );
    expect(titles(step)).toContain('other-branch gets in (high)');
    expect(step.summary).toContain('other-branch (high)');
  });

  it('fails for trust that does not admit the job', async () => {
    const other = policy({ StringEquals: { sub: exact.replace('production', 'staging') } });
    const step = await check({ trust: 'a.json' }, { 'a.json': other });
    expect(step.outcome).toBe('failure');
    expect(titles(step)).toContain('the job does not get in');
  });

  it('finds stored keys in workflows, with file and line, and never shows them', async () => {
    const key = `AKIA${'Q3EGRT7ZBW2LNXKD'}`;
    const keyed = tidy.replace(
      '      - run: make',
      `      - run: make\n        env:\n          AWS_ACCESS_KEY_ID: ${key}`,
    );
    const step = await check({}, { '.github/workflows/keys.yml': keyed });
    expect(step.outcome).toBe('failure');
    expect(step.annotations).toContainEqual(
      expect.objectContaining({
        level: 'error',
        properties: expect.objectContaining({ file: '.github/workflows/keys.yml', line: '9' }),
      }),
    );
    expect(step.rawLog + step.summary + JSON.stringify(step.outputs)).not.toContain(key);
  });

  it.each([
    [{ 'fail-on': 'hig' }, '`fail-on` must be one of'],
    [{ trust: 'none.json' }, 'There is no file none.json'],
    [{ 'repository-id': 'x' }, '`repository-id` must be a number'],
    [{ workflows: 'nowhere' }, 'There is no file or directory nowhere'],
  ])('says what is wrong with %j', async (given, words) => {
    const step = await check(given, {});
    expect(step.outcome).toBe('failure');
    expect(step.annotations.map(({ message }) => message).join()).toContain(words);
  });
});
