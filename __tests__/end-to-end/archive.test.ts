/** The archive that runners download, unpacked where nothing else of the repository can be reached. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { awsSdk } from '../../emulator/consumers/aws-sdk.ts';
import { googleAuth } from '../../emulator/consumers/google-auth.ts';
import { defaultWorld } from '../../emulator/index.ts';
import { type Archive, archiveOfWorkingTree } from '../support/archive.ts';
import { scenario, threeClouds } from '../support/scenario.ts';
import { loginsInput } from '../support/services/steps.ts';
import { usualUses } from '../support/services/uses.ts';

const largestBytes = 700_000;

const world = scenario({
  world: () => {
    const made = defaultWorld();
    // Short, so that the refresher has something to do.
    Object.assign(made.lifetimes, { idTokenSeconds: 5, credentialSeconds: 20 });
    return made;
  },
});

let archive: Archive;
beforeAll(() => {
  archive = archiveOfWorkingTree();
});
afterAll(() => archive.remove());

describe('the archive of the repository', () => {
  it('contains what a runner needs, the licence terms and the README, and nothing else', () => {
    const others = archive.files.filter((path) => !path.startsWith('dist/'));
    expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'action.yml', 'check/action.yml']);
    expect(archive.files).toContain('dist/THIRD_PARTY_NOTICES.txt');
  });

  it(`is not larger than ${largestBytes} bytes`, () => {
    expect(archive.gzippedBytes).toBeLessThanOrEqual(largestBytes);
  });

  it('logs in, keeps credentials alive, answers tools in later steps, and cleans up', async () => {
    const kubernetes = usualUses.filter(({ provider }) => provider === 'kubernetes').slice(0, 1);
    const job = await world.job();
    const login = await job.uses(archive.folder, {
      with: {
        ...threeClouds,
        'gcp-credentials-source': 'executable',
        refresh: 'true',
        logins: loginsInput(kubernetes),
      },
    });
    expect({ outcome: login.outcome, log: login.log }).toMatchObject({ outcome: 'success' });

    // Both start a helper of the action, whose path the login has written down.
    for (const { name, prove } of [awsSdk, googleAuth]) {
      const { succeeded, step } = await prove(job);
      expect({ name, succeeded, log: step.log }).toMatchObject({ succeeded: true });
    }
    const { users } = JSON.parse(readFileSync(login.exported.KUBECONFIG!, 'utf8'));
    const { command, args } = users[0].user.exec as { command: string; args: string[] };
    expect(args.join(' ')).toContain(archive.folder);
    expect(JSON.parse((await job.run([command, ...args])).rawLog).status.token).toMatch(/^eyJ/);

    const tokenFile = login.exported.AZURE_FEDERATED_TOKEN_FILE!;
    const first = readFileSync(tokenFile, 'utf8');
    while (readFileSync(tokenFile, 'utf8') === first) await pause(100);

    const [post] = await job.finish({ inspect: () => expect(job.leftovers()).toEqual([]) });
    expect(post).toMatchObject({ outcome: 'success', annotations: [] });
    expect(job.terminated).toEqual([]);
  });
});
