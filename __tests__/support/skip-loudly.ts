import { describe } from '@jest/globals';

/** A line about the tests that nobody overlooks. */
export function sayLoudly(text: string): void {
  process.stderr.write(`\n*** ${text}\n`);
}

/** `describe`, or `describe.skip` after saying what could not be tested, and why. */
export function skipLoudly(what: string, reason: string | undefined): typeof describe.skip {
  if (reason === undefined) return describe;
  sayLoudly(`SKIPPED: ${what}: ${reason}`);
  return describe.skip;
}
