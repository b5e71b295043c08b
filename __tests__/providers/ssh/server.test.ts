/** The login in front of what it is made for: OpenSSH's server and client, and the reference implementation. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { defaultWorld, type Emulator, startEmulator } from '../../../emulator/index.ts';
import { writePrivateFile } from '../../../src/files/private.ts';
import type { SshCredential } from '../../../src/providers/ssh/exchange.ts';
import { ssh } from '../../../src/providers/ssh/index.ts';
import type { Variant } from '../../../src/providers/ssh/pk-token.ts';
import { variants } from '../../../src/providers/ssh/pk-token.ts';
import { rsaKeyOf } from '../../../src/providers/ssh/rsa-key.ts';
import { pathsOf } from '../../../src/providers/ssh/ssh-config.ts';
import { certificateProblem } from '../../../src/providers/ssh/verify.ts';
import { runDependencies, runLogin } from '../../support/exchange.ts';
import { sayLoudly, skipLoudly } from '../../support/skip-loudly.ts';
import type { SshServer } from './ssh-server.ts';
import { adviceFor, describeServers, findOpkssh, startSshServer } from './ssh-server.ts';
import { keyTypeNames, settingsOf } from './support.ts';

/** Runs a program while this process goes on to serve what it asks of the emulator. */
async function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), 'ssh login 100%-'));
});
afterEach(() => {
  Object.assign(emulator.world, defaultWorld());
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await emulator.close();
});

let logins = 0;
/** Logs in and writes the files as the action does. */
async function login({ knownHosts }: SshServer, given: Record<string, string> = {}) {
  const all = { principals: 'deploy', user: 'deploy', 'known-hosts': knownHosts, ...given };
  const outcome = await runLogin(emulator, ssh, all);
  if (!outcome.succeeded) throw outcome.error;
  const settings = settingsOf(all);
  const place = {
    login: `server-${++logins}`,
    kind: 'entry' as const,
    idTokenSource: 'github',
    directory: folder,
    shared: folder,
    env: {},
    exportEnvironment: true,
    actionDirectory: '',
    nodePath: '',
    now: Date.now(),
  };
  const { files, variables } = ssh.publish.publications(outcome.credential as SshCredential, settings, place);
  for (const { path, content } of files ?? []) await writePrivateFile(path, content);
  return { paths: pathsOf(place, settings), variables };
}

function connect({ port }: SshServer, config: string, ...options: string[]) {
  return run('ssh', [
    '-F',
    config,
    '-p',
    String(port),
    '-o',
    'BatchMode=yes',
    ...options,
    '127.0.0.1',
    'id -un',
  ]);
}

/** The forms of the proof with which a server lets the job in, each offered alone. */
async function proofsAccepted(server: SshServer): Promise<Variant[]> {
  const { paths } = await login(server);
  const accepted: Variant[] = [];
  for (const variant of variants) {
    const config = `${paths.config}-${variant}`;
    const lines = readFileSync(paths.config, 'utf8').split('\n');
    const others = variants.filter((other) => other !== variant);
    const only = lines.filter((line) => !others.some((other) => line.includes(`-${other}-cert.pub`)));
    await writePrivateFile(config, only.join('\n'));
    if ((await connect(server, config)).status === 0) accepted.push(variant);
  }
  return accepted;
}

/** The forms of the proof that the servers here take. */
const taken = new Set<Variant>();
afterAll(() => {
  for (const variant of variants.filter((candidate) => !taken.has(candidate)))
    sayLoudly(
      `no real server here took the ${variant} proof (scripts/install-opkssh.sh, without and with --current, gets one for each)`,
    );
});

const describeEach = describeServers();

