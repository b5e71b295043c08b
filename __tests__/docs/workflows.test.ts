import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { pages, readText, root } from './support/page.ts';
import { weaknesses } from './support/weaknesses.ts';
import { asWorkflow, workflowProblems } from './support/workflow.ts';

const released = 'multi-cloud-oidc/login@v1';
/** In a folder of the same repository. */
const releasedCheck = 'multi-cloud-oidc/login/check@v1';

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

  it.each(examples)('$where refers to the released action', ({ workflow }) => {
    const references = [...workflow.matchAll(/uses: (multi-cloud-oidc\/\S+)/g)].map(
      ([, reference]) => reference,
    );
    expect(references.filter((reference) => ![released, releasedCheck].includes(reference!))).toEqual([]);
  });
});

describe('actions/checkout', () => {
  /** Of a pinned commit, the version in the comment behind it. */
  const majors = (texts: readonly string[]) =>
    new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/actions\/checkout@(?:[0-9a-f]{40} # )?v(\d+)/g)].map(([, major]) => major),
      ),
    );

  it('has the same major version in the examples as in the workflows of the repository', () => {
    const folder = '.github/workflows';
    const own = majors(readdirSync(`${root}${folder}`).map((name) => readText(`${folder}/${name}`)));
    expect(own.size).toBe(1);
    expect(majors(pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)))).toEqual(own);
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

  it.each(files)('%s cannot be used against the repository', (path) => {
    expect(weaknesses(readText(path))).toEqual([]);
  });

  it('sign and publish only in the job that waits for a reviewer', () => {
    const { jobs } = parse(readText(`${folder}/release.yml`)) as { jobs: Record<string, ReleaseJob> };
    const powerful = Object.entries(jobs).filter(([, { permissions }]) => permissions?.['id-token']);
    expect(powerful.map(([name]) => name)).toEqual(['publish']);
    expect(jobs.publish).toMatchObject({ environment: 'release', needs: 'draft' });
    expect(jobs.draft).toMatchObject({ needs: 'verify' });
    const moves = Object.entries(jobs).filter(([, { steps = [] }]) =>
      steps.some(({ run = '' }) => /git\/refs|--draft=false/.test(run)),
    );
    expect(moves.map(([name]) => name)).toEqual(['publish']);
    expect(jobs.publish!.steps!.some(({ run = '' }) => /\bnpm\b|\bnode\b/.test(run))).toBe(false);
  });
});

interface ReleaseJob {
  readonly environment?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly run?: string }[];
}

describe('the check of weaknesses', () => {
  const workflow = `on: push
permissions: {}
jobs:
  a:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: echo "$TITLE"
        env:
          TITLE: \${{ github.event.pull_request.title }}
`;

  it('accepts a careful workflow', () => {
    expect(weaknesses(workflow)).toEqual([]);
  });

  it.each([
    ['permissions for all jobs', 'permissions: {}', 'permissions: write-all', 'grants nothing at the top'],
    ['a job without permissions', / {4}permissions:\n.*\n/, '', 'a: has no permissions of its own'],
    ['a tag', /@[0-9a-f]{40}/, '@v7', 'is not pinned'],
    ['a commit without version', ' # v7.0.1', '', 'is not pinned'],
    ['kept credentials', 'persist-credentials: false', 'fetch-depth: 0', 'keeps its credentials'],
    ['pull_request_target', 'on: push', 'on: pull_request_target', 'pull_request_target'],
    ['workflow_run', 'on: push', 'on: [workflow_run]', 'workflow_run'],
    ['an expression in a script', 'echo "$TITLE"', 'echo "${{ github.event.issue.title }}"', 'expression'],
    [
      'a download without a hash',
      'echo "$TITLE"',
      'curl --output x https://octo.example/x',
      'downloads without a hash',
    ],
  ])('finds %s', (_, from, to, weakness) => {
    expect(weaknesses(workflow.replace(from, () => to)).join('\n')).toContain(weakness);
  });
});
