/** The versions of the Azure CLI, and the Python with the Azure SDK, that this machine has. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../../emulator/runner/programs.ts';

export interface AzureCli {
  readonly name: string;
  /** Undefined if it is not there. */
  readonly program: string | undefined;
  /** How to get it. */
  readonly source: string;
}

const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');

function ofSuite(suite: string, version: string): AzureCli {
  const program = join(cache, 'azure-cli', suite, 'az');
  return {
    name: `az ${version} (Debian ${suite})`,
    program: existsSync(program) ? program : undefined,
    source: `scripts/install-azure-cli.sh ${suite}`,
  };
}

export const azureClis: readonly AzureCli[] = [
  {
    name: 'az (of this system)',
    program: findProgram('az', process.env.PATH ?? ''),
    source: 'apt-get install azure-cli',
  },
  ofSuite('trixie', '2.74'),
  ofSuite('unstable', '2.91'),
];

/** The system's Python, if it has the Azure SDK. */
export const pythonWithSdk: string | undefined = ['/usr/bin/python3', 'python3'].find((program) => {
  try {
    execFileSync(program, ['-c', 'import azure.identity'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});
