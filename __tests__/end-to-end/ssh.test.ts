/** The shipped action, and then OpenSSH and git in later steps, against a real sshd that asks a real opkssh. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SshServer } from '../providers/ssh/ssh-server.ts';
import { adviceFor, describeServers, startSshServer } from '../providers/ssh/ssh-server.ts';
import { actionFolder, operations, scenario } from '../support/scenario.ts';

const world = scenario();

describeServers()('a server with %s', (opkssh) => {
  let server: SshServer;
  beforeAll(async () => {
    server = await startSshServer(opkssh, adviceFor(world.emulator.world).slice(0, 2), world.emulator);
  });
  afterAll(() => server.close());

  const logIn = async (change: Record<string, unknown> = {}) => {
    const job = await world.job();
    const entry = {
      name: 'server',
      provider: 'ssh',
      principals: 'deploy',
      user: 'deploy',
      hosts: '127.0.0.1',
      'known-hosts': server.knownHosts,
      ...change,
    };
    const login = await job.uses(actionFolder, { id: 'login', with: { logins: JSON.stringify([entry]) } });
    return { job, login };
  };

  it('admits ssh with the login’s configuration, until the job ends', async () => {
    const { job, login } = await logIn();
    expect({ outcome: login.outcome, log: login.outcome === 'success' ? '' : login.log }).toEqual({
      outcome: 'success',
      log: '',
    });
    const CONFIG = login.outputs['server-config-file']!;
    const step = await job.run(`ssh -F "$CONFIG" -p ${server.port} -o BatchMode=yes 127.0.0.1 id -un > who`, {
      env: { CONFIG },
    });
    if (step.outcome !== 'success') throw new Error(`${step.log}\n${server.log()}`);
    expect((await job.run('cat who')).log).toMatch(/^deploy$/m);
    expect(login.exported).toEqual({});
    expect(operations(world.emulator).filter((name) => name === 'github-id-token idToken')).toHaveLength(1);
    let left: string[] = [];
    await job.finish({
      inspect: () => {
        left = job.leftovers().filter((path) => !path.endsWith('/who'));
      },
    });
    expect(left).toEqual([]);
  });

  it('admits git without any option', async () => {
    const { job, login } = await logIn({ 'git-ssh-command': true });
    expect(Object.keys(login.exported)).toEqual(['GIT_SSH_COMMAND']);
    const url = `ssh://deploy@127.0.0.1:${server.port}${server.repository}`;
    const step = await job.run(`git ls-remote ${url}`);
    if (step.outcome !== 'success') throw new Error(`${step.log}\n${server.log()}`);
  });

  it('keeps the job out of an account that it was not given', async () => {
    const { job, login } = await logIn({ principals: 'deploy, root', user: 'root' });
    const CONFIG = login.outputs['server-config-file']!;
    const step = await job.run(`ssh -F "$CONFIG" -p ${server.port} -o BatchMode=yes 127.0.0.1 true`, {
      env: { CONFIG },
    });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain('root@127.0.0.1: Permission denied (publickey)');
  });
});
