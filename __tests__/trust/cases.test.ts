import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Policy } from '../../src/trust/aws/policy.ts';
import { judgeTrustPolicy, type OidcProvider } from '../../src/trust/aws/trust-policy.ts';
import { saving } from '../../src/trust/aws/validate.ts';
import { credentialOf, judgeCredentials } from '../../src/trust/azure/credentials.ts';
import { checkTrust } from '../../src/trust/check.ts';
import { bindingsOf } from '../../src/trust/google/bindings.ts';
import { type Cel, loadCel } from '../../src/trust/google/cel.ts';
import { providerOf } from '../../src/trust/google/provider.ts';
import { judgeGoogleTrust } from '../../src/trust/google/trust.ts';
import type { Judgement, Verdict } from '../../src/trust/verdict.ts';

interface Case {
  readonly id: string;
  readonly cloud: 'aws' | 'gcp' | 'azure';
  readonly source: string;
  readonly config: {
    readonly trustPolicy?: unknown;
    readonly oidcProvider?: OidcProvider;
    readonly provider?: unknown;
    readonly bindings?: unknown;
    readonly federatedCredentials?: readonly unknown[];
  };
  readonly claims: Readonly<Record<string, unknown>>;
  readonly expect: Verdict;
  readonly saving?: 'refused' | 'accepted';
  readonly why: string;
}

const cases: readonly Case[] = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));
let cel: Cel;

beforeAll(async () => {
  cel = await loadCel();
});

function judge({ cloud, config, claims }: Case): Judgement {
  if (cloud === 'aws') {
    return judgeTrustPolicy(
      { trustPolicy: config.trustPolicy, providers: [config.oidcProvider!] },
      { claims },
    );
  }
  if (cloud === 'gcp') {
    const trust = { provider: providerOf(config.provider)!, bindings: bindingsOf(config.bindings) };
    return judgeGoogleTrust(trust, { claims }, cel);
  }
  return judgeCredentials(
    config.federatedCredentials!.map((credential) => credentialOf(credential)!),
    { claims },
  );
}

describe('the evaluators agree with what the vendors document', () => {
  it('has every case', () => {
    expect(cases).toHaveLength(160);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(160);
  });

  it.each(cases.map((one) => [one.id, one.expect, one] as const))('%s: %s', (_, expected, one) => {
    const { verdict, tests } = judge(one);
    expect({ verdict, why: one.why, source: one.source }).toEqual({
      verdict: expected,
      why: one.why,
      source: one.source,
    });
    // A refusal always names the test that failed.
    if (verdict !== 'allowed') expect(tests.filter(({ holds }) => holds === false)).not.toHaveLength(0);
    else expect(tests.filter(({ holds }) => holds !== true)).toEqual([]);
  });

  it('and the checker reads all of them as files, with the same verdict', async () => {
    const judged = cases.map(async ({ id, config, claims }) => {
      const files = [{ name: `${id}.json`, text: JSON.stringify(config) }];
      const { results } = await checkTrust(files, claims, { attacks: false });
      return [id, results.map(({ job }) => job)];
    });
    expect(await Promise.all(judged)).toEqual(cases.map((one) => [one.id, [one.expect]]));
  });

  it.each(cases.filter((one) => one.saving).map((one) => [one.id, one.saving, one] as const))(
    '%s is %s by IAM when it is saved',
    (_, expected, { config }) => {
      expect(saving(config.trustPolicy as Policy)).toBe(expected);
    },
  );
});
