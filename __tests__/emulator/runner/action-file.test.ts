import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { holds, inputVariables, readAction, resolveInputs } from '../../../emulator/runner/action-file.ts';

const folders: string[] = [];

function actionFolder(text: string, name = 'action.yml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  folders.push(folder);
  writeFileSync(join(folder, name), text);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const complete = `
name: Login
inputs:
  region: { default: eu-west-1 }
  mask me: { required: true }
  count: { default: 5 }
  flag: { default: true }
  token: { default: '\${{ github.token }}' }
  old: { deprecationMessage: use region }
outputs:
  arn: { description: x }
runs:
  using: node24
  main: dist/index.js
  post: dist/post.js
  post-if: success()
`;

describe('readAction', () => {
  it('reads inputs, outputs and stages; scalars become text', () => {
    const folder = actionFolder(complete);
    expect(readAction(folder)).toEqual({
      name: 'Login',
      folder,
      inputs: {
        region: { default: 'eu-west-1' },
        'mask me': {},
        count: { default: '5' },
        flag: { default: 'true' },
        token: { default: '${{ github.token }}' },
        old: { deprecationMessage: 'use region' },
      },
      outputs: ['arn'],
      main: 'dist/index.js',
      post: 'dist/post.js',
      postCondition: 'success()',
    });
  });

  it('reads action.yaml too, and runs post always by default', () => {
    const folder = actionFolder('runs: { using: node24, main: a.js, post: b.js }', 'action.yaml');
    expect(readAction(folder)).toMatchObject({
      name: '',
      inputs: {},
      outputs: [],
      postCondition: 'always()',
    });
  });

  it('reads a condition in expression braces', () => {
    const folder = actionFolder(
      "runs: { using: node24, main: a.js, post: b.js, post-if: '${{ always() }}' }",
    );
    expect(readAction(folder).postCondition).toBe('always()');
  });

  it.each([
    ['another kind of action', 'runs: { using: composite }', "'using: composite' is not simulated"],
    ['a pre stage', 'runs: { using: node24, main: a.js, pre: b.js }', "a 'pre' stage is not simulated"],
    ['a missing main', 'runs: { using: node24 }', "'runs.main' is missing"],
    [
      'a longer condition',
      "runs: { using: node24, main: a, post: b, post-if: env.X == 'y' }",
      'is not simulated',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => readAction(actionFolder(text))).toThrow(message);
  });

  it('says where it looked for the file', () => {
    expect(() => readAction('/nowhere')).toThrow(
      "Can't find 'action.yml' or 'action.yaml' under '/nowhere'.",
    );
  });
});

describe('resolveInputs', () => {
  const action = readAction(actionFolder(complete));
  const lookUp = (expression: string) => `<${expression}>`;

  it('fills in defaults, evaluates their expressions, and does not enforce required', () => {
    expect(resolveInputs(action, {}, lookUp)).toEqual({
      values: {
        region: 'eu-west-1',
        'mask me': '',
        count: '5',
        flag: 'true',
        token: '<github.token>',
        old: '',
      },
      warnings: [],
    });
  });

  it('keeps an input given as an empty string empty', () => {
    expect(resolveInputs(action, { region: '' }, lookUp).values.region).toBe('');
  });

  it('compares names case-insensitively', () => {
    const { values, warnings } = resolveInputs(action, { REGION: 'x' }, lookUp);
    expect(values).toMatchObject({ REGION: 'x' });
    expect(values).not.toHaveProperty('region');
    expect(warnings).toEqual([]);
  });

  it('warns about unknown and deprecated inputs and passes them on', () => {
    const { values, warnings } = resolveInputs(action, { rgion: 'x', old: 'y' }, lookUp);
    expect(values).toMatchObject({ rgion: 'x', old: 'y' });
    expect(warnings).toEqual([
      "Input 'old' has been deprecated with message: use region",
      "Unexpected input(s) 'rgion', valid inputs are ['region', 'mask me', 'count', 'flag', 'token', 'old']",
    ]);
  });
});

describe('inputVariables', () => {
  it('writes names in upper case and blanks as underscores, and keeps dashes', () => {
    expect(inputVariables({ 'aws-region': 'a', 'my Input': 'b' })).toEqual({
      'INPUT_AWS-REGION': 'a',
      INPUT_MY_INPUT: 'b',
    });
  });
});

describe('holds', () => {
  it.each([
    ['always()', { success: true, failure: true, cancelled: true }],
    ['success()', { success: true, failure: false, cancelled: false }],
    ['failure()', { success: false, failure: true, cancelled: false }],
    ['cancelled()', { success: false, failure: false, cancelled: true }],
    ['!cancelled()', { success: true, failure: true, cancelled: false }],
  ] as const)('evaluates %s against the job’s status', (condition, expected) => {
    for (const status of ['success', 'failure', 'cancelled'] as const) {
      expect(holds(condition, status)).toBe(expected[status]);
    }
  });
});
