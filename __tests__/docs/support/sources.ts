import { readdirSync } from 'node:fs';
import { readText, root } from './page.ts';

const registry = readText('src/providers/registry.ts');

/** The texts of all sources that a workflow can reach, by paths with slashes: providers once they are registered. */
export const sourceTexts: readonly { readonly path: string; readonly text: string }[] = readdirSync(
  `${root}src`,
  { recursive: true, encoding: 'utf8' },
)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => {
    const provider = /^src\/providers\/([^/]+)\//.exec(path)?.[1];
    return provider === undefined || registry.includes(`./${provider}/`);
  })
  .map((path) => ({ path, text: readText(path) }));
