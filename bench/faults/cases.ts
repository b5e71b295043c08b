/** Which fault is injected where, and how often. */
import { endpoints } from './endpoints.ts';
import { faultRows } from './expectations.ts';
import type { Case } from './run-fault.ts';

const howOften = [1, 2, 'always'] as const;

export function allCases(): Case[] {
  return faultRows.flatMap((row) =>
    endpoints.flatMap((endpoint) => howOften.map((times) => ({ endpoint, row, times }))),
  );
}

/** Every fault, and every endpoint several times, in as few runs as possible. Omits faults that take long. */
export function sampleCases(): Case[] {
  return faultRows.flatMap((row, index) => {
    const endpoint = endpoints[index % endpoints.length]!;
    const times = row.waits ? 1 : howOften[index % howOften.length]!;
    return [{ endpoint, row, times }];
  });
}
