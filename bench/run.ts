/**
 * Measures whole processes against the emulator and prints medians and ratios of one run. The variants take turns, so
 * that whatever else the machine does falls on all of them alike.
 *
 *     npm run bench              # 15 rounds
 *     npm run bench -- 40        # 40 rounds
 */
import { startEmulator } from '../emulator/index.ts';
import { inputs, manyLogins, threeClouds } from '../emulator/logins.ts';
import { bundleCloudsOnly } from './clouds-only.ts';
import { type Measured, startBench, type Variant } from './measure.ts';

const rounds = Number(process.argv[2] ?? 15);
const main = 'dist/main/index.js';
const cache = 'false';
const latencyMs = 80;
const many = 50;
const atOnce = 8;

const empty: Variant = { name: 'empty Node.js process', file: 'bench/empty.mjs' };
const second: Variant = {
  name: 'second use, all from the cache',
  file: main,
  inputs: threeClouds,
  second: true,
};
const post: Variant = { name: 'post step', file: 'dist/post/index.js' };
const three: Variant = { name: 'three clouds', file: main, inputs: { ...threeClouds, cache } };
const threeAlone: Variant = {
  ...three,
  name: 'three clouds, built without the other services',
  file: await bundleCloudsOnly(),
};
const floor: Variant = { name: 'floor, three clouds', file: 'bench/floor.mjs' };
const threeDistant: Variant = { ...three, name: `three clouds, ${latencyMs} ms per request`, latencyMs };
const floorDistant: Variant = {
  ...floor,
  name: `floor, three clouds, ${latencyMs} ms per request`,
  latencyMs,
};
const manyDistant: Variant = {
  name: `${many} logins, ${latencyMs} ms per request`,
  file: main,
  inputs: { logins: manyLogins(many) },
  latencyMs,
};
const floorMany: Variant = {
  name: `floor, ${many} logins, ${atOnce} at once, ${latencyMs} ms per request`,
  file: 'bench/floor.mjs',
  args: [String(many), String(atOnce)],
  latencyMs,
};
const variants = [
  empty,
  second,
  post,
  { name: 'AWS', file: main, inputs: { ...inputs.aws, cache } },
  { name: 'Google Cloud', file: main, inputs: { ...inputs.gcp, cache } },
  { name: 'Azure', file: main, inputs: { ...inputs.azure, cache } },
  three,
  threeAlone,
  floor,
  threeDistant,
  floorDistant,
  manyDistant,
  floorMany,
];

const emulator = await startEmulator();
const bench = await startBench(emulator);
const measured = new Map<Variant, Measured[]>(variants.map((variant) => [variant, []]));
let requestsOfMany = 0;
for (let round = 0; round < rounds; round++) {
  for (const variant of variants) {
    emulator.clearRequests();
    measured.get(variant)!.push(await bench.run(variant));
    if (variant === manyDistant) requestsOfMany = emulator.requests.length;
  }
}
await emulator.close();
await bench.close();

const median = (variant: Variant) =>
  measured
    .get(variant)!
    .map(({ milliseconds }) => milliseconds)
    .toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;
const peak = (variant: Variant) => Math.max(...measured.get(variant)!.map(({ peakBytes }) => peakBytes));
const ratio = (a: Variant, b: Variant) => (median(a) / median(b)).toFixed(2);
console.log(`Medians of ${rounds} rounds, Node.js ${process.version}\n`);
console.log('| process | median ms | peak memory MB |\n| --- | ---: | ---: |');
for (const variant of variants) {
  console.log(
    `| ${variant.name} | ${median(variant).toFixed(0)} | ${(peak(variant) / 2 ** 20).toFixed(0)} |`,
  );
}

// The three ID tokens side by side, and then all other requests, so many at once.
const idTokens = 3;
const bound = latencyMs * (1 + (requestsOfMany - idTokens) / atOnce);
console.log(`
Ratios:
- three clouds / floor, at ${latencyMs} ms per request: ${ratio(threeDistant, floorDistant)}
- three clouds / floor, without latency: ${ratio(three, floor)}
- three clouds / the same built without the other services: ${ratio(three, threeAlone)}
- second use / empty process: ${ratio(second, empty)}
- post step / empty process: ${ratio(post, empty)}
- ${many} logins / floor with ${atOnce} at once, at ${latencyMs} ms per request: ${ratio(manyDistant, floorMany)}
- ${many} logins / the latency of their ${requestsOfMany} requests, ${atOnce} at once: ${(median(manyDistant) / bound).toFixed(2)}`);
