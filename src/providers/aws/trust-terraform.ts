/** The trust of IAM roles as resources of Terraform's provider `hashicorp/aws`. Pure. */
import { block, Expression, type HclValue, JsonText, label } from '../../text/hcl.ts';
import type { Role } from './role.ts';

export interface RolesToTrust {
  /** The issuer as IAM names it. */
  readonly issuer: string;
  readonly audience: string;
  readonly sessionSeconds: number;
  /** The first is assumed with the ID token. `policy` is the single statement of the trust policy. */
  readonly roles: readonly { readonly role: Role; readonly policy: { readonly [key: string]: HclValue } }[];
}

/** The smallest maximum session duration that IAM allows. */
const usualSeconds = 3600;

export function terraform({ issuer, audience, sessionSeconds, roles }: RolesToTrust): string {
  const provider = block('resource', ['aws_iam_openid_connect_provider', 'github'], {
    url: `https://${issuer}`,
    client_id_list: [audience],
  });
  const resources = roles.map(({ role, policy }, index) => {
    const account = index === 0 ? '' : `# In account ${role.accountId}\n`;
    const resource = block('resource', ['aws_iam_role', label(role.name)], {
      name: role.name,
      ...(role.path === '/' ? {} : { path: role.path }),
      ...(index === 0 && sessionSeconds > usualSeconds ? { max_session_duration: sessionSeconds } : {}),
      assume_role_policy: new JsonText({ Version: '2012-10-17', Statement: [policy] }),
      ...(index === 0 ? { depends_on: new Expression('[aws_iam_openid_connect_provider.github]') } : {}),
    });
    return account + resource;
  });
  return [`# Once per account\n${provider}`, ...resources].join('\n\n');
}
