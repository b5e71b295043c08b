/** The Terraform that is generated says the same as the commands and the JSON: it is evaluated, and judged as they are. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TrustAdvice } from '../../src/contract/explanation.ts';
import type { Claims } from '../../src/identity/claims.ts';
import { trust as awsTrust } from '../../src/providers/aws/trust.ts';
import { trust as azureTrust } from '../../src/providers/azure/trust.ts';
import { trust as gcpTrust } from '../../src/providers/gcp/trust.ts';
import { block } from '../../src/text/hcl.ts';
import { checkTrust } from '../../src/trust/check.ts';
import { settingsOf as awsSettings } from '../providers/aws/support.ts';
import { settingsOf as azureSettings } from '../providers/azure/support.ts';
import { settingsOf as gcpSettings, serviceAccount } from '../providers/gcp/support.ts';
import { skipLoudly } from '../support/skip-loudly.ts';
import { formatting, hasTerraform, type Resource, resourcesOf } from '../support/terraform.ts';
import { claims as base } from './support.ts';

/** Names in which every language on the way has signs of its own. */
const environment = "pro\"d ${x} %{if} 'y' \\";
const job = { ...base, environment, sub: `repo:octo-org/octo-repo:environment:${environment}`, exp: 1 };
const claimsFor = (aud: string) => ({ ...job, aud }) as unknown as Claims;

const aws = claimsFor('sts.amazonaws.com');
const azure = claimsFor('api://AzureADTokenExchange');
const gcpOptions = { 'service-account': serviceAccount };
const gcp = claimsFor(gcpSettings().audience);
const chain = {
  'role-to-assume': 'arn:aws:iam::111122223333:role/ci/deploy',
  'role-chain': 'arn:aws:iam::444455556666:role/end',
};

const hcl = (advice: readonly TrustAdvice[]) =>
  advice.filter(({ language }) => language === 'hcl').map(({ text }) => text);

const texts: [string, string, Claims][] = [
  ['aws', hcl(awsTrust(aws, awsSettings()))[0]!, aws],
  ['azuread', hcl(azureTrust(azure, azureSettings()))[0]!, azure],
  ['azurerm', hcl(azureTrust(azure, azureSettings()))[1]!, azure],
  ['google', hcl(gcpTrust(gcp, gcpSettings(gcpOptions)))[0]!, gcp],
  ['google, directly', hcl(gcpTrust(gcp, gcpSettings()))[0]!, gcp],
];

function shown(resources: readonly Resource[]): string {
  const withJson = resources.map((resource) => ({
    ...resource,
    values: Object.fromEntries(
      Object.entries(resource.values).map(([name, value]) => [
        name,
        value === 'google_iam_workload_identity_pool.github.workload_identity_pool_id'
          ? 'github-actions'
          : value,
      ]),
    ),
  }));
  return JSON.stringify({ format_version: '1.2', values: { root_module: { resources: withJson } } });
}

skipLoudly(
  'the generated Terraform is neither formatted nor evaluated',
  hasTerraform ? undefined : 'terraform is not installed',
)('the generated Terraform', () => {
  it.each(texts)('for %s is formatted', (_, text) => {
    expect(formatting(text)).toBe('');
  });

  it.each(texts)('for %s admits exactly this job', async (_, text, claims) => {
    const files = [{ name: 'show.json', text: shown(resourcesOf(text)) }];
    const other = { ...claims, sub: 'repo:octo-org/octo-repo:environment:other', environment: 'other' };
    const { results, unreadable } = await checkTrust(files, claims, { attacks: false });
    expect({ unreadable, verdicts: results.map((result) => result.job) }).toEqual({
      unreadable: [],
      verdicts: ['allowed'],
    });
    const denied = await checkTrust(files, other, { attacks: false });
    expect(denied.results.map((result) => result.job)).toEqual(['denied']);
  });

  it('for AWS has the policy that the command line puts on the role', () => {
    const advice = awsTrust(aws, awsSettings());
    const role = resourcesOf(hcl(advice)[0]!).find(({ type }) => type === 'aws_iam_role')!;
    const policy = advice.find(({ language }) => language === 'json')!.text;
    expect(JSON.parse(role.values.assume_role_policy as string)).toEqual(JSON.parse(policy));
  });

  it.each([
    ['azuread', 0, 2],
    ['azurerm', 1, 3],
  ])('for %s has a second credential for the subject with IDs, next to the first', (_, first, second) => {
    const advice = hcl(azureTrust(azure, azureSettings()));
    const text = `${advice[first]}\n\n${advice[second]}`;
    expect(formatting(text)).toBe('');
    const subjects = resourcesOf(text).flatMap(({ values }) => values.subject ?? []);
    expect(subjects).toEqual([
      azure.sub,
      azure.sub.replace('octo-org/octo-repo', 'octo-org@65/octo-repo@74'),
    ]);
  });

  it('for a chain on AWS says in which account each role is', () => {
    const text = hcl(awsTrust(aws, awsSettings({ ...chain, 'role-external-id': 'octo' })))[0]!;
    expect(formatting(text)).toBe('');
    expect(text).toContain('# In account 444455556666\nresource "aws_iam_role" "end"');
    const [, first, second] = resourcesOf(text);
    expect(first!.values).toMatchObject({ name: 'deploy', path: '/ci/' });
    expect(JSON.parse(second!.values.assume_role_policy as string).Statement[0].Principal).toEqual({
      AWS: chain['role-to-assume'],
    });
  });

  it('keeps any text', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(texts, (values) => {
        const [resource] = resourcesOf(block('resource', ['a', 'b'], { values }));
        // Terraform composes characters.
        expect(resource!.values.values).toEqual(values.map((value) => value.normalize('NFC')));
      }),
      { numRuns: 8, examples: [[['\u{2ebf0}', '\\U0002ebf0']]] },
    );
  });
});
