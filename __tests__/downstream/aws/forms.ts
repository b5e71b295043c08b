/** The forms of an AWS login, and what becomes of one that AWS no longer trusts. */
import { rm } from 'node:fs/promises';
import { defaults, type Emulator } from '../../../emulator/index.ts';
import { inputs } from '../../../emulator/logins.ts';
import type { Job } from '../../../emulator/runner/index.ts';
import { cacheDirectory } from '../../../src/files/job-directory.ts';

const { 'aws-role-to-assume': role, 'aws-region': region } = inputs.aws;
const entry = JSON.stringify([{ name: 'prod', provider: 'aws', 'role-to-assume': role, region }]);

interface Form {
  readonly given: Readonly<Record<string, string>>;
  readonly login: string;
  /** What the step of the tool sets. */
  readonly env?: Readonly<Record<string, string>>;
}

export const forms: Readonly<Record<string, Form>> = {
  plain: { given: inputs.aws, login: 'aws' },
  'as an entry': { given: { logins: entry }, login: 'prod', env: { AWS_PROFILE: 'prod' } },
  'with `refresh`': { given: { ...inputs.aws, refresh: 'true' }, login: 'aws' },
  'as an entry with `refresh`': {
    given: { logins: entry, refresh: 'true' },
    login: 'prod',
    env: { AWS_PROFILE: 'prod' },
  },
};

/** The access keys that signed requests for an operation. */
export function signers({ requests }: Emulator, operation: string): string[] {
  return requests
    .filter((request) => request.operation === operation)
    .map(({ headers }) => /Credential=([^/]+)/.exec(String(headers.authorization))?.[1] ?? 'none');
}

/** Does something once the credentials of the job's logins are gone, as if they had expired, and AWS gives no new ones. */
export async function whileRefused<T>({ world }: Emulator, job: Job, work: () => Promise<T>): Promise<T> {
  const { accountId, roleArn } = defaults.aws;
  const role = world.aws.accounts[accountId]!.roles.find(({ name }) => roleArn.endsWith(`/${name}`))!;
  const { trustPolicy } = role;
  role.trustPolicy = { Statement: { Effect: 'Deny', Principal: '*', Action: '*' } };
  try {
    await rm(cacheDirectory(job.temp), { recursive: true });
    return await work();
  } finally {
    role.trustPolicy = trustPolicy;
  }
}
