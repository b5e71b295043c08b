/**
 * From refusal to login: what the step prints is taken as it is and applied to the cloud's trust; then the step succeeds.
 * The checker says the same before and after.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaults, defaultWorld, type Emulator, startEmulator, type World } from '../../emulator/index.ts';
import { explained, type Row } from '../../src/failure/table.ts';
import { claimsOfJob } from '../../src/identity/github-claims.ts';
import { awsErrors } from '../../src/providers/aws/errors.ts';
import { hopsOf } from '../../src/providers/aws/hops.ts';
import { azureErrors } from '../../src/providers/azure/errors.ts';
import { gcpErrors } from '../../src/providers/gcp/errors.ts';
import { checkTrust } from '../../src/trust/check.ts';
import { run } from '../docs/support/shell.ts';
import { settingsOf as awsSettings } from '../providers/aws/support.ts';
import { settingsOf as azureSettings } from '../providers/azure/support.ts';
import { settingsOf as gcpSettings } from '../providers/gcp/support.ts';
import { githubClaims } from '../support/jwt.ts';
import { runStep } from '../support/login-step.ts';
import { inputs } from '../support/scenario.ts';

type Cloud = 'aws' | 'gcp' | 'azure';

let emulator: Emulator;
let temp: string;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'loop-test-'));
});
afterEach(async () => {
  Object.assign(emulator.world, defaultWorld());
  await rm(temp, { recursive: true, force: true });
});

const awsRole = (world: World) => world.aws.accounts[defaults.aws.accountId]!.roles[0]!;
const chainedRole = (world: World) => world.aws.accounts['444455556666']!.roles[0]!;
const awsProviders = (world: World) => world.aws.accounts[defaults.aws.accountId]!.oidcProviders;
const googleProvider = (world: World) =>
  world.google.pools[0]!.providers.find(({ id }) =>
    defaults.google.workloadIdentityProvider.endsWith(`/${id}`),
  )!;
const googleAccount = (world: World) =>
  world.google.serviceAccounts.find(({ email }) => email === defaults.google.serviceAccount)!;
const azureIdentity = (world: World) =>
  world.azure.tenants[0]!.identities.find(({ clientId }) => clientId === defaults.azure.clientId)!;

/** What is indented in the text of a failure is to be pasted; the recorded group indents all of it by two. */
function pasteIn(log: string): string {
  const blocks = log.match(/(?:^ {6}.*\n?|^ *\n)+/gm) ?? [];
  const block = blocks.find((text) => text.trim() !== '');
  if (block === undefined) throw new Error(`nothing to paste in:\n${log}`);
  return block.replace(/^ {6}/gm, '').trim();
}

type Flags = Readonly<Record<string, string>>;

/** What each command does to the emulated clouds. */
const effects: Readonly<Record<string, (flags: Flags, words: readonly string[]) => void>> = {
  'aws iam create-open-id-connect-provider': ({ url = '', 'client-id-list': clients = '' }) => {
    awsProviders(emulator.world).push({ url: url.replace('https://', ''), clientIds: clients.split(' ') });
  },
  'aws iam add-client-id-to-open-id-connect-provider': (flags) => {
    const name = flags['open-id-connect-provider-arn']!.split(':oidc-provider/')[1];
    awsProviders(emulator.world)
      .find(({ url }) => url === name)!
      .clientIds.push(flags['client-id']!);
  },
  'gcloud iam workload-identity-pools providers describe': () => {},
  'gcloud iam workload-identity-pools providers update-oidc': (flags) => {
    const provider = googleProvider(emulator.world);
    const condition = flags['attribute-condition'];
    const mapping = flags['attribute-mapping'];
    const issuer = flags['issuer-uri'];
    if (condition !== undefined) provider.attributeCondition = condition;
    if (issuer !== undefined) provider.issuer = issuer;
    if (flags['allowed-audiences'] !== undefined)
      provider.allowedAudiences = flags['allowed-audiences'].split(',');
    if (mapping !== undefined) {
      const pairs = mapping.split(',').map((pair) => /^([^=]+)=(.*)$/s.exec(pair)!.slice(1));
      provider.attributeMapping = Object.fromEntries(pairs);
    }
  },
  'gcloud iam service-accounts add-iam-policy-binding': ({ member = '' }) => {
    googleAccount(emulator.world).workloadIdentityUsers.push(member);
  },
  'az identity list': () => {},
  'az ad app federated-credential list': () => {},
  'az ad app federated-credential delete': () => {
    azureIdentity(emulator.world).federatedCredentials.shift();
  },
  'az ad app federated-credential create': ({ parameters = '' }) => {
    const { audiences, ...credential } = JSON.parse(parameters);
    azureIdentity(emulator.world).federatedCredentials.push({ ...credential, audience: audiences[0] });
  },
};

