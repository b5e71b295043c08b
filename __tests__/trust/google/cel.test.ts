import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cel, extractText, loadCel } from '../../../src/trust/google/cel.ts';
import { claims } from '../support.ts';

let cel: Cel;
beforeAll(async () => {
  cel = await loadCel();
});

describe('the CEL of providers', () => {
  it.each<[string, object]>([
    ["assertion.ref == 'refs/heads/main'", { state: 'value', type: 'bool', value: true }],
    ["assertion.sub.extract('repo:{r}:')", { state: 'value', type: 'string', value: 'octo-org/octo-repo' }],
    ["assertion.repository.split('/')[1]", { state: 'value', type: 'string', value: 'octo-repo' }],
    ["['a', assertion.ref_type].join('-')", { state: 'value', type: 'string', value: 'a-branch' }],
    ['assertion.absent', { state: 'error' }],
    ['assertion.ref ==', { state: 'syntax' }],
    ["assertion.ref == 'x' // why", { state: 'value', value: false }],
    ["assertion.ref.matches('(')", { state: 'error' }],
    // Google does not document it for providers; it may exist or not.
    ['assertion.ref.lowerAscii()', { state: 'unclear' }],
    ['timestamp(int(assertion.iat)) > timestamp(0)', { state: 'unclear' }],
    ["['a', 'b'].exists(x, x == assertion.ref_type)", { state: 'value', value: false }],
    ['[1].all(a, [1].all(b, [1].all(c, true)))', { state: 'unclear' }],
  ])('%s', (expression, expected) => {
    expect(cel(expression, { assertion: claims })).toMatchObject(expected);
  });

  it('terminates quickly, whatever the expression', () => {
    const doubling = `['a']${'.map(x, x + x)'.repeat(200)}`;
    expect(cel(doubling, {}).state).toBe('unclear');
    const backtracking = "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('^(a+)+$')";
    expect(cel(backtracking, {})).toMatchObject({ state: 'value', value: false });
    expect(['unclear', 'syntax']).toContain(cel('('.repeat(3000), {}).state);
  });
});

describe('extractText', () => {
  it.each([
    ['refs/heads/main', '/heads/{branch}/', ''],
    ['refs/heads/a/b', '/heads/{branch}/', 'a'],
    ['refs/heads/a/b', '/heads/{branch}', 'a/b'],
    ['refs/heads/a', '{all}', 'refs/heads/a'],
    ['refs/heads/a', '{kind}/a', 'refs/heads'],
    ['refs/tags/a', 'heads/{x}', ''],
    ['x', 'no braces', ''],
  ])('%s by %s: %j', (text, template, expected) => expect(extractText(text, template)).toBe(expected));
});
