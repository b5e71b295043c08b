import type { Policy } from './aws/policy.ts';
import { type CloudName, clouds } from './azure/clouds.ts';
import { addExampleIdentities } from './example-identities.ts';
import { defaultExchangeWorld } from './exchange/world.ts';
import { type FlyWorld, flyIssuer } from './fly/world.ts';
import { subjectOf } from './github/claims.ts';
import { type GitHubWorld, type Job, ownerOf } from './github/world.ts';
import type { World } from './world.ts';

const githubIssuer = 'https://token.actions.githubusercontent.com';
const projectNumber = '123456789012';
const poolName = `projects/${projectNumber}/locations/global/workloadIdentityPools/github-actions`;

/** Names in the default world that a login must give. */
export const defaults = {
  github: {
    /** Of the workflow, with `actions: read` and `contents: read`. */
    token: 'ghs_emulatedWorkflowToken0123456789abcdef',
  },
  aws: {
    accountId: '111122223333',
    region: 'eu-west-1',
    roleArn: 'arn:aws:iam::111122223333:role/github/deploy',
    /** In another account; trusts the first role. */
    chainedRoleArn: 'arn:aws:iam::444455556666:role/production',
    /** In another account; trusts the first role with this external ID only. */
    partnerRoleArn: 'arn:aws:iam::444455556666:role/partner',
    externalId: 'octo-external-id',
    govCloudRoleArn: 'arn:aws-us-gov:iam::777788889999:role/github/deploy',
    chinaRoleArn: 'arn:aws-cn:iam::222233334444:role/github/deploy',
    /** Trusts the Machines of one app on Fly.io. */
    flyRoleArn: 'arn:aws:iam::111122223333:role/fly-deploy',
  },
  google: {
    workloadIdentityProvider: `${poolName}/providers/octo-org`,
    serviceAccount: 'deploy@octo-project.iam.gserviceaccount.com',
    /** Can be impersonated by `serviceAccount`, for delegation. */
    delegatedServiceAccount: 'release@octo-project.iam.gserviceaccount.com',
    projectId: 'octo-project',
    projectNumber,
  },
  azure: {
    clientId: '5d1a4c3e-7b1f-4a55-9f0e-2c6a1b7e8d90',
    managedIdentityClientId: '0b9f7d5c-3e2a-4d61-8c4b-6f5e4d3c2b1a',
    tenantId: '8a6f1e2d-4c3b-4a59-b8d7-1f2e3d4c5b6a',
    tenantDomain: 'octo.onmicrosoft.com',
    subscriptionId: 'c7e5d3b1-9f8a-4b6c-8d2e-0a1b2c3d4e5f',
  },
  /** The same identities exist in the sovereign clouds, in separate tenants. */
  azureUsGovernment: {
    tenantId: '1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f',
    subscriptionId: '2d3e4f5a-6b7c-4d8e-9f0a-1b2c3d4e5f6a',
  },
  azureChina: {
    tenantId: '3e4f5a6b-7c8d-4e9f-8a1b-2c3d4e5f6a7b',
    subscriptionId: '4f5a6b7c-8d9e-4f0a-9b2c-3d4e5f6a7b8c',
  },
} as const;

const fly: FlyWorld = {
  organization: 'octo-org',
  organizationId: '4711',
  app: 'octo-runner',
  appId: '815',
  machineId: '3d8d9014b32d68',
  machineName: 'ancient-snow-4824',
  machineVersion: '01HJ8AQ2S8GEZS4SYEC7JW3ZN9',
  image: 'registry.fly.io/octo-runner:deployment-01HJ8A',
  imageDigest: 'sha256:5a1b2c3d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5',
  region: 'ams',
};

const sha = '5f2d1c0b9a8e7d6c5b4a39281706f5e4d3c2b1a0';

const defaultJob: Job = {
  repository: 'octo-org/octo-repo',
  repositoryId: '74',
  repositoryOwnerId: '65',
  repositoryVisibility: 'private',
  ref: 'refs/heads/main',
  refType: 'branch',
  refProtected: true,
  sha,
  headRef: '',
  baseRef: '',
  eventName: 'push',
  actor: 'octocat',
  actorId: '12',
  workflow: 'Deploy',
  workflowRef: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
  workflowSha: sha,
  jobWorkflowRef: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
  jobWorkflowSha: sha,
  name: 'deploy',
  runId: '9876543210',
  runNumber: '10',
  runAttempt: '1',
  checkRunId: '2468013579',
  runnerEnvironment: 'github-hosted',
  customProperties: {},
  planId: '6d5c4b3a-2918-4706-95e4-d3c2b1a09f8e',
  jobId: 'e1f20a3b-4c5d-4e6f-8a7b-9c0d1e2f3a4b',
  idTokenPermission: true,
  state: 'InProgress',
};

