/** What the command line's `plan` prints for the examples of the docs, as Markdown. */
import { run } from '../../src/cli/run.ts';
import { systemFiles } from '../../src/cli/system-files.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { claimsOfJob } from '../../src/identity/github-claims.ts';
import { makePlan } from '../../src/login/plan.ts';
import { type SetUp, setUpOf } from '../../src/setup/set-up.ts';

type Advice = SetUp['trust'][number];
type Cloud = 'aws' | 'gcp' | 'azure';

const repository = ['--repository octo-org/octo-repo', '--repository-id 74', '--owner-id 65'];
const aws = ['--aws-role arn:aws:iam::111122223333:role/deploy'];
const provider = [
  '--gcp-workload-identity-provider projects/123456789012/locations/global/workloadIdentityPools/github-actions/providers/octo-org',
];
const gcp = [...provider, '--gcp-service-account deploy@octo-project.iam.gserviceaccount.com'];
const tenant = '--azure-tenant-id 8a6f1e2d-4c3b-4a59-b8d7-1f2e3d4c5b6a';
const managedIdentity = ['--azure-client-id 0b9f7d5c-3e2a-4d61-8c4b-6f5e4d3c2b1a', tenant];
const application = ['--azure-client-id 5d1a4c3e-7b1f-4a55-9f0e-2c6a1b7e8d90', tenant];
const main = [...repository, '--ref main', '--workflow deploy.yml'];

/** Options of `plan`, each with its value. */
const examples = {
  /** The job of the README: a push to main. */
  main: [...main, ...aws, ...gcp, ...managedIdentity],
  /** The same job, as an application and without a service account. */
  others: [...main, ...provider, ...application],
  production: [
    ...repository,
    '--environment production',
    '--ref main',
    '--workflow deploy.yml',
    ...aws,
    ...gcp,
    ...application,
  ],
} as const;

export type Example = keyof typeof examples;

interface Region {
  /** In `docs/`. */
  readonly page: string;
  readonly name: string;
  readonly example: Example;
  readonly cloud: Cloud;
  /** Beginnings of the titles of what is shown, in order. Default: the usual way. */
  readonly shown?: readonly string[];
  /** The same of what is folded. Terraform always is, where it is chosen. */
  readonly folded?: readonly string[];
}

const terraform = 'With Terraform';

const regions: readonly Region[] = [
  { page: 'trust.md', name: 'plan-aws', example: 'production', cloud: 'aws' },
  { page: 'trust.md', name: 'plan-gcp', example: 'production', cloud: 'gcp' },
  { page: 'trust.md', name: 'plan-azure', example: 'production', cloud: 'azure' },
  {
    page: 'set-up.md',
    name: 'plan-aws',
    example: 'main',
    cloud: 'aws',
    shown: ['Once per account', 'Trust policy of', 'If there is no role'],
    folded: ['Put the policy on the role', terraform],
  },
  {
    page: 'set-up.md',
    name: 'plan-gcp',
    example: 'main',
    cloud: 'gcp',
    shown: ['Workload identity pool'],
    folded: ['If the provider exists already', terraform],
  },
  { page: 'set-up.md', name: 'plan-gcp-account', example: 'main', cloud: 'gcp', shown: ['Let this job'] },
  {
    page: 'set-up.md',
    name: 'plan-azure',
    example: 'main',
    cloud: 'azure',
    shown: ['User-assigned managed identity, in'],
    folded: [
      'User-assigned managed identity: the same job',
      'User-assigned managed identity, with Terraform',
    ],
  },
  { page: 'aws.md', name: 'plan-provider', example: 'main', cloud: 'aws', shown: ['Once per account'] },
  { page: 'aws.md', name: 'plan-policy', example: 'main', cloud: 'aws', shown: ['Trust policy of'] },
  {
    page: 'google-cloud.md',
    name: 'plan-provider',
    example: 'main',
    cloud: 'gcp',
    shown: ['Workload identity pool'],
  },
  { page: 'google-cloud.md', name: 'plan-account', example: 'main', cloud: 'gcp', shown: ['Let this job'] },
  { page: 'google-cloud.md', name: 'plan-direct', example: 'others', cloud: 'gcp', shown: ['Let this job'] },
  {
    page: 'azure.md',
    name: 'plan-identity',
    example: 'main',
    cloud: 'azure',
    shown: ['User-assigned managed identity, in'],
  },
  {
    page: 'azure.md',
    name: 'plan-application',
    example: 'others',
    cloud: 'azure',
    shown: ['App registration: trust this job'],
  },
];

/** Where a page shows the command that prints the rest. */
const commands: readonly (readonly [page: string, name: string, example: Example])[] = [
  ['set-up.md', 'plan-command', 'main'],
  ['trust.md', 'plan-command', 'production'],
];

const { claims: ofGithub } = claimsOfJob({
  repository: 'octo-org/octo-repo',
  repositoryId: '74',
  ownerId: '65',
  ref: 'main',
  event: 'push',
});

