import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isInstalled } from '../../emulator/consumers/consumer.ts';
import { findProgram } from '../../emulator/runner/programs.ts';

export interface Python {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The Python that the Azure CLI runs in, with the CLI's modules; undefined when there is none, or nobody knows where. */
export function azureCliPython(): Python | undefined {
  const az = findProgram('az', process.env.PATH ?? '');
  if (az === undefined) return undefined;
  const path = realpathSync(az);
  const [program] = /(?<=^#!)\S*python\S*|\/\S*\/python3?(?=\s)/m.exec(readFileSync(path, 'utf8')) ?? [];
  // Microsoft's packages start it from a script, by a path that is relative to that.
  const packaged = findProgram(join(dirname(path), '..', '..', 'opt', 'az', 'bin', 'python3'), '');
  const found = packaged ?? (program && findProgram(program, process.env.PATH ?? ''));
  return found ? { program: found, env: { PYTHONPATH: join(dirname(path), 'src') } } : undefined;
}

const indexFile = 'commandIndex.json';

/**
 * Makes a home directory one in which `az` has been used before, if it is installed: the CLI's index of commands is
 * there. Without it, the first command loads all modules, which takes seconds.
 */
export async function useAzureCli(home: string): Promise<void> {
  if (!isInstalled('az')) return;
  commandIndex ??= createCommandIndex();
  const index = await commandIndex;
  mkdirSync(join(home, '.azure'), { recursive: true });
  writeFileSync(join(home, '.azure', indexFile), index);
}

let commandIndex: Promise<Buffer> | undefined;

async function createCommandIndex(): Promise<Buffer> {
  const directory = mkdtempSync(join(tmpdir(), 'az-'));
  try {
    const env = { ...process.env, AZURE_CONFIG_DIR: directory, AZURE_CORE_COLLECT_TELEMETRY: 'no' };
    await promisify(execFile)('az', ['account', 'list'], { env });
    return readFileSync(join(directory, indexFile));
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
