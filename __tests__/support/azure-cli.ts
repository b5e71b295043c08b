import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
