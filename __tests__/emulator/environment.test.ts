import { describe, expect, it } from '@jest/globals';
import { defaultWorld } from '../../emulator/default-world.ts';
import { jobEnvironment, jobOfEnvironment } from '../../emulator/environment.ts';

describe('jobOfEnvironment', () => {
  it('reads back what jobEnvironment says about a job', () => {
    const { job, ...world } = defaultWorld({
      job: {
        repository: 'a/b',
        ref: 'refs/tags/v1',
        refType: 'tag',
        eventName: 'release',
        workflow: 'Ship it',
      },
    });
    const read = jobOfEnvironment(jobEnvironment({ job, ...world }, 'token'));
    expect(job).toMatchObject(read);
    expect(read).toMatchObject({ repository: 'a/b', refType: 'tag', workflow: 'Ship it', runId: job.runId });
  });

  it('leaves out absent values', () => {
    expect(jobOfEnvironment({ GITHUB_REPOSITORY: 'a/b' })).toEqual({ repository: 'a/b' });
  });
});
