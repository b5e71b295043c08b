/** Faults of the machine, which affect the whole step: its clock, its disk, its output, its proxy. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmulatorOptions, startEmulator } from '../../emulator/index.ts';
import { cloudsAndServices } from '../../emulator/logins.ts';
import { type Job, startJob } from '../../emulator/runner/index.ts';
import { observed } from './run-fault.ts';

export interface MachineFault {
  readonly name: string;
  /** The table's text for the expected outcome. */
  readonly outcome: string;
  readonly succeeds: boolean;
  /** What the failure codes of all logins must match, or the first lines of errors that are not about a login. */
  readonly errors?: RegExp;
  readonly emulator?: () => EmulatorOptions;
  /** Changes the job's variables. */
  readonly environment?: (given: Record<string, string>) => Promise<Record<string, string>>;
  /** Prepares the folder for `RUNNER_TEMP` of a job that has started; undoes it before the job ends. */
  readonly disk?: 'full' | 'read-only';
  readonly closesOutput?: boolean;
}

export interface MachineResult {
  readonly name: string;
  readonly outcome: string;
  readonly problem?: string | undefined;
  readonly skipped?: string;
  readonly log: string;
}

const tenMinutes = 600_000;
const offset = (milliseconds: number) => () => ({ clock: () => Date.now() + milliseconds });

export const machineFaults: readonly MachineFault[] = [
  {
    name: 'the machine’s clock is 10 minutes slow',
    outcome: 'survives',
    succeeds: true,
    emulator: offset(tenMinutes),
  },
  {
    name: 'the machine’s clock is 10 minutes fast',
    outcome: 'fails with `id-token/expired`',
    succeeds: false,
    errors: /^id-token\/expired$/,
    emulator: offset(-tenMinutes),
  },
  {
    name: 'nothing listens at the proxy’s address',
    outcome: 'fails with `http/refused`',
    succeeds: false,
    errors: /^http\/proxy-unreachable$/,
    environment: async (given) => {
      const proxy = `http://127.0.0.1:${await unusedPort()}`;
      return { ...given, HTTPS_PROXY: proxy, https_proxy: proxy };
    },
  },
  {
    name: 'the disk of `RUNNER_TEMP` is full',
    outcome: 'fails; nothing is exported',
    succeeds: false,
    errors: /./,
    disk: 'full',
  },
  {
    name: '`RUNNER_TEMP` is read-only',
    outcome: 'fails; nothing is exported',
    succeeds: false,
    errors: /./,
    disk: 'read-only',
  },
  {
    name: 'nobody reads the step’s output',
    outcome: 'fails; nothing is exported, as nothing could be masked',
    succeeds: false,
    closesOutput: true,
  },
];

const root = join(import.meta.dirname, '..', '..');

export async function runMachineFault(fault: MachineFault): Promise<MachineResult> {
  const { name, outcome } = fault;
  const emulator = await startEmulator(fault.emulator?.());
  try {
    const given = emulator.environment();
    const environment = (await fault.environment?.(given)) ?? given;
    if (fault.closesOutput) return { name, outcome, ...(await runUnread(environment)) };
    const volume = fault.disk && mountVolume();
    if (volume === 'impossible')
      return { name, outcome, log: '', skipped: 'no file system can be mounted here' };
    const job = await startJob({ environment, ...(volume && { temp: volume.path }) });
    try {
      if (volume) volume.spoil(fault.disk!);
      const step = await job.uses(root, { with: { cache: 'false', ...cloudsAndServices } });
      volume?.mend();
      const seen = observed(step);
      return { name, outcome, log: step.log, problem: problemOf(fault, seen.outcome, seen.codes, job) };
    } finally {
      volume?.mend();
      await job.finish();
      job.dispose();
      volume?.unmount();
    }
  } finally {
    await emulator.close();
  }
}

function problemOf(
  { succeeds, errors = /./ }: MachineFault,
  outcome: string,
  codes: readonly string[],
  job: Pick<Job, 'exported'>,
): string | undefined {
  const said = `${outcome} ${codes.join(' ')}`;
  if (succeeds) return outcome === 'success' ? undefined : `should survive, but: ${said}`;
  if (outcome !== 'failure' || codes.length === 0) return `should fail and say why, but: ${said}`;
  if (!codes.every((code) => errors.test(code))) return `should fail with ${errors}, but: ${said}`;
  const exported = Object.keys(job.exported);
  return exported.length === 0 ? undefined : `should export nothing, but exported ${exported.join(' ')}`;
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Volume {
  readonly path: string;
  spoil(how: 'full' | 'read-only'): void;
  mend(): void;
  unmount(): void;
}

/** A small separate file system, which requires root. */
function mountVolume(): Volume | 'impossible' {
  const path = mkdtempSync(join(tmpdir(), 'volume-'));
  const commands = mkdtempSync(join(tmpdir(), 'commands-'));
  const run = (...argv: string[]) => spawnSync(argv[0]!, argv.slice(1)).status === 0;
  const unmount = () => {
    run('umount', path);
    for (const folder of [path, commands]) rmSync(folder, { recursive: true, force: true });
  };
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', path)) {
    unmount();
    return 'impossible';
  }
  const filler = join(path, 'filler');
  return {
    path,
    spoil(how) {
      // The runner's own files stay writable, because this tests the action.
      rmSync(join(path, '_runner_file_commands'), { recursive: true, force: true });
      symlinkSync(commands, join(path, '_runner_file_commands'));
      if (how === 'read-only') run('mount', '-o', 'remount,ro', path);
      else run('dd', 'if=/dev/zero', `of=${filler}`, 'bs=4k');
    },
    mend() {
      run('mount', '-o', 'remount,rw', path);
      rmSync(filler, { force: true });
    },
    unmount,
  };
}

/** A process whose output goes to a pipe that nothing reads; the emulated runner always reads. */
async function runUnread(environment: Record<string, string>): Promise<{ problem?: string; log: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'unread-'));
  const variables = join(folder, 'env');
  writeFileSync(variables, '');
  const inputs = Object.entries({ cache: 'false', ...cloudsAndServices });
  const child = spawn(process.execPath, [join(root, 'dist', 'main', 'index.js')], {
    env: {
      ...environment,
      PATH: process.env.PATH,
      HOME: folder,
      RUNNER_TEMP: join(folder, 'temp'),
      GITHUB_ENV: variables,
      ...Object.fromEntries(inputs.map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const exported = readFileSync(variables, 'utf8');
  rmSync(folder, { recursive: true, force: true });
  if (code === 0) return { log, problem: 'should fail, but succeeded' };
  return exported === '' ? { log } : { log, problem: 'should export nothing, but did' };
}
