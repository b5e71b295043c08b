/** The identities that the workflows in `examples/`, `workflow-templates/` and the README log in to, added to the default world. */
import type { Policy } from './aws/policy.ts';
import type { Identity } from './azure/world.ts';
import { subjectOf } from './github/claims.ts';
import type { GitHubWorld, Job } from './github/world.ts';
import type { World } from './world.ts';

const audience = 'sts.amazonaws.com';
const trustedBranch = 'refs/heads/main';

export const examples = {
  /** Trust the branch `main`. */
  branch: {
    awsRoles: [
      'arn:aws:iam::111122223333:role/deploy',
      'arn:aws:iam::111122223333:role/read-production',
      'arn:aws:iam::444455556666:role/write-backup',
    ],
  },
  /** Trusts the branch `main` and pull requests. */
  preview: { awsRole: 'arn:aws:iam::111122223333:role/preview' },
  /** Trust one deployment environment each. */
  staging: {
    awsRoles: ['arn:aws:iam::666677778888:role/deploy'],
    serviceAccount: 'deploy-staging@octo-project.iam.gserviceaccount.com',
    azureClientId: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
  },
  production: {
    awsRoles: ['arn:aws:iam::777711112222:role/deploy', 'arn:aws:iam::777733334444:role/deploy'],
    serviceAccount: 'deploy-production@octo-project.iam.gserviceaccount.com',
    azureClientId: '2b3c4d5e-6f7a-4b8c-9d0e-1f2a3b4c5d6e',
  },
  /** Trust one reusable workflow, called from any repository of its owner. */
  automation: {
    workflow: 'octo-org/automation/.github/workflows/deploy.yml@refs/heads/main',
    awsRole: 'arn:aws:iam::111122223333:role/automation',
    workloadIdentityProvider: 'automation',
    serviceAccount: 'automation@octo-project.iam.gserviceaccount.com',
    azureClientId: '3c4d5e6f-7a8b-4c9d-8e1f-2a3b4c5d6e7f',
  },
} as const;

/** Adds them to a world, trusting the job's repository. */
export function addExampleIdentities(world: World): void {
  const { job, github } = world;
  for (const name of ['staging', 'production'] as const) {
    const { awsRoles, serviceAccount, azureClientId } = examples[name];
    const subject = subjectOf({ ...job, environment: name }, github);
    for (const arn of awsRoles) addRole(world, arn, { StringEquals: { sub: subject } });
    addServiceAccount(world, serviceAccount, `subject/${subject}`);
    addIdentity(world, name, azureClientId, { subject });
  }
  const branch = branchSubject(job, github);
  for (const arn of examples.branch.awsRoles) addRole(world, arn, { StringEquals: { sub: branch } });
  const pullRequest = subjectOf({ ...job, eventName: 'pull_request' }, github);
  addRole(world, examples.preview.awsRole, { StringEquals: { sub: [branch, pullRequest] } });
  addAutomation(world);
}

function branchSubject(job: Job, github: GitHubWorld): string {
  const { environment: _, ...rest } = job;
  return subjectOf({ ...rest, eventName: 'push', ref: trustedBranch }, github);
}

function addAutomation(world: World): void {
  const { workflow, awsRole, workloadIdentityProvider, serviceAccount, azureClientId } = examples.automation;
  const { job, github, google } = world;
  const owner = job.repository.split('/')[0]!;
  const ofOwner = [`repo:${owner}/*`, `repo:${owner}@${job.repositoryOwnerId}/*`];
  addRole(world, awsRole, { StringEquals: { job_workflow_ref: workflow }, StringLike: { sub: ofOwner } });
  google.pools[0]!.providers.push({
    id: workloadIdentityProvider,
    disabled: false,
    issuer: github.issuer,
    allowedAudiences: [],
    attributeMapping: {
      'google.subject': 'assertion.sub',
      'attribute.job_workflow_ref': 'assertion.job_workflow_ref',
    },
    attributeCondition: `assertion.repository_owner_id == '${job.repositoryOwnerId}' && assertion.job_workflow_ref == '${workflow}'`,
  });
  addServiceAccount(world, serviceAccount, `attribute.job_workflow_ref/${workflow}`);
  const inBothForms = github.immutableSubject ? ofOwner[1] : ofOwner[0];
  addIdentity(world, 'automation', azureClientId, {
    claimsMatchingExpression: `claims['sub'] matches '${inBothForms}' and claims['job_workflow_ref'] eq '${workflow}'`,
  });
}

/** @param conditions operator → claim → values */
function addRole(
  { aws, github }: World,
  arn: string,
  conditions: Record<string, Record<string, string | string[]>>,
): void {
  const [, accountId = '', name = ''] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(arn) ?? [];
  const url = github.issuer.replace('https://', '');
  aws.accounts[accountId] ??= {
    partition: 'aws',
    disabledRegions: [],
    buckets: ['octo-site'],
    oidcProviders: [],
    roles: [],
  };
  const { oidcProviders } = aws.accounts[accountId];
  if (!oidcProviders.some((provider) => provider.url === url))
    oidcProviders.push({ url, clientIds: [audience] });
  const condition = Object.fromEntries(
    Object.entries(conditions).map(([operator, claims]) => [
      operator,
      Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${url}:${claim}`, value])),
    ]),
  );
  const trustPolicy: Policy = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${url}` },
      Condition: {
        ...condition,
        StringEquals: { ...condition.StringEquals, [`${url}:aud`]: audience },
      },
    },
  };
  const permissions: Policy = { Statement: { Effect: 'Allow', Action: 's3:List*', Resource: '*' } };
  aws.accounts[accountId].roles.push({ path: '/', name, maxSessionDuration: 3600, trustPolicy, permissions });
}

function addServiceAccount({ google }: World, email: string, member: string): void {
  const [pool] = google.pools;
  const set = member.startsWith('subject/') ? 'principal' : 'principalSet';
  const poolName = `projects/${pool!.projectNumber}/locations/global/workloadIdentityPools/${pool!.id}`;
  const [project] = google.projects;
  google.serviceAccounts.push({
    email,
    uniqueId: `10000000000000000001${google.serviceAccounts.length}`,
    projectId: project!.projectId,
    workloadIdentityUsers: [`${set}://iam.googleapis.com/${poolName}/${member}`],
    tokenCreators: [],
    lifetimeExtension: false,
  });
  project!.viewers.push(`serviceAccount:${email}`);
}

type Match = Pick<Identity['federatedCredentials'][number], 'subject' | 'claimsMatchingExpression'>;

function addIdentity({ azure, github }: World, name: string, clientId: string, match: Match): void {
  const objectId = clientId.replace(/^........./, '4d5e6f7a-');
  azure.tenants[0]!.identities.push({
    kind: 'claimsMatchingExpression' in match ? 'application' : 'managedIdentity',
    displayName: `octo-${name}`,
    clientId,
    objectId,
    disabled: false,
    federatedCredentials: [{ name, issuer: github.issuer, audience: 'api://AzureADTokenExchange', ...match }],
  });
  azure.subscriptions[0]!.readers.push(objectId);
}
