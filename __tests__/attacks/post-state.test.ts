/** The post step with a state that somebody else wrote, and with links where files were: it changes nothing that is not ours. */
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCommandReader } from '../../emulator/runner/commands.ts';
import type { Job } from '../../emulator/runner/index.ts';
import { postStep } from '../../src/action/post-step.ts';
import { digest } from '../../src/files/claim.ts';
import { enter, newJournal, writeJournal } from '../../src/files/journal.ts';
import { recordedRunner } from '../support/runner.ts';
import { actionFolder, inputs, scenario } from '../support/scenario.ts';
import { patienceMs, runs, seed } from './support/budget.ts';
import { hostile, hostileValue } from './support/hostile.ts';

const onPosix = process.platform === 'win32' ? describe.skip : describe;

const section = '[default]\nregion = ours\n';
const claim = { format: 'ini', section: 'default', keys: { region: digest('ours') } };
const edit = { format: 'ini', path: '/x', section: 'default', keys: { region: 'ours' } } as const;
const entered = enter({ content: '', journal: newJournal('') }, edit, '/owner');
const journal = writeJournal(entered.ledger.journal);

/** Of a refresher that has ended, as the marker and the diary have it. */
const started = '{"event":"started","pid":2147483646}\n';

/** What lies in the job's directory after main, and, by the same names, in a directory of somebody else. */
const files: Readonly<Record<string, string>> = {
  'shared/aws/config': section,
  'shared/aws/config.multi-cloud-login': journal,
  'use-one/file': 'ours',
  'use-one/refresher': started,
  'use-one/refresher.log': started,
  'aws/config': section,
  'aws/config.multi-cloud-login': journal,
  config: section,
  file: 'ours',
  refresher: started,
  'refresher.log': started,
};

function fill(directory: string): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

/** Everything below a directory: what each path is and holds. */
function snapshot(directory: string): Record<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths.sort().map((name) => {
      const path = join(directory, name);
      const entry = lstatSync(path);
      const content = entry.isFile()
        ? readFileSync(path, 'latin1')
        : entry.isSymbolicLink()
          ? readlinkSync(path)
          : '';
      return [name, `${entry.mode.toString(8)} ${content}`];
    }),
  );
}

/** What stands at a path instead of what main left there. */
const swaps: Readonly<Record<string, (path: string, elsewhere: string) => void>> = {
  'a link to a directory': (path, elsewhere) => symlinkSync(elsewhere, path),
  'a link to a directory of that name': (path, elsewhere) =>
    symlinkSync(join(elsewhere, path.split('/').at(-1)!), path),
  'a link to a file': (path, elsewhere) => symlinkSync(join(elsewhere, 'file'), path),
  'a link to itself': (path) => symlinkSync(path, path),
  'another name of a file': (path, elsewhere) => linkSync(join(elsewhere, 'config'), path),
  'a directory': (path) => mkdirSync(path),
  'a file': (path) => writeFileSync(path, 'x'),
  nothing: () => {},
};
const places = ['', 'shared', 'shared/aws', 'use-one', 'closed-one', ...Object.keys(files).slice(0, 5)];

const swap = fc.record({
  place: fc.constantFrom(...places),
  by: fc.constantFrom(...Object.keys(swaps)),
});

/** `JOB` and `ELSEWHERE` stand for the two directories, `TEMP` for the parent of the first. */
const paths = [
  'JOB/use-one/file',
  'JOB/shared/aws/config',
  'JOB/shared/../../theirs',
  'JOB/use-one/../../../elsewhere/file',
  'JOB/use-two/file',
  'JOB',
  'JOB/',
  'TEMP',
  'TEMP/theirs',
  'ELSEWHERE/file',
  'ELSEWHERE/shared/aws/config',
  'ELSEWHERE/aws',
  'ELSEWHERE',
  'file',
  '',
  '.',
  'JOB/a\n::error::pwned',
  'JOB/use-one/file\0x',
];
const path = fc.constantFrom(...paths);

