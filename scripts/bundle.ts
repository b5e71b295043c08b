/** Bundles the compiled sources into `dist/`. */
import { copyFile } from 'node:fs/promises';
import { programs } from '../src/programs.ts';
import { bundle } from './bundle/bundle.ts';

await bundle('lib/programs.js', Object.keys(programs), 'dist');
await copyFile('src/providers/aws/aws-config', 'dist/aws-config');
