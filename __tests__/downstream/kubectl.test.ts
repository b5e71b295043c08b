/** What follows a login to Kubernetes: kubectl, after the shipped action. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Job } from '../../emulator/runner/index.ts';
import { clusterHost } from '../../emulator/services/kubernetes.ts';
import { actionFolder, scenario } from '../support/scenario.ts';
import { loginsInput } from '../support/services/steps.ts';
import { skipLoudly } from '../support/skip-loudly.ts';

const world = scenario();
const server = `https://${clusterHost}`;

/** Older ones cannot say who they are. */
const whoami = spawnSync('kubectl', ['auth', 'whoami', '--help'], { stdio: 'ignore' }).status === 0;
const missing = whoami ? undefined : 'kubectl 1.28 or newer is not installed';

/** The job, on a runner inside a cluster, whose user has another identity at the same server. */
async function jobWithOtherIdentities(): Promise<Job> {
  const job = await world.job({
    environment: { KUBERNETES_SERVICE_HOST: clusterHost, KUBERNETES_SERVICE_PORT: '443' },
  });
  mkdirSync(join(job.home, '.kube'), { recursive: true });
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'own', cluster: { server } }],
    users: [{ name: 'own', user: { token: 'of-the-user' } }],
    contexts: [{ name: 'own', context: { cluster: 'own', user: 'own' } }],
    'current-context': 'own',
  };
  writeFileSync(join(job.home, '.kube', 'config'), JSON.stringify(config));
  return job;
}

const logIn = (job: Job, mode: string) =>
  job.uses(actionFolder, {
    id: 'login',
    with: { logins: loginsInput([{ provider: 'kubernetes', given: { server, mode } }]) },
  });

const ask = (job: Job) => job.run('kubectl auth whoami -o jsonpath={.status.userInfo.username}');

const shown = () =>
  world.emulator.requests
    .filter(({ host }) => host === clusterHost)
    .map(({ headers }) => String(headers.authorization));

skipLoudly('kubectl', missing)('kubectl', () => {
  it.each(['exec', 'static'])('works as the job, with `mode: %s`', async (mode) => {
    const job = await jobWithOtherIdentities();
    expect((await logIn(job, mode)).outcome).toBe('success');
    const { log } = await ask(job);
    expect(log).toContain('repo:octo-org/octo-repo:ref:refs/heads/main');
    expect([...new Set(shown())]).toEqual([expect.stringMatching(/^Bearer eyJ/)]);
  });

  it('fails and names the cause when GitHub gives no more ID tokens, and does not ask as the user', async () => {
    const job = await jobWithOtherIdentities();
    expect((await logIn(job, 'exec')).outcome).toBe('success');
    const times = Number.POSITIVE_INFINITY;
    world.emulator.inject({ kind: 'status', status: 403, service: 'github-id-token', times });
    const { log, outcome } = await ask(job);
    expect(outcome).toBe('failure');
    expect(log).toContain('No ID token for Kubernetes');
    expect(shown()).toEqual([]);
  });

  it('would ask as the user without the login', async () => {
    const job = await jobWithOtherIdentities();
    await ask(job);
    expect(shown()).toContain('Bearer of-the-user');
  });
});
