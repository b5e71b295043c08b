import { spawnSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaults, defaultWorld } from '../../emulator/index.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { processSpace } from '../../src/files/processes.ts';
import { hasCode } from '../../src/files/system-errors.ts';
import { actionFolder, inputs, scenario } from '../support/scenario.ts';
import { budget, seed } from './support/budget.ts';

/** How many jobs are tampered with. */
const jobs = budget(14, 100);
/** Jobs at a time: most of the time goes into their processes. */
const lanes = 2;

const moments = ['login', 'helpers', 'more helpers', 'second use'] as const;

const damages = {
  delete: remove,
  empty: (path) => replace(path, () => writeFile(path, '')),
  garbage: (path) => replace(path, () => writeFile(path, 'x\0{"a":')),
  'another shape': (path) => replace(path, () => writeFile(path, '{"format":1}')),
  directory: (path) => replace(path, () => mkdir(path)),
  link: (path) => replace(path, () => symlink(`${path}.none`, path)),
  'link to itself': (path) => replace(path, () => symlink(path, path)),
  async half(path) {
    if (!(await lstat(path)).isFile()) return;
    const content = await readFile(path);
    await writeFile(path, content.subarray(0, content.length / 2));
  },
} satisfies Record<string, (path: string) => Promise<unknown>>;
type Damage = keyof typeof damages;

async function swap(one: string, other: string): Promise<void> {
  await rename(one, `${one}.swapped`);
  await rename(other, one);
  await rename(`${one}.swapped`, other);
}

async function remove(path: string): Promise<void> {
  // The refresher may be writing there.
  await rm(path, { recursive: true, force: true, maxRetries: 5 });
}

async function replace(path: string, make: () => Promise<unknown>): Promise<void> {
  await remove(path);
  await mkdir(dirname(path), { recursive: true });
  await make();
}

/** Where something can be put that is not there: strays, and locks whose holder was ended or that are no files. */
const strays: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  stray: (path) => replace(path, () => writeFile(path, '')),
  'stray directory': (path) => replace(path, () => mkdir(path)),
};
const locks: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  'dead lock': (path) => replace(path, () => writeFile(path, `${endedProcess()} name ${processSpace()}`)),
  'lock directory': damages.directory,
  'lock link': damages.link,
};

function endedProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

type Tampering = { readonly moment: (typeof moments)[number]; readonly pick: number } & (
  | { readonly kind: 'damage'; readonly how: Damage }
  | { readonly kind: 'swap'; readonly with: number }
  | { readonly kind: 'stray' | 'lock'; readonly how: string }
);

const pick = fc.nat(1_000_000);
const moment = fc.constantFrom(...moments);
const tampering: fc.Arbitrary<Tampering> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('damage' as const),
      moment,
      pick,
      how: fc.constantFrom(...(Object.keys(damages) as Damage[])),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('swap' as const), moment, pick, with: pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('stray' as const),
      moment,
      pick,
      how: fc.constantFrom(...Object.keys(strays)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('lock' as const),
      moment,
      pick,
      how: fc.constantFrom(...Object.keys(locks)),
    }),
  },
);

const { aws } = defaults;
const entries = [
  { name: 'staging', provider: 'aws', 'role-to-assume': aws.roleArn, region: 'eu-west-1' },
  {
    name: 'production',
    provider: 'aws',
    'role-to-assume': aws.roleArn,
    'role-chain': aws.chainedRoleArn,
    region: 'eu-west-1',
  },
];
const first = {
  ...inputs.aws,
  ...inputs.azure,
  ...inputs.gcp,
  logins: JSON.stringify(entries),
  refresh: 'true',
};
const accounts: Readonly<Record<string, string>> = {
  default: '111122223333',
  staging: '111122223333',
  production: '444455556666',
};

/** What the second use is: the same logins again, or something else beside them. */
const second = fc.constantFrom<Record<string, string>>(
  { ...inputs.aws, ...inputs.azure, refresh: 'true' },
  { ...inputs.aws, ...inputs.azure },
  { ...inputs.aws, 'aws-profile': 'own', cache: 'false' },
);

