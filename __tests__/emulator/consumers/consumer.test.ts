import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandConsumer, isInstalled } from '../../../emulator/consumers/consumer.ts';
import { type Job, startJob } from '../../../emulator/runner/index.ts';

let job: Job;

beforeEach(async () => {
  job = await startJob({ env: { WHO: 'octocat' } });
});

afterEach(async () => {
  await job.finish();
  job.dispose();
});

describe('commandConsumer', () => {
  const consumer = (program: string, script: string) =>
    commandConsumer({ name: 'test', cloud: 'aws', program, script });

  it('reports what the script found out in the job’s environment', async () => {
    const proof = await consumer('bash', 'echo "identity=$WHO" >> "$GITHUB_OUTPUT"').prove(job);
    expect(proof).toMatchObject({ succeeded: true, facts: { identity: 'octocat' } });
  });

  it('fails as soon as one command fails, even within a pipe', async () => {
    const proof = await consumer('bash', 'x=$(false | cat)\necho "identity=$WHO" >> "$GITHUB_OUTPUT"').prove(
      job,
    );
    expect(proof).toMatchObject({ succeeded: false, facts: {} });
  });

  it('is available if its program is installed', async () => {
    expect(await consumer('bash', '').available()).toBe(true);
    expect(await consumer('no-such-program', '').available()).toBe(false);
    expect(isInstalled('no-such-program')).toBe(false);
  });
});
