import { describe, expect, it } from '@jest/globals';
import { pathsOf, sshConfig, withSlashes } from '../../../src/providers/ssh/ssh-config.ts';
import { itOnPosix, readWith, settingsOf } from './support.ts';

const key = 'AAAAC3NzaC1lZDI1NTE5AAAAIH0bA3V3dD5vJ2G6bE8jvW3r1b5vQX0pZb1rQm5a2s3d';
const knownHosts = `server.example ssh-ed25519 ${key}`;

/** What ssh itself makes of the configuration, for a host. */
function effective(given: Record<string, string>, host: string, directory = '/private') {
  const settings = settingsOf(given);
  const paths = pathsOf({ directory, login: 'server' }, settings);
  const shown = readWith('ssh', sshConfig(settings, paths), (path) => ['-G', '-F', path, host]);
  const valuesOf = (name: string) =>
    shown.split('\n').flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
  return { paths, valuesOf };
}

describe('the ssh_config', () => {
  itOnPosix('is written for people to read, too', () => {
    const settings = settingsOf({
      user: 'deploy',
      hosts: '*.example !git.example',
      'known-hosts': knownHosts,
    });
    expect(sshConfig(settings, pathsOf({ directory: '/d', login: 'server' }, settings))).toBe(
      `Host *.example !git.example
    User deploy
    IdentityFile "/d/server.ssh/id_ecdsa"
    CertificateFile "/d/server.ssh/id_ecdsa-current-cert.pub"
    CertificateFile "/d/server.ssh/id_ecdsa-legacy-cert.pub"
    IdentitiesOnly yes
    UserKnownHostsFile "/d/server.ssh/known_hosts"
    GlobalKnownHostsFile "/d/server.ssh/known_hosts"
    StrictHostKeyChecking yes
`,
    );
  });

  itOnPosix('makes ssh offer the key with both certificates, and no other key', () => {
    const { paths, valuesOf } = effective({ 'key-type': 'ed25519', user: 'deploy' }, 'server.example');
    expect(paths.key).toBe('/private/server.ssh/id_ed25519');
    expect(valuesOf('identityfile')).toEqual([paths.key]);
    expect(valuesOf('certificatefile')).toEqual([paths.certificates.current, paths.certificates.legacy]);
    expect(valuesOf('identitiesonly')).toEqual(['yes']);
    expect(valuesOf('user')).toEqual(['deploy']);
  });

  itOnPosix('leaves the check of host keys at its default, and never weakens it', () => {
    const { valuesOf } = effective({}, 'server.example');
    expect(valuesOf('stricthostkeychecking')).toEqual(['ask']);
    expect(valuesOf('userknownhostsfile')[0]).toContain('.ssh/known_hosts');
  });

  itOnPosix('admits the known hosts only, when they are given, also not those of the system', () => {
    const { paths, valuesOf } = effective({ 'known-hosts': knownHosts }, 'server.example');
    expect(valuesOf('stricthostkeychecking')).toEqual(['true']);
    expect(valuesOf('userknownhostsfile')).toEqual([paths.knownHosts]);
    expect(valuesOf('globalknownhostsfile')).toEqual([paths.knownHosts]);
  });

  itOnPosix('applies to the given hosts alone', () => {
    const given = { hosts: '*.example !git.example', user: 'deploy' };
    expect(effective(given, 'server.example').valuesOf('user')).toEqual(['deploy']);
    for (const host of ['git.example', 'elsewhere.test']) {
      expect(effective(given, host).valuesOf('certificatefile')).toEqual([]);
    }
  });

  itOnPosix.each(['/with blank', '/100%d', '/quote"and\\slash', "/it's", '/#hash', '/~'])(
    'names files below %s so that ssh finds them',
    (directory) => {
      const { paths, valuesOf } = effective({}, 'server.example', directory);
      // ssh shows tokens as they were written and replaces them when it opens the file.
      expect(valuesOf('identityfile').map((path) => path.replaceAll('%%', '%'))).toEqual([paths.key]);
    },
  );

  it('has slashes in the paths of Windows', () => {
    expect(withSlashes('D:\\a\\_temp\\x.ssh\\config')).toBe('D:/a/_temp/x.ssh/config');
    expect(withSlashes('/tmp/back\\slash')).toBe('/tmp/back\\slash');
  });
});
