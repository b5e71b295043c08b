/** The emulated world after the recorded set-up commands, in which nothing is trusted but what they set up. */
import type { DefaultWorldOptions } from '../../../emulator/default-world.ts';
import { defaults, defaultWorld } from '../../../emulator/default-world.ts';
import type { World } from '../../../emulator/world.ts';
import type { Recorded } from './shell.ts';

type Call = {
  /** Everything before the first flag. */
  readonly words: readonly string[];
  flag(name: string): string;
  readonly files: Recorded['files'];
};

export function worldOf({ calls, files }: Recorded, options: DefaultWorldOptions = {}): World {
  const world = withoutTrust(defaultWorld(options));
  for (const call of calls) apply(parsed(call, files), world);
  return world;
}

export function withoutTrust(world: World): World {
  for (const account of Object.values(world.aws.accounts)) {
    account.oidcProviders = [];
    account.roles = [];
  }
  world.google.pools = [];
  world.google.serviceAccounts = [];
  for (const project of world.google.projects) {
    project.viewers = [];
    project.disabledApis = ['iam.googleapis.com', 'sts.googleapis.com', 'iamcredentials.googleapis.com'];
  }
  for (const identity of world.azure.tenants.flatMap(({ identities }) => identities)) {
    identity.federatedCredentials = [];
  }
  for (const subscription of world.azure.subscriptions) subscription.readers = [];
  return world;
}

function parsed(call: readonly string[], files: Recorded['files']): Call {
  const start = call.findIndex((word) => word.startsWith('--'));
  const end = start < 0 ? call.length : start;
  const flags = call.slice(end).join('\n').split(/^--/m).slice(1);
  return {
    words: call.slice(0, end),
    files,
    flag(name) {
      const found = flags.find((flag) => /^[\w-]+/.exec(flag)?.[0] === name);
      if (found === undefined) throw new Error(`${call.join(' ')}: --${name} is missing`);
      return found.slice(name.length + 1).trim();
    },
  };
}

