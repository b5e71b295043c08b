/**
 * Measures whole processes against the emulator and prints medians and ratios of one run. The variants take turns, so
 * that whatever else the machine does falls on all of them alike.
 *
 *     npm run bench              # 15 rounds
 *     npm run bench -- 40        # 40 rounds
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaults, startEmulator } from '../emulator/index.ts';
import { inputs, threeClouds } from './inputs.ts';

const rounds = Number(process.argv[2] ?? 15);
const emulator = await startEmulator();
const base = await mkdtemp(join(tmpdir(), 'bench-'));

interface Variant {
  readonly name: string;
  readonly file: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly latencyMs?: number;
  /** The folder of the job; runs with the same folder share the cache. */
  readonly job?: string;
}

const main = 'dist/main/index.js';
const variants: readonly Variant[] = [
  { name: 'empty Node.js process', file: 'bench/empty.mjs' },
  { name: 'second use, all from the cache', file: main, inputs: threeClouds, job: 'cached' },
  { name: 'post step', file: 'dist/post/index.js' },
  { name: 'AWS', file: main, inputs: { ...inputs.aws, cache: 'false' } },
  { name: 'Google Cloud', file: main, inputs: { ...inputs.gcp, cache: 'false' } },
  { name: 'Azure', file: main, inputs: { ...inputs.azure, cache: 'false' } },
  { name: 'three clouds', file: main, inputs: { ...threeClouds, cache: 'false' } },
  { name: 'floor, three clouds', file: 'bench/floor.mjs' },
  {
    name: 'three clouds, 80 ms per request',
    file: main,
    inputs: { ...threeClouds, cache: 'false' },
    latencyMs: 80,
  },
  { name: 'floor, three clouds, 80 ms per request', file: 'bench/floor.mjs', latencyMs: 80 },
];

const times = new Map<string, number[]>(variants.map(({ name }) => [name, []]));
const memory = new Map<string, number>();
await run(variants[1]!); // fills the cache
for (let round = 0; round < rounds; round++) {
  for (const variant of variants) {
    const { milliseconds, peakBytes } = await run(variant);
    times.get(variant.name)!.push(milliseconds);
    memory.set(variant.name, Math.max(memory.get(variant.name) ?? 0, peakBytes));
  }
}
await emulator.close();
await rm(base, { recursive: true });

const median = (name: string) => times.get(name)!.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;
const ratio = (a: string, b: string) => (median(a) / median(b)).toFixed(2);
console.log(`Medians of ${rounds} rounds, Node.js ${process.version}\n`);
console.log('| process | median ms | peak memory MB |\n| --- | ---: | ---: |');
for (const { name } of variants) {
  console.log(`| ${name} | ${median(name).toFixed(0)} | ${(memory.get(name)! / 2 ** 20).toFixed(0)} |`);
}
console.log(`
Ratios:
- three clouds / floor, at 80 ms per request: ${ratio('three clouds, 80 ms per request', 'floor, three clouds, 80 ms per request')}
- three clouds / floor, without latency: ${ratio('three clouds', 'floor, three clouds')}
- second use / empty process: ${ratio('second use, all from the cache', 'empty Node.js process')}
- post step / empty process: ${ratio('post step', 'empty Node.js process')}`);

async function run(variant: Variant): Promise<{ milliseconds: number; peakBytes: number }> {
  emulator.latencyMs = variant.latencyMs ?? 0;
  const temp = join(base, variant.job ?? 'job');
  await rm(join(base, 'job'), { recursive: true, force: true });
  const commandFiles = Object.fromEntries(
    ['ENV', 'OUTPUT', 'STATE', 'PATH', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, join(base, name)]),
  );
  for (const path of Object.values(commandFiles)) await writeFile(path, '');
  const given = Object.entries(variant.inputs ?? {}).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--require', join(import.meta.dirname, 'peak-memory.cjs'), variant.file],
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
  let peakBytes = 0;
  let log = '';
  child.on('message', (message) => {
    peakBytes = Number(message);
  });
  child.stdout!.on('data', (chunk) => {
    log += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${variant.name} failed:\n${log}`);
  return { milliseconds: performance.now() - started, peakBytes };
}
