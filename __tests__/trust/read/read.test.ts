import { describe, expect, it } from '@jest/globals';
import { readTrust } from '../../../src/trust/read/read.ts';
import type { AwsTrust, AzureTrust, GcpTrust } from '../../../src/trust/read/trust.ts';
import {
  azureTrust,
  claims,
  fileOf,
  googleTrust,
  host,
  policyOf,
  poolName,
  providerArn,
} from '../support.ts';

const policy = policyOf({ StringEquals: { sub: claims.sub } });
const serviceRole = {
  RoleName: 'lambda',
  Arn: 'arn:aws:iam::111122223333:role/lambda',
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  },
};
const role = {
  RoleName: 'deploy',
  Arn: 'arn:aws:iam::111122223333:role/deploy',
  MaxSessionDuration: 3600,
  AssumeRolePolicyDocument: policy,
};
const { provider, bindings } = googleTrust(
  "assertion.repository_owner_id == '65'",
  'attribute.repository_id/74',
) as { provider: Record<string, unknown>; bindings: { members: string[] }[] };
const { federatedCredentials } = azureTrust({ subject: claims.sub }) as {
  federatedCredentials: Record<string, unknown>[];
};

const read = (...values: unknown[]) =>
  readTrust(values.map((value, index) => fileOf(value, `file-${index}`)));
const one = <T>(...values: unknown[]): T => {
  const { trusts, unreadable } = read(...values);
  expect(unreadable).toEqual([]);
  expect(trusts).toHaveLength(1);
  return trusts[0] as T;
};

describe('files about AWS', () => {
  const providers = [{ arn: providerArn, url: host }];

  it('reads a trust policy, with the providers that it names', () => {
    expect(one<AwsTrust>(policy)).toMatchObject({
      cloud: 'aws',
      name: 'file-0',
      trustPolicy: policy,
      providers,
    });
  });

  it('reads it with a byte order mark, and percent-encoded', () => {
    expect(one<AwsTrust>(`\uFEFF${JSON.stringify(policy)}`).trustPolicy).toEqual(policy);
    expect(one<AwsTrust>(encodeURIComponent(JSON.stringify(policy))).trustPolicy).toEqual(policy);
  });

  it('reads get-role, whatever the format of its document', () => {
    const expected = { name: role.Arn, maxSessionSeconds: 3600, trustPolicy: policy, providers };
    expect(one<AwsTrust>({ Role: role })).toMatchObject(expected);
    for (const document of [JSON.stringify(policy), encodeURIComponent(JSON.stringify(policy))]) {
      expect(one<AwsTrust>({ Role: { ...role, AssumeRolePolicyDocument: document } })).toMatchObject(
        expected,
      );
    }
  });

  it('treats a policy for everybody as open to GitHub’s provider', () => {
    const everybody = {
      ...policy,
      Statement: { ...(policy as { Statement: object }).Statement, Principal: '*' },
    };
    expect(one<AwsTrust>(everybody).providers).toMatchObject([{ url: host }]);
  });

  it('does not count providers of other accounts', () => {
    const elsewhere = { ...role, Arn: 'arn:aws:iam::444455556666:role/deploy' };
    expect(one<AwsTrust>({ Role: elsewhere }).providers).toEqual([]);
  });

  it('reads list-roles, and leaves out roles that no ID token can assume', () => {
    expect(one<AwsTrust>({ Roles: [serviceRole, role] }).name).toBe(role.Arn);
    expect(read({ Roles: [serviceRole] }).unreadable).toHaveLength(1);
  });

  it('reads client IDs from the provider’s description', () => {
    const described = { Url: host, ClientIDList: ['sts.amazonaws.com'], ThumbprintList: ['6938'] };
    expect(one<AwsTrust>(policy, described)).toMatchObject({
      providers: [{ arn: providerArn, url: host, clientIds: ['sts.amazonaws.com'] }],
      thumbprints: ['6938'],
    });
  });

  it('does not confuse a role’s permissions with its trust policy', () => {
    const permissions = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    };
    expect(read(permissions)).toMatchObject({ trusts: [], unreadable: [{ file: 'file-0' }] });
  });
});

