import { beforeAll, describe, expect, it } from '@jest/globals';
import { consumers } from '../../emulator/consumers/index.ts';
import { defaults } from '../../emulator/index.ts';
import { actionFolder, scenario, threeClouds } from '../support/scenario.ts';

const world = scenario({ azWasUsed: true });

const identities = {
  aws: defaults.aws.accountId,
  google: defaults.google.projectId,
  azure: defaults.azure.subscriptionId,
};

const present = new Map(
  await Promise.all(consumers.map(async (consumer) => [consumer.name, await consumer.available()] as const)),
);
const absent = consumers.filter(({ name }) => !present.get(name));

beforeAll(() => {
  for (const { name, requires } of absent)
    console.warn(`SKIPPED: ${name} is not tested, because ${requires} is not installed`);
});

describe('a later step', () => {
  for (const consumer of consumers) {
    const run = present.get(consumer.name) ? it : it.skip;
    run(`works with ${consumer.name}, which reads only what was exported`, async () => {
      const job = await world.job();
      const login = await job.uses(actionFolder, { id: 'login', with: threeClouds });
      expect(login.outcome).toBe('success');
      const proof = await consumer.prove(job, login.outputs);
      expect(proof.step.log).not.toMatch(/Traceback|##\[error\]/);
      expect(proof.succeeded).toBe(true);
      expect(JSON.stringify(proof.facts)).toContain(identities[consumer.cloud]);
    });
  }
});

describe('az', () => {
  const run = present.get('az (Azure CLI)') ? it : it.skip;
  run('needs no token request for its first command', async () => {
    const job = await world.job();
    await job.uses(actionFolder, { id: 'login', with: threeClouds });
    world.emulator.clearRequests();
    const step = await job.run('az group list --output json');
    expect(step.outcome).toBe('success');
    expect(world.emulator.requests.filter(({ operation }) => operation === 'token')).toEqual([]);
  });
});