const world = scenario({
  world: () => {
    const made = defaultWorld();
    // So that ID tokens are good by the clock of `late` too.
    made.lifetimes.idTokenSeconds = 7_200;
    return made;
  },
});

/** Sets the clock of a program 41 minutes ahead: sessions of an hour still live, but tools get new ones if possible. */
const late = {
  NODE_OPTIONS: '--import=data:text/javascript,const{now}=Date;Date.now=()=>now()+41*60_000',
};

/** The private directory of a job, with names that are the same in every run. */
function privateDirectory(job: Job) {
  const root = join(job.temp, 'multi-cloud-login');
  const uses: string[] = [];
  const noteUses = async () => {
    for (const name of await readdir(root).catch(() => [])) {
      const id = /^use-(.*)$/.exec(name)?.[1];
      if (id && !uses.includes(id)) uses.push(id);
    }
  };
  const list = async (directory: string): Promise<string[]> => {
    const found = await readdir(directory, { withFileTypes: true }).catch(() => []);
    const below = found.map(async (entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? [path, ...(await list(path))] : [path];
    });
    return (await Promise.all(below)).flat();
  };
  const nameOf = (path: string) =>
    uses.reduce(
      (name, id, index) => name.replace(id, String(index + 1)),
      relative(job.temp, path).split(sep).join('/'),
    );
  const sorted = (paths: readonly string[]) => paths.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

  return {
    root,
    /** The programs that AWS tools start, by profile. */
    async credentialProcesses(): Promise<Map<string, string[]>> {
      const config = await readFile(join(root, 'shared', 'aws', 'config'), 'utf8');
      const found = config.matchAll(/\[(?:profile )?(\S+)\]\n(?:.*\n)*?credential_process = (.*)/g);
      return new Map([...found].map(([, profile, command]) => [profile!, command!.split(' ')]));
    },
    /** Does it, and says in words what was done; undefined when it could not be done. */
    async tamper(done: Tampering): Promise<string | undefined> {
      try {
        return await this.attempt(done);
      } catch (error) {
        // Windows leaves nobody at a file that a process has open, and nothing can be put below a file or a broken link.
        if (hasCode(error, 'EBUSY', 'EPERM', 'EACCES', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ELOOP'))
          return undefined;
        throw error;
      }
    },
    async attempt(done: Tampering): Promise<string | undefined> {
      await noteUses();
      const all = sorted([root, ...(await list(root))]);
      const at = (paths: readonly string[], index: number) => paths[index % paths.length]!;
      if (done.kind === 'swap') {
        const files: string[] = [];
        for (const path of all) if ((await lstat(path).catch(() => undefined))?.isFile()) files.push(path);
        if (files.length < 2) return undefined;
        const [one, other] = [at(files, done.pick), at(files, done.with)];
        const text = `swap ${nameOf(one)} ${nameOf(other)}`;
        if (one === other) return undefined;
        await swap(one, other);
        return text;
      }
      const [paths, act] = {
        damage: [all, damages[done.how as Damage]] as const,
        stray: [
          ['cache', 'shared', 'shared/azure', ''].map((name) => join(root, name, '.DS_Store')),
          strays[done.how]!,
        ] as const,
        lock: [
          [
            `${root}.lock`,
            ...all
              .filter((path) => /\.multi-cloud-login$|refresher$/.test(path))
              .map((path) => `${path}.lock`),
            ...all.filter((path) => path.endsWith('.jwe')).map((path) => path.replace(/\.jwe$/, '.lock')),
          ],
          locks[done.how]!,
        ] as const,
      }[done.kind];
      const path = at(paths, done.pick);
      const text = `${done.how} ${nameOf(path)}`;
      await act(path);
      return text;
    },
  };
}

/** Runs a job that is tampered with. Says what is not as it should be. */
async function problemsOf(
  tamperings: readonly Tampering[],
  given: Record<string, string>,
  env: Record<string, string>,
): Promise<{ done: string[]; problems: string[] }> {
  const problems: string[] = [];
  const done: string[] = [];
  const expectSuccess = ({ outcome, log }: StepResult, what: string) => {
    if (outcome !== 'success') problems.push(`${what} failed:\n${log}`);
  };
  const { job, ...login } = await world.login(first);
  expectSuccess(login, 'the login');
  const directory = privateDirectory(job);
  const tamper = async (now: Tampering['moment']) => {
    for (const one of tamperings.filter(({ moment }) => moment === now)) {
      const text = await directory.tamper(one);
      if (text) done.push(`after ${now}: ${text}`);
    }
  };
  const commands = await directory.credentialProcesses();
  const useHelpers = () =>
    Promise.all(
      [...commands].map(async ([profile, command]) => {
        const { outcome, rawLog } = await job.run(command, { env });
        if (outcome !== 'success') {
          if (/^\s+at /m.test(rawLog)) problems.push(`${profile}: a stack instead of a reason:\n${rawLog}`);
          // One thing that is lost must not stop anybody.
          if (done.length <= 1 && !takesAllWays.test(done.join())) problems.push(`${profile}: ${rawLog}`);
          return;
        }
        const { AccountId } = JSON.parse(rawLog);
        if (AccountId !== accounts[profile]) problems.push(`${profile} is in ${AccountId}`);
      }),
    );

  await tamper('login');
  await useHelpers();
  await tamper('helpers');
  await useHelpers();
  await tamper('more helpers');
  const again = await job.uses(actionFolder, { id: 'second', with: given });
  expectSuccess(again, 'the second use');
  if (again.outcome === 'success' && again.outputs['aws-account-id'] !== aws.accountId)
    problems.push(`the second use is in ${again.outputs['aws-account-id']}`);
  await tamper('second use');
  await useHelpers();
  const posts = await job.finish({
    inspect: () => void problems.push(...job.leftovers().map((path) => `left: ${relative(job.temp, path)}`)),
  });
  for (const post of posts) expectSuccess(post, `the post step of ${post.id}`);
  problems.push(...job.terminated.map((name) => `had to be ended: ${name}`));
  return { done, problems };
}

/** What takes both the session and the way to a new one at once. */
const takesAllWays = / multi-cloud-login$|swap \S+\.(refresh\.json \S+\.jwe|jwe \S+\.refresh\.json)$/;

it('a specification that replaces another’s yields no session, even if the cached sessions are lost', async () => {
  const { job } = await world.login(first);
  const directory = privateDirectory(job);
  const commands = await directory.credentialProcesses();
  const [use] = (await readdir(directory.root)).filter((name) => name.startsWith('use-'));
  const [one, other] = ['staging', 'production'].map((name) =>
    join(directory.root, use!, `${name}.refresh.json`),
  );
  await swap(one!, other!);
  await rm(join(directory.root, 'cache'), { recursive: true });
  for (const name of ['staging', 'production']) {
    const { outcome, rawLog } = await job.run(commands.get(name)!);
    expect({ outcome, rawLog }).toMatchObject({
      outcome: 'failure',
      rawLog: expect.not.stringContaining('Key'),
    });
  }
  const { rawLog } = await job.run(commands.get('default')!);
  expect(JSON.parse(rawLog)).toMatchObject({ AccountId: accounts.default });
});

it(
  'whatever happens to a cache or state file, no job fails and no login gets the credentials of another',
  async () => {
    const property = fc.asyncProperty(
      fc.array(tampering, { minLength: 1, maxLength: 2 }),
      second,
      fc.constantFrom<Record<string, string>>({}, late),
      async (tamperings, given, env) => {
        const { done, problems } = await problemsOf(tamperings, given, env);
        if (problems.length > 0) throw new Error([...done, ...problems].join('\n'));
      },
    );
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        // A smaller example is hardly easier to understand, and takes seconds for each try.
        fc.assert(property, { seed: seed + lane, numRuns: Math.ceil(jobs / lanes), endOnFailure: true }),
      ),
    );
  },
  60_000 + jobs * 60_000,
);