/** Applies a paste: a trust policy goes onto the role, commands do what they do. */
function apply(paste: string, pasteOn = awsRole): void {
  if (paste.startsWith('{')) {
    pasteOn(emulator.world).trustPolicy = JSON.parse(paste);
    return;
  }
  for (const call of run(paste).calls) {
    const start = call.findIndex((word) => word.startsWith('--'));
    const words = start < 0 ? call : call.slice(0, start);
    const flags: Record<string, string> = {};
    for (let index = words.length; index < call.length; index++) {
      const [, name = '', value] = /^--([\w-]+)(?:=(.*))?$/s.exec(call[index]!) ?? [];
      flags[name] = value ?? call[++index] ?? '';
    }
    const [, effect] =
      Object.entries(effects).find(([command]) => `${words.join(' ')} `.startsWith(`${command} `)) ?? [];
    if (effect === undefined) throw new Error(`no effect is known for: ${call.join(' ')}`);
    effect(flags, words);
  }
}

/** The emulated trust in the form that the checker reads. */
function trustOf(cloud: Cloud): unknown {
  const { world } = emulator;
  if (cloud === 'aws') {
    const [provider] = awsProviders(world);
    const arn = `arn:aws:iam::${defaults.aws.accountId}:oidc-provider/${provider?.url}`;
    return {
      trustPolicy: awsRole(world).trustPolicy,
      ...(provider && { oidcProvider: { arn, ...provider } }),
    };
  }
  if (cloud === 'azure') {
    return azureIdentity(world).federatedCredentials.map(({ audience, ...credential }) => ({
      ...credential,
      audiences: [audience],
    }));
  }
  const { issuer, allowedAudiences, attributeMapping, attributeCondition } = googleProvider(world);
  return {
    provider: {
      name: defaults.google.workloadIdentityProvider,
      issuerUri: issuer,
      allowedAudiences,
      attributeMapping,
      attributeCondition,
    },
    bindings: [
      { role: 'roles/iam.workloadIdentityUser', members: googleAccount(world).workloadIdentityUsers },
    ],
  };
}

const audiences: Readonly<Record<Cloud, string>> = {
  aws: 'sts.amazonaws.com',
  gcp: `https://iam.googleapis.com/${defaults.google.workloadIdentityProvider}`,
  azure: 'api://AzureADTokenExchange',
};

async function verdict(cloud: Cloud, audience = audiences[cloud]): Promise<string | undefined> {
  const { job } = emulator.world;
  const { claims } = claimsOfJob({
    repository: job.repository,
    repositoryId: job.repositoryId,
    ownerId: job.repositoryOwnerId,
    ref: job.ref,
    event: job.eventName,
    workflow: 'deploy.yml',
    audience,
    ...(job.environment === undefined ? {} : { environment: job.environment }),
  });
  const files = [{ name: 'trust.json', text: JSON.stringify(trustOf(cloud)) }];
  const { results } = await checkTrust(files, claims, { attacks: false });
  return results[0]?.job;
}

const anotherSubject = 'repo:octo-org/octo-repo:environment:other';

interface Refusal {
  readonly what: string;
  readonly cloud: Cloud;
  /** Without the cloud. */
  readonly code: string;
  spoil(world: World): void;
  readonly given?: Readonly<Record<string, string>>;
  readonly audience?: string;
  /** Whether the cause is in what a trust file of the first role, the provider or the identity holds. */
  readonly isInFile?: false;
  /** The role that a trust policy is pasted on. Default: the first. */
  readonly pasteOn?: (world: World) => World['aws']['accounts'][string]['roles'][number];
}

