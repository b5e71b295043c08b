import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cel, extractText, loadCel } from '../../../src/trust/google/cel.ts';
import { conjunctsOf } from '../../../src/trust/google/expression.ts';
import { judgeProvider, providerProblems } from '../../../src/trust/google/provider.ts';
import { claims, host, poolName } from '../support.ts';

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

  it('ends soon whatever an expression looks like', () => {
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

describe('conjunctsOf', () => {
  it.each([
    ["a == 'x' && b", ["a == 'x'", 'b']],
    ["a == '&&' && (b || c)", ["a == '&&'", 'b || c']],
    ['a && b || c', ['a && b || c']],
    ['a ? b && c : d', ['a ? b && c : d']],
    ['(a) && f(b && c)', ['a', 'f(b && c)']],
    ['a &&', ['a &&']],
  ])('%s', (expression, expected) => expect(conjunctsOf(expression)).toEqual(expected));
});

describe('judgeProvider', () => {
  const provider = {
    name: `${poolName}/providers/actions`,
    issuerUri: `https://${host}`,
    attributeMapping: { 'google.subject': 'assertion.sub', 'attribute.actor': 'assertion.actor' },
  };
  const token = { claims: { ...claims, aud: `//iam.googleapis.com/${provider.name}` } };

  it('tells each part of a condition', () => {
    const attributeCondition = "assertion.repository_owner_id == '65' && assertion.ref == 'refs/heads/x'";
    const { verdict, tests } = judgeProvider({ ...provider, attributeCondition }, token, cel);
    expect(verdict).toBe('denied');
    expect(tests.filter(({ what }) => what === 'attributeCondition')).toEqual([
      {
        what: 'attributeCondition',
        expected: "assertion.repository_owner_id == '65'",
        actual: 'true (repository_owner_id: 65)',
        holds: true,
      },
      {
        what: 'attributeCondition',
        expected: "assertion.ref == 'refs/heads/x'",
        actual: 'false (ref: refs/heads/main)',
        holds: false,
      },
    ]);
  });

  it('does not guess about claims that are not given', () => {
    const { actor: _, ref: __, ...known } = token.claims;
    const open = { claims: known, unknown: new Set(['actor', 'ref']) };
    const judge = (attributeCondition: string) =>
      judgeProvider({ ...provider, attributeCondition }, open, cel).verdict;
    expect(judge("assertion.repository_id == '74'")).toBe('allowed');
    expect(judge("assertion.ref == 'refs/heads/main'")).toBe('unknown');
    expect(judge("assertion.ref == 'refs/heads/main' || assertion.repository_id == '74'")).toBe('allowed');
    expect(judge("assertion.ref == 'refs/heads/main' && assertion.repository_id == '75'")).toBe('denied');
    expect(judge("has(assertion.ref) ? assertion.ref == 'x' : true")).toBe('unknown');
    expect(judge("attribute.actor == 'octocat'")).toBe('unknown');
  });

  it.each<[string, object]>([
    ['a mapping beyond 2048 characters', { attributeMapping: { 'google.subject': `'${'x'.repeat(2048)}'` } }],
    ['a condition beyond 4096 characters', { attributeCondition: `'${'x'.repeat(4096)}' == ''` }],
    [
      'more than 50 attributes',
      {
        attributeMapping: {
          'google.subject': "'x'",
          ...Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`attribute.a${index}`, "'x'"])),
        },
      },
    ],
    ['a mapping that is no text', { attributeMapping: { 'google.subject': 1 } }],
    ['more than ten audiences', { allowedAudiences: Array.from({ length: 11 }, String) }],
  ])('refuses %s as the API does', (_, change) => {
    expect(providerProblems({ ...provider, ...change }, cel)).toMatchObject([{ holds: false }]);
  });

  it('refuses values of more than 8 KB', () => {
    const long = {
      ...provider,
      attributeMapping: { ...provider.attributeMapping, 'attribute.x': 'assertion.long' },
    };
    const judged = judgeProvider(long, { claims: { ...token.claims, long: 'x'.repeat(9000) } }, cel);
    expect(judged.tests.find(({ holds }) => holds === false)?.what).toBe('size of all mapped values');
  });
});
