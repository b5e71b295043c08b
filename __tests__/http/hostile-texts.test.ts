import { spawnSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

/** Where one pattern needs time that grows with the square of the text, the program needs many minutes. */
const generousMs = 240_000;

it(
  'foreign texts of 1 MiB are searched quickly, whatever they contain',
  () => {
    const program = `${import.meta.dirname}/../support/hostile-texts.ts`;
    const { stdout, stderr, signal } = spawnSync(process.execPath, [program], {
      timeout: generousMs,
      encoding: 'utf8',
    });
    expect({ stdout, stderr, signal }).toEqual({ stdout: 'done', stderr: '', signal: null });
  },
  generousMs + 10_000,
);
