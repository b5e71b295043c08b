/** Ends the shipped action at every effect it has: whatever is cut short, nothing usable stays and the job goes on. */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it } from '@jest/globals';
import { cloudsAndServices } from '../../emulator/logins.ts';
import { actionFolder, scenario, threeClouds } from '../support/scenario.ts';
import { budget } from './support/budget.ts';
import { issuedSecrets } from './support/issued.ts';
import { searchFor } from './support/leak-search.ts';

const world = scenario();
const preload = { NODE_OPTIONS: `--import=${import.meta.resolve('./support/kill-at.mjs')}` };
const given = { ...cloudsAndServices, 'aws-profile': 'deploy' };
const withSignals = process.platform === 'win32' ? it.skip : it;

/** The number of effects of a whole login. */
async function effects(): Promise<number> {
  const file = join(tmpdir(), `effects-${process.pid}`);
  try {
    const step = await world.login(given, { env: { ...preload, KILL_COUNT: file } });
    expect(step.outcome).toBe('success');
    return Number(readFileSync(file, 'utf8'));
  } finally {
    rmSync(file, { force: true });
  }
}

async function problemsAfter(signal: NodeJS.Signals, at: number): Promise<readonly string[]> {
  const { emulator } = world;
  emulator.clearRequests();
  const job = await world.job();
  const problems: string[] = [];
  const killed = await job.uses(actionFolder, {
    id: 'killed',
    with: given,
    env: { ...preload, KILL_AT: String(at), KILL_WITH: signal },
  });
  if (killed.exported.AWS_SECRET_ACCESS_KEY && !killed.state.login)
    problems.push('something was exported that the post step does not know about');
  const next = await job.uses(actionFolder, { id: 'next', with: threeClouds });
  if (next.outcome !== 'success') problems.push(`the next use failed:\n${next.log}`);
  const posts = await job.finish({
    inspect: () => {
      const secrets = issuedSecrets(emulator.requests);
      const search = searchFor(secrets);
      for (const path of job.leftovers()) {
        problems.push(`left: ${relative(job.temp, path)}`);
        const leaks = search.in(readFileSync(path, 'latin1'), relative(job.temp, path));
        problems.push(...leaks.map(({ where, around }) => `readable in ${where}: ${around}`));
      }
      for (const [name, value] of Object.entries(job.exported))
        if (secrets.has(value)) problems.push(`still exported: ${name}`);
    },
  });
  for (const { id, outcome, log } of posts)
    if (outcome !== 'success') problems.push(`the post step of ${id} failed:\n${log}`);
  problems.push(...job.terminated.map((name) => `had to be ended: ${name}`));
  return problems.map((problem) => `${signal} at ${at}: ${problem}`);
}

withSignals.each([
  ['SIGKILL', budget(3, 300)],
  ['SIGTERM', budget(1, 20)],
  ['SIGINT', budget(1, 20)],
] as const)(
  '%s at any effect leaves nothing behind that anybody could use, and the next use works',
  async (signal, most) => {
    const count = await effects();
    expect(count).toBeGreaterThan(20);
    const tries = Math.min(most, count);
    for (let index = 0; index < tries; index++) {
      const at = 1 + Math.floor(((index + 0.5) * count) / tries);
      expect(await problemsAfter(signal, at)).toEqual([]);
    }
  },
  60_000 + budget(5, 300) * 20_000,
);
