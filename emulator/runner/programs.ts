/** Finds the programs that the runner starts steps with. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Node.js 24 that runs JavaScript actions: this process's own if it is version 24, otherwise the repository's. */
export function findNode24(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  return fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
}

/** The path of an executable on a `PATH`, or undefined. */
export function findProgram(name: string, searchPath: string): string | undefined {
  if (name.includes('/')) return isExecutable(name) ? name : undefined;
  return searchPath
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface Shell {
  /** The command with `{0}` for the script's path. */
  template: string;
  extension: string;
}

const knownShells: Record<string, Shell> = {
  bash: { template: 'bash --noprofile --norc -e -o pipefail {0}', extension: '.sh' },
  sh: { template: 'sh -e {0}', extension: '.sh' },
  python: { template: 'python {0}', extension: '.py' },
};

/**
 * Says how to run a script: in the named shell, by a template with `{0}`, or in bash without pipefail by default.
 * @throws Error if the name is neither known nor a template, or if the program is not on the search path
 */
export function chooseShell(shell: string | undefined, searchPath: string): Shell {
  const defaultProgram = findProgram('bash', searchPath) === undefined ? 'sh' : 'bash';
  const chosen =
    shell === undefined
      ? { template: `${defaultProgram} -e {0}`, extension: '.sh' }
      : (knownShells[shell] ?? { template: shell, extension: '' });
  if (!chosen.template.includes('{0}')) {
    throw new Error(
      "Invalid shell option. Shell must be a valid built-in (bash, sh, python) or a format string containing '{0}'",
    );
  }
  const [name, ...rest] = chosen.template.split(' ');
  const program = findProgram(name!, searchPath);
  if (program === undefined) throw new Error(`${name}: command not found`);
  return { ...chosen, template: [program, ...rest].join(' ') };
}

/** The arguments that run a script in a shell. */
export function shellArguments(shell: Shell, script: string): string[] {
  return shell.template.split(' ').map((part) => part.replace('{0}', script));
}
