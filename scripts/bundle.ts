/** Bundles the compiled sources into `dist/`. */
import { copyFile, writeFile } from 'node:fs/promises';
import { programs } from '../src/programs.ts';
import { bundle } from './bundle/bundle.ts';
import { fingerprint, fingerprintFile } from './bundle/fingerprint.ts';

await bundle('lib/programs.js', Object.keys(programs), 'dist');
await copyFile('src/providers/aws/aws-config', 'dist/aws-config');
await writeFile(fingerprintFile, `${fingerprint()}\n`);
