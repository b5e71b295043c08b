/** What is measured. */
import { cloudsAndServices, inputs, manyLogins, threeClouds } from '../emulator/logins.ts';
import type { Variant } from './measure.ts';

export const latencies = [0, 20, 80, 200] as const;
export const counts = [1, 5, 20, 50] as const;
/** The number of logins that the action runs at a time. */
export const atOnce = 8;

const main = 'dist/main/index.js';
const floorFile = 'bench/floor.mjs';
const cache = 'false';
const at = (latencyMs: number) => `${latencyMs} ms per request`;
export const logins = (count: number) => (count === 1 ? '1 login' : `${count} logins`);

export const empty: Variant = { name: 'empty Node.js process', file: 'bench/empty.mjs' };
export const second: Variant = {
  name: 'second use, all from the cache',
  file: main,
  inputs: threeClouds,
  second: true,
};
export const post: Variant = { name: 'post step', file: 'dist/post/index.js' };
const single: readonly Variant[] = [
  { name: 'AWS', file: main, inputs: { ...inputs.aws, cache } },
  { name: 'Google Cloud', file: main, inputs: { ...inputs.gcp, cache } },
  { name: 'Azure', file: main, inputs: { ...inputs.azure, cache } },
];

/** Against the floor, at one latency. */
export interface Pair {
  readonly latencyMs: number;
  readonly action: Variant;
  readonly floor: Variant;
}

/** The three clouds. */
export const three: readonly Pair[] = latencies.map((latencyMs) => ({
  latencyMs,
  action: {
    name: `three clouds, ${at(latencyMs)}`,
    file: main,
    inputs: { ...threeClouds, cache },
    latencyMs,
  },
  floor: { name: `floor, three clouds, ${at(latencyMs)}`, file: floorFile, latencyMs },
}));

/** Many logins, at each latency. */
export const many: readonly { readonly count: number; readonly pairs: readonly Pair[] }[] = counts.map(
  (count) => ({
    count,
    pairs: latencies.map((latencyMs) => ({
      latencyMs,
      action: {
        name: `${logins(count)}, ${at(latencyMs)}`,
        file: main,
        inputs: { logins: manyLogins(count), cache },
        latencyMs,
      },
      floor: {
        name: `floor, ${logins(count)}, ${at(latencyMs)}`,
        file: floorFile,
        args: [String(count), String(Math.min(count, atOnce))],
        latencyMs,
      },
    })),
  }),
);

/** The variant whose requests are examined one by one. */
export const mixed: Variant = {
  name: 'three clouds, PyPI, octo-sts and Vault, 80 ms per request',
  file: main,
  inputs: { ...cloudsAndServices, cache },
  latencyMs: 80,
};

/** @param withoutServices path of the action built for the three clouds alone */
export function threeAlone(withoutServices: string): Variant {
  return {
    ...three[0]!.action,
    name: 'three clouds, built without the other services, 0 ms per request',
    file: withoutServices,
  };
}

export const variants: readonly Variant[] = [
  empty,
  second,
  post,
  ...single,
  ...three.flatMap(({ action, floor }) => [action, floor]),
  ...many.flatMap(({ pairs }) => pairs.flatMap(({ action, floor }) => [action, floor])),
  mixed,
];