export interface DefaultWorldOptions {
  /** Replaces single facts about the job. */
  job?: Partial<Job>;
  github?: Partial<GitHubWorld>;
}

/** A world where each cloud trusts the job, so that one login per cloud succeeds. */
export function defaultWorld(options: DefaultWorldOptions = {}): World {
  const job = { ...defaultJob, ...options.job };
  const github: GitHubWorld = {
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    issuer: githubIssuer,
    idTokenHost: 'run-actions-1-azure-eastus.actions.githubusercontent.com',
    immutableSubject: false,
    apiTokens: { [defaults.github.token]: { permissions: ['actions', 'contents'] } },
    environments: {
      production: { reviewers: 1, preventSelfReview: true, branches: ['main'] },
      staging: { reviewers: 0, preventSelfReview: false, branches: 'any' },
    },
    ...options.github,
  };
  const subject = subjectOf(job, github);
  const world: World = {
    job,
    github,
    lifetimes: { idTokenSeconds: 300, requestTokenSeconds: 22_200 },
    issuers: { [github.issuer]: { reachable: true }, [flyIssuer(fly)]: { reachable: true } },
    fly: { ...fly },
    aws: awsWorld(github.issuer, subject),
    google: googleWorld(github.issuer, job),
    azure: azureWorld(github.issuer, subject),
    exchange: defaultExchangeWorld(github.issuer, subject, job.repository),
  };
  addExampleIdentities(world);
  return world;
}

function awsWorld(issuer: string, subject: string): World['aws'] {
  const url = issuer.replace('https://', '');

  function account(accountId: string, partition: string): World['aws']['accounts'][string] {
    return {
      partition,
      disabledRegions: [],
      buckets: ['octo-artifacts', 'octo-logs'],
      oidcProviders: [{ url, clientIds: ['sts.amazonaws.com'] }],
      roles: [
        {
          path: '/github/',
          name: 'deploy',
          maxSessionDuration: 7200,
          trustPolicy: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Action: 'sts:AssumeRoleWithWebIdentity',
              Principal: { Federated: `arn:${partition}:iam::${accountId}:oidc-provider/${url}` },
              Condition: { StringEquals: { [`${url}:aud`]: 'sts.amazonaws.com', [`${url}:sub`]: subject } },
            },
          },
          permissions: allow(
            [
              'sts:AssumeRole',
              'sts:TagSession',
              'sts:SetSourceIdentity',
              's3:List*',
              'ecr:GetAuthorizationToken',
            ],
            '*',
          ),
        },
      ],
    };
  }

  const trusting = (name: string, condition?: Record<string, Record<string, string>>) => ({
    path: '/',
    name,
    maxSessionDuration: 43_200,
    trustPolicy: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow' as const,
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        Principal: { AWS: defaults.aws.roleArn },
        ...(condition && { Condition: condition }),
      },
    },
    permissions: allow(['s3:List*'], '*'),
  });

  return {
    accounts: {
      '111122223333': withFly(account('111122223333', 'aws')),
      '777788889999': account('777788889999', 'aws-us-gov'),
      '222233334444': account('222233334444', 'aws-cn'),
      '444455556666': {
        partition: 'aws',
        disabledRegions: [],
        buckets: ['octo-production'],
        oidcProviders: [],
        roles: [
          trusting('production'),
          trusting('partner', { StringEquals: { 'sts:ExternalId': defaults.aws.externalId } }),
        ],
      },
    },
  };
}

