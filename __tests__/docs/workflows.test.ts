import { globSync, readdirSync } from 'node:fs';
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
    expect(jobs.draft).toMatchObject({ needs: ['verify', 'rings'] });
    const moves = Object.entries(jobs).filter(([, { steps = [] }]) =>
      steps.some(({ run = '' }) => /git\/refs|--draft=false/.test(run)),
    );
    expect(moves.map(([name]) => name)).toEqual(['publish']);
    expect(jobs.publish!.steps!.some(({ run = '' }) => /\bnpm\b|\bnode\b/.test(run))).toBe(false);
  });

  it('publish what was tested: the tag and the draft are compared before, the tag again before the major tag moves', () => {
    const { jobs } = parse(readText(`${folder}/release.yml`)) as { jobs: Record<string, ReleaseJob> };
    const scripts = jobs.publish!.steps!.map(({ run = '' }) => run);
    const steps = (words: string) => scripts.flatMap((run, index) => (run.includes(words) ? [index] : []));
    const [published = -1] = steps('--draft=false');
    const [moved = -1] = steps('git/refs/tags/$major');
    const comparesTag = steps('commits/tags/$GITHUB_REF_NAME" --jq .sha)" = "$GITHUB_SHA"');
    expect(comparesTag.filter((index) => index < published)).toHaveLength(1);
    expect(comparesTag.filter((index) => index > published && index < moved)).toHaveLength(1);
    expect(steps('scripts/shipped-files.sh | diff')[0]).toBeLessThan(published);
  });

  it('attest every file that a job of a user can run', () => {
    const { jobs } = parse(readText(`${folder}/release.yml`)) as { jobs: Record<string, ReleaseJob> };
    const { with: { 'subject-path': paths } = { 'subject-path': '' } } = jobs.publish!.steps!.find(
      ({ uses }) => uses?.startsWith('actions/attest-build-provenance@'),
    )!;
    const actions = globSync('{,*/}action.yml').map((path) => path.replaceAll('\\', '/'));
    expect(actions.sort()).toEqual(['action.yml', 'check/action.yml']);
    expect(paths.trim().split('\n').sort()).toEqual(
      [...actions, 'dist/**', '${{ runner.temp }}/files.sha256'].sort(),
    );
  });

  it('conclude only when every other job of CI has succeeded', () => {
    const { jobs } = parse(readText(`${folder}/ci.yml`)) as { jobs: Record<string, ReleaseJob> };
    const { conclusion, ...others } = jobs;
    expect([conclusion!.needs].flat().sort()).toEqual(Object.keys(others).sort());
  });

  it('have the jobs that RELEASING.md makes a condition for merging, and run them for pull requests', () => {
    const [, required = ''] = /^\| Ruleset for `main` \|.*code owner;(.*) required;/m.exec(
      readText('RELEASING.md'),
    )!;
    const names = [...required.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    const run = files
      .map(
        (path) => parse(readText(path)) as { on: object | string; jobs: Record<string, { name?: string }> },
      )
      .filter(({ on }) => typeof on === 'object' && 'pull_request' in on)
      .flatMap(({ jobs }) => Object.values(jobs).map(({ name }) => name));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !run.includes(name))).toEqual([]);
  });

  it('pin each action to the same commit as the workflows and actions to copy', () => {
    const paths = globSync('{.github/workflows,examples,workflow-templates}/**/*.yml');
    const pins = paths.flatMap((path) => {
      const found = readText(path).matchAll(/uses: ([\w.-]+\/[\w.-]+)\S*@([0-9a-f]{40} # v\S+)/g);
      return [...found].map(([, action, pin]) => `${action}@${pin}`);
    });
    const actions = [...new Set(pins)].map((pin) => pin.split('@')[0]);
    expect(actions.length).toBeGreaterThan(5);
    expect(actions.toSorted()).toEqual([...new Set(actions)].sort());
  });

  it.each(['actionlint', 'zizmor'])('have all workflows to copy checked by %s', (name) => {
    const { jobs } = parse(readText(`${folder}/workflows.yml`)) as { jobs: Record<string, ReleaseJob> };
    const texts = jobs[name]!.steps!.flatMap((step) => [step.run ?? '', step.with?.inputs ?? '']);
    const patterns = texts.join(' ').match(/(examples|workflow-templates)\/\S*\.yml/g) ?? [];
    const checked = patterns
      .flatMap((pattern) => globSync(pattern))
      .map((path) => path.replaceAll('\\', '/'));
    const toCopy = globSync('{examples,workflow-templates}/**/*.yml')
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /^jobs:/m.test(readText(path)));
    expect(toCopy.length).toBeGreaterThan(6);
    expect(toCopy.filter((path) => !checked.includes(path))).toEqual([]);
  });
});

interface ReleaseJob {
  readonly environment?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, string>>;
  }[];
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
