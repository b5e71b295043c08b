/**
 * Runs every npm command on the pages, each in a clean checkout of the last commit, as a newcomer would. Takes some
 * minutes and needs the network. Exits with 1 if a command fails or changes a committed file.
 *
 *     npm run try-commands                # all
 *     npm run try-commands -- demo lint   # those that run these scripts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedCommands } from './commands/named.ts';

/** CI already runs the whole test suite in a clean checkout; pictures need a browser. */
const leftOut = ['npm test', 'npm run try-commands', 'npm run pictures'];

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => join('docs', name))];
const wanted = process.argv.slice(2);
const named = pages
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) => namedCommands(readFileSync(path, 'utf8')))
  .filter(({ script }) => script !== undefined && (wanted.length === 0 || wanted.includes(script)))
  .map(({ text }) => text);
const commands = [...new Set(named)].filter((text) => !leftOut.includes(text));

const clone = mkdtempSync(join(tmpdir(), 'clone-'));
const failed: string[] = [];
try {
  run(`git clone --quiet . "${clone}"`, process.cwd());
  run('npm ci --prefer-offline --no-audit --no-fund', clone);
  for (const command of commands) {
    run('git reset --quiet --hard && git clean -fdxq --exclude=node_modules', clone);
    const started = performance.now();
    const problem = problemOf(command);
    console.log(`${problem ?? 'ok'}: ${command} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
    if (problem) failed.push(command);
  }
} finally {
  rmSync(clone, { recursive: true, force: true });
}
console.log(failed.length === 0 ? `All ${commands.length} commands work.` : `FAILED: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 && commands.length > 0 ? 0 : 1;

function problemOf(command: string): string | undefined {
  try {
    run(command, clone);
    const changed = run('git status --porcelain', clone);
    return changed === '' ? undefined : `changes the checkout:\n${changed}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** @throws {Error} with everything that the command has printed */
function run(command: string, cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd,
    shell: true,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`exit code ${status}\n${stdout}${stderr}`);
  return stdout;
}
