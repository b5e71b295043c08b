/** What another program of the job put into `RUNNER_TEMP` and the environment before the login. */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { digest } from '../../src/files/claim.ts';
import { actionFolder, inputs, scenario } from '../support/scenario.ts';
import { budget } from './support/budget.ts';

const world = scenario();
const given = { ...inputs.aws, ...inputs.azure, 'aws-profile': 'deploy' };

/** Puts something to a path; `elsewhere` is a directory of somebody else, with one file. */
type Plant = (path: string, elsewhere: string) => void;

const plants: Readonly<Record<string, Plant>> = {
  'a file': (path) => writeFileSync(path, 'x'),
  'a link to a directory elsewhere': (path, elsewhere) => symlinkSync(elsewhere, path),
  'a link to a file elsewhere': (path, elsewhere) => symlinkSync(join(elsewhere, 'file'), path),
  'a link to itself': (path) => symlinkSync(path, path),
  'a pipe that nobody writes to': (path) => void spawnSync('mkfifo', [path]),
  'a directory with a file': (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'file'), 'x');
  },
  'a journal with a right digest that says nothing': (path) => writeFileSync(path, `${digest('{}')}\n{}`),
};

const places = [
  'multi-cloud-login',
  'multi-cloud-login.lock',
  'multi-cloud-login/cache',
  'multi-cloud-login/shared',
  'multi-cloud-login/shared/aws/config',
  'multi-cloud-login/shared/aws/config.multi-cloud-login',
  'multi-cloud-login/shared/azure/azureProfile.json',
  'multi-cloud-login/shared/azure/azureProfile.json.multi-cloud-login',
];

/** Every plant at every place; of them, `npm test` tries every 14th. */
const all = places.flatMap((place) => Object.keys(plants).map((name) => [place, name] as const));
const cases = all.filter((_, index) => index % budget(14, 1) === 0);

const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('what lies in the place of the action’s own files is neither followed nor waited for', () => {
  it.each(cases)('%s: %s', async (place, name) => {
    const job = await world.job();
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')));
    try {
      writeFileSync(join(elsewhere, 'file'), 'theirs');
      const path = join(job.temp, place);
      mkdirSync(dirname(path), { recursive: true });
      plants[name]!(path, elsewhere);
      const step = await job.uses(actionFolder, { id: 'login', with: given });
      expect({ outcome: step.outcome, log: step.log }).toMatchObject({ outcome: 'success' });
      const posts = await job.finish({
        inspect: () => {
          expect(job.leftovers().filter((left) => left !== path)).toEqual([]);
        },
      });
      expect(posts.map(({ outcome }) => outcome)).toEqual(['success']);
      expect(readdirSync(elsewhere)).toEqual(['file']);
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });
});

describe('a state that somebody else wrote', () => {
  it('is not obeyed by the post step of a login that published nothing', async () => {
    const job = await world.job();
    const theirs = join(job.workspace, 'theirs.txt');
    writeFileSync(theirs, 'x');
    const state = {
      use: 'a',
      temp: job.temp,
      cleanup: true,
      files: [theirs],
      revocations: [],
      edits: [],
      variables: {},
    };
    await job.uses(actionFolder, {
      id: 'login',
      with: { ...inputs.aws, 'aws-role-to-assume': 'arn:aws:iam::111122223333:role/nobody' },
      env: { STATE_login: JSON.stringify(state) },
    });
    await job.finish({ inspect: () => expect(readdirSync(job.workspace)).toEqual(['theirs.txt']) });
  });
});
