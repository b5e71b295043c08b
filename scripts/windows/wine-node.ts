/**
 * Runs a program on the Node.js of Windows under Wine, in a Debian installation below a folder. It is called like that
 * Node.js itself, so the emulated runner can start actions with it.
 *
 *     node wine-node.ts <folder of the Debian> <program> [argument…]
 *
 * Paths below the folder, in arguments and variables, become those that Windows programs see.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [root = '', ...args] = process.argv.slice(2);

/** Wine shows the file system as the drive Z. */
function windowsPath(value: string): string {
  return value.startsWith(`${root}/`) ? `Z:${value.slice(root.length).replaceAll('/', '\\')}` : value;
}

const environment = Object.fromEntries(
  Object.entries(process.env).map(([name, value]) => [name, windowsPath(value ?? '')]),
);
const folder = mkdtempSync(join(root, 'tmp', 'output-'));
// Files, because Node.js for Windows cannot write to a pipe that Wine did not create.
const files = ['stdout', 'stderr'].map((name) => join(folder, name));
const [stdout, stderr] = files.map((file) => openSync(file, 'w'));
const { status, error } = spawnSync(
  'chroot',
  [root, '/usr/lib/wine/wine64', 'Z:\\node\\node.exe', ...args.map(windowsPath)],
  {
    stdio: ['ignore', stdout, stderr],
    env: { ...environment, WINEPREFIX: '/root/.wine', WINEDEBUG: '-all', XDG_RUNTIME_DIR: '/tmp' },
  },
);
for (const file of [stdout!, stderr!]) closeSync(file);
process.stdout.write(readFileSync(files[0]!));
process.stderr.write(readFileSync(files[1]!));
rmSync(folder, { recursive: true });
// Programs of Windows end lines with CR LF, and only the Windows runner accepts that in command files.
for (const name of ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY']) {
  const file = process.env[name];
  if (file) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
}
if (error) throw error;
process.exitCode = status ?? 1;
