/**
 * How 1,000 and 10,000 jobs fare that start within a second, at services that throttle at their documented quotas, with
 * the retry policy of this action and with others. Runs on a virtual clock, in seconds, and writes `docs/herd.md` and
 * `docs/herd.svg`; the same seed gives the same files.
 *
 *     npm run herd
 *     npm run herd -- --json    # prints the figures, writes nothing
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { replaceRegion } from '../../scripts/generate/regions.ts';
import { policies } from './policies.ts';
import { figures, herdChart, report } from './report.ts';
import { quotas } from './services.ts';
import { type HerdResult, simulate } from './simulate.ts';

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
});

const results: HerdResult[] = [];
for (const jobs of [1_000, 10_000]) {
  for (const quota of quotas) {
    for (const policy of policies)
      results.push(await simulate({ quota, policy, jobs, seed: Number(options.seed) }));
  }
}
if (options.json) console.log(JSON.stringify(results.map(figures), null, 2));
else {
  const page = 'docs/herd.md';
  await writeFile(page, replaceRegion(await readFile(page, 'utf8'), 'herd', report(results)));
  await writeFile('docs/herd.svg', herdChart(results));
  console.table(results.map(figures));
}