/** Also trusts the Machines of the app, as Fly's documentation sets it up. */
function withFly(account: World['aws']['accounts'][string]): World['aws']['accounts'][string] {
  const url = flyIssuer(fly).replace('https://', '');
  account.oidcProviders.push({ url, clientIds: ['sts.amazonaws.com'] });
  account.roles.push({
    path: '/',
    name: 'fly-deploy',
    maxSessionDuration: 3600,
    trustPolicy: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${url}` },
        Condition: {
          StringEquals: { [`${url}:aud`]: 'sts.amazonaws.com' },
          StringLike: { [`${url}:sub`]: `${fly.organization}:${fly.app}:*` },
        },
      },
    },
    permissions: allow(['s3:List*'], '*'),
  });
  return account;
}

function allow(actions: string[], resource: string): Policy {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: resource } };
}

function googleWorld(issuer: string, job: Job): World['google'] {
  const { serviceAccount, delegatedServiceAccount, projectId } = defaults.google;
  const repository = `principalSet://iam.googleapis.com/${poolName}/attribute.repository/${job.repository}`;
  return {
    universeDomains: ['googleapis.com'],
    pools: [
      {
        projectNumber,
        id: 'github-actions',
        disabled: false,
        providers: [
          {
            id: 'octo-org',
            disabled: false,
            issuer,
            allowedAudiences: [],
            attributeMapping: {
              'google.subject': 'assertion.sub',
              'attribute.repository': 'assertion.repository',
              'attribute.repository_id': 'assertion.repository_id',
              'attribute.ref': 'assertion.ref',
            },
            attributeCondition: `assertion.repository_owner == '${ownerOf(job)}'`,
          },
        ],
      },
    ],
    serviceAccounts: [
      {
        email: serviceAccount,
        uniqueId: '100000000000000000001',
        projectId,
        workloadIdentityUsers: [repository],
        tokenCreators: [],
        lifetimeExtension: false,
      },
      {
        email: delegatedServiceAccount,
        uniqueId: '100000000000000000002',
        projectId,
        workloadIdentityUsers: [],
        tokenCreators: [`serviceAccount:${serviceAccount}`],
        lifetimeExtension: true,
      },
    ],
    projects: [
      {
        projectId,
        projectNumber,
        name: 'Octo project',
        disabledApis: [],
        viewers: [
          repository,
          `serviceAccount:${serviceAccount}`,
          `serviceAccount:${delegatedServiceAccount}`,
        ],
        buckets: ['octo-project-artifacts'],
      },
    ],
  };
}

function azureWorld(issuer: string, subject: string): World['azure'] {
  const applicationObjectId = '9e8d7c6b-5a49-4382-91f0-e1d2c3b4a596';
  const managedIdentityObjectId = '7f6e5d4c-3b2a-4190-8e7d-6c5b4a392817';

  const tenant = (id: string, name: CloudName, domain: string) => {
    const audience = clouds.find((cloud) => cloud.name === name)!.federationAudience;
    const federatedCredentials = () => [{ name: 'octo-repo', issuer, audience, subject }];
    return {
      id,
      displayName: 'Octo',
      domains: [domain],
      cloud: name,
      identities: [
        {
          kind: 'application' as const,
          displayName: 'octo-deploy',
          clientId: defaults.azure.clientId,
          objectId: applicationObjectId,
          disabled: false,
          federatedCredentials: federatedCredentials(),
        },
        {
          kind: 'managedIdentity' as const,
          displayName: 'octo-deploy-identity',
          clientId: defaults.azure.managedIdentityClientId,
          objectId: managedIdentityObjectId,
          disabled: false,
          federatedCredentials: federatedCredentials(),
        },
      ],
    };
  };
  const subscription = (id: string, tenantId: string, displayName: string) => ({
    id,
    displayName,
    tenantId,
    state: 'Enabled' as const,
    resourceGroups: [{ name: 'octo-production', location: 'westeurope' }],
    readers: [applicationObjectId, managedIdentityObjectId],
  });

  const { azure, azureUsGovernment, azureChina } = defaults;
  return {
    tenants: [
      tenant(azure.tenantId, 'AzureCloud', azure.tenantDomain),
      tenant(azureUsGovernment.tenantId, 'AzureUSGovernment', 'octo.onmicrosoft.us'),
      tenant(azureChina.tenantId, 'AzureChinaCloud', 'octo.partner.onmschina.cn'),
    ],
    subscriptions: [
      subscription(azure.subscriptionId, azure.tenantId, 'Octo production'),
      subscription(azureUsGovernment.subscriptionId, azureUsGovernment.tenantId, 'Octo production (US Gov)'),
      subscription(azureChina.subscriptionId, azureChina.tenantId, 'Octo production (China)'),
    ],
  };
}
