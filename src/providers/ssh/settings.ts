/** The settings of an SSH login, and what is derived from them. */
import type { Kind } from '../../settings/kinds.ts';
import { boolean, choice, list, Refusal, text } from '../../settings/kinds.ts';
import type { Problem, Values } from '../../settings/schema.ts';
import { defineSchema } from '../../settings/schema.ts';
import type { KeyType } from './key-pair.ts';

/** Stands for any user in certificates; then only the server's policy decides. */
export const wildcardPrincipal = 'opkssh-wildcard';

const userName = text({
  label: 'user name',
  pattern: /^[A-Za-z0-9_][A-Za-z0-9._+@-]{0,127}\$?$/,
  rule: 'a user name: letters, digits and `._+@-`, starting with a letter, digit or underscore',
});

const hostPattern = text({
  label: '`Host` pattern',
  pattern: /^!?[A-Za-z0-9*?_.:[\]-]+$/,
  rule: 'a host name or address, with `*` and `?` as wildcards and `!` in front to exclude it',
});

/** Key type, key. */
const publicKey = /(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-\S+[ \t]+[A-Za-z0-9+/]{40,}={0,2}/;

/** Host names (or a hash of them), key, comment; see sshd(8). */
const knownHostsLine = new RegExp(
  String.raw`^(?:@(?:cert-authority|revoked)[ \t]+)?[^\s@#]\S*[ \t]+${publicKey.source}(?<comment>[ \t].*)?$`,
);

/** A key in the comment was a separate line before the line breaks were lost. */
function isKnownHostsLine(line: string): boolean {
  const found = knownHostsLine.exec(line);
  return found !== null && !publicKey.test(found.groups?.comment ?? '');
}

const knownHosts: Kind<string> = {
  label: '`known_hosts` lines',
  shapes: ['text', 'list'],
  parse(given) {
    const lines = given.split(/\r?\n/).map((line) => line.trim());
    const rule = 'must be lines as `ssh-keyscan` prints them';
    const advice = 'write them below `known-hosts: |` to keep the line breaks';
    const isComment = (line: string) => line === '' || line.startsWith('#');
    const wrong = lines.findIndex((line) => !isComment(line) && !isKnownHostsLine(line));
    if (wrong >= 0) throw new Refusal(`${rule}, which line ${wrong + 1} is not; ${advice}`);
    if (lines.every(isComment)) throw new Refusal(`${rule}, and has comments only; ${advice}`);
    return `${lines.join('\n')}\n`;
  },
};

export const schema = defineSchema({
  principals: {
    kind: list(userName),
    required: true,
    description: `Users to log in as on the servers, one or more. \`${wildcardPrincipal}\` stands for any user, on servers with opkssh 0.14 or newer.`,
  },
  'key-type': {
    kind: choice(['ecdsa', 'ed25519']),
    default: 'ecdsa',
    description: 'Type of the key that is made for this login: ECDSA on the curve P-256, or Ed25519.',
  },
  hosts: {
    kind: list(hostPattern, { separator: /[\s,]/ }),
    default: '*',
    description: '`Host` patterns of the servers that the `ssh_config` applies to.',
  },
  'known-hosts': {
    kind: knownHosts,
    // Not secret, but a value pasted here by mistake may be.
    secret: true,
    description:
      'Host keys of the servers, as lines of a `known_hosts` file (`ssh-keyscan` prints them). With them ssh connects to servers with these keys only; without them it knows those of the system.',
  },
  user: {
    kind: userName,
    description: 'User for connections that name none. It must be one of the principals.',
  },
  'git-ssh-command': {
    kind: boolean,
    default: 'false',
    description: 'Export `GIT_SSH_COMMAND`, so that git uses the login in later steps.',
  },
});

/** A complete SSH login. */
export interface SshSettings {
  /** At least one, without duplicates. */
  readonly principals: readonly string[];
  readonly keyType: KeyType;
  /** At least one. */
  readonly hosts: readonly string[];
  /** The file's text, ending in a line break. */
  readonly knownHosts?: string;
  readonly user?: string;
  readonly gitSshCommand: boolean;
}

export function resolve(values: Values<typeof schema>): {
  settings: SshSettings;
  problems: readonly Problem[];
} {
  const { principals, keyType, hosts, knownHosts, user, gitSshCommand } = values;
  return {
    problems: [...noPrincipal(principals), ...noHost(hosts), ...foreignUser(user, principals)],
    settings: {
      principals: [...new Set(principals)],
      keyType,
      hosts: [...new Set(hosts)],
      ...(knownHosts === undefined ? {} : { knownHosts }),
      ...(user === undefined ? {} : { user }),
      gitSshCommand,
    },
  };
}

/** A text of only commas counts as given, yet has no item. */
function noPrincipal(principals: readonly string[]): Problem[] {
  return principals.length > 0 ? [] : [{ setting: 'principals', message: 'must name at least one user' }];
}

function noHost(hosts: readonly string[]): Problem[] {
  if (hosts.some((host) => !host.startsWith('!'))) return [];
  return [
    {
      setting: 'hosts',
      message:
        'must have a pattern without `!`: patterns that only exclude match no host, for example `"*, !github.com"`',
    },
  ];
}

function foreignUser(user: string | undefined, principals: readonly string[]): Problem[] {
  if (user === undefined || principals.includes(user) || principals.includes(wildcardPrincipal)) return [];
  return [
    { setting: 'user', message: `is "${user}", which is not one of the principals: servers may refuse it` },
  ];
}
