import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { type Job, type JobOptions, startJob } from '../../../emulator/runner/index.ts';

const actions = mkdtempSync(join(tmpdir(), 'actions-'));
const jobs: Job[] = [];
const onLinux = process.platform === 'linux' ? it : it.skip;

/** What fixture scripts can use without requiring it. */
const prelude = `
  const fs = require('node:fs');
  const { spawn, spawnSync } = require('node:child_process');
  const env = process.env;
  const append = (variable, text) => fs.appendFileSync(env[variable], text);
`;

/** Writes an action whose stages are the given scripts. */
function writeAction(name: string, scripts: { main?: string; post?: string }, more = ''): string {
  const folder = join(actions, name);
  mkdirSync(folder);
  const post = scripts.post === undefined ? '' : 'post: post.js';
  writeFileSync(join(folder, 'action.yml'), `runs:\n  using: node24\n  main: main.js\n  ${post}\n${more}`);
  for (const [stage, script] of Object.entries(scripts))
    writeFileSync(join(folder, `${stage}.js`), prelude + script);
  if (scripts.main === undefined) writeFileSync(join(folder, 'main.js'), '');
  return folder;
}

async function newJob(options: JobOptions = {}): Promise<Job> {
  const job = await startJob(options);
  jobs.push(job);
  return job;
}

afterEach(async () => {
  for (const job of jobs.splice(0)) {
    await job.finish();
    job.dispose();
  }
});

afterAll(() => rmSync(actions, { recursive: true }));

