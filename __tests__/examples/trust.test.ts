/** The set-ups in `examples/trust/`, put into a world that trusts nothing else, must let the production job log in. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Policy } from '../../emulator/aws/policy.ts';
import { examples } from '../../emulator/example-identities.ts';
import { defaults, defaultWorld, type Emulator, startEmulator } from '../../emulator/index.ts';
import type { World } from '../../emulator/world.ts';
import { runLogins } from '../../src/login/run.ts';
import { clouds } from '../../src/providers/registry.ts';
import { readText } from '../docs/support/page.ts';
import { withoutTrust } from '../docs/support/world.ts';
import { loginOf, runDependencies } from '../support/exchange.ts';
import { sayLoudly, skipLoudly } from '../support/skip-loudly.ts';

const { production } = examples;
const [roleArn] = production.awsRoles;
const accountId = roleArn.split(':')[4]!;
const issuer = 'https://token.actions.githubusercontent.com';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function untrusting(immutableSubject = false): World {
  return withoutTrust(defaultWorld({ job: { environment: 'production' }, github: { immutableSubject } }));
}

/** The codes of the refusals of the production login to one cloud; none after a success. */
async function refusals(world: World, provider: 'aws' | 'gcp' | 'azure'): Promise<readonly string[]> {
  Object.assign(emulator.world, world);
  const inputs: Record<typeof provider, Record<string, string>> = {
    aws: { 'role-to-assume': roleArn, region: 'eu-west-1' },
    gcp: {
      'workload-identity-provider': defaults.google.workloadIdentityProvider,
      'service-account': production.serviceAccount,
    },
    azure: { 'client-id': production.azureClientId, 'tenant-id': defaults.azure.tenantId },
  };
  const given = inputs[provider];
  const { deps } = runDependencies(emulator);
  const { load } = clouds.find(({ name }) => name === provider)!;
  const outcomes = await runLogins({ logins: [loginOf(await load(), given, deps.env)] }, deps);
  return outcomes.flatMap((outcome) => (outcome.succeeded ? [] : [outcome.error.code]));
}

function trustInAws(world: World, policy: Policy, clientIds: string[]): void {
  const account = world.aws.accounts[accountId]!;
  account.oidcProviders = [{ url: issuer.replace('https://', ''), clientIds }];
  account.roles = [
    {
      path: '/',
      name: 'deploy',
      maxSessionDuration: 3600,
      trustPolicy: policy,
      permissions: { Statement: [] },
    },
  ];
}

function trustInAzure(world: World, credential: { issuer: string; subject: string; audience: string }): void {
  const { identities } = world.azure.tenants[0]!;
  const identity = identities.find(({ clientId }) => clientId === production.azureClientId)!;
  identity.federatedCredentials = [{ name: 'production', ...credential }];
}

/** A world in which the job is of another environment. */
function staging(world: World): World {
  return { ...world, job: { ...world.job, environment: 'staging' } };
}

describe('CloudFormation', () => {
  const values: Record<string, string> = { 'AWS::Partition': 'aws', 'AWS::AccountId': accountId };
  const text = readText('examples/trust/cloudformation/role.yml');
  const template = (parameters: Record<string, string>) => {
    const known = { ...values, ...parameters };
    const fill = (source: string) =>
      source.replace(/\$\{([\w:]+)\}/g, (_, name: string) => known[name] ?? name);
    const tag = (name: string, resolve: (value: string) => unknown) => ({ tag: `!${name}`, resolve });
    return parse(text, {
      customTags: [
        tag('Ref', (name) => known[name] ?? name),
        tag('Sub', fill),
        tag('GetAtt', (path) => path),
        { tag: '!Equals', collection: 'seq' as const },
      ],
    });
  };
  const subject = template({}).Parameters.Subject.Default;

  it('trusts the production job, and no other', async () => {
    const { Provider, Role } = template({ Subject: subject }).Resources;
    const world = untrusting();
    trustInAws(world, Role.Properties.AssumeRolePolicyDocument, Provider.Properties.ClientIdList);
    expect(Provider.Properties.Url).toBe(issuer);
    expect(await refusals(world, 'aws')).toEqual([]);
    expect(await refusals(staging(world), 'aws')).toEqual(['aws/not-authorized']);
  });

  it('describes the subject with IDs correctly', async () => {
    const [, withIds = ''] = /(repo:\S+@\S+)/.exec(template({}).Parameters.Subject.Description) ?? [];
    const { Provider, Role } = template({ Subject: withIds }).Resources;
    const world = untrusting(true);
    trustInAws(world, Role.Properties.AssumeRolePolicyDocument, Provider.Properties.ClientIdList);
    expect(await refusals(world, 'aws')).toEqual([]);
  });

  const lint = spawnSync('cfn-lint', ['--version']).status === 0;
  skipLoudly('lint of the CloudFormation template', lint ? undefined : 'cfn-lint is not installed')(
    'cfn-lint',
    () => {
      it('has no findings', () => {
        const { stdout, status } = spawnSync('cfn-lint', ['examples/trust/cloudformation/role.yml'], {
          encoding: 'utf8',
        });
        expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
      });
    },
  );
});