const effects: Readonly<Record<string, (call: Call, world: World) => void>> = {
  'aws sts get-caller-identity': () => {},
  'aws iam create-open-id-connect-provider'({ flag }, { aws }) {
    aws.accounts[defaults.aws.accountId]!.oidcProviders.push({
      url: flag('url').replace('https://', ''),
      clientIds: flag('client-id-list').split('\n'),
    });
  },
  'aws iam create-role'({ flag, files }, { aws }) {
    aws.accounts[defaults.aws.accountId]!.roles.push({
      path: '/',
      name: flag('role-name'),
      maxSessionDuration: 3600,
      trustPolicy: JSON.parse(fileOf(flag('assume-role-policy-document'), files)),
      permissions: { Statement: [] },
    });
  },
  'aws iam update-assume-role-policy'({ flag, files }, { aws }) {
    const role = aws.accounts[defaults.aws.accountId]!.roles.find(({ name }) => name === flag('role-name'))!;
    role.trustPolicy = JSON.parse(fileOf(flag('policy-document'), files));
  },
  'aws iam attach-role-policy'({ flag }, { aws }) {
    if (!aws.accounts[defaults.aws.accountId]!.roles.some(({ name }) => name === flag('role-name'))) {
      throw new Error(`there is no role ${flag('role-name')}`);
    }
  },

  'gcloud projects describe': () => {},
  'gcloud services enable'({ words, flag }, { google }) {
    const project = projectNamed(flag('project'), google);
    project.disabledApis = project.disabledApis.filter((api) => !words.includes(api));
  },
  'gcloud iam workload-identity-pools create'({ words }, { google }) {
    const { project, pool } = partsOf(words.at(-1)!);
    const { projectNumber } = projectNamed(project, google);
    google.pools.push({ projectNumber, id: pool, disabled: false, providers: [] });
  },
  'gcloud iam workload-identity-pools providers create-oidc'({ words, flag }, { google }) {
    const { pool, provider } = partsOf(words.at(-1)!);
    google.pools
      .find(({ id }) => id === pool)!
      .providers.push({ id: provider, disabled: false, allowedAudiences: [], ...rulesOf(flag) });
  },
  'gcloud iam workload-identity-pools providers update-oidc'({ words, flag }, { google }) {
    const { pool, provider } = partsOf(words.at(-1)!);
    const { providers } = google.pools.find(({ id }) => id === pool)!;
    Object.assign(providers.find(({ id }) => id === provider)!, rulesOf(flag));
  },
  'gcloud iam service-accounts create'({ words, flag }, { google }) {
    google.serviceAccounts.push({
      email: `${words.at(-1)}@${flag('project')}.iam.gserviceaccount.com`,
      uniqueId: '100000000000000000001',
      projectId: flag('project'),
      workloadIdentityUsers: [],
      tokenCreators: [],
      lifetimeExtension: false,
    });
  },
  'gcloud iam service-accounts add-iam-policy-binding'({ words, flag }, { google }) {
    if (flag('role') !== 'roles/iam.workloadIdentityUser') throw new Error(`unexpected role ${flag('role')}`);
    const account = google.serviceAccounts.find(({ email }) => email === words.at(-1))!;
    account.workloadIdentityUsers.push(flag('member'));
  },
  'gcloud projects add-iam-policy-binding'({ words, flag }, { google }) {
    if (flag('condition') !== 'None') throw new Error('gcloud would ask for a condition');
    projectNamed(words.at(-1)!, google).viewers.push(flag('member'));
  },

  'az account show': () => {},
  'az group create': () => {},
  'az identity create': () => {},
  'az identity show': () => {},
  'az identity list': () => {},
  'az identity federated-credential create'({ flag }, world) {
    credentialsOf(defaults.azure.managedIdentityClientId, world).push({
      name: flag('name'),
      issuer: flag('issuer'),
      subject: flag('subject'),
      audience: flag('audiences'),
    });
  },
  'az ad app create': () => {},
  'az ad sp create': () => {},
  'az ad app federated-credential create'({ flag }, world) {
    const { audiences, ...credential } = JSON.parse(flag('parameters'));
    credentialsOf(flag('id'), world).push({ ...credential, audience: audiences[0] });
  },
  'az role assignment create'({ flag }, { azure }) {
    const scope = flag('scope');
    const subscription = azure.subscriptions.find(({ id }) => scope === `/subscriptions/${id}`)!;
    subscription.readers.push(flag('assignee-object-id'));
  },
};

function apply(call: Call, world: World): void {
  const command = call.words.join(' ');
  const [, effect] =
    Object.entries(effects).find(([name]) => command === name || command.startsWith(`${name} `)) ?? [];
  if (!effect) throw new Error(`no effect is known for: ${command}`);
  effect(call, world);
}

/** By ID or number. */
function projectNamed(name: string, { projects }: World['google']) {
  const found = projects.find(({ projectId, projectNumber }) => [projectId, projectNumber].includes(name));
  if (!found) throw new Error(`there is no project ${name}`);
  return found;
}

/** The parts of the resource name of a pool or a provider. */
function partsOf(name: string): { project: string; pool: string; provider: string } {
  const [, project, pool, provider = ''] =
    /^projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([^/]+)(?:\/providers\/([^/]+))?$/.exec(
      name,
    ) ?? [];
  if (project === undefined || pool === undefined) throw new Error(`${name} is no resource name`);
  return { project, pool, provider };
}

function rulesOf(flag: Call['flag']) {
  const pairs = flag('attribute-mapping')
    .split(',')
    .map((pair) => /^([^=]+)=(.*)$/s.exec(pair)!.slice(1));
  return {
    issuer: flag('issuer-uri'),
    attributeMapping: Object.fromEntries(pairs) as Record<string, string>,
    attributeCondition: flag('attribute-condition'),
  };
}

function credentialsOf(client: string, { azure }: World) {
  const identities = azure.tenants.find(({ id }) => id === defaults.azure.tenantId)!.identities;
  return identities.find(({ clientId }) => clientId === client)!.federatedCredentials;
}

function fileOf(name: string, files: Recorded['files']): string {
  return files[name.replace(/^file:\/\//, '')]!;
}
