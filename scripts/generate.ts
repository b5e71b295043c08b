/**
 * Writes what is generated from the declared settings and outputs and from the tables of refusals: `action.yml`, its types,
 * the reference tables and the set-up commands in the docs, and the picture of the floors.
 * With `--check` it writes nothing and fails when something is not current.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { floorsDiagram } from './floors/diagram.ts';
import { actionTypes, checkActionTypes } from './generate/action-types.ts';
import { actionYaml, checkActionYaml } from './generate/action-yaml.ts';
import { codeTables } from './generate/error-codes.ts';
import { movingOverTables } from './generate/moving-over.ts';
import { planRegions } from './generate/plan-example.ts';
import { replaceRegion, replaceRegions } from './generate/regions.ts';
import { inputTables, outputTables } from './generate/tables.ts';
import { variableTables } from './generate/variables.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

await update('action.yml', () => actionYaml());
await update('action-types.yml', () => actionTypes());
await update('check/action.yml', () => checkActionYaml());
await update('check/action-types.yml', () => checkActionTypes());
await update('docs/inputs.md', (text) => replaceRegion(text, 'inputs', inputTables()));
await update('docs/outputs.md', (text) =>
  replaceRegion(replaceRegion(text, 'outputs', outputTables()), 'variables', variableTables()),
);
await update('CONTRIBUTING.md', (text) => replaceRegion(text, 'floors', floorsDiagram()));
const { clouds, services } = await codeTables();
await update('docs/troubleshooting.md', (text) => replaceRegions(text, clouds));
await update('docs/service-error-codes.md', (text) => replaceRegions(text, services));
for (const [page, regions] of Object.entries(await planRegions())) {
  await update(`docs/${page}`, (text) => replaceRegions(text, regions));
}
await update('docs/moving-over.md', (text) => replaceRegion(text, 'tables', movingOverTables()));

if (stale.length > 0) {
  console.error(`Not current: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
  process.exitCode = 1;
}

async function update(path: string, make: (current: string) => string): Promise<void> {
  const current = await readFile(path, 'utf8').catch(() => '');
  const wanted = make(current);
  if (wanted === current) return;
  if (check) stale.push(path);
  else await writeFile(path, wanted);
}
