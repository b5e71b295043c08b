import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cel, loadCel } from '../../../src/trust/google/cel.ts';
import { judgeProvider } from '../../../src/trust/google/federation.ts';
import { providerProblems } from '../../../src/trust/google/validate.ts';
import { claims, host, poolName } from '../support.ts';

let cel: Cel;
beforeAll(async () => {
  cel = await loadCel();
});

describe('judgeProvider', () => {
  const provider = {
    name: `${poolName}/providers/actions`,
    issuerUri: `https://${host}`,
    attributeMapping: { 'google.subject': 'assertion.sub', 'attribute.actor': 'assertion.actor' },
  };
  const token = { claims: { ...claims, aud: `//iam.googleapis.com/${provider.name}` } };

  it('reports each part of a condition', () => {
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

  it('does not guess about missing claims', () => {
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
    ['a mapping that is not text', { attributeMapping: { 'google.subject': 1 } }],
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
