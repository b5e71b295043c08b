import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimsOfJob } from '../../src/identity/github-claims.ts';
import { comparedWithPlan } from '../../src/setup/compare.ts';
import { judgeTrustPolicy } from '../../src/trust/aws/trust-policy.ts';
import { checkTrust } from '../../src/trust/check.ts';
import { parseJson } from '../../src/trust/json.ts';
import { renderReport } from '../../src/trust/render.ts';
import { toJson } from '../../src/trust/report.ts';
import { matches } from '../../src/trust/wildcard.ts';
import {
  azureTrust,
  claims,
  fileOf,
  flexible,
  googleTrust,
  policyOf,
  providerArn,
  trustPolicy,
} from './support.ts';

const verdicts = ['allowed', 'denied', 'invalid', 'unknown'];

/** Real trust in which one value, at any depth, is replaced by any other. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const paths: (string | number)[][] = [];
  const walk = (at: unknown, path: (string | number)[]): void => {
    paths.push(path);
    if (typeof at === 'object' && at !== null) {
      for (const [key, child] of Object.entries(at))
        walk(child, [...path, Array.isArray(at) ? Number(key) : key]);
    }
  };
  walk(value, []);
  return fc
    .tuple(fc.constantFrom(...paths), fc.jsonValue())
    .map(([path, replacement]) => replaced(value, path, replacement));
}

function replaced(value: unknown, [key, ...rest]: (string | number)[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? replaced(item, rest, replacement) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, replacement) };
}

const sub = 'repo:octo-org/octo-repo:*';
const real: unknown[] = [
  policyOf({
    StringEquals: { repository_id: '74' },
    StringLike: { sub: [sub, 'repo:x*'] },
    'ForAllValues:StringEquals': { environment: 'production' },
  }),
  {
    Role: {
      Arn: 'arn:aws:iam::111122223333:role/x',
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: trustPolicy({ Null: { sub: 'false' } }),
    },
  },
  {
    trustPolicy: trustPolicy(undefined),
    oidcProvider: {
      arn: providerArn,
      url: 'token.actions.githubusercontent.com',
      clientIds: ['sts.amazonaws.com'],
    },
  },
  googleTrust(
    "assertion.repository_owner_id == '65' && assertion.ref.matches('^refs/heads/main$')",
    'attribute.repository_id/74',
  ),
  azureTrust({ subject: claims.sub }, flexible(`claims['sub'] matches '${sub}'`)),
  {
    format_version: '1.2',
    values: {
      root_module: {
        resources: [
          {
            address: 'a',
            mode: 'managed',
            type: 'aws_iam_role',
            values: { assume_role_policy: JSON.stringify(trustPolicy(undefined)) },
          },
        ],
        child_modules: [{ resources: [] }],
      },
    },
  },
];

async function checked(text: string, job: Record<string, unknown> = claims): Promise<void> {
  const report = await checkTrust([{ name: 'file', text }], job);
  for (const { job: verdict, attackers } of report.results) {
    expect(verdicts).toContain(verdict);
    for (const attacker of attackers) expect(verdicts).toContain(attacker.verdict);
  }
  expect(typeof renderReport(report)).toBe('string');
  expect(JSON.parse(JSON.stringify(toJson(report)))).toEqual(toJson(report));
  const compared = await comparedWithPlan(report, job, {});
  expect(compared.results.map(({ job: verdict }) => verdict)).toEqual(
    report.results.map(({ job: verdict }) => verdict),
  );
}

describe('the checker never throws', () => {
  it('on arbitrary JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), (text) => checked(text)),
      { numRuns: 200 },
    );
  });

  it('on arbitrary text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), (text) => checked(text)),
      { numRuns: 200 },
    );
  });

  it.each(real.map((trust, index) => [index, trust] as const))(
    'on real trust with any value corrupted (%i)',
    async (_, trust) => {
      await fc.assert(
        fc.asyncProperty(spoiled(trust), (value) => checked(JSON.stringify(value))),
        { numRuns: 60 },
      );
    },
  );

  it('on arbitrary claims', async () => {
    const anyClaims = fc.dictionary(fc.constantFrom(...Object.keys(claims), 'aud', 'x'), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(anyClaims, fc.constantFrom(...real), (job, trust) =>
        checked(JSON.stringify(trust), job),
      ),
      { numRuns: 100 },
    );
  });

  it('on deep nesting', async () => {
    await checked('['.repeat(100_000) + ']'.repeat(100_000));
    await checked(`{"Statement":${'{"Condition":'.repeat(5000)}1${'}'.repeat(5000)}}`);
    await checked(JSON.stringify(googleTrust('('.repeat(2000), '*')));
  });

  it('on values far beyond every limit', async () => {
    const long = 'a*'.repeat(100_000);
    await checked(JSON.stringify(policyOf({ StringLike: { sub: long } })));
    await checked(JSON.stringify(azureTrust(flexible(`claims['sub'] matches '${long}`))));
    await checked(
      JSON.stringify(azureTrust(...Array.from({ length: 20_000 }, () => ({ subject: claims.sub })))),
    );
    const mapping = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`attribute.a${index}`, 'assertion.sub']),
    );
    await checked(JSON.stringify(googleTrust("assertion.ref == 'x'", '*', mapping)));
  });

  it('on anchors that refer to themselves', async () => {
    await checked('&a [*a]');
    await checked('format_version: "1"\nvalues:\n  root_module: &a\n    child_modules: [*a]\n');
  });
});

describe('wildcards', () => {
  /** The plain definition, for short texts. */
  const defined = (pattern: string, text: string): boolean => {
    const [first] = pattern;
    if (first === undefined) return text === '';
    if (first === '*')
      return defined(pattern.slice(1), text) || (text !== '' && defined(pattern, text.slice(1)));
    return text !== '' && (first === '?' || first === text[0]) && defined(pattern.slice(1), text.slice(1));
  };

  it('match according to their definition', () => {
    const short = (unit: string[]) => fc.string({ unit: fc.constantFrom(...unit), maxLength: 8 });
    fc.assert(
      fc.property(short(['a', 'b', '*', '?']), short(['a', 'b']), (pattern, text) => {
        expect(matches(pattern, text)).toBe(defined(pattern, text));
      }),
      { numRuns: 2000 },
    );
  });

  it('take a number of steps that grows with the text, not with the ways to match it', () => {
    // A regular expression made of this pattern would not end within a lifetime.
    const pattern = `${'*a'.repeat(200)}b`;
    expect(matches(pattern, 'a'.repeat(20_000))).toBe(false);
  });
});

