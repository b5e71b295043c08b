/** The requests that are disturbed, each with the smallest login that sends it. */
import { type Inputs, inputs, singleUseEntries } from '../../emulator/logins.ts';

export interface Endpoint {
  readonly title: string;
  /** The emulator's names. */
  readonly service: string;
  readonly operation: string;
  /** What failure codes of the request's own answers begin with. */
  readonly area: string;
  readonly login: Inputs;
  /** How many hosts the login connects to before this request's. */
  readonly hostsBefore: number;
}

const vault = singleUseEntries.filter(({ provider }) => provider === 'vault');

export const endpoints: readonly Endpoint[] = [
  {
    title: 'GitHub: ID token',
    service: 'github-id-token',
    operation: 'idToken',
    area: 'id-token',
    login: inputs.aws,
    hostsBefore: 0,
  },
  {
    title: 'AWS: AssumeRoleWithWebIdentity',
    service: 'aws-sts',
    operation: 'AssumeRoleWithWebIdentity',
    area: 'aws',
    login: inputs.aws,
    hostsBefore: 1,
  },
  {
    title: 'Google Cloud: token exchange',
    service: 'google-sts',
    operation: 'token',
    area: 'gcp',
    login: inputs.gcp,
    hostsBefore: 1,
  },
  {
    title: 'Google Cloud: generateAccessToken',
    service: 'google-iam-credentials',
    operation: 'generateAccessToken',
    area: 'gcp',
    login: inputs.gcp,
    hostsBefore: 2,
  },
  {
    title: 'Azure: token',
    service: 'entra',
    operation: 'token',
    area: 'azure',
    login: inputs.azure,
    hostsBefore: 1,
  },
  {
    title: 'Azure: subscription',
    service: 'azure-resource-manager',
    operation: 'subscriptions.list',
    area: 'azure',
    login: inputs.azure,
    hostsBefore: 2,
  },
  {
    title: 'Vault: login',
    service: 'vault',
    operation: 'login',
    area: 'vault',
    login: { logins: JSON.stringify(vault) },
    hostsBefore: 1,
  },
];
