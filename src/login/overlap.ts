import type { InputProblem, Login } from './plan.ts';

/** Logins that would write the same thing: the later one would silently win. */
export function overlapProblems(logins: readonly Login[]): InputProblem[] {
  const owners = new Map<string, string>();
  return logins.flatMap(({ name, provider, settings }) =>
    (provider.occupies?.(settings, name) ?? []).flatMap((thing: string) => {
      const owner = owners.get(thing);
      if (owner === undefined) owners.set(thing, name);
      return owner === undefined
        ? []
        : [{ input: `logins.${name}`, message: `writes ${thing}, as "${owner}" does` }];
    }),
  );
}
