/**
 * Runs the emulator until it is stopped, for workflows and for trying things out by hand:
 *
 *     node emulator/main.ts --environment-file emulator.env &
 *     set -a; . ./emulator.env; aws sts get-caller-identity
 *
 * Inside GitHub Actions the world is about the real job, and `--environment-file "$GITHUB_ENV"` makes
 * the following steps use the emulator.
 */
import { appendFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startControl } from './control.ts';
import { type Environment, jobOfEnvironment } from './environment.ts';
import { defaultWorld, startEmulator } from './index.ts';

const { values: options } = parseArgs({
  options: {
    /** Where to append `NAME=value` lines; default: standard output. */
    'environment-file': { type: 'string' },
    /** Gets the process ID once the emulator accepts connections. */
    'ready-file': { type: 'string' },
    'latency-ms': { type: 'string', default: '0' },
    'id-token-seconds': { type: 'string' },
    'credential-seconds': { type: 'string' },
  },
});

const insideActions = process.env.GITHUB_ACTIONS === 'true';
const { 'id-token-seconds': idTokenSeconds, 'credential-seconds': credentialSeconds } = options;
const emulator = await startEmulator({
  world: defaultWorld({ job: insideActions ? jobOfEnvironment(process.env) : {} }),
  latencyMs: Number(options['latency-ms']),
  lifetimes: {
    ...(idTokenSeconds !== undefined && { idTokenSeconds: Number(idTokenSeconds) }),
    ...(credentialSeconds !== undefined && { credentialSeconds: Number(credentialSeconds) }),
  },
});
const control = await startControl(emulator);

async function stop(): Promise<void> {
  control.close();
  await emulator.close();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

const environment: Environment = {
  ...emulator.environment(),
  EMULATOR_CONTROL_URL: control.url,
  EMULATOR_CONTROL_TOKEN: control.token,
};
const lines = Object.entries(environment)
  // The runner sets these itself and does not accept them from a step.
  .filter(([name]) => !insideActions || !/^(GITHUB_|RUNNER_|CI$)/.test(name))
  .map(([name, value]) => `${name}=${value}\n`)
  .join('');
if (options['environment-file'] === undefined) process.stdout.write(lines);
else await appendFile(options['environment-file'], lines, { mode: 0o600 });
if (options['ready-file'] !== undefined) await writeFile(options['ready-file'], `${process.pid}\n`);