const refusals: readonly Refusal[] = [
  {
    what: 'a trust policy for another job',
    cloud: 'aws',
    code: 'not-authorized',
    spoil: (world) => {
      const statement = awsRole(world).trustPolicy.Statement as unknown as {
        Condition: Record<string, object>;
      };
      statement.Condition = { StringEquals: { 'token.actions.githubusercontent.com:sub': anotherSubject } };
    },
  },
  {
    what: 'no identity provider',
    cloud: 'aws',
    code: 'no-identity-provider',
    isInFile: false,
    spoil: (world) => {
      awsProviders(world).splice(0, 9);
    },
  },
  {
    what: 'an audience that is not registered',
    cloud: 'aws',
    code: 'audience-not-accepted',
    given: { 'aws-audience': 'https://example.com' },
    audience: 'https://example.com',
    spoil: (world) => {
      const statement = awsRole(world).trustPolicy.Statement as unknown as {
        Condition: { StringEquals: Record<string, string> };
      };
      delete statement.Condition.StringEquals['token.actions.githubusercontent.com:aud'];
    },
  },
  {
    what: 'a next role that trusts another one',
    cloud: 'aws',
    code: 'chain-not-authorized',
    given: { 'aws-role-chain': defaults.aws.chainedRoleArn },
    pasteOn: chainedRole,
    isInFile: false,
    spoil: (world) => {
      const statement = chainedRole(world).trustPolicy.Statement as unknown as { Principal: object };
      statement.Principal = { AWS: `arn:aws:iam::${defaults.aws.accountId}:role/other` };
    },
  },
  {
    what: 'a next role that allows no tags',
    cloud: 'aws',
    code: 'tags-not-authorized',
    given: { 'aws-role-chain': defaults.aws.chainedRoleArn, 'aws-session-tags': 'team=octo' },
    pasteOn: chainedRole,
    isInFile: false,
    spoil: (world) => {
      const statement = chainedRole(world).trustPolicy.Statement as unknown as { Action: string[] };
      statement.Action = ['sts:AssumeRole'];
    },
  },
  {
    what: 'a condition for another owner',
    cloud: 'gcp',
    code: 'attribute-condition',
    spoil: (world) => {
      googleProvider(world).attributeCondition = "assertion.repository_owner_id == '66'";
    },
  },
  {
    what: 'a mapping of a claim that is absent',
    cloud: 'gcp',
    code: 'provider-rule',
    spoil: (world) => {
      googleProvider(world).attributeMapping['attribute.environment'] = 'assertion.environment';
    },
  },
  {
    what: 'a mapping that yields no text',
    cloud: 'gcp',
    code: 'attribute-mapping',
    spoil: (world) => {
      googleProvider(world).attributeMapping['attribute.time'] = 'assertion.iat';
    },
  },
  {
    what: 'another issuer at the provider',
    cloud: 'gcp',
    code: 'issuer-mismatch',
    spoil: (world) => {
      googleProvider(world).issuer = 'https://token.actions.githubusercontent.com/octo';
    },
  },
  {
    what: 'a list of audiences without the one of the login',
    cloud: 'gcp',
    code: 'audience-not-allowed',
    spoil: (world) => {
      googleProvider(world).allowedAudiences = ['https://example.com'];
    },
  },
  {
    what: 'no binding for the job',
    cloud: 'gcp',
    code: 'impersonation-denied',
    spoil: (world) => {
      googleAccount(world).workloadIdentityUsers = [];
    },
  },
  {
    what: 'a subject that is too long',
    cloud: 'gcp',
    code: 'subject-too-long',
    spoil: (world) => {
      world.job.environment = 'e'.repeat(110);
    },
  },
  {
    what: 'a federated credential for another subject',
    cloud: 'azure',
    code: 'AADSTS700213',
    spoil: (world) => {
      azureIdentity(world).federatedCredentials[0]!.subject = anotherSubject;
    },
  },
  {
    what: 'a subject in another letter case',
    cloud: 'azure',
    code: 'AADSTS7002138',
    spoil: (world) => {
      const [credential] = azureIdentity(world).federatedCredentials;
      credential!.subject = credential!.subject!.replace('octo-org', 'Octo-Org');
    },
  },
  {
    what: 'a federated credential for another issuer',
    cloud: 'azure',
    code: 'AADSTS700211',
    spoil: (world) => {
      azureIdentity(world).federatedCredentials[0]!.issuer = 'https://token.actions.githubusercontent.com/';
    },
  },
  {
    what: 'a federated credential for another audience',
    cloud: 'azure',
    code: 'AADSTS700212',
    spoil: (world) => {
      azureIdentity(world).federatedCredentials[0]!.audience = 'api://other';
    },
  },
  {
    what: 'no federated credential',
    cloud: 'azure',
    code: 'AADSTS70025',
    isInFile: false,
    spoil: (world) => {
      azureIdentity(world).federatedCredentials = [];
    },
  },
];

