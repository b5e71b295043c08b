/**
 * Writes the licences of everything that `dist/` may contain. ncc's own list misses packages once a bundle has chunks,
 * so this one comes from the installed production dependencies.
 */
import { writeFile } from 'node:fs/promises';
import { getProjectLicenses } from 'generate-license-file';
import { sections } from './notices/sections.ts';

const licenses = await getProjectLicenses('./package.json');
const all = licenses.map(({ content, dependencies, notices }) => ({
  packages: dependencies,
  text: [content, ...notices].map((text) => text.trim()).join('\n\n'),
}));

const head = `The bundled action contains parts of the following packages. Each section names packages, with their
copyright notices, and their licence. A licence of one word is what the package says of itself, without a text.`;
const rule = `\n\n${'-'.repeat(80)}\n\n`;
await writeFile('dist/THIRD_PARTY_NOTICES.txt', `${[head, ...sections(all)].join(rule)}\n`);
