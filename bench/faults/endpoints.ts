/** The requests that are disturbed, each with the smallest login that leads to it. */
import { readFileSync } from 'node:fs';
import { defaults, defaultWorld, exchangeDefaults } from '../../emulator/index.ts';
import { type Inputs, inputs, singleUseEntries } from '../../emulator/logins.ts';

/** The program of the action that sends a request. */
export type Program = 'main' | 'helper' | 'post';

export interface Endpoint {
  readonly title: string;
  /** The emulator's names. */
  readonly service: string;
  readonly operation: string;
  readonly host: string;
  /** What failure codes of the request's own answers begin with. */
  readonly area: string;
  readonly login: Inputs;
  readonly program: Program;
  /** How many hosts the program connects to before this request's. */
  readonly hostsBefore: number;
  /** Whether the request uses a connection that an earlier one has opened: faults of connecting are the other's. */
  readonly isLater?: boolean;
  /** For `helper`: what a tool of a later step runs. */
  readonly command?: (exported: Readonly<Record<string, string>>) => string;
}

const vaultLogin = {
  logins: JSON.stringify(singleUseEntries.filter(({ provider }) => provider === 'vault')),
};
const awsForTools = {
  login: { ...inputs.aws, refresh: 'true', cache: 'true' },
  program: 'helper',
  command: ({ AWS_CONFIG_FILE = '' }) =>
    /^credential_process = (.*)$/m.exec(readFileSync(AWS_CONFIG_FILE, 'utf8'))![1]!,
} as const satisfies Partial<Endpoint>;

const github = {
  service: 'github-id-token',
  operation: 'idToken',
  host: defaultWorld().github.idTokenHost,
  area: 'id-token',
  hostsBefore: 0,
};
const aws = {
  service: 'aws-sts',
  host: `sts.${defaults.aws.region}.amazonaws.com`,
  area: 'aws',
  hostsBefore: 1,
};
const google = {
  service: 'google-iam-credentials',
  host: 'iamcredentials.googleapis.com',
  area: 'gcp',
  hostsBefore: 2,
};
const vault = { service: 'vault', host: new URL(exchangeDefaults.vault.url).host, area: 'vault' };

export const endpoints: readonly Endpoint[] = [
  { ...github, title: 'GitHub: ID token', login: inputs.aws, program: 'main' },
  {
    ...aws,
    title: 'AWS: AssumeRoleWithWebIdentity',
    operation: 'AssumeRoleWithWebIdentity',
    login: inputs.aws,
    program: 'main',
  },
  {
    ...aws,
    title: 'AWS: AssumeRole',
    operation: 'AssumeRole',
    login: { ...inputs.aws, 'aws-role-chain': defaults.aws.chainedRoleArn },
    program: 'main',
    isLater: true,
  },
  {
    title: 'Google Cloud: token exchange',
    service: 'google-sts',
    operation: 'token',
    host: 'sts.googleapis.com',
    area: 'gcp',
    login: inputs.gcp,
    program: 'main',
    hostsBefore: 1,
  },
  {
    ...google,
    title: 'Google Cloud: generateAccessToken',
    operation: 'generateAccessToken',
    login: inputs.gcp,
    program: 'main',
  },
  {
    ...google,
    title: 'Google Cloud: generateIdToken',
    operation: 'generateIdToken',
    login: { ...inputs.gcp, 'gcp-id-token-audience': 'https://service.example' },
    program: 'main',
    isLater: true,
  },
  {
    title: 'Azure: token',
    service: 'entra',
    operation: 'token',
    host: 'login.microsoftonline.com',
    area: 'azure',
    login: inputs.azure,
    program: 'main',
    hostsBefore: 1,
  },
  {
    title: 'Azure: subscription',
    service: 'azure-resource-manager',
    operation: 'subscriptions.list',
    host: 'management.azure.com',
    area: 'azure',
    login: inputs.azure,
    program: 'main',
    hostsBefore: 2,
  },
  {
    ...vault,
    title: 'Vault: login',
    operation: 'login',
    login: vaultLogin,
    program: 'main',
    hostsBefore: 1,
  },
  { ...github, ...awsForTools, title: 'keys for AWS tools: ID token' },
  {
    ...aws,
    ...awsForTools,
    title: 'keys for AWS tools: AssumeRoleWithWebIdentity',
    operation: 'AssumeRoleWithWebIdentity',
  },
  {
    ...github,
    title: 'ID token for Google’s tools',
    login: { ...inputs.gcp, 'gcp-credentials-source': 'executable' },
    program: 'helper',
    command: ({ GOOGLE_APPLICATION_CREDENTIALS = '' }) =>
      JSON.parse(readFileSync(GOOGLE_APPLICATION_CREDENTIALS, 'utf8')).credential_source.executable.command,
  },
  {
    ...vault,
    title: 'post step: revocation of a Vault token',
    operation: 'revokeSelf',
    login: vaultLogin,
    program: 'post',
    hostsBefore: 0,
  },
];