const sample = {
  use: 'one',
  temp: 'TEMP',
  cleanup: true,
  files: ['JOB/use-one/file'],
  edits: [{ path: 'JOB/shared/aws/config', id: entered.id, claim }],
  revocations: [{ what: 'a token', method: 'POST', url: 'https://x.example/', headers: { a: 'b' } }],
  variables: { A: { previous: null, emptyMeansUnset: true } },
};

/** Of the right shape, and leading anywhere. */
const misleading = fc.record({
  use: fc.constantFrom('one', 'one', 'two', '..', '../../elsewhere', ''),
  temp: fc.constantFrom('TEMP', 'TEMP', 'TEMP', 'ELSEWHERE', 'TEMP/..', ''),
  cleanup: fc.constantFrom(true, true, true, false),
  files: fc.oneof(fc.array(path, { maxLength: 6 }), fc.constant(Array<string>(500).fill('ELSEWHERE/file'))),
  edits: fc.array(
    fc.record({
      path,
      id: fc.constantFrom(entered.id, 'a'),
      claim: fc.constantFrom<object>(claim, {
        format: 'json',
        place: { at: ['__proto__'] },
        names: ['constructor', ''],
      }),
    }),
    { maxLength: 4 },
  ),
  revocations: fc.array(
    fc.record({
      what: fc.constantFrom('a', 'a\n::error::pwned'),
      method: fc.constantFrom('POST', 'DELETE'),
      url: fc.constantFrom('https://x.example/', 'no url', 'file:///etc/passwd'),
      headers: fc.constantFrom<object>({}, { 'a\n': 'b' }),
    }),
    { maxLength: 2 },
  ),
  variables: fc.dictionary(
    fc.constantFrom('A', 'NODE_OPTIONS', '__proto__', 'A\nB<<C', 'A=B', ''),
    fc.record({
      previous: fc.constantFrom(null, '', 'x', 'x\nghadelimiter_x\nNODE_OPTIONS=x'),
      emptyMeansUnset: fc.boolean(),
      leftBehind: fc.option(fc.record({ path, unless: path }), { nil: undefined }),
    }),
  ),
});

const states = fc.oneof(
  { weight: 4, arbitrary: misleading.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: hostileValue(sample).map((value) => JSON.stringify(value) ?? '') },
  { weight: 1, arbitrary: hostile(JSON.stringify(sample)) },
  { weight: 2, arbitrary: fc.constant(JSON.stringify(sample)) },
);

/** Whether nothing that an earlier swap put there is in the way. */
function isReached(directory: string): boolean {
  try {
    return realpathSync(directory) === directory && lstatSync(directory).isDirectory();
  } catch {
    return false;
  }
}

