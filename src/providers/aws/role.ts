import type { Kind } from '../../settings/kinds.ts';
import { Refusal } from '../../settings/kinds.ts';

/** The parts of an IAM role's ARN. */
export interface Role {
  readonly arn: string;
  readonly partition: string;
  /** 12 digits; empty for services other than AWS that speak its protocol, such as MinIO. */
  readonly accountId: string;
  /** Without the path. */
  readonly name: string;
  /** `/`, or `/some/path/`. */
  readonly path: string;
}

const form = '`arn:aws:iam::<account ID>:role/<role name>`';

/** A role's ARN. Common mistakes get their own messages, because the service answers all of them alike. */
export const role: Kind<Role> = {
  label: 'role ARN',
  parse(given) {
    const slip = slipIn(given);
    if (slip !== undefined) throw new Refusal(slip);
    if (/^[\w+=,.@/-]+$/.test(given)) {
      throw new Refusal(
        `must be the full ARN of the role, ${form}: a name alone does not say in which account`,
      );
    }
    const [, partition = '', service, accountId = '', resource = ''] =
      /^arn:([a-z0-9-]+):([a-z0-9-]+):[^:]*:([^:]*):(.*)$/s.exec(given) ?? [];
    if (service === 'sts' && resource.startsWith('assumed-role/')) {
      throw new Refusal(`must be the ARN of the role itself, ${form}, and not of a session of it`);
    }
    const [, path = '', name] = /^role(\/(?:[\x21-\x7e]+\/)?)([\w+=,.@-]{1,64})$/.exec(resource) ?? [];
    if (service !== 'iam' || name === undefined) throw new Refusal(`must be of the form ${form}`);
    if (!/^\d{12}$/.test(accountId) && (accountId !== '' || partition.startsWith('aws'))) {
      throw new Refusal('must hold an account ID of 12 digits (an expression in it may have given nothing)');
    }
    return { arn: given, partition, accountId, name, path };
  },
};

/** The mistake in a value that is not a single ARN. Quotes nothing from it except variable names. */
function slipIn(given: string): string | undefined {
  const variable = /\$(?!\{\{)\{?([A-Za-z_]\w*)/.exec(given)?.[1];
  if (variable !== undefined) {
    return `holds \`$${variable}\`, which only a shell expands: write \`\${{ env.${variable} }}\` or \`\${{ vars.${variable} }}\``;
  }
  if (/^(["'`]).*\1$/s.test(given)) return 'must not have quotes around it';
  if (/arn:.*[\s,;]\s*["']?arn:/s.test(given)) {
    return 'must be one ARN, but holds several: further roles belong in `role-chain`, one per line, and separate logins into `logins`';
  }
  if (/^arn:[^:]*:iam:[^:]+:/.test(given)) {
    return `must not have a region in it, because roles have none: ${form}, with two colons after \`iam\``;
  }
  return undefined;
}

/** The account in any ARN; undefined if the text is not an ARN or contains no account. */
export function accountOf(arn: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}