describe('files about Google Cloud', () => {
  it('joins a provider with the policies that name its pool', () => {
    const elsewhere = { bindings: [{ role: 'r', members: ['user:a@example.com'] }] };
    const { trusts } = read(provider, { bindings, etag: 'x' }, elsewhere);
    expect(trusts).toHaveLength(2);
    expect(trusts[0]).toMatchObject({
      cloud: 'gcp',
      name: provider.name,
      bindings: [{ members: bindings[0]!.members }],
    });
    expect((trusts[1] as GcpTrust).provider).toBeUndefined();
  });

  it('reads gcloud’s default output: YAML, with the issuer below `oidc`', () => {
    const yaml = `attributeCondition: assertion.repository_owner_id == '65'
attributeMapping:
  google.subject: assertion.sub
name: ${poolName}/providers/actions
oidc:
  issuerUri: https://${host}
state: ACTIVE
`;
    expect(one<GcpTrust>(yaml).provider).toMatchObject({
      issuerUri: `https://${host}`,
      attributeMapping: { 'google.subject': 'assertion.sub' },
    });
  });

  it('reads a deleted provider as disabled', () => {
    expect(one<GcpTrust>({ ...provider, state: 'DELETED' }).provider?.disabled).toBe(true);
  });
});

describe('files about Azure', () => {
  it.each<[string, unknown]>([
    ['Azure CLI', federatedCredentials],
    ['Microsoft Graph', { value: federatedCredentials }],
    [
      'Resource Manager',
      { value: federatedCredentials.map(({ name, ...properties }) => ({ name, properties })) },
    ],
    ['one credential', federatedCredentials[0]],
    ['a combined object', azureTrust({ subject: claims.sub })],
  ])('reads %s', (_, value) => {
    expect(one<AzureTrust>(value).credentials).toMatchObject([{ name: 'credential-0', subject: claims.sub }]);
  });

  it('reads a flexible credential with the empty subject that the portal lists', () => {
    const flexible = {
      ...federatedCredentials[0],
      subject: '',
      claimsMatchingExpression: { value: 'x', languageVersion: 1 },
    };
    expect(one<AzureTrust>([flexible]).credentials[0]).not.toHaveProperty('subject');
  });
});

describe('Terraform', () => {
  const show = (resources: object[], childResources: object[] = []) => ({
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: { resources, child_modules: [{ resources: childResources }] } },
  });
  const resource = (type: string, values: object, name = 'x') => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values,
  });

  it('reads roles and providers, including those of child modules', () => {
    const trust = one<AwsTrust>(
      show(
        [
          resource('aws_iam_role', {
            assume_role_policy: JSON.stringify(policy),
            max_session_duration: 7200,
          }),
        ],
        [
          resource('aws_iam_openid_connect_provider', {
            url: `https://${host}`,
            client_id_list: ['sts.amazonaws.com'],
            thumbprint_list: [],
          }),
        ],
      ),
    );
    expect(trust).toMatchObject({
      name: 'aws_iam_role.x',
      maxSessionSeconds: 7200,
      providers: [{ clientIds: ['sts.amazonaws.com'] }],
    });
  });

  it('reads a state as well', () => {
    const { planned_values: values } = show([
      resource('aws_iam_role', { assume_role_policy: JSON.stringify(policy) }),
    ]);
    expect(one<AwsTrust>({ format_version: '1.0', values }).name).toBe('aws_iam_role.x');
  });

  it('joins a provider of Google Cloud with the members of its pool', () => {
    const trust = one<GcpTrust>(
      show([
        resource('google_iam_workload_identity_pool_provider', {
          workload_identity_pool_id: 'github',
          workload_identity_pool_provider_id: 'actions',
          attribute_mapping: { 'google.subject': 'assertion.sub' },
          attribute_condition: "assertion.repository_owner_id == '65'",
          oidc: [{ issuer_uri: `https://${host}`, allowed_audiences: null }],
        }),
        resource('google_service_account_iam_member', {
          service_account_id: 'projects/p/serviceAccounts/d',
          role: 'r',
          member: bindings[0]!.members[0],
        }),
        resource('google_project_iam_binding', { project: 'p', role: 'r', members: ['user:a@example.com'] }),
      ]),
    );
    expect(trust.provider?.name).toBe(
      'projects/-/locations/global/workloadIdentityPools/github/providers/actions',
    );
    expect(trust.bindings).toEqual([{ role: 'r', members: bindings[0]!.members, conditional: false }]);
  });

  it('reads the credentials of Azure, grouped by identity, and sees passwords', () => {
    const values = {
      application_id: '/applications/1',
      display_name: 'abc',
      issuer: `https://${host}`,
      audiences: ['api://AzureADTokenExchange'],
    };
    const { trusts } = read(
      show([
        resource(
          'azuread_application_federated_identity_credential',
          { ...values, subject: claims.sub },
          'a',
        ),
        resource(
          'azuread_application_federated_identity_credential',
          { ...values, display_name: 'def', subject: 'x' },
          'b',
        ),
        resource('azuread_application_password', { application_id: '/applications/1' }),
        resource('azuread_application_flexible_federated_identity_credential', {
          application_id: '/applications/2',
          display_name: 'abc',
          issuer: `https://${host}`,
          audience: 'api://AzureADTokenExchange',
          claims_matching_expression: "claims['sub'] eq 'x'",
        }),
        resource('azurerm_federated_identity_credential', {
          parent_id: '/id',
          name: 'abc',
          issuer: `https://${host}`,
          audience: ['api://AzureADTokenExchange'],
          subject: 'x',
        }),
      ]),
    );
    expect(
      trusts.map((trust) => [
        trust.name,
        (trust as AzureTrust).credentials.length,
        (trust as AzureTrust).hasSecrets,
      ]),
    ).toEqual([
      ['/applications/1', 2, true],
      ['/applications/2', 1, false],
      ['/id', 1, false],
    ]);
  });

  it('reports what is known only after apply', () => {
    const { trusts, unreadable } = read(
      show([
        resource('aws_iam_role', {}),
        resource('google_service_account_iam_member', { service_account_id: 'x', role: 'r' }),
        resource('azurerm_federated_identity_credential', { name: 'abc' }),
      ]),
    );
    expect(trusts).toEqual([]);
    expect(unreadable.map(({ problem }) => problem)).toEqual([
      expect.stringContaining('aws_iam_role.x: `assume_role_policy` is known after apply only'),
      expect.stringContaining('google_service_account_iam_member.x: `member`'),
      expect.stringContaining('azurerm_federated_identity_credential.x: `issuer`'),
    ]);
  });

  it('leaves out roles of services, and says so if nothing else is there', () => {
    const ofService = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    };
    const service = resource('aws_iam_role', { assume_role_policy: JSON.stringify(ofService) });
    const own = resource('aws_iam_role', { assume_role_policy: JSON.stringify(policy) });
    const both = read(show([service, own]));
    expect({ roles: both.trusts.length, unreadable: both.unreadable }).toEqual({ roles: 1, unreadable: [] });
    expect(read(show([service])).unreadable[0]?.problem).toMatch(/^The file holds no trust/);
  });

  it('asks for what `terraform show` makes of a raw state', () => {
    const state = { version: 4, terraform_version: '1.9.0', resources: [{ type: 'aws_iam_role' }] };
    expect(read(state).unreadable[0]?.problem).toContain('terraform show -json');
  });

  it('asks for resolved values instead of source', () => {
    expect(read('resource "aws_iam_role" "x" {\n}\n').unreadable[0]?.problem).toContain(
      'terraform show -json',
    );
  });
});

