#!/usr/bin/env node
/** Entry of the command line: wires the real world to the verbs. */
import { run } from './cli/run.ts';
import { systemFiles } from './cli/system-files.ts';
import { verbs } from './cli/verbs.ts';

// A reader that stops early, such as `head`, is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(
    process.argv.slice(2),
    {
      env: process.env,
      out: (text) => process.stdout.write(text),
      error: (text) => process.stderr.write(text),
      files: systemFiles,
    },
    verbs,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
