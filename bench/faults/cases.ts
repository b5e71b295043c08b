/** Which fault is injected where, and how often. */
import { endpoints } from './endpoints.ts';
import { applies, faultRows } from './expectations.ts';
import type { Case } from './run-fault.ts';

const howOften = [1, 2, 'always'] as const;

export function allCases(): Case[] {
  return faultRows.flatMap((row) =>
    endpoints
      .filter((endpoint) => applies(row, endpoint))
      .flatMap((endpoint) => howOften.map((times) => ({ endpoint, row, times }))),
  );
}

/** Every fault, and every endpoint several times, in as few runs as possible. Omits faults that take long. */
export function sampleCases(): Case[] {
  return faultRows.map((row, index) => {
    const possible = endpoints.filter((endpoint) => applies(row, endpoint));
    const endpoint = possible[index % possible.length]!;
    const times = row.waits ? 1 : howOften[index % howOften.length]!;
    return { endpoint, row, times };
  });
}
