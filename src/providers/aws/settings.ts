/** The settings of an AWS login, and what is derived from them. */
import type { Environment } from '../../environment.ts';
import { boolean, duration, httpsUrl, lines, list, text } from '../../settings/kinds.ts';
import type { Problem, Values } from '../../settings/schema.ts';
import { defineSchema } from '../../settings/schema.ts';
import type { Endpoint } from './endpoint.ts';
import { endpointOf } from './endpoint.ts';
import { exampleRegion, partitionNames, partitionOf, withKnownDirection } from './partitions.ts';
import type { Role } from './role.ts';
import { accountOf, role } from './role.ts';
import { defaultSessionName, sessionName } from './session-name.ts';
import { inlinePolicy, managedPolicies } from './session-policy.ts';
import type { SessionTag } from './session-tags.ts';
import { sessionTags } from './session-tags.ts';

/** AWS limits the session of a chained role to an hour, whatever the role allows. */
const maxChainedSeconds = 3600;

const audience = text({
  pattern: /^(?!.*\$\{?[A-Za-z_])[^\s\p{Cc}]+$/u,
  rule: 'one audience, without blanks (`$NAME` is not expanded here, `${{ env.NAME }}` is)',
});
const accountId = text({ pattern: /^\d{12}$/, rule: 'an account ID of 12 digits' });
const externalId = text({
  label: 'text, 2–1224 characters',
  pattern: /^[A-Za-z0-9_+=,.@:/-]{2,1224}$/,
  rule: '2 to 1224 letters, digits or characters of `_+=,.@:/-`',
});
const tagKey = text({ label: 'tag key' });
/** Only characters that every AWS SDK reads without quotes. */
const profileName = text({
  label: 'profile name',
  pattern: /^(?!__proto__$)[A-Za-z0-9_.@%:+-]{1,128}$/,
  rule: 'a name of letters, digits or characters of `_.@%:+-`',
});

export const schema = defineSchema({
  'role-to-assume': {
    kind: role,
    required: true,
    description:
      'ARN of the IAM role that trusts this repository. Setting it switches the AWS login on. Keep it in a variable, not in a secret: a secret is masked wherever it appears.',
  },
  region: {
    kind: text({
      label: 'region',
      pattern: /^[a-z0-9-]+$/,
      rule: 'a region such as `eu-west-1`, in lower case and without quotes',
    }),
    derivedDefault: '`AWS_REGION`, else `AWS_DEFAULT_REGION`, of the job',
    description:
      'Region of the STS endpoint and of later steps. It must be in the partition of the role (`aws`, `aws-cn`, `aws-us-gov`, …).',
  },
  audience: {
    kind: audience,
    default: 'sts.amazonaws.com',
    description: 'Audience of the ID token: a client ID of the identity provider in IAM.',
  },
  'role-session-name': {
    kind: sessionName,
    derivedDefault: 'repository and run ID',
    description: 'Name of the session, as CloudTrail and trust policies see it.',
  },
  'role-duration-seconds': {
    kind: duration({ minSeconds: 900, maxSeconds: 43_200 }),
    default: '3600',
    description:
      'How long the credentials live: at most the maximum session duration of the role, and at most one hour with a role chain.',
  },
  'inline-session-policy': {
    kind: inlinePolicy,
    description: 'Policy that limits the session further. With a role chain it limits the last session.',
  },
  'managed-session-policies': {
    kind: managedPolicies,
    description:
      'ARNs of managed policies that limit the session further, one per line. With a role chain they limit the last session.',
  },
  'role-chain': {
    kind: lines(role),
    description:
      'ARNs of further roles, one per line, assumed in this order after the first. Later steps get the credentials of the last one only.',
  },
  'role-external-id': {
    kind: externalId,
    description:
      'External ID for the roles of the role chain. A role that is assumed with an ID token has none.',
  },
  'session-tags': {
    kind: sessionTags,
    description:
      'Tags of the sessions of the role chain, whose trust policies must allow `sts:TagSession`. The session of the first role cannot have any.',
  },
  'transitive-tag-keys': {
    kind: list(tagKey, { max: 50 }),
    description: 'Keys of session tags that pass on to sessions started from the chained one.',
  },
  'allowed-account-ids': {
    kind: list(accountId),
    description:
      'Accounts this login may end up in. All roles are checked before any request, and the answer of AWS before anything is exported.',
  },
  profile: {
    kind: profileName,
    description:
      'Also write the credentials and the region as this profile, into private copies of the AWS `config` and `credentials` files. `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` lead to them and are exported even with `export-environment: false`, because the profile could not be found otherwise. `AWS_PROFILE` is not exported.',
  },
  'mask-account-id': {
    kind: boolean,
    default: 'false',
    description:
      'Mask the account IDs of the roles in the log. GitHub then drops every job output that holds one, for example the address of a container image.',
  },
  'sts-endpoint': {
    kind: httpsUrl,
    derivedDefault: '`AWS_ENDPOINT_URL_STS` of the job, else the host of the region',
    description:
      'Address of STS, for a VPC endpoint or another service that speaks its protocol. `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT` are honoured too, `AWS_ENDPOINT_URL` is not.',
  },
});

/** A complete AWS login. */
export interface AwsSettings {
  /** The first is assumed with the ID token, each further one with the previous role's session. */
  readonly roles: readonly [Role, ...Role[]];
  readonly region: string;
  readonly audience: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  /** Minified JSON. */
  readonly inlinePolicy?: string;
  readonly managedPolicyArns: readonly string[];
  readonly externalId?: string;
  readonly tags: readonly SessionTag[];
  readonly transitiveTagKeys: readonly string[];
  /** Empty: any account. */
  readonly allowedAccountIds: readonly string[];
  readonly profile?: string;
  readonly maskAccountId: boolean;
  readonly endpoint: Endpoint;
}

type Given = Values<typeof schema>;

export function resolve(
  values: Given,
  env: Environment,
): { settings: AwsSettings; problems: readonly Problem[] } | { problems: readonly Problem[] } {
  const { inlineSessionPolicy, roleExternalId, profile } = values;
  const roles = [values.roleToAssume, ...(values.roleChain ?? [])] as const;
  const region = values.region ?? (env.AWS_REGION?.trim() || env.AWS_DEFAULT_REGION?.trim() || undefined);
  const { endpoint, problems: endpointProblems } = endpointOf(values.stsEndpoint, env);
  const problems = [
    ...(endpoint.url === undefined ? partitionProblems(roles, region) : []),
    ...(region === undefined ? [missingRegion] : []),
    ...accountProblems(roles, values.allowedAccountIds ?? []),
    ...chainProblems(values),
    ...policyProblems(values.managedSessionPolicies ?? [], roles.at(-1) ?? values.roleToAssume),
    ...endpointProblems,
  ];
  if (region === undefined) return { problems };
  return {
    problems,
    settings: {
      roles,
      region,
      audience: values.audience,
      sessionName: values.roleSessionName ?? defaultSessionName(env),
      durationSeconds: values.roleDurationSeconds,
      managedPolicyArns: values.managedSessionPolicies ?? [],
      tags: values.sessionTags ?? [],
      transitiveTagKeys: values.transitiveTagKeys ?? [],
      allowedAccountIds: values.allowedAccountIds ?? [],
      maskAccountId: values.maskAccountId,
      endpoint,
      ...(inlineSessionPolicy === undefined ? {} : { inlinePolicy: inlineSessionPolicy }),
      ...(roleExternalId === undefined ? {} : { externalId: roleExternalId }),
      ...(profile === undefined ? {} : { profile }),
    },
  };
}

const missingRegion: Problem = {
  setting: 'region',
  message: 'is required: neither `AWS_REGION` nor `AWS_DEFAULT_REGION` is set in this job either',
};

/** The name of the setting that holds a role, for messages. */
function settingOf(index: number): string {
  return index === 0 ? 'role-to-assume' : 'role-chain';
}

/** Not for services other than AWS: their ARNs and regions follow their own rules. */
function partitionProblems(roles: AwsSettings['roles'], region: string | undefined): Problem[] {
  const problems: Problem[] = [];
  const expected = roles[0].partition;
  for (const [index, { arn, partition }] of roles.entries()) {
    if (!partitionNames.includes(partition)) {
      const known = partitionNames.map((name) => `\`${name}\``).join(', ');
      problems.push({
        setting: settingOf(index),
        message: `names the unknown partition \`${partition}\`; there are ${known}. A service other than AWS needs its address in \`sts-endpoint\``,
      });
    } else if (partition !== expected) {
      problems.push({
        setting: settingOf(index),
        message: `holds ${arn}, but the first role is in the partition \`${expected}\`: no role can be assumed across partitions`,
      });
    }
  }
  const regionProblem = region === undefined ? undefined : problemOfRegion(region, expected);
  return regionProblem ? [...problems, { setting: 'region', message: regionProblem }] : problems;
}

function problemOfRegion(region: string, partition: string): string | undefined {
  const zone = /^([a-z-]+-\d+)-?[a-z]$/.exec(region);
  if (zone) return `is the availability zone ${region}; the region is ${zone[1]}`;
  if (!/^[a-z]+(-[a-z]+)+-\d+$|^aws-global$/.test(region)) {
    return `must be a region such as \`eu-west-1\`, but is ${JSON.stringify(region)}`;
  }
  const meant = withKnownDirection(region);
  if (meant !== undefined) return `is ${region}, which cannot be a region of AWS; did you mean \`${meant}\`?`;
  const actual = partitionOf(region);
  if (actual === undefined || actual === partition) return undefined;
  const example = exampleRegion(partition);
  return `is ${region} in the partition \`${actual}\`, but the role is in \`${partition}\`${
    example === undefined ? '' : `: choose a region of that partition, such as \`${example}\``
  }`;
}

function accountProblems(roles: readonly Role[], allowed: readonly string[]): Problem[] {
  if (allowed.length === 0) return [];
  return roles.flatMap(({ arn, accountId }, index) =>
    allowed.includes(accountId)
      ? []
      : [
          {
            setting: settingOf(index),
            message: `holds ${arn}, whose account is not among the allowed ones (${allowed.join(', ')})`,
          },
        ],
  );
}

/** Settings that only the request for a chained role has; the request with an ID token would silently drop them. */
const forChainsOnly = ['role-external-id', 'session-tags', 'transitive-tag-keys'] as const;

function chainProblems(values: Given): Problem[] {
  const { roleChain = [], sessionTags: tags = [], transitiveTagKeys = [] } = values;
  const given = [values.roleExternalId, values.sessionTags, values.transitiveTagKeys];
  if (roleChain.length === 0) {
    return forChainsOnly
      .filter((_, index) => given[index] !== undefined)
      .map((setting) => ({
        setting,
        message: 'needs `role-chain`: AWS accepts it for a chained role, and not together with an ID token',
      }));
  }
  const problems: Problem[] = [];
  if (values.roleDurationSeconds > maxChainedSeconds) {
    problems.push({
      setting: 'role-duration-seconds',
      message: `must be at most ${maxChainedSeconds} with \`role-chain\`: AWS limits the sessions of chained roles to one hour, but is ${values.roleDurationSeconds}`,
    });
  }
  const unknown = transitiveTagKeys.filter((key) => !tags.some((tag) => tag.key === key));
  if (unknown.length > 0) {
    problems.push({
      setting: 'transitive-tag-keys',
      message: `must be keys of \`session-tags\`, but these are not: ${unknown.join(', ')}`,
    });
  }
  return problems;
}

function policyProblems(arns: readonly string[], { accountId: account, partition }: Role): Problem[] {
  return arns
    .filter((arn) => !arn.startsWith(`arn:${partition}:`) || ![undefined, account].includes(accountOf(arn)))
    .map((arn) => ({
      setting: 'managed-session-policies',
      message: `holds ${arn}, but must hold policies of AWS or of the role's own account, \`arn:${partition}:iam::${account}:policy/…\``,
    }));
}