const described = process.platform === 'win32' ? describe.skip : describe;

described('what is printed after a refusal mends it', () => {
  it.each(refusals)('on $cloud: $what', async (refusal) => {
    const { cloud, code, spoil, given = {}, audience, isInFile, pasteOn } = refusal;
    const login = () => runStep(emulator, temp, { ...inputs[cloud], ...given, cache: 'false' });
    spoil(emulator.world);
    const refused = await login();
    expect({ failed: refused.runner.failed, log: refused.log }).toMatchObject({ failed: true });
    expect(refused.log).toContain(`${cloud}/${code}`);
    if (isInFile !== false) expect(await verdict(cloud, audience)).not.toBe('allowed');
    apply(pasteIn(refused.log), pasteOn);
    const { runner, log } = await login();
    expect({ failed: runner.failed, log }).toMatchObject({ failed: false });
    expect(await verdict(cloud, audience)).toBe('allowed');
  });
});

/** Codes whose paste cannot be applied as it is, or which the emulated service never answers. */
const withoutLoop: Readonly<Record<string, string>> = {
  'gcp/issuer-unreachable':
    'the keys that are uploaded have to be fetched from a server that only the reader reaches',
  'azure/AADSTS70021': 'Entra answers with the finer codes instead, and the emulator with them alone',
};

/** Texts that change whom a cloud trusts. */
const changesTrust =
  /^\{|create-open-id-connect-provider|add-client-id-to-open-id-connect|assume-role-policy|(create|update)-oidc|workloadIdentityUser|federated-credential create/;

function isAboutNextRole({ match = [] }: Row): boolean {
  return [match].flat().some(({ request }) => request === 'signed');
}

it('every refusal that a change of trust mends is among them', async () => {
  const claims = { ...githubClaims, exp: 1 };
  const chained = awsSettings({ 'role-chain': defaults.aws.chainedRoleArn });
  const [first, next] = hopsOf(chained);
  const nothingSaid = { operation: undefined, named: {}, words: '' };
  const google = gcpSettings({ 'service-account': defaults.google.serviceAccount });
  const pastes = (area: string, rows: readonly Row<string, never>[], factsFor: (row: Row) => object) =>
    rows.map((row) => {
      const { paste } = explained(row, factsFor(row as Row) as never, '');
      return [`${area}/${row.code}`, paste?.text ?? ''] as const;
    });
  const texts = [
    ...pastes('aws', awsErrors, (row) => ({
      settings: chained,
      claims,
      hop: isAboutNextRole(row) ? next : first,
    })),
    ...pastes('gcp', gcpErrors, () => ({ ...nothingSaid, settings: google, claims })),
    ...pastes('azure', azureErrors, () => ({ settings: azureSettings(), claims })),
  ];
  const mended = new Set<string>(texts.filter(([, text]) => changesTrust.test(text)).map(([code]) => code));
  const tried = refusals.map(({ cloud, code }) => `${cloud}/${code}`);
  expect([...mended].filter((code) => !tried.includes(code) && !(code in withoutLoop))).toEqual([]);
  expect(tried.filter((code) => !mended.has(code))).toEqual([]);
  expect(Object.keys(withoutLoop).filter((code) => !mended.has(code))).toEqual([]);
});

described('what `mode: plan` prints', () => {
  it('admits the job where nothing was trusted before, but no job of another branch', async () => {
    const { runner } = await runStep(emulator, temp, { ...inputs.aws, ...inputs.azure, mode: 'plan' });
    const plan: { logins: { trust: { language: string; text: string; alternative?: boolean }[] }[] } =
      JSON.parse(runner.outputs.plan!);
    awsProviders(emulator.world).splice(0, 9);
    azureIdentity(emulator.world).federatedCredentials = [];
    const usual = plan.logins.flatMap(({ trust }) => trust.filter(({ alternative }) => !alternative));
    for (const { language, text } of usual) {
      if (language === 'hcl' || text.startsWith('aws iam update-assume-role-policy')) continue;
      apply(text);
    }
    const login = () => runStep(emulator, temp, { ...inputs.aws, ...inputs.azure, cache: 'false' });
    expect((await login()).runner.failed).toBe(false);
    emulator.world.job.ref = 'refs/heads/other';
    expect((await login()).runner.failed).toBe(true);
  });
});
