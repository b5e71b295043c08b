/** The action as it would be without the services beyond the three clouds; the difference is what they cost a login. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../scripts/bundle/bundle.ts';

const folder = join('node_modules', '.cache', 'clouds-only');

/** @returns path of the bundled entry, made of the compiled sources in `lib/` */
export async function bundleCloudsOnly(): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await cp('lib', join(folder, 'lib'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const registry = join(folder, 'lib', 'providers', 'registry.js');
  const source = await readFile(registry, 'utf8');
  await writeFile(registry, source.replace(/(?<=services = )\{.*/s, '{};\n'));
  const bundled = join(folder, 'dist');
  await bundle(join(folder, 'lib', 'programs.js'), ['main'], bundled);
  const [all, less] = await Promise.all(['dist', bundled].map((path) => readdir(join(path, 'shared'))));
  if (less!.length >= all!.length) throw new Error('Nothing was left out: has the registry another form?');
  return join(bundled, 'main', 'index.js');
}
