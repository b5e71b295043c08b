import type { Policy } from './policy.ts';

export interface AwsWorld {
  /** Accounts by their 12-digit ID. */
  accounts: Record<string, AwsAccount>;
}

export interface AwsAccount {
  partition: string;
  oidcProviders: OidcProvider[];
  roles: AwsRole[];
  /** Regions where STS is disabled. */
  disabledRegions: string[];
  /** Names of the S3 buckets. */
  buckets: string[];
}

export interface OidcProvider {
  /** Issuer without `https://`, as in the provider's ARN. */
  url: string;
  /** Accepted audiences. */
  clientIds: string[];
}

export interface AwsRole {
  /** `/` or `/some/path/`. */
  path: string;
  name: string;
  trustPolicy: Policy;
  /** What sessions of the role may do. */
  permissions: Policy;
  /** 3600–43200. */
  maxSessionDuration: number;
}

export interface LocatedRole {
  arn: string;
  partition: string;
  accountId: string;
  account: AwsAccount;
  role: AwsRole;
}

/** The role behind an ARN, if the world has it. */
export function findRole(aws: AwsWorld, arn: string): LocatedRole | undefined {
  const [, partition = '', accountId = '', path = ''] =
    /^arn:([^:]+):iam::(\d{12}):role(\/.+)$/.exec(arn) ?? [];
  const account = aws.accounts[accountId];
  if (account === undefined || account.partition !== partition) return undefined;
  const role = account.roles.find((candidate) => candidate.path + candidate.name === path);
  return role && { arn, partition, accountId, account, role };
}