describe('Bicep', () => {
  const text = readText('examples/trust/bicep/identity.bicep');
  const read = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
  sayLoudly('NOT COMPILED: examples/trust/bicep: no Bicep compiler here; its values are read from the text');

  it('trusts the production job, and no other', async () => {
    expect(text).toMatch(/^ {4}subject: subject$/m);
    const world = untrusting();
    trustInAzure(world, {
      issuer: read(/issuer: '([^']*)'/),
      subject: read(/param subject string = '([^']*)'/),
      audience: read(/audiences: \[\s*'([^']*)'/),
    });
    expect(await refusals(world, 'azure')).toEqual([]);
    expect(await refusals(staging(world), 'azure')).toEqual(['azure/AADSTS700213']);
  });

  it('describes the subject with IDs correctly', async () => {
    const world = untrusting(true);
    const subject = read(/have IDs in it: ([^']*)'/);
    trustInAzure(world, { issuer, subject, audience: 'api://AzureADTokenExchange' });
    expect(await refusals(world, 'azure')).toEqual([]);
  });

  it('has balanced brackets', () => {
    const bare = text.replace(/'[^']*'|\/\/.*/g, '');
    for (const [open, close] of ['()', '[]', '{}'] as const) {
      expect(bare.split(open!).length).toBe(bare.split(close!).length);
    }
  });
});

const terraform = spawnSync('terraform', ['version']).status === 0;

/** The variables and local values of the configuration: what can be evaluated without the vendors' providers. */
function localValues(text: string): string {
  const blocks = text.match(/^(variable "\w+"|locals) \{\n[\s\S]*?^\}\n/gm) ?? [];
  return blocks.join('\n');
}

skipLoudly(
  'the Terraform configuration is neither formatted nor evaluated',
  terraform ? undefined : 'terraform is not installed',
)('Terraform', () => {
  const files = ['trust.tf', 'aws.tf', 'google.tf', 'azure.tf'];
  const read = (name: string) => readText(`examples/trust/terraform/${name}`);
  sayLoudly(
    'NOT PLANNED: examples/trust/terraform: no providers here; its local values are evaluated instead',
  );

  function evaluate(variables: readonly string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
    try {
      for (const name of files) writeFileSync(join(folder, name), localValues(read(name)));
      const names = ['aws_trust_policy', 'aws_audience', 'issuer', 'subject', 'azure_audience'];
      const google = ['google_attribute_mapping', 'google_attribute_condition', 'google_member'];
      const fields = [...names, ...google].map((name) => `${name} = local.${name}`);
      const { stdout, stderr } = spawnSync(
        'terraform',
        ['console', ...variables.map((variable) => `-var=${variable}`)],
        { cwd: folder, encoding: 'utf8', input: `jsonencode({ ${fields.join(', ')} })\n` },
      );
      const line = stdout.split('\n').find((text) => text.startsWith('"'));
      if (line === undefined) throw new Error(stdout + stderr);
      return JSON.parse(JSON.parse(line));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  function trusted(immutableSubject: boolean): World {
    const values = evaluate([`subject_has_ids=${immutableSubject}`]);
    const world = untrusting(immutableSubject);
    trustInAws(world, values.aws_trust_policy, [values.aws_audience]);
    trustInAzure(world, { issuer: values.issuer, subject: values.subject, audience: values.azure_audience });
    const projectNumber = defaults.google.projectNumber;
    world.google.pools = [
      {
        projectNumber,
        id: 'github-actions',
        disabled: false,
        providers: [
          {
            id: 'octo-org',
            disabled: false,
            issuer: values.issuer,
            allowedAudiences: [],
            attributeMapping: values.google_attribute_mapping,
            attributeCondition: values.google_attribute_condition,
          },
        ],
      },
    ];
    world.google.serviceAccounts = [
      {
        email: production.serviceAccount,
        uniqueId: '100000000000000000009',
        projectId: defaults.google.projectId,
        workloadIdentityUsers: [values.google_member],
        tokenCreators: [],
        lifetimeExtension: false,
      },
    ];
    world.google.projects[0]!.disabledApis = [];
    return world;
  }

  it('is formatted', () => {
    const { stdout, status } = spawnSync(
      'terraform',
      ['fmt', '-check', '-diff', 'examples/trust/terraform'],
      {
        encoding: 'utf8',
      },
    );
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  it.each([
    ['names', false],
    ['IDs', true],
  ])('trusts the production job in all three clouds by a subject with %s, and no other', async (_, ids) => {
    const world = trusted(ids);
    for (const provider of ['aws', 'gcp', 'azure'] as const) {
      expect(await refusals(world, provider)).toEqual([]);
      expect(await refusals(staging(world), provider)).toHaveLength(1);
    }
  });

  it.each([
    ['aws.tf', ['jsonencode(local.aws_trust_policy)', '= local.issuer', '[local.aws_audience]']],
    [
      'google.tf',
      [
        '= local.google_attribute_mapping',
        '= local.google_attribute_condition',
        '= local.google_member',
        '= local.issuer',
      ],
    ],
    ['azure.tf', ['= local.issuer', '= local.subject', '= [local.azure_audience]']],
  ])('uses the evaluated values in the resources of %s', (name, uses) => {
    const resources = read(name).replace(localValues(read(name)), '');
    for (const use of uses) expect(resources).toContain(use);
  });
});
