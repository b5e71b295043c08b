/** Bundles the compiled sources into `dist/`, one folder per entry, one chunk per lazily loaded part. */
import { copyFile } from 'node:fs/promises';
import { bundle } from './bundle/bundle.ts';

for (const entry of ['main', 'post', 'helper', 'cli'])
  await bundle(entry === 'helper' ? 'lib/helper/index.js' : `lib/${entry}.js`, `dist/${entry}`);
await copyFile('src/providers/aws/aws-config', 'dist/aws-config');