/** Runs the post step in a sandbox of its own. Says what is not as it should be. */
async function problemsOf(state: string, swapped: readonly { place: string; by: string }[]) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'post-state-')));
  const [temp, elsewhere] = [join(root, 'temp'), join(root, 'elsewhere')];
  const job = join(temp, 'multi-cloud-login');
  try {
    fill(job);
    fill(elsewhere);
    writeFileSync(join(temp, 'theirs'), section);
    for (const { place, by } of swapped) {
      const target = join(job, place);
      if (!isReached(dirname(target))) continue;
      rmSync(target, { recursive: true, force: true });
      swaps[by]!(target, elsewhere);
    }
    const before = snapshot(elsewhere);
    const login = state.replaceAll('JOB', job).replaceAll('TEMP', temp).replaceAll('ELSEWHERE', elsewhere);
    const runner = recordedRunner({ login });
    const http = { send: () => Promise.reject(new Error('unreachable\n::error::pwned')) };
    await postStep({ runner, http, temp });

    expect(snapshot(elsewhere)).toEqual(before);
    expect(readdirSync(root).sort()).toEqual(['elsewhere', 'temp']);
    expect(readdirSync(temp).filter((name) => name !== 'multi-cloud-login')).toEqual(['theirs']);
    expect(readFileSync(join(temp, 'theirs'), 'utf8')).toBe(section);
    expect(runner.failed).toBe(false);
    expect(runner.lines.filter((line) => line.startsWith('error'))).toEqual([]);
    expect(runner.lines.filter((line) => line.startsWith('warning')).length).toBeLessThan(30);
    expect(Object.keys(runner.exported).filter((name) => !/^[A-Z]\w*$/.test(name))).toEqual([]);
    const { read } = createCommandReader({ debug: true });
    const shown = runner.lines.flatMap((line) => line.replace(/^\w+: /, '').split('\n'));
    expect(shown.filter((line) => read(line).annotations.length > 0)).toEqual([]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

onPosix('the post step warns at most, and changes nothing but what is its own', () => {
  it(
    'whatever the state says, and whatever stands where its files were',
    async () => {
      await fc.assert(fc.asyncProperty(states, fc.array(swap, { maxLength: 3 }), problemsOf), {
        numRuns: runs,
        seed,
      });
    },
    patienceMs,
  );

  it.each(places.flatMap((place) => Object.keys(swaps).map((by) => ({ place, by }))))(
    'with a true state, and $by at "$place"',
    async (one) => problemsOf(JSON.stringify(sample), [one]),
  );

  it('and cleans up all of it if nothing was touched', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'post-state-'));
    try {
      fill(join(temp, 'multi-cloud-login'));
      const login = JSON.stringify(sample)
        .replaceAll('JOB', join(temp, 'multi-cloud-login'))
        .replaceAll('TEMP', temp);
      await postStep({
        runner: recordedRunner({ login }),
        http: { send: async () => ({ status: 204, headers: {}, body: '' }) },
        temp,
      });
      expect(readdirSync(temp)).toEqual([]);
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  });
});

onPosix('the shipped post step', () => {
  const world = scenario();
  const preload = { NODE_OPTIONS: `--import=${import.meta.resolve('./support/append-state.mjs')}` };
  const given = { ...inputs.aws, ...inputs.azure, 'aws-profile': 'deploy' };

  /** After a login that was tampered with; `elsewhere` is a directory that it must leave as it is. */
  async function postAfter(
    stateIn: (job: Job, elsewhere: string) => string | undefined,
    between: (job: Job, elsewhere: string) => void = () => {},
  ) {
    const job = await world.job();
    const elsewhere = join(job.home, 'elsewhere');
    fill(elsewhere);
    const state = stateIn(job, elsewhere);
    const env = state === undefined ? {} : { ...preload, APPEND_STATE: `login=${state}\n` };
    const { outcome } = await job.uses(actionFolder, { id: 'login', with: given, env });
    expect(outcome).toBe('success');
    between(job, elsewhere);
    const before = snapshot(elsewhere);
    const [post] = await job.finish();
    expect(snapshot(elsewhere)).toEqual(before);
    expect(post).toMatchObject({ outcome: 'success', exitCode: 0, paths: [] });
    return post!;
  }

  it('leaves files of others in place that its state names', async () => {
    const post = await postAfter((job, elsewhere) =>
      JSON.stringify({
        ...sample,
        temp: job.temp,
        files: [join(elsewhere, 'file')],
        edits: [{ path: join(elsewhere, 'aws/config'), id: entered.id, claim }],
        revocations: [],
      }),
    );
    expect(post.log).toContain('Left in place, because it does not lie in the directory of this action');
  });

  it('says that its state was damaged', async () => {
    const post = await postAfter(() => '{"use":"..","files":["::error::pwned"]}');
    expect(post.log).toContain('Nothing was cleaned up');
    expect(post.exported).toEqual({});
  });

  it('does not go through a link in the place of its directories', async () => {
    const post = await postAfter(
      () => undefined,
      (job, elsewhere) => {
        const shared = join(job.temp, 'multi-cloud-login', 'shared');
        rmSync(shared, { recursive: true });
        symlinkSync(elsewhere, shared);
      },
    );
    expect(post.log).toContain('Left in place');
  });
});
