import { describe, expect, it } from '@jest/globals';
import { actionFolder, inputs, scenario, threeClouds } from '../support/scenario.ts';

const world = scenario();

/** Runs the post step, and says which files of the job it left. */
async function finished(job: Awaited<ReturnType<typeof world.job>>) {
  let left: string[] = [];
  const [post] = await job.finish({
    inspect: () => {
      left = job.leftovers();
    },
  });
  return { post: post!, left };
}

describe('the post step', () => {
  it('removes what was written and says so, one line per item', async () => {
    const { job, outputs } = await world.login(threeClouds);
    const { post, left } = await finished(job);
    expect(post.outcome).toBe('success');
    expect(left).toEqual([]);
    expect(post.log).toContain(`Removed ${outputs['gcp-credentials-file-path']}`);
    expect(post.log).toMatch(/^Emptied: .*AWS_SECRET_ACCESS_KEY/m);
  });

  it('restores the previous values of variables', async () => {
    const job = await world.job({ env: {} });
    await job.run(
      'echo "AWS_REGION=us-east-1" >> "$GITHUB_ENV"; echo "GOOGLE_CLOUD_PROJECT=mine" >> "$GITHUB_ENV"',
    );
    await job.uses(actionFolder, { with: threeClouds });
    expect(job.exported).toMatchObject({ AWS_REGION: 'eu-west-1', GOOGLE_CLOUD_PROJECT: 'octo-project' });
    await job.finish();
    expect(job.exported).toMatchObject({
      AWS_REGION: 'us-east-1',
      GOOGLE_CLOUD_PROJECT: 'mine',
      AWS_SECRET_ACCESS_KEY: '',
    });
  });

  it('runs even if what it has to restore fits no single variable', async () => {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
    const longValue = (name: string) => `${name}-${'x'.repeat(60 * 1024)}`;
    const job = await world.job({ env: {} });
    await job.run(
      names.map((name) => `echo "${name}=${name}-$(printf 'x%.0s' {1..61440})" >> "$GITHUB_ENV"`).join('\n'),
    );
    await job.uses(actionFolder, { with: threeClouds });
    const { post, left } = await finished(job);
    expect(post.outcome).toBe('success');
    expect(left).toEqual([]);
    for (const name of names) expect(job.exported[name]).toBe(longValue(name));
  });

  it('never empties a region or a path, because readers treat an empty one as a value', async () => {
    const { job } = await world.login(threeClouds);
    await job.finish();
    expect(job.exported.AWS_DEFAULT_REGION).toBe('eu-west-1');
  });

  it('keeps everything with cleanup: false', async () => {
    const { job } = await world.login({ ...threeClouds, cleanup: 'false' });
    const { post, left } = await finished(job);
    expect(left.length).toBeGreaterThan(0);
    expect(post.exported).toEqual({});
    expect(post.log).toContain('cleanup: false');
  });

  it('has nothing to do after a failed login', async () => {
    const { job, outcome } = await world.login({
      ...inputs.aws,
      'aws-role-to-assume': 'arn:aws:iam::111122223333:role/nobody',
    });
    expect(outcome).toBe('failure');
    const [post] = await job.finish();
    expect(post).toMatchObject({ outcome: 'success' });
    expect(post!.log).toContain('Nothing to clean up');
  });

  it('of one use does not affect another use in the same job', async () => {
    const job = await world.job();
    const first = await job.uses(actionFolder, { id: 'first', with: { ...inputs.gcp, cache: 'false' } });
    const second = await job.uses(actionFolder, {
      id: 'second',
      with: { ...inputs.gcp, ...inputs.azure, cache: 'false' },
    });
    const paths = [first, second].map(({ outputs }) => outputs['gcp-credentials-file-path']);
    expect(new Set(paths).size).toBe(2);
    const posts = await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
    expect(posts.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['second', 'success'],
      ['first', 'success'],
    ]);
    expect(posts[0]!.log).toContain(`Removed ${paths[1]}`);
    expect(posts[1]!.log).toContain(`Removed ${paths[0]}`);
  });

  it('cleans up after uses that ran at the same time', async () => {
    const job = await world.job();
    const steps = await Promise.all(
      [1, 2, 3].map((id) =>
        job.uses(actionFolder, { id: `use-${id}`, with: { ...threeClouds, cache: 'false' } }),
      ),
    );
    expect(steps.map(({ outcome }) => outcome)).toEqual(['success', 'success', 'success']);
    await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
  });
});

describe('the cache', () => {
  it('lets a second use send no request at all', async () => {
    const job = await world.job();
    const first = await job.uses(actionFolder, { id: 'first', with: threeClouds });
    world.emulator.clearRequests();
    const second = await job.uses(actionFolder, { id: 'second', with: threeClouds });
    expect(second.outcome).toBe('success');
    expect(world.emulator.requests).toEqual([]);
    expect(second.outputs['aws-access-key-id']).toBe(first.outputs['aws-access-key-id']);
    expect(JSON.parse(second.outputs.logins!).map(({ from }: { from: string }) => from)).toEqual([
      'cache',
      'cache',
      'cache',
    ]);
    await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
  });

  it('is not used for other settings', async () => {
    const job = await world.job();
    await job.uses(actionFolder, { id: 'first', with: inputs.aws });
    world.emulator.clearRequests();
    await job.uses(actionFolder, {
      id: 'second',
      with: { ...inputs.aws, 'aws-role-duration-seconds': '1800' },
    });
    expect(world.emulator.requests).toHaveLength(2);
  });

  it('can be switched off', async () => {
    const job = await world.job();
    await job.uses(actionFolder, { id: 'first', with: inputs.aws });
    world.emulator.clearRequests();
    await job.uses(actionFolder, { id: 'second', with: { ...inputs.aws, cache: 'false' } });
    expect(world.emulator.requests).toHaveLength(2);
  });
});
