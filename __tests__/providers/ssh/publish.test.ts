import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PublishContext } from '../../../src/contract/publication.ts';
import type { SshCredential } from '../../../src/providers/ssh/exchange.ts';
import { ssh } from '../../../src/providers/ssh/index.ts';
import { sshOutputs } from '../../../src/providers/ssh/outputs.ts';
import { conflicts, describe as describeLogin, publications } from '../../../src/providers/ssh/publish.ts';
import { githubClaims } from '../../support/jwt.ts';
import { itOnPosix, settingsOf } from './support.ts';

const credential: SshCredential = {
  privateKey:
    '-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0MQ\nc2VjcmV0Mg\n-----END OPENSSH PRIVATE KEY-----\n',
  certificates: { current: 'current certificate\n', legacy: 'legacy certificate\n' },
  issuer: githubClaims.iss,
  subject: githubClaims.sub,
  expiresAt: Date.UTC(2026, 0, 2, 3, 4, 5),
};

const at = (name: string) => join('/private', 'server.ssh', name);

const place = (directory = '/private', login = 'server'): PublishContext => ({
  login,
  kind: 'entry',
  idTokenSource: 'github',
  directory,
  shared: '/shared',
  env: {},
  exportEnvironment: true,
  actionDirectory: '/action',
  nodePath: '/node',
  now: 0,
});

describe('what an SSH login hands to later steps', () => {
  it('is files in a separate folder, and their paths', () => {
    const { files, outputs, secrets, variables, credentialOutputs } = publications(
      credential,
      settingsOf(),
      place(),
    );
    expect(files!.map(({ path }) => path)).toEqual([
      at('id_ecdsa'),
      at('id_ecdsa-current-cert.pub'),
      at('id_ecdsa-legacy-cert.pub'),
      at('config'),
    ]);
    expect(files!.slice(0, 3).map(({ content }) => content)).toEqual([
      credential.privateKey,
      'current certificate\n',
      'legacy certificate\n',
    ]);
    expect(outputs).toEqual({
      'config-file': at('config'),
      'key-file': at('id_ecdsa'),
      'certificate-files': `${at('id_ecdsa-current-cert.pub')}\n${at('id_ecdsa-legacy-cert.pub')}`,
      subject: githubClaims.sub,
      'expires-at': '2026-01-02T03:04:05Z',
    });
    expect(secrets).toEqual(['c2VjcmV0MQ', 'c2VjcmV0Mg']);
    expect(Object.keys(outputs)).toEqual(Object.keys(sshOutputs));
    expect(variables).toEqual({});
    expect(credentialOutputs).toBeUndefined();
  });

  it('includes the known hosts as a file', () => {
    const line = `server ssh-ed25519 ${'A'.repeat(68)}`;
    const { files } = publications(credential, settingsOf({ 'known-hosts': line }), place());
    expect(files).toContainEqual({ path: at('known_hosts'), content: `${line}\n` });
  });

  it('does not interfere with another login', () => {
    const [a, b] = ['a', 'b'].map((login) =>
      publications(credential, settingsOf(), place('/private', login)),
    );
    const paths = [...a!.files!, ...b!.files!].map(({ path }) => path);
    expect(new Set(paths).size).toBe(8);
  });

  itOnPosix.each(['/private', "/it's $HOME; `x`"])('makes git use it on request (below %s)', (directory) => {
    const settings = settingsOf({ 'git-ssh-command': 'true' });
    const { variables } = publications(credential, settings, place(directory));
    const { value, emptyMeansUnset } = variables.GIT_SSH_COMMAND!;
    expect(emptyMeansUnset).toBe(true);
    // git lets a shell run the command.
    const { stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${value}`], { encoding: 'utf8' });
    expect(stdout).toBe(`ssh\n-F\n${directory}/server.ssh/config\n`);
  });
});

describe('the variable for git', () => {
  const settings = settingsOf({ 'git-ssh-command': 'true' });

  it('is exported by default if requested, and can belong to only one login', () => {
    const facts = [settings, settingsOf()].map((all) => ssh.facts(all, 'server'));
    expect(facts.map(({ exportsByDefault }) => exportsByDefault)).toEqual([true, false]);
    expect(facts.map(({ variables }) => variables)).toEqual([['GIT_SSH_COMMAND'], []]);
  });

  it('is not exported by a login that exports nothing', () => {
    const { variables } = publications(credential, settings, { ...place(), exportEnvironment: false });
    expect(variables).toEqual({});
  });
});

describe('the line about an SSH login', () => {
  it.each([
    ['deploy', 'user deploy'],
    ['deploy, root', 'users deploy, root'],
    ['opkssh-wildcard, deploy', 'user deploy'],
    ['opkssh-wildcard', 'any user'],
  ])('says for the principals %s: %s', (principals, target) => {
    expect(describeLogin(credential, settingsOf({ principals }))).toMatchObject({
      identity: githubClaims.sub,
      target,
      expiresAt: credential.expiresAt,
      notes: [expect.stringContaining('`oidc`')],
    });
  });

  it('warns of an issuer that servers may not know', () => {
    const { notes } = describeLogin(
      { ...credential, issuer: 'https://ghe.example/_services/token' },
      settingsOf(),
    );
    expect(notes?.[1]).toContain('https://ghe.example/_services/token');
  });
});

describe('variables that interfere', () => {
  const withGit = settingsOf({ 'git-ssh-command': 'true' });

  it.each(['plink', 'simple'])('are found: GIT_SSH_VARIANT=%s', (variant) => {
    expect(conflicts(withGit, { GIT_SSH_VARIANT: variant })).toMatchObject([{ variable: 'GIT_SSH_VARIANT' }]);
  });

  it.each([undefined, '', 'auto', 'ssh'])('are not GIT_SSH_VARIANT=%s', (variant) => {
    expect(conflicts(withGit, { GIT_SSH_VARIANT: variant })).toEqual([]);
  });

  it('are none if nothing is exported', () => {
    expect(conflicts(settingsOf(), { GIT_SSH_VARIANT: 'plink' })).toEqual([]);
  });
});
