/** How much the ring tries: a part of it within `npm test`, all of it with `npm run attacks`. */

/** Examples for each parser. */
export const runs = Number(process.env.ATTACK_RUNS || 200);

/** The same examples each time, so that a change is judged by what it changes; another seed looks for others. */
export const seed = Number(process.env.ATTACK_SEED || 1);

/** Picks how many or which: few for `npm test`, many for the whole ring. */
export function budget<T>(few: T, many: T): T {
  return runs >= 10_000 ? many : few;
}

/** Milliseconds for a test of a property with {@link runs} examples. */
export const patienceMs = 60_000 + runs * 60;
