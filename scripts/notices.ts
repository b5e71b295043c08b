/**
 * Writes the licences of everything that `dist/` may contain. ncc's own list misses packages once a bundle has chunks,
 * so this one comes from the installed production dependencies.
 */
import { writeFile } from 'node:fs/promises';
import { getProjectLicenses } from 'generate-license-file';

const licenses = await getProjectLicenses('./package.json');
const sections = licenses
  .map(({ content, dependencies, notices }) => ({
    packages: [...dependencies].sort().join('\n'),
    texts: [content, ...notices],
  }))
  .sort((a, b) => (a.packages < b.packages ? -1 : 1))
  .map(({ packages, texts }) =>
    [packages, ...texts.map((text) => text.trim().replace(/\r\n/g, '\n'))].join('\n\n'),
  );

const rule = `\n\n${'-'.repeat(80)}\n\n`;
await writeFile(
  'dist/THIRD_PARTY_NOTICES.txt',
  ['The bundled action contains parts of the following packages.', ...sections].join(rule) + '\n',
);