describe('other files', () => {
  it.each(['', '{', '[]', 'null', '"text"', '{"a":1}', 'just words', '%7B', 'a: [b'])(
    'says that %j is not trust',
    (text) => {
      const { trusts, unreadable } = readTrust([{ name: 'x', text }]);
      expect(trusts).toEqual([]);
      expect(unreadable).toHaveLength(1);
      expect(unreadable[0]!.problem).toMatch(/^The file .*\.$/s);
    },
  );

  it('says that an OIDC provider of AWS alone is no trust', () => {
    const { trusts, unreadable } = read({ Url: 'https://x', ClientIDList: ['a'] });
    expect(trusts).toEqual([]);
    expect(unreadable).toEqual([{ file: expect.any(String), problem: expect.stringContaining('no trust') }]);
  });

  it('reads several combined objects of one file', () => {
    expect(
      read([{ trustPolicy: policy }, { provider, bindings }, azureTrust({ subject: 'x' })]).trusts.map(
        ({ cloud }) => cloud,
      ),
    ).toEqual(['aws', 'gcp', 'azure']);
  });
});

describe('a file that is not JSON', () => {
  it('is told where the first fault is, if the parser says so', () => {
    const { unreadable } = readTrust([{ name: 'x', text: '{"a": 1,\n  b: 2}' }]);
    expect(unreadable[0]?.problem).toBe('The file is not JSON: the first fault is in line 2, column 3.');
  });

  it('is not quoted, because a Terraform state can contain secrets', () => {
    for (const text of ['{"password":hunter2hunter2', '{"a":1,\n"password":"hunter2hunter2']) {
      const { unreadable } = readTrust([{ name: 'state.json', text }]);
      expect(unreadable).toMatchObject([{ problem: expect.stringContaining('is not JSON') }]);
      expect(JSON.stringify(unreadable)).not.toContain('hunter2');
    }
  });
});
