/** The files of a login: their paths, and the `ssh_config` that makes ssh use them. Pure. */
import { join } from 'node:path';
import type { PublishContext } from '../../contract/publication.ts';
import { keyTypes } from './key-pair.ts';
import type { Variant } from './pk-token.ts';
import { variants } from './pk-token.ts';
import type { SshSettings } from './settings.ts';

export interface Paths {
  readonly config: string;
  readonly key: string;
  readonly certificates: Readonly<Record<Variant, string>>;
  readonly knownHosts: string;
}

/** One folder per login. Login names contain no dot, so none can collide with another login's file. */
export function pathsOf(
  { directory, login }: Pick<PublishContext, 'directory' | 'login'>,
  { keyType }: SshSettings,
): Paths {
  const folder = join(directory, `${login}.ssh`);
  const key = join(folder, keyTypes[keyType].fileName);
  return {
    config: join(folder, 'config'),
    key,
    certificates: { current: `${key}-current-cert.pub`, legacy: `${key}-legacy-cert.pub` },
    knownHosts: join(folder, 'known_hosts'),
  };
}

/**
 * Offers both certificates, one after the other, because each kind of server accepts one of them. Host keys are checked
 * as ssh does by default; if known hosts are given, any other host key ends the connection.
 */
export function sshConfig({ hosts, user, knownHosts }: SshSettings, paths: Paths): string {
  const options = [
    ...(user === undefined ? [] : [`User ${user}`]),
    `IdentityFile ${word(paths.key)}`,
    ...variants.map((variant) => `CertificateFile ${word(paths.certificates[variant])}`),
    'IdentitiesOnly yes',
    ...(knownHosts === undefined
      ? []
      : [
          `UserKnownHostsFile ${word(paths.knownHosts)}`,
          // Instead of the system's file, which would be read too.
          `GlobalKnownHostsFile ${word(paths.knownHosts)}`,
          'StrictHostKeyChecking yes',
        ]),
  ];
  return [`Host ${hosts.join(' ')}`, ...options.map((option) => `    ${option}`), ''].join('\n');
}

/** The path with slashes, which Windows programs accept and shells there do not treat as escapes. */
export function withSlashes(path: string): string {
  return /^[A-Za-z]:[\\/]/.test(path) ? path.replaceAll('\\', '/') : path;
}

/** One word of an `ssh_config`: `%` starts a token there, and quotes and backslashes are escaped within quotes. */
function word(path: string): string {
  return `"${withSlashes(path).replaceAll('%', '%%').replace(/["\\]/g, '\\$&')}"`;
}
