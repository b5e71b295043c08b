import type { InputProblem, Login } from './plan.ts';

/** Logins that would make different things of the same: the later one would silently win. */
export function overlapProblems(logins: readonly Login[]): InputProblem[] {
  const owners = new Map<string, { name: string; content: string }>();
  return logins.flatMap(({ name, provider, settings }) =>
    Object.entries(provider.occupies?.(settings, name) ?? {}).flatMap(([thing, content]) => {
      const owner = owners.get(thing);
      if (owner === undefined) owners.set(thing, { name, content });
      return owner === undefined || owner.content === content
        ? []
        : [{ input: `logins.${name}`, message: `writes ${thing}, as "${owner.name}" does` }];
    }),
  );
}
