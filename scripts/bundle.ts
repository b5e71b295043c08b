/** Bundles the compiled sources into `dist/`. */
import { readFile, writeFile } from 'node:fs/promises';
import { programs } from '../src/programs.ts';
import { bundle } from './bundle/bundle.ts';
import { fingerprint, fingerprintFile } from './bundle/fingerprint.ts';

await bundle('lib/programs.js', Object.keys(programs), 'dist');
// A program for people's own shells: npm links it by its `bin`.
await writeFile('dist/cli/index.js', `#!/usr/bin/env node\n${await readFile('dist/cli/index.js', 'utf8')}`);
await writeFile(fingerprintFile, `${fingerprint()}\n`);
