/** The files of a login: where they lie, and the `ssh_config` that makes ssh use them. Pure. */
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

/** A folder per login; no login's name has a dot, so that none can be another's file. */
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
 * Both certificates are offered, one after the other, since each kind of server accepts one of them. Host keys are
 * checked as ssh does by default; with known hosts given, one that is not among them ends the connection.
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
          // In place of the system's, which would be asked too.
          `GlobalKnownHostsFile ${word(paths.knownHosts)}`,
          'StrictHostKeyChecking yes',
        ]),
  ];
  return [`Host ${hosts.join(' ')}`, ...options.map((option) => `    ${option}`), ''].join('\n');
}

/** The path with slashes, which programs on Windows take too, and shells there do not take for an escape. */
export function withSlashes(path: string): string {
  return /^[A-Za-z]:[\\/]/.test(path) ? path.replaceAll('\\', '/') : path;
}

/** One word of an `ssh_config`: `%` starts a token there, and quotes and backslashes are escaped inside quotes. */
function word(path: string): string {
  return `"${withSlashes(path).replaceAll('%', '%%').replace(/["\\]/g, '\\$&')}"`;
}
