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

/** The failure codes of all logins; or why there can be none. */
export type MachineEnding = 'survives' | { readonly codes: readonly string[] } | { readonly mute: string };

export interface MachineFault {
  readonly name: string;
  readonly ending: MachineEnding;
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
    ending: 'survives',
    emulator: offset(tenMinutes),
  },
  {
    name: 'the machine’s clock is 10 minutes fast',
    ending: { codes: ['id-token/expired'] },
    emulator: offset(-tenMinutes),
  },
  {
    name: 'nothing listens at the proxy’s address',
    ending: { codes: ['http/proxy-unreachable'] },
    environment: async (given) => {
      const proxy = `http://127.0.0.1:${await unusedPort()}`;
      return { ...given, HTTPS_PROXY: proxy, https_proxy: proxy };
    },
  },
  {
    name: 'the disk of `RUNNER_TEMP` is full',
    ending: { codes: ['files/not-written'] },
    disk: 'full',
  },
  {
    name: '`RUNNER_TEMP` is read-only',
    ending: { codes: ['files/not-written'] },
    disk: 'read-only',
  },
  {
    name: 'nobody reads the step’s output',
    ending: { mute: 'nothing could be masked' },
    closesOutput: true,
  },
];

const root = join(import.meta.dirname, '..', '..');

export async function runMachineFault(fault: MachineFault): Promise<MachineResult> {
  const { name } = fault;
  const outcome = outcomeOf(fault.ending);
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

/** The table's text. */
export function outcomeOf(ending: MachineEnding): string {
  if (ending === 'survives') return ending;
  if ('mute' in ending) return `fails; nothing is exported, as ${ending.mute}`;
  return `fails with ${ending.codes.map((code) => `\`${code}\``).join(', ')}; nothing is exported`;
}

function problemOf(
  { ending }: MachineFault,
  outcome: string,
  codes: readonly string[],
  job: Pick<Job, 'exported'>,
): string | undefined {
  const said = `${outcome} ${codes.join(' ')}`;
  if (ending === 'survives') return outcome === 'success' ? undefined : `should survive, but: ${said}`;
  if (outcome !== 'failure' || codes.length === 0) return `should fail and say why, but: ${said}`;
  const expected = 'codes' in ending ? ending.codes : [];
  if (!codes.every((code) => expected.includes(code))) return `should fail with ${expected}, but: ${said}`;
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
