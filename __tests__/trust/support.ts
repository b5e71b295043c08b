/** Building blocks of trust for tests. */
export const host = 'token.actions.githubusercontent.com';
export const providerArn = `arn:aws:iam::111122223333:oidc-provider/${host}`;
export const poolName = 'projects/123456789/locations/global/workloadIdentityPools/github';

export const claims = {
  iss: `https://${host}`,
  sub: 'repo:octo-org/octo-repo:environment:production',
  repository: 'octo-org/octo-repo',
  repository_id: '74',
  repository_owner: 'octo-org',
  repository_owner_id: '65',
  repository_visibility: 'private',
  ref: 'refs/heads/main',
  ref_type: 'branch',
  event_name: 'push',
  actor: 'octocat',
  actor_id: '12',
  workflow: 'Deploy',
  workflow_ref: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
  job_workflow_ref: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
  runner_environment: 'github-hosted',
  environment: 'production',
};

export const { environment: _, ...withoutEnvironment } = {
  ...claims,
  sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
};

type Conditions = Record<string, Record<string, unknown>>;

/** A trust policy; names of GitHub's claims become condition keys. */
export function trustPolicy(
  conditions: Conditions | undefined,
  change: Record<string, unknown> = {},
): object {
  const Condition =
    conditions &&
    Object.fromEntries(
      Object.entries(conditions).map(([operator, keys]) => [
        operator,
        Object.fromEntries(
          Object.entries(keys).map(([key, values]) => [key.includes(':') ? key : `${host}:${key}`, values]),
        ),
      ]),
    );
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: providerArn },
      Action: 'sts:AssumeRoleWithWebIdentity',
      ...(Condition && { Condition }),
      ...change,
    },
  };
}

/** A trust policy that tests `aud` and these claims. */
export function policyOf(conditions: Conditions): object {
  const { StringEquals = {}, ...others } = conditions;
  return trustPolicy({ StringEquals: { aud: 'sts.amazonaws.com', ...StringEquals }, ...others });
}

export function googleTrust(condition: string | undefined, member: string, mapping: object = {}): object {
  return {
    provider: {
      name: `${poolName}/providers/actions`,
      issuerUri: `https://${host}`,
      attributeMapping: {
        'google.subject': 'assertion.sub',
        'attribute.repository': 'assertion.repository',
        'attribute.repository_id': 'assertion.repository_id',
        'attribute.repository_owner': 'assertion.repository_owner',
        'attribute.ref': 'assertion.ref',
        ...mapping,
      },
      ...(condition !== undefined && { attributeCondition: condition }),
    },
    bindings: [
      {
        role: 'roles/iam.workloadIdentityUser',
        members: [
          `${member.startsWith('subject/') ? 'principal' : 'principalSet'}://iam.googleapis.com/${poolName}/${member}`,
        ],
      },
    ],
  };
}

export function azureTrust(...credentials: object[]): object {
  return {
    kind: 'application',
    federatedCredentials: credentials.map((credential, index) => ({
      name: `credential-${index}`,
      issuer: `https://${host}`,
      audiences: ['api://AzureADTokenExchange'],
      ...credential,
    })),
  };
}

export function flexible(value: string): object {
  return { claimsMatchingExpression: { value, languageVersion: 1 } };
}

export function fileOf(value: unknown, name = 'trust.json'): { name: string; text: string } {
  return { name, text: typeof value === 'string' ? value : JSON.stringify(value) };
}
