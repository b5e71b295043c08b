import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ssh } from '../../../src/providers/ssh/index.ts';
import { resolve, schema } from '../../../src/providers/ssh/settings.ts';
import { parseSettings } from '../../../src/settings/schema.ts';
import { settingsOf } from './support.ts';

const key = 'AAAAC3NzaC1lZDI1NTE5AAAAIH0bA3V3dD5vJ2G6bE8jvW3r1b5vQX0pZb1rQm5a2s3d';

function problemsOf(given: Record<string, string>) {
  const { values, problems } = parseSettings(schema, { principals: 'deploy', ...given });
  return problems.length > 0 ? problems : resolve(values).problems;
}

describe('the settings', () => {
  it('need only the principals', () => {
    expect(settingsOf()).toEqual({
      principals: ['deploy'],
      keyType: 'ecdsa',
      hosts: ['*'],
      gitSshCommand: false,
    });
    expect(problemsOf({ principals: '' })).toEqual([
      { setting: 'principals', message: 'is required, but was not given' },
    ]);
  });

  it('are complete once resolved', () => {
    const lines = `# servers\nserver.example ssh-ed25519 ${key} root@server\n@cert-authority *.example ecdsa-sha2-nistp256 ${key}`;
    expect(
      settingsOf({
        principals: 'deploy, root\ndeploy',
        'key-type': 'Ed25519',
        hosts: '*.example.com !git.example.com, 10.0.0.?',
        'known-hosts': lines.replaceAll('\n', '\r\n'),
        user: 'root',
        'git-ssh-command': 'true',
      }),
    ).toEqual({
      principals: ['deploy', 'root'],
      keyType: 'ed25519',
      hosts: ['*.example.com', '!git.example.com', '10.0.0.?'],
      knownHosts: `${lines}\n`,
      user: 'root',
      gitSshCommand: true,
    });
  });

  it.each(['deploy', '_service', 'a.b+c@example.com', 'machine$', '0', 'opkssh-wildcard', 'a'.repeat(128)])(
    'accept the principal %s',
    (name) => {
      expect(settingsOf({ principals: name }).principals).toEqual([name]);
    },
  );

  it.each(['-oProxyCommand=x', '.hidden', 'a b', 'a"b', 'a*', 'ä', 'a$b', 'a'.repeat(129), 'a\tb', '%u'])(
    'refuse the principal %j',
    (name) => {
      expect(problemsOf({ principals: name })).toMatchObject([{ setting: 'principals' }]);
      expect(problemsOf({ user: name })).toMatchObject([{ setting: 'user' }]);
    },
  );

  it('refuse a list of principals without a name', () => {
    expect(problemsOf({ principals: ',' })).toEqual([
      { setting: 'principals', message: 'must name at least one user' },
    ]);
  });

  it.each([
    'server',
    '*',
    '*.example.com',
    '192.168.0.?',
    '2001:db8::1',
    '[2001:db8::1]',
    '!server',
    'under_score',
  ])('accept the host pattern %s', (pattern) => {
    expect(settingsOf({ hosts: `${pattern} other` }).hosts).toEqual([pattern, 'other']);
  });

  it.each(['"a"', 'a#b', 'a=b', "a'b", 'a\\b', '$HOME', '`x`', 'a!b', '%h', 'ä.example', 'a\u0000b'])(
    'refuse the host pattern %j',
    (pattern) => {
      expect(problemsOf({ hosts: pattern })).toMatchObject([{ setting: 'hosts' }]);
    },
  );

  it.each(['!git.example.com', '!a, !b', ','])('refuse host patterns that match nothing: %s', (hosts) => {
    expect(problemsOf({ hosts })).toMatchObject([
      { setting: 'hosts', message: expect.stringContaining('without `!`') },
    ]);
  });

  it('refuse a user whom no principal names', () => {
    expect(problemsOf({ user: 'root' })).toEqual([
      { setting: 'user', message: 'is "root", which is not one of the principals: servers may refuse it' },
    ]);
    expect(problemsOf({ principals: 'opkssh-wildcard', user: 'root' })).toEqual([]);
  });

  it.each([
    `|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-rsa ${key}`,
    `[server.example]:2222,10.0.0.1 ssh-ed25519 ${key}`,
    `@revoked * ssh-rsa ${key} old key`,
    `# comment\n\n server ecdsa-sha2-nistp256 ${key}==`,
  ])('accept known hosts such as %j', (lines) => {
    expect(problemsOf({ 'known-hosts': lines })).toEqual([]);
  });

  it.each([
    ['a fingerprint', 'SHA256:abc', 1],
    ['lines that were folded into one word', `server ssh-ed25519`, 1],
    ['a bare key', `ssh-ed25519 ${key}`, 1],
    ['an unknown marker', `@trusted server ssh-ed25519 ${key}`, 1],
    ['a private key', `server ssh-ed25519 ${key}\n-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0`, 2],
  ])('refuse known hosts that are %s, without quoting them', (_, lines, number) => {
    const [problem] = problemsOf({ 'known-hosts': lines });
    expect(problem?.setting).toBe('known-hosts');
    expect(problem?.message).toContain(`which line ${number} is not`);
    expect(problem?.message).not.toMatch(/but is|c2VjcmV0|SHA256/);
  });

  it.each([
    ['one line', `a ssh-ed25519 ${key} b ssh-ed25519 ${key}`],
    ['one line with a comment between', `a ssh-ed25519 ${key} # b:22 SSH-2.0 b ecdsa-sha2-nistp256 ${key}==`],
    ['one comment', `# a:22 SSH-2.0-OpenSSH a ssh-ed25519 ${key}`],
  ])('refuse known hosts that were folded into %s, so none is lost', (_, lines) => {
    expect(problemsOf({ 'known-hosts': lines })).toEqual([
      {
        setting: 'known-hosts',
        message: expect.stringMatching(/write them below `known-hosts: \|` to keep the line breaks$/),
      },
    ]);
  });

  it.each([
    ['key-type', 'rsa'],
    ['git-ssh-command', 'yes'],
  ])('refuse `%s: %s`', (setting, value) => {
    expect(problemsOf({ [setting]: value })).toMatchObject([{ setting }]);
  });

  it('never let a name or pattern contain text that would start another word or line of a configuration', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        for (const setting of ['principals', 'hosts', 'user']) {
          const { values, problems } = parseSettings(schema, { principals: 'deploy', [setting]: given });
          if (problems.length > 0 || given.trim() === '') continue;
          const { principals, hosts, user = 'a' } = values;
          for (const word of [...principals, ...hosts, user]) expect(word).toMatch(/^[\w.+@$*?!:[\]-]+$/);
        }
      }),
    );
  });
});

describe('the provider', () => {
  it('leaves the audience to the exchange, and shares no ID token', () => {
    const { audience, sharesIdTokens, bindsIdToken } = ssh.facts(settingsOf(), 'server');
    expect({ audience, sharesIdTokens, bindsIdToken }).toEqual({
      audience: undefined,
      sharesIdTokens: false,
      bindsIdToken: true,
    });
  });
});
