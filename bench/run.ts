/**
 * Measures whole processes against the emulator: medians and ratios of one run. The variants take turns, so other load
 * on the machine affects all of them alike. Builds what is out of date.
 *
 *     npm run bench                      # 5 rounds
 *     npm run bench -- --rounds 15       # 15 rounds
 *     npm run bench -- --only "second"   # variants whose name has this, and no ratios
 *     npm run bench -- --json            # all figures, for machines
 *     npm run bench -- --write           # writes docs/measured.md and docs/measured.svg
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startEmulator } from '../emulator/index.ts';
import { replaceRegion } from '../scripts/generate/regions.ts';
import { buildIfStale } from './build.ts';
import { bundleCloudsOnly } from './clouds-only.ts';
import { type Measured, startBench, type Variant } from './measure.ts';
import { markdown, measuredChart, summary } from './report.ts';
import { sizeOf } from './size.ts';
import { threeAlone, variants as usual } from './variants.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('`--rounds` must be a whole number from 1');
if (options.write && options.only !== '') throw new Error('`--write` needs everything, without `--only`');

await buildIfStale();
const alone = threeAlone(await bundleCloudsOnly());
const variants = [...usual, alone].filter(({ name }) => name.includes(options.only));
const measured = new Map<Variant, Measured[]>(variants.map((variant) => [variant, []]));
const emulator = await startEmulator();
const bench = await startBench(emulator);
try {
  for (let round = 1; round <= rounds; round++) {
    for (const variant of variants) measured.get(variant)!.push(await bench.run(variant));
    console.error(`round ${round} of ${rounds}`);
  }
} finally {
  await bench.close();
  await emulator.close();
}

const sizes = {
  dist: await sizeOf('dist'),
  main: await sizeOf('dist/main'),
  post: await sizeOf('dist/post'),
};
const results = { rounds, alone, measured, sizes };
const isComplete = options.only === '';
if (options.json) console.log(JSON.stringify(summary(results), null, 2));
else if (isComplete) console.log(markdown(results));
else console.table(summary(results).processes);
if (options.write) {
  const page = 'docs/measured.md';
  await writeFile(page, replaceRegion(await readFile(page, 'utf8'), 'measured', markdown(results)));
  await writeFile('docs/measured.svg', measuredChart(results));
}
