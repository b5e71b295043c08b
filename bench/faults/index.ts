/**
 * Every endpoint under every fault, once, twice and forever: runs the shipped action against the emulator, compares the
 * outcome with the expectation (`expectations.ts`), and writes the tables in `docs/faults.md`. Exits with 1 if anything
 * is not as expected.
 *
 *     npm run faults                  # everything
 *     npm run faults -- --sample      # every fault at one endpoint, in turn; writes nothing
 *     npm run faults -- --only 503    # faults whose name has this; writes nothing
 *     npm run faults -- --at Vault    # endpoints whose title has this; writes nothing
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { replaceRegions } from '../../scripts/generate/regions.ts';
import { buildIfStale } from '../build.ts';
import { inParallel } from '../parallel.ts';
import { allCases, sampleCases } from './cases.ts';
import { machineFaults, runMachineFault } from './machine.ts';
import { deviation, runFault } from './run-fault.ts';
import { machineTable, matrix } from './table.ts';

const { values: options } = parseArgs({
  options: {
    sample: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    at: { type: 'string', default: '' },
    /** Print the log of unexpected outcomes. */
    verbose: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(availableParallelism() * 2) },
  },
});
const page = 'docs/faults.md';
const writes = !options.sample && options.only === '' && options.at === '';

await buildIfStale();
const started = performance.now();
const cases = (options.sample ? sampleCases() : allCases()).filter(
  ({ row, endpoint }) => row.name.includes(options.only) && endpoint.title.includes(options.at),
);
let unexpected = 0;
let done = 0;
const report = (name: string, problem: string | undefined, log: string) => {
  done += 1;
  if (process.stdout.isTTY) process.stdout.write(`\r${done} `);
  if (problem === undefined) return;
  unexpected += 1;
  console.log(`${name}: ${problem}`);
  if (options.verbose) console.log(log.replace(/^/gm, '    '));
};

const results = await inParallel(cases, Number(options.jobs), async (run) => {
  const seen = await runFault(run);
  const problem = deviation(run, seen);
  report(`${run.endpoint.title}, ${run.row.name}, ${run.times}`, problem, seen.log);
  return { run, seen, problem };
});
const machine = await inParallel(
  machineFaults.filter(({ name }) => name.includes(options.only) && options.at === ''),
  1,
  async (fault) => {
    const result = await runMachineFault(fault);
    if (result.skipped !== undefined) console.error(`*** SKIPPED: ${fault.name}: ${result.skipped}`);
    else report(fault.name, result.problem, result.log);
    return result;
  },
);

const seconds = Math.round((performance.now() - started) / 1000);
console.log(`\n${done} runs in ${seconds} s, ${unexpected} not as expected.`);
if (writes && machine.every(({ skipped }) => skipped === undefined)) {
  const isOfStep = ({ run }: (typeof results)[number]) => run.endpoint.program === 'main';
  const regions = {
    faults: matrix(results.filter(isOfStep)),
    later: matrix(results.filter((result) => !isOfStep(result))),
    machine: machineTable(machine),
  };
  await writeFile(page, replaceRegions(await readFile(page, 'utf8'), regions));
} else if (writes) console.error(`${page} was not written, as something was skipped.`);
process.exitCode = unexpected === 0 ? 0 : 1;