function isRunning(processId: number): boolean {
  try {
    // A killed process stays as a zombie until it is reaped.
    return !/\) Z /.test(readFileSync(`/proc/${processId}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a uses step', () => {
  it('runs Node.js 24 in the workspace with its inputs, defaults included', async () => {
    const folder = writeAction(
      'inputs',
      {
        main: 'console.log(JSON.stringify([process.version, process.cwd(), env["INPUT_A-B"], env.INPUT_C_D]))',
      },
      'inputs: { a-b: { default: "${{ github.repository }}" }, c d: {} }',
    );
    const job = await newJob();
    const step = await job.uses(folder, { with: { 'c d': ' x ' } });
    const [version, directory, ...inputs] = JSON.parse(step.rawLog);
    expect(version).toMatch(/^v24\./);
    expect(directory).toBe(job.workspace);
    expect(inputs).toEqual(['octo-org/octo-repo', ' x ']);
    expect(step).toMatchObject({ outcome: 'success', exitCode: 0, stage: 'main', id: '__self' });
  });

  it('warns about an unknown input before it prints what it was given', async () => {
    const folder = writeAction('unknown-input', { main: '' }, 'inputs: { a: { default: "1" }, b: {} }');
    const step = await (await newJob()).uses(folder, { with: { c: '2' }, env: { X: 'y' } });
    expect(step.log.split('\n')).toEqual([
      "##[warning]Unexpected input(s) 'c', valid inputs are ['a', 'b']",
      '##[group]Run ./unknown-input',
      'with:',
      '  c: 2',
      '  a: 1',
      'env:',
      '  X: y',
      '##[endgroup]',
    ]);
  });

  it('names the action in the log as the workflow does', async () => {
    const folder = writeAction('reference', {});
    const step = await (await newJob()).uses(folder, { reference: 'octo-org/login@v1' });
    expect(step.log).toBe('##[group]Run octo-org/login@v1\n##[endgroup]');
  });

  it('publishes variables, outputs, folders, state and summary, even if it fails', async () => {
    const folder = writeAction('files', {
      main: `
        append('GITHUB_ENV', 'A=1\\nB<<END\\ntwo\\nlines\\nEND\\nNODE_OPTIONS=--inspect\\n');
        append('GITHUB_OUTPUT', 'out=x\\n');
        append('GITHUB_PATH', '/added\\n');
        append('GITHUB_STATE', 'saved=y\\n');
        append('GITHUB_STEP_SUMMARY', '# Title\\n');
        process.exitCode = 1;`,
    });
    const job = await newJob();
    const step = await job.uses(folder);
    expect(step).toMatchObject({
      outcome: 'failure',
      exported: { A: '1', B: 'two\nlines' },
      outputs: { out: 'x' },
      paths: ['/added'],
      state: { saved: 'y' },
      summary: '# Title\n',
    });
    expect(step.annotations).toEqual([
      {
        level: 'error',
        message: "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
        properties: {},
      },
    ]);
    expect(job.status).toBe('failure');
    const later = await job.run('echo "$A|$B|${PATH%%:*}"');
    expect(later.rawLog).toBe('1|two\nlines|/added');
  });

  it('fails because of a mistake in a command file', async () => {
    const folder = writeAction('mistake', { main: `append('GITHUB_OUTPUT', 'a=1\\nnonsense\\n')` });
    const step = await (await newJob()).uses(folder);
    expect(step).toMatchObject({ outcome: 'failure', exitCode: 0, outputs: { a: '1' } });
    expect(step.log).toContain(
      "##[error]Unable to process file command 'output' successfully.\n##[error]Invalid format 'nonsense'",
    );
  });

  it('cannot change what the runner itself provides', async () => {
    const folder = writeAction('override', {
      main: `append('GITHUB_ENV', 'GITHUB_SHA=x\\nRUNNER_TEMP=x\\nACTIONS_ID_TOKEN_REQUEST_URL=x\\nGITHUB_TOKEN=t\\n')`,
    });
    const job = await newJob({ environment: { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://id' } });
    await job.uses(folder);
    const step = await job.run('echo "$GITHUB_SHA|$RUNNER_TEMP|$ACTIONS_ID_TOKEN_REQUEST_URL|$GITHUB_TOKEN"');
    expect(step.rawLog).toBe(`4f1c2b7e9d0a8356c4e1f7a2b9d3068c5e7f1a24|${job.temp}|https://id|t`);
  });

  it('keeps ten annotations of each level and shows all in the log, cut to 4096 characters', async () => {
    const folder = writeAction('annotations', {
      main: `
        for (let i = 0; i < 12; i++) console.log('::notice title=T::n' + i);
        console.log('::error::' + 'x'.repeat(5000));`,
    });
    const step = await (await newJob()).uses(folder);
    expect(step.annotations.filter(({ level }) => level === 'notice')).toHaveLength(10);
    expect(step.annotations.at(0)).toEqual({ level: 'notice', message: 'n0', properties: { title: 'T' } });
    expect(step.annotations.at(-1)!.message).toHaveLength(4096);
    expect(step.log.match(/^##\[notice\]/gm)).toHaveLength(12);
    expect(step.log).not.toContain('T');
    expect(Math.max(...step.log.split('\n').map((line) => line.length))).toBe('##[error]'.length + 4096);
  });

  it('does not upload a summary over one mebibyte, without failing for it', async () => {
    const folder = writeAction('summary', {
      main: `append('GITHUB_STEP_SUMMARY', 'x'.repeat(1024 * 1024 + 1))`,
    });
    const step = await (await newJob()).uses(folder);
    expect(step).toMatchObject({ outcome: 'success', summary: '' });
    expect(step.annotations[0]!.message).toContain('supports content up to a size of 1024k, got 1024k');
  });

  onLinux('reports the processes it started and its memory', async () => {
    const folder = writeAction('processes', {
      main: `
        spawnSync('sleep', ['0.2']);
        spawn('sleep', ['0.3'], { detached: true, stdio: 'ignore', env: {} });`,
    });
    const step = await (await newJob()).uses(folder, { watchProcesses: true });
    expect(step.processes).toEqual([
      [expect.stringContaining('node'), join(folder, 'main.js')],
      ['sleep', '0.2'],
      ['sleep', '0.3'],
    ]);
    expect(step.peakMemoryBytes).toBeGreaterThan(10_000_000);
  });

  onLinux('reports only itself when it starts nothing', async () => {
    const folder = writeAction('no-processes', { main: 'setTimeout(() => {}, 50)' });
    const step = await (await newJob()).uses(folder, { watchProcesses: true });
    expect(step.processes).toEqual([[expect.stringContaining('node'), join(folder, 'main.js')]]);
  });
});

describe('masks', () => {
  const folder = writeAction('masks', {
    main: `
      console.log('before: s3cret');
      console.log('::add-mask::s3cret');
      console.log('after: s3cret ' + Buffer.from('s3cret').toString('base64'));
      console.log('::warning::in s3cret');
      append('GITHUB_ENV', 'TOKEN=s3cret\\n');
      append('GITHUB_STEP_SUMMARY', 'summary s3cret\\n');`,
  });

  it('hide a value after the command, in all its encodings, in annotations and in the summary', async () => {
    const step = await (await newJob()).uses(folder);
    expect(step.log.split('\n').slice(-3)).toEqual(['before: s3cret', 'after: *** ***', '##[warning]in ***']);
    expect(step.annotations[0]!.message).toBe('in ***');
    expect(step.summary).toBe('summary ***\n');
    expect(step.rawSummary).toBe('summary s3cret\n');
    expect(step.rawLog).toContain('after: s3cret');
    expect(step.masks).toEqual(['s3cret']);
  });

  it('apply to the whole job: in the environment that later steps print, in their output and in job outputs', async () => {
    const job = await newJob();
    await job.uses(folder);
    const step = await job.run('echo "$TOKEN"');
    expect(step.log).toContain('env:\n  TOKEN: ***');
    expect(step.log).toMatch(/\n\*\*\*$/);
    expect(step.rawLog).toBe('s3cret');
    expect(job.output('prefix-s3cret')).toBeUndefined();
    expect(job.output('')).toBeUndefined();
    expect(job.output('harmless')).toBe('harmless');
  });

  it('cover the tokens of the job and the given secrets from the start', async () => {
    const job = await newJob({
      environment: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer-1', ACTIONS_RUNTIME_TOKEN: 'bearer-2' },
      secrets: ['secret-3'],
      token: 'token-4',
    });
    const step = await job.run('echo bearer-1 bearer-2 secret-3 token-4');
    expect(step.log).toMatch(/\n\*\*\* \*\*\* \*\*\* \*\*\*$/);
  });
});

describe('debug logging', () => {
  const folder = writeAction('debug', {
    main: `console.log('::debug::detail ' + env.RUNNER_DEBUG); append('GITHUB_ENV', 'A=1\\n'); append('GITHUB_OUTPUT', 'b=2\\n'); append('GITHUB_STATE', 'c=3\\n');`,
  });

  it('shows debug lines and each published pair', async () => {
    const step = await (await newJob({ debug: true })).uses(folder);
    expect(step.log.split('\n').slice(-5)).toEqual([
      '##[debug]detail 1',
      '##[debug]Node Action run completed with exit code 0',
      "##[debug]A='1'",
      '##[debug]Set output b = 2',
      '##[debug]Save intra-action state c = 3',
    ]);
  });

  it('is off by default', async () => {
    expect((await (await newJob()).uses(folder)).log).not.toContain('##[debug]');
  });
});

describe('post steps', () => {
  const folder = writeAction(
    'post',
    {
      main: `append('GITHUB_STATE', 'who=' + env.INPUT_NAME + '\\n'); process.exitCode = Number(env.FAIL ?? 0);`,
      post: `console.log(JSON.stringify([env.INPUT_NAME, env.STATE_who, env.LATER]))`,
    },
    'inputs: { name: {} }',
  );
  const onSuccess = writeAction('post-if', { main: '', post: 'console.log("ran")' });
  writeFileSync(
    join(onSuccess, 'action.yml'),
    'runs: { using: node24, main: main.js, post: post.js, post-if: success() }',
  );

  it('run from last to first, with their own state, inputs evaluated again, and later exports', async () => {
    const job = await newJob();
    let name = 'one';
    await job.uses(folder, { with: () => ({ name }) });
    await job.uses(folder, { with: { name: 'two' } });
    await job.run('echo LATER=yes >> "$GITHUB_ENV"');
    name = 'changed';
    const posts = await job.finish();
    expect(posts.map(({ rawLog }) => JSON.parse(rawLog))).toEqual([
      ['two', 'two', 'yes'],
      ['changed', 'one', 'yes'],
    ]);
    expect(posts.map(({ id, stage }) => [id, stage])).toEqual([
      ['__self_2', 'post'],
      ['__self', 'post'],
    ]);
    expect(posts[0]!.log).toMatch(/^Post job cleanup\.\n/);
  });

  it('run by default after a failure, with the state saved before it', async () => {
    const job = await newJob();
    await job.uses(folder, { with: { name: 'x' }, env: { FAIL: '1' } });
    await job.uses(onSuccess);
    const posts = await job.finish();
    expect(posts.map(({ outcome }) => outcome)).toEqual(['skipped', 'success']);
    expect(JSON.parse(posts[1]!.rawLog)).toEqual(['x', 'x', null]);
  });

  it('run on success() in a job that succeeded', async () => {
    const job = await newJob();
    await job.uses(onSuccess);
    expect((await job.finish())[0]).toMatchObject({ outcome: 'success', rawLog: 'ran' });
  });
});

describe('steps at the same time', () => {
  it('show their exports to others only once they are awaited', async () => {
    const folder = writeAction(
      'background',
      { main: `append('GITHUB_ENV', 'LOGIN=' + env.INPUT_NAME + '\\n')` },
      'inputs: { name: {} }',
    );
    const job = await newJob();
    const first = job.uses(folder, { with: { name: 'first' } });
    const second = job.uses(folder, { with: { name: 'second' } });
    await job.run('sleep 0.3');
    expect((await job.run('echo "[$LOGIN]"')).rawLog).toBe('[]');
    await second;
    expect((await job.run('echo "[$LOGIN]"')).rawLog).toBe('[second]');
    await first;
    expect((await job.run('echo "[$LOGIN]"')).rawLog).toBe('[first]');
  });

  it('are waited for at the end of the job', async () => {
    const folder = writeAction('background-failure', { main: 'process.exitCode = 1' });
    const job = await newJob();
    void job.uses(folder);
    await job.finish();
    expect(job.status).toBe('failure');
  });
});

describe('cancelling', () => {
  const folder = writeAction('slow', {
    main: `
      process.on('SIGINT', () => { append('GITHUB_STATE', 'interrupted=yes\\n'); process.exit(0); });
      fs.writeFileSync('started', '');
      setInterval(() => {}, 1000);`,
    post: 'console.log(env.STATE_interrupted)',
  });

  /** Resolves once the action has set up its signal handler. */
  async function started(job: Job): Promise<void> {
    while (!existsSync(join(job.workspace, 'started')))
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  it('interrupts the step, reads its files, and still runs its post step', async () => {
    const job = await newJob();
    const controller = new AbortController();
    const step = job.uses(folder, { signal: controller.signal });
    await started(job);
    controller.abort();
    expect(await step).toMatchObject({ outcome: 'cancelled', exitCode: 0, state: { interrupted: 'yes' } });
    expect((await step).log).toContain('##[error]The operation was canceled.');
    expect(job.status).toBe('cancelled');
    expect((await job.finish())[0]).toMatchObject({ outcome: 'success', rawLog: 'yes' });
  });

  it('fails a step that exceeds its timeout', async () => {
    const job = await newJob({ times: { interruptMs: 1, terminateMs: 1 } });
    const step = await job.run('trap "" INT; exec sleep 60', { id: 'slow', timeoutMs: 600 });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain("##[error]The action 'slow' has timed out after 0.01 minutes.");
    expect(job.status).toBe('failure');
  });
});

describe('a run step', () => {
  it('prints its script, shell and environment, and stops at the first failing command', async () => {
    const job = await newJob({ env: { X: 'y' } });
    const step = await job.run('\necho one\nfalse\necho two\n');
    expect(step).toMatchObject({ outcome: 'failure', exitCode: 1, stage: 'run' });
    expect(step.log.split('\n')).toEqual([
      '##[group]Run echo one',
      '\x1b[36;1m\x1b[0m',
      '\x1b[36;1mecho one\x1b[0m',
      '\x1b[36;1mfalse\x1b[0m',
      '\x1b[36;1mecho two\x1b[0m',
      expect.stringMatching(/^shell: .*bash -e \{0\}$/),
      'env:',
      '  X: y',
      '##[endgroup]',
      'one',
      '##[error]Process completed with exit code 1.',
    ]);
  });

  it('runs a program without a shell if given a list', async () => {
    const step = await (await newJob()).run(['printf', '%s|', '$HOME', 'a b']);
    expect(step.rawLog).toBe('$HOME|a b|');
  });

  it('sees the ID token variables but not the runtime token', async () => {
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://id', ACTIONS_RUNTIME_TOKEN: 'bearer' };
    const step = await (await newJob({ environment })).run(
      'echo "$ACTIONS_ID_TOKEN_REQUEST_URL|$ACTIONS_RUNTIME_TOKEN"',
    );
    expect(step.rawLog).toBe('https://id|');
  });

  it('finds the event payload', async () => {
    const step = await (await newJob({ event: { number: 7 } })).run('cat "$GITHUB_EVENT_PATH"');
    expect(step.rawLog).toBe('{"number":7}');
  });
});

describe('the end of a job', () => {
  it('empties the temporary folder after a last inspection, and leaves the workspace alone', async () => {
    const folder = writeAction('leftovers', {
      main: `fs.writeFileSync('in-workspace', ''); fs.writeFileSync(env.RUNNER_TEMP + '/in-temp', '')`,
    });
    const job = await newJob();
    await job.uses(folder);
    await job.run('true');
    let seen: string[] = [];
    await job.finish({
      inspect: () => {
        seen = job.leftovers();
      },
    });
    expect(seen.toSorted()).toEqual(
      [join(job.temp, 'in-temp'), join(job.workspace, 'in-workspace')].toSorted(),
    );
    expect(job.leftovers()).toEqual([join(job.workspace, 'in-workspace')]);
    expect(existsSync(job.temp)).toBe(true);
  });

  it('also empties a given temporary folder at the start, and ignores files that were already in the workspace', async () => {
    const temp = mkdtempSync(join(actions, 'temp-'));
    const workspace = mkdtempSync(join(actions, 'workspace-'));
    writeFileSync(join(temp, 'old'), '');
    writeFileSync(join(workspace, 'checked-out'), '');
    const job = await newJob({ temp, workspace });
    expect(existsSync(join(temp, 'old'))).toBe(false);
    expect(job.leftovers()).toEqual([]);
    job.dispose();
    expect(existsSync(join(workspace, 'checked-out'))).toBe(true);
  });

  onLinux('ends processes that outlive it, unless they hide from it', async () => {
    const folder = writeAction('orphans', {
      main: `
        const start = (environment) => {
          const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore', env: environment });
          child.unref();
          return child.pid;
        };
        const { RUNNER_TRACKING_ID, ...hidden } = env;
        console.log(JSON.stringify([start(env), start(hidden)]));`,
    });
    const job = await newJob();
    const step = await job.uses(folder);
    const [tracked, hidden] = JSON.parse(step.rawLog);
    await job.run('true');
    expect([isRunning(tracked), isRunning(hidden)]).toEqual([true, true]);
    await job.finish();
    expect(job.terminated).toEqual([`${tracked} (sleep)`]);
    expect(isRunning(hidden)).toBe(true);
    process.kill(hidden, 'SIGKILL');
    while (isRunning(tracked)) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
