import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { pages, readText, root } from './support/page.ts';
import { asWorkflow, workflowProblems } from './support/workflow.ts';

const released = 'multi-cloud-oidc/login@v1';

const examples = pages
  .flatMap(({ blocks }) => blocks)
  .filter(({ language }) => language === 'yaml')
  .flatMap(({ page, line, text }) => {
    const workflow = asWorkflow(text);
    return workflow === undefined ? [] : [{ where: `${page}:${line}`, workflow }];
  });

describe('the workflow examples', () => {
  it('are found in the README and on the page of every cloud', () => {
    for (const page of ['README.md', 'docs/aws.md', 'docs/google-cloud.md', 'docs/azure.md']) {
      expect(examples.some(({ where }) => where.startsWith(`${page}:`))).toBe(true);
    }
  });

  it.each(examples)('$where is a correct workflow that uses existing inputs and outputs', ({ workflow }) => {
    expect(workflowProblems(workflow, released)).toEqual([]);
  });

  it.each(examples)('$where refers to the action as released', ({ workflow }) => {
    const references = [...workflow.matchAll(/uses: (multi-cloud-oidc\/\S+)/g)].map(
      ([, reference]) => reference,
    );
    expect(references.filter((reference) => reference !== released)).toEqual([]);
  });
});

describe('the check itself', () => {
  const workflow = asWorkflow(`
- id: login
  uses: ${released}
  with:
    aws-role-to-assume: arn:aws:iam::111122223333:role/deploy
- run: echo "$ARN"
  env:
    ARN: \${{ steps.login.outputs.aws-account-id }}
`)!;

  it('accepts a correct example', () => {
    expect(workflowProblems(workflow, released)).toEqual([]);
  });

  it.each([
    ['an unknown input', ['aws-role-to-assume', 'role-to-assume'], 'the action has no input role-to-assume'],
    ['an unknown output', ['aws-account-id', 'account'], 'the action has no output account'],
    ['a missing permission', ['id-token: write', 'id-token: none'], 'the job example lacks id-token: write'],
    ['an unknown runner', ['ubuntu-latest', 'ubuntu-newest'], 'label "ubuntu-newest" is unknown'],
    ['broken YAML', ['  env:', ' env:'], ''],
  ] as const)('finds %s', (_, [from, to], problem) => {
    const [first] = workflowProblems(workflow.replace(from, to), released);
    expect(first).toContain(problem);
  });
});

describe("the repository's own workflows", () => {
  const folder = '.github/workflows';
  const files = readdirSync(`${root}${folder}`).map((name) => `${folder}/${name}`);

  it.each(files)('%s is correct', (path) => {
    expect(workflowProblems(readText(path), './')).toEqual([]);
  });

  it.each(files)('%s grants nothing at the top, and every action is pinned by commit', (path) => {
    const text = readText(path);
    expect(text).toMatch(/^permissions: \{\}$/m);
    const references = [...text.matchAll(/uses: (.*)/g)].map(([, reference]) => reference!);
    expect(
      references.filter((use) => !/^(\.\/\S*|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(use)),
    ).toEqual([]);
  });

  it.each(files)('%s leaves no credentials behind at checkout', (path) => {
    const text = readText(path);
    const checkouts = text.match(/uses: actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
  });
});
