/** Runs a process as the runner would, against the emulator, and measures it as a whole. */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaults, type Emulator, type RecordedRequest } from '../emulator/index.ts';

export interface Variant {
  readonly name: string;
  /** The script. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly latencyMs?: number;
  /** Runs after another use of the action with the same inputs in the same job. */
  readonly second?: boolean;
}

export interface Measured {
  readonly milliseconds: number;
  readonly peakBytes: number;
  /** Milliseconds from the start of the process to its first line of code. */
  readonly bootMs: number;
  /** In order of arrival; times are milliseconds since the process was started. */
  readonly requests: readonly MeasuredRequest[];
}

export interface MeasuredRequest extends Pick<RecordedRequest, 'service' | 'operation' | 'query'> {
  readonly at: number;
  readonly endedAt: number;
}

export interface Bench {
  /** @throws {Error} with the log, when the process fails */
  run(variant: Variant): Promise<Measured>;
  close(): Promise<void>;
}

export async function startBench(emulator: Emulator): Promise<Bench> {
  const base = await mkdtemp(join(tmpdir(), 'bench-'));
  const temp = join(base, 'temp');
  const afterFirstUse = join(base, 'after-first-use');
  const commandFiles = Object.fromEntries(
    ['ENV', 'OUTPUT', 'STATE', 'PATH', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, join(base, name)]),
  );
  let prepared: Variant | undefined;

  const start = async ({ name, file, args = [], inputs = {}, latencyMs = 0 }: Variant): Promise<Measured> => {
    emulator.latencyMs = latencyMs;
    emulator.clearRequests();
    for (const path of Object.values(commandFiles)) await writeFile(path, '');
    const given = Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]);
    const started = performance.now();
    const child = spawn(
      process.execPath,
      ['--require', join(import.meta.dirname, 'report-process.cjs'), file, ...args],
      {
        env: {
          PATH: process.env.PATH,
          HOME: base,
          RUNNER_TEMP: temp,
          ...emulator.environment(),
          ...commandFiles,
          LOGINS: JSON.stringify(defaults),
          ...Object.fromEntries(given),
        },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      },
    );
    let facts = { peakBytes: 0, bootMs: 0 };
    let log = '';
    child.on('message', (message) => {
      facts = message as typeof facts;
    });
    child.stdout!.on('data', (chunk) => {
      log += chunk;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    if (code !== 0) throw new Error(`${name} failed:\n${log}`);
    const milliseconds = performance.now() - started;
    const requests = emulator.requests.map(({ service, operation, query, at, endedAt = at }) => ({
      service,
      operation,
      query,
      at: at - started,
      endedAt: endedAt - started,
    }));
    return { milliseconds, ...facts, requests };
  };

  return {
    async run(variant) {
      await rm(temp, { recursive: true, force: true });
      if (variant.second && prepared !== variant) {
        await start(variant);
        await cp(temp, afterFirstUse, { recursive: true });
        prepared = variant;
      }
      if (variant.second) await cp(afterFirstUse, temp, { recursive: true });
      return start(variant);
    },
    async close() {
      await rm(base, { recursive: true });
    },
  };
}