describeEach('a server with %s', (opkssh) => {
  let server: SshServer;
  beforeAll(async () => {
    server = await startSshServer(opkssh, adviceFor(emulator.world).slice(0, 2), emulator);
  });
  afterAll(() => server.close());

  it.each(keyTypeNames)('admits the job, with a key of type %s', async (type) => {
    const { paths } = await login(server, { 'key-type': type });
    const { stdout, stderr } = await connect(server, paths.config);
    if (stdout === '') throw new Error(`${stderr}\n${server.log()}`);
    expect(stdout).toBe('deploy\n');
  });

  it.each(['opkssh-wildcard', 'deploy, opkssh-wildcard'])(
    'admits the job with the principals %s',
    async (principals) => {
      const { paths } = await login(server, { principals });
      expect((await connect(server, paths.config)).stdout).toBe('deploy\n');
    },
  );

  it('accepts one of the two proofs but not the other', async () => {
    const accepted = await proofsAccepted(server);
    expect(accepted).toHaveLength(1);
    taken.add(accepted[0]!);
  });

  it('keeps out a job whose subject it was not given', async () => {
    emulator.world.job.ref = 'refs/heads/feature';
    const { paths } = await login(server);
    const { status, stderr } = await connect(server, paths.config);
    expect(status).toBe(255);
    expect(stderr).toContain('Permission denied (publickey)');
    expect(server.log()).toContain('no policy to allow');
  });

  it('keeps a job out of an account that it was not given', async () => {
    const { paths } = await login(server, { principals: 'deploy, root' });
    const { stderr } = await connect(server, paths.config, '-l', 'root');
    expect(stderr).toContain('root@127.0.0.1: Permission denied (publickey)');
  });

  it('is not contacted if its key is not the known one', async () => {
    const other = `[127.0.0.1]:${server.port} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH0bA3V3dD5vJ2G6bE8jvW3r1b5vQX0pZb1rQm5a2s3d`;
    const { paths } = await login(server, { 'known-hosts': other });
    expect((await connect(server, paths.config)).stderr).toContain('Host key verification failed');
  });

  it('can be reached by git', async () => {
    const { variables } = await login(server, { 'git-ssh-command': 'true' });
    const url = `ssh://deploy@127.0.0.1:${server.port}${server.repository}`;
    const env = { PATH: process.env.PATH, GIT_SSH_COMMAND: variables.GIT_SSH_COMMAND!.value };
    expect(await run('git', ['ls-remote', url], env)).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describeEach('a server with %s that was told of more jobs', (opkssh) => {
  const oddEnvironment = 'a*b [c]#1';
  let server: SshServer;
  beforeAll(async () => {
    const [issuer, , branches] = adviceFor(emulator.world);
    const [, environment] = adviceFor(emulator.world, { environment: oddEnvironment });
    server = await startSshServer(opkssh, [issuer, branches, environment], emulator);
  });
  afterAll(() => server.close());

  it.each([
    ['lets in', 'any branch', { ref: 'refs/heads/feature' }, 0],
    [
      'lets in',
      'an environment with signs in its name that have a meaning in policies',
      { environment: oddEnvironment },
      0,
    ],
    ['keeps out', 'an environment that would match if they had it', { environment: 'aXXb c#1' }, 255],
    ['keeps out', 'a branch with a slash in its name', { ref: 'refs/heads/feature/x' }, 255],
    ['keeps out', 'a tag', { ref: 'refs/tags/v1', refType: 'tag' as const }, 255],
    ['keeps out', 'another repository', { repository: 'octo-org/other' }, 255],
  ])('%s a job of %s', async (_, __, job, expected) => {
    Object.assign(emulator.world, defaultWorld({ job }));
    const { paths } = await login(server);
    const { status, stderr } = await connect(server, paths.config);
    if (status !== expected) throw new Error(`${stderr}\n${server.log()}`);
  });
});

const programs = findOpkssh();

skipLoudly('certificates of the real opkssh', programs.length > 0 ? undefined : 'it is not there').each(
  programs.length > 0 ? programs : ['opkssh'],
)('the client %s', (opkssh) => {
  it.each(keyTypeNames)(
    'creates certificates of type %s that pass our own check, in one of the two forms',
    async (type) => {
      const key = join(folder, `${basename(opkssh)}-${type}`);
      const { status, stderr } = await run(opkssh, ['login', 'github', '-i', key, '-t', type], {
        ...emulator.environment(),
        HOME: folder,
      });
      if (status !== 0) throw new Error(stderr);
      const { deps } = runDependencies(emulator);
      const url = `${emulator.world.github.issuer}/.well-known/jwks`;
      const { body } = await deps.http.send({ method: 'GET', url, timeoutMs: 1_000 });
      const issuerKey = rsaKeyOf(JSON.parse(body).keys[0])!;
      const line = readFileSync(`${key}-cert.pub`, 'utf8');
      const problems = variants.map((variant) => certificateProblem(line, issuerKey, variant));
      expect(problems.sort()).toEqual(['has a PK token that has a wrong proof', undefined]);
    },
  );
});