/** Logins for which the command line has no option: what `mode: plan` prints for them. */
const furtherRegions: readonly {
  readonly page: string;
  readonly name: string;
  /** Of the step. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly claims?: Readonly<Record<string, string>>;
  readonly shown: readonly string[];
  readonly folded?: readonly string[];
}[] = [
  {
    page: 'ssh.md',
    name: 'plan-server',
    inputs: entry({ name: 'server', provider: 'ssh', principals: 'deploy', user: 'deploy' }),
    shown: ['On each server: trust', 'On each server: let'],
    folded: ['Wider'],
  },
  {
    page: 'other-services.md',
    name: 'plan-octo-sts',
    inputs: entry({ name: 'bot', provider: 'octo-sts', scope: 'octo-org/infra', identity: 'release' }),
    shown: ['.github/chainguard'],
  },
  {
    page: 'other-services.md',
    name: 'plan-vault',
    inputs: entry({ name: 'vault', provider: 'vault', url: 'https://vault.octo.example', role: 'deploy' }),
    shown: ['Once', 'Role'],
  },
  {
    page: 'other-services.md',
    name: 'plan-kubernetes',
    inputs: entry({ name: 'cluster', provider: 'kubernetes', server: 'https://k8s.octo.example:6443' }),
    shown: ['AuthenticationConfiguration', 'Let exactly this subject'],
  },
  {
    page: 'id-token-sources.md',
    name: 'plan-fly',
    inputs: {
      'aws-role-to-assume': 'arn:aws:iam::111122223333:role/fly-deploy',
      'aws-region': 'eu-west-1',
    },
    claims: { iss: 'https://oidc.fly.io/octo-org', sub: 'octo-org:octo-runner:e2865104a93e86' },
    shown: ['Once per account', 'Trust policy of'],
  },
];

function entry(login: Readonly<Record<string, string>>): Record<string, string> {
  return { logins: JSON.stringify([login]) };
}

async function trustOf(
  inputs: Readonly<Record<string, string>>,
  { iss = '', sub = '', ...others }: Readonly<Record<string, string>>,
): Promise<readonly Advice[]> {
  const { plan } = await makePlan(inputs, {}, {});
  const login = plan.logins[0]!;
  const { audience = '' } = login.facts;
  return (await setUpOf(login, { ...others, iss, sub, aud: audience, exp: 0 })).trust;
}

/** Page in `docs/` → name of the region → Markdown. */
export async function planRegions(): Promise<Record<string, Record<string, string>>> {
  const pages: Record<string, Record<string, string>> = {};
  for (const { page, name, ...choice } of regions) {
    const trust = (await planned(choice.example))[choice.cloud];
    pages[page] = { ...pages[page], [name]: blocks(trust, choice) };
  }
  for (const [page, name, example] of commands) {
    pages[page] = { ...pages[page], [name]: fenced('bash', commandOf(example)) };
  }
  for (const { page, name, inputs, claims = ofGithub, ...choice } of furtherRegions) {
    pages[page] = { ...pages[page], [name]: blocks(await trustOf(inputs, claims), choice) };
  }
  return pages;
}

/** The command as a reader types it, an option per line. */
function commandOf(example: Example): string {
  return `multi-cloud-oidc plan \\\n  ${examples[example].join(' \\\n  ')}`;
}

/** What `plan` says for each cloud of an example. @param further options of the job */
export async function planned(
  example: Example,
  further: readonly string[] = [],
): Promise<Record<Cloud, readonly Advice[]>> {
  let printed = '';
  const io = {
    env: {},
    out: (text: string) => {
      printed += text;
    },
    error: (text: string) => {
      throw new Error(text);
    },
    files: systemFiles,
  };
  const options = [...examples[example].flatMap((option) => option.split(' ')), ...further];
  await run(['plan', ...options, '--json'], io, verbs);
  const { logins }: { logins: SetUp[] } = JSON.parse(printed);
  return Object.fromEntries(logins.map(({ name, trust }) => [name, trust])) as Record<
    Cloud,
    readonly Advice[]
  >;
}

function blocks(trust: readonly Advice[], { shown, folded = [] }: Pick<Region, 'shown' | 'folded'>): string {
  const usual = trust.filter(({ alternative }) => !alternative);
  const open = shown?.map((title) => titled(trust, title)) ?? usual.filter(isCommand);
  const closed = shown === undefined ? usual.filter((advice) => !isCommand(advice)) : [];
  return [
    ...open.map((advice) => `${advice.title}:\n\n${block(advice)}`),
    ...[...closed, ...folded.map((title) => titled(trust, title))].map(
      (advice) => `<details><summary>${advice.title}</summary>\n\n${block(advice)}\n\n</details>`,
    ),
  ].join('\n\n');
}

const isCommand = ({ language }: Advice): boolean => language !== 'hcl';

/** @throws {Error} when `plan` says nothing under such a title */
function titled(trust: readonly Advice[], start: string): Advice {
  const found = trust.find(({ title }) => title.startsWith(start));
  if (found === undefined) throw new Error(`plan has nothing titled "${start}…"`);
  return found;
}

function block({ language, text }: Advice): string {
  return fenced(language === 'sh' ? 'bash' : language, text);
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
