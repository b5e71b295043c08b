/** What the providers propose is judged here by code that shares nothing with them, so that each checks the other. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claims } from '../../src/identity/claims.ts';
import { trust as awsTrust } from '../../src/providers/aws/trust.ts';
import { trust as azureTrust } from '../../src/providers/azure/trust.ts';
import { attributeCondition, attributeMapping, principalsOf } from '../../src/providers/gcp/trust.ts';
import { checkTrust } from '../../src/trust/check.ts';
import type { Verdict } from '../../src/trust/verdict.ts';
import { settingsOf as awsSettings, claims as githubClaims } from '../providers/aws/support.ts';
import { settingsOf as azureSettings } from '../providers/azure/support.ts';
import { settingsOf as gcpSettings, provider } from '../providers/gcp/support.ts';

/** Environments have any name; refs and repositories do not. */
const environments = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((name) => name.trim() !== '' && !name.includes(':'));

function jobIn(environment: string, aud: string): Claims {
  return { ...githubClaims, aud, environment, sub: `repo:octo-org/octo-repo:environment:${environment}` };
}

async function judged(trust: unknown, claims: Claims): Promise<Verdict | undefined> {
  const files = [{ name: 'proposal.json', text: JSON.stringify(trust) }];
  return (await checkTrust(files, claims, { attacks: false })).results[0]?.job;
}

const stranger = (claims: Claims): Claims => ({
  ...claims,
  sub: 'repo:evil-org/octo-repo:environment:production',
  repository: 'evil-org/octo-repo',
  repository_owner: 'evil-org',
  repository_id: '900',
  repository_owner_id: '901',
});

describe('the trust that is proposed admits the job and no stranger', () => {
  it('on AWS', async () => {
    await fc.assert(
      fc.asyncProperty(environments, async (environment) => {
        const job = jobIn(environment, 'sts.amazonaws.com');
        const policies = awsTrust(job, awsSettings()).filter(({ language }) => language === 'json');
        expect(policies.length).toBeGreaterThan(1);
        for (const { text } of policies) {
          expect(await judged(JSON.parse(text), job)).toBe('allowed');
          expect(await judged(JSON.parse(text), stranger(job))).toBe('denied');
        }
      }),
    );
  });

  it('on Google Cloud', async () => {
    await fc.assert(
      fc.asyncProperty(environments, async (environment) => {
        const settings = gcpSettings();
        const job = jobIn(environment, settings.audience);
        const mapping = attributeMapping(job)
          .split(',')
          .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
        const { repository, subject } = principalsOf(settings, job);
        for (const member of [repository, subject]) {
          const trust = {
            provider: {
              name: provider,
              issuerUri: job.iss,
              attributeMapping: Object.fromEntries(mapping),
              attributeCondition: attributeCondition(job),
            },
            bindings: [{ role: 'roles/iam.workloadIdentityUser', members: [member] }],
          };
          expect(await judged(trust, job)).toBe('allowed');
          expect(await judged(trust, stranger(job))).toBe('denied');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('on Azure', async () => {
    await fc.assert(
      fc.asyncProperty(environments, async (environment) => {
        const job = jobIn(environment, 'api://AzureADTokenExchange');
        const proposal = azureTrust(job, azureSettings()).find(({ language }) => language === 'json');
        expect(await judged(JSON.parse(proposal!.text), job)).toBe('allowed');
        expect(await judged(JSON.parse(proposal!.text), stranger(job))).toBe('denied');
      }),
    );
  });
});