describe('verdicts', () => {
  const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);

  it('admit exactly the subject that a policy names', () => {
    fc.assert(
      fc.property(names, names, names, names, (owner, name, environment, other) => {
        const { claims: job } = claimsOfJob({
          repository: `${owner}/${name}`,
          environment,
          audience: 'sts.amazonaws.com',
        });
        const role = {
          trustPolicy: policyOf({ StringEquals: { sub: job.sub } }),
          providers: [{ arn: providerArn, url: 'token.actions.githubusercontent.com' }],
        };
        expect(judgeTrustPolicy(role, { claims: job }).verdict).toBe('allowed');
        const foreign = claimsOfJob({
          repository: `${owner}-x/${other}`,
          environment,
          audience: 'sts.amazonaws.com',
        });
        expect(judgeTrustPolicy(role, { claims: foreign.claims }).verdict).toBe('denied');
      }),
    );
  });

  it('agree with their tests: allowed if all hold, denied if one fails, unknown otherwise', async () => {
    for (const trust of real) {
      const { results } = await checkTrust([fileOf(trust)], claims);
      for (const { job, tests } of results) {
        if (job === 'allowed') expect(tests.every(({ holds }) => holds === true)).toBe(true);
        if (job === 'denied') expect(tests.some(({ holds }) => holds === false)).toBe(true);
        if (job === 'unknown') expect(tests.some(({ holds }) => holds === null)).toBe(true);
      }
    }
  });
});

describe('parseJson', () => {
  it('reads what JSON.parse reads, and finds no duplicates in it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { value, duplicates } = parseJson(text);
        expect(value).toEqual(JSON.parse(text));
        expect(duplicates.size).toBe(0);
      }),
    );
  });

  it('finds a key that was added twice to any object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.jsonValue(),
        (object, extra) => {
          const key = JSON.stringify(Object.keys(object)[0]);
          const text = `[{${key}:${JSON.stringify(extra)},${JSON.stringify(object).slice(1)}]`;
          const { value, duplicates } = parseJson(text);
          expect(duplicates.get((value as object[])[0]!)).toContain(Object.keys(object)[0]);
        },
      ),
    );
  });
});
