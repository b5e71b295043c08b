/** `mode: plan` of the shipped action, on the runner. */
import { describe, expect, it } from '@jest/globals';
import { defaults, defaultWorld } from '../../emulator/index.ts';
import { operations, scenario, threeClouds } from '../support/scenario.ts';

const world = scenario({ world: () => defaultWorld({ job: { environment: 'production' } }) });

describe('mode: plan', () => {
  it('asks only GitHub, for ID tokens and rules, and leaves nothing behind', async () => {
    const token = defaults.github.token;
    const given = { ...threeClouds, mode: 'plan', 'github-token': token };
    const step = await world.login(given, {}, { secrets: [token] });
    expect({ outcome: step.outcome, log: step.log }).toMatchObject({ outcome: 'success' });
    expect(operations(world.emulator)).toEqual([
      'github-api branchPolicies',
      'github-api environment',
      'github-api organizationSubject',
      'github-api repositorySubject',
      'github-id-token idToken',
      'github-id-token idToken',
      'github-id-token idToken',
    ]);
    expect(step.exported).toEqual({});
    expect(step.outputs).toMatchObject({ available: 'true', logins: '[]' });
    expect(Object.keys(JSON.parse(step.outputs.plan!))).toEqual(['warnings', 'not-checked', 'logins']);
    expect(step.summary).toContain('<details><summary>Terraform</summary>');
    expect(step.log).not.toContain(defaults.github.token);
    const [post] = await step.job.finish({ inspect: () => expect(step.job.leftovers()).toEqual([]) });
    expect(post).toMatchObject({ outcome: 'success', annotations: [] });
  });
});
