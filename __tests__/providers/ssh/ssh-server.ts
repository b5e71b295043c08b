/**
 * A real sshd that lets opkssh decide, on loopback. It runs in a mount namespace of its own, with a copy of `/etc`, so
 * that its users and its configuration do not exist for anything else on the machine.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { subjectOf } from '../../../emulator/github/claims.ts';
import type { World } from '../../../emulator/index.ts';
import { trust } from '../../../src/providers/ssh/trust.ts';
import { githubClaims } from '../../support/jwt.ts';
import { skipLoudly } from '../../support/skip-loudly.ts';
import { settingsOf } from './support.ts';

const sshd = '/usr/sbin/sshd';
/** Numbers that no account of the machine has. */
const ids = { opksshuser: 64_101, deploy: 64_102 };

/**
 * Paths of the programs to test with: the one that `scripts/install-opkssh.sh` gets or another one, and the one that it
 * builds with `--current`. Each takes one of the two forms of the proof.
 */
export function findOpkssh(): readonly string[] {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'opkssh');
  const installed = spawnSync('sh', ['-c', 'command -v opkssh'], { encoding: 'utf8' }).stdout?.trim();
  return [
    [process.env.OPKSSH, installed, join(cache, 'opkssh')],
    [process.env.OPKSSH_CURRENT, join(cache, 'opkssh-current')],
  ].flatMap((places) => places.find((path) => path && existsSync(path)) ?? []);
}

/** Why there can be no such server here, or undefined. */
export function serverObstacle(): string | undefined {
  if (findOpkssh().length === 0) return 'opkssh is not there (scripts/install-opkssh.sh gets it)';
  if (!existsSync(sshd)) return 'sshd is not there (Debian: openssh-server)';
  if (process.getuid?.() !== 0) return 'only root can start an sshd for other users';
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0) return 'mount namespaces are not allowed here';
  return undefined;
}

/** For `describe.each`: one block per program, or a skipped one that says why. */
export function describeServers(): (title: string, block: (opkssh: string) => void) => void {
  const obstacle = serverObstacle();
  const describeOrSkip = skipLoudly('a real sshd with a real opkssh', obstacle);
  return describeOrSkip.each(obstacle === undefined ? findOpkssh() : ['opkssh']);
}

/** What the login tells the administrator of a server to run, for a job of the world. */
export function adviceFor({ job, github }: World, change: Partial<World['job']> = {}): string[] {
  const claims = { ...githubClaims, sub: subjectOf({ ...job, ...change }, github) };
  return trust(claims, settingsOf()).map(({ text }) => text);
}

export interface SshServer {
  readonly port: number;
  /** For the `known-hosts` setting. */
  readonly knownHosts: string;
  /** Path of an empty Git repository of the user `deploy`. */
  readonly repository: string;
  /** What opkssh and sshd have written, for the message of a failing test. */
  log(): string;
  close(): Promise<void>;
}

/**
 * @param opkssh path of the program
 * @param trust the shell commands that tell the server whom to admit
 * @param network how opkssh reaches the issuer
 */
export async function startSshServer(
  opkssh: string,
  trust: readonly (string | undefined)[],
  network: { proxyUrl: string; certificateFile: string },
): Promise<SshServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sshd-test-'));
  const etc = join(folder, 'etc');
  const logs = join(folder, 'log');
  const programs = join(folder, 'bin');
  const port = await freePort();
  execFileSync('cp', ['--archive', '/etc', etc]);
  for (const path of [logs, programs, join(etc, 'opk')]) mkdirSync(path, { mode: 0o755 });

  for (const [name, id] of Object.entries(ids)) {
    appendFileSync(join(etc, 'passwd'), `${name}:x:${id}:${id}::/:/bin/sh\n`);
    appendFileSync(join(etc, 'group'), `${name}:x:${id}:\n`);
    appendFileSync(join(etc, 'shadow'), `${name}:*:19000:0:99999:7:::\n`);
  }
  // sshd starts only programs that nobody but root can replace.
  const installed = join(etc, 'opk', 'opkssh');
  // Not the link, should it be one.
  copyFileSync(opkssh, installed);
  chmodSync(installed, 0o755);
  cpSync(network.certificateFile, join(etc, 'opk', 'ca.pem'));
  const readableByOpkssh = (path: string, content: string, mode = 0o640) => {
    writeFileSync(path, content);
    chownSync(path, 0, ids.opksshuser);
    chmodSync(path, mode);
  };
  const environment = `env_vars:\n  HTTPS_PROXY: ${network.proxyUrl}\n  SSL_CERT_FILE: /etc/opk/ca.pem\n`;
  readableByOpkssh(join(etc, 'opk', 'config.yml'), environment);
  readableByOpkssh(join(etc, 'opk', 'providers'), '');
  readableByOpkssh(join(etc, 'opk', 'auth_id'), '');
  readableByOpkssh(join(logs, 'opkssh.log'), '', 0o660);

  const hostKey = join(etc, 'ssh', 'test_host_key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', hostKey]);
  writeFileSync(join(etc, 'ssh', 'test_config'), sshdConfig(port));
  const repository = join(etc, 'test.git');
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  execFileSync('chown', ['-R', `${ids.deploy}:${ids.deploy}`, repository]);

  // The advice is written for an administrator's shell.
  writeFileSync(join(programs, 'sudo'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  writeFileSync(join(programs, 'opkssh'), '#!/bin/sh\nexec /etc/opk/opkssh "$@"\n', { mode: 0o755 });
  writeFileSync(
    join(folder, 'start.sh'),
    `set -e
mount --bind ${etc} /etc
mount --bind ${logs} /var/log
mount -t tmpfs none /run
mkdir -p /run/sshd
PATH=${programs}:$PATH
${trust.join('\n')}
exec ${sshd} -D -e -f /etc/ssh/test_config
`,
  );
  const child = spawn('unshare', ['--mount', 'sh', join(folder, 'start.sh')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const log = () => `${output}\n${readFileSync(join(logs, 'opkssh.log'), 'utf8')}`;
  await new Promise<void>((resolve, reject) => {
    const add = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Server listening')) resolve();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    ended.then(() => reject(new Error(`sshd did not start: ${log()}`)));
  });
  return {
    port,
    knownHosts: `[127.0.0.1]:${port} ${readFileSync(`${hostKey}.pub`, 'utf8')}`,
    repository: '/etc/test.git',
    log,
    async close() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function sshdConfig(port: number): string {
  return `ListenAddress 127.0.0.1
Port ${port}
HostKey /etc/ssh/test_host_key
PidFile none
LogLevel VERBOSE
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
AuthorizedKeysFile none
AuthorizedKeysCommand /etc/opk/opkssh verify %u %k %t
AuthorizedKeysCommandUser opksshuser
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
