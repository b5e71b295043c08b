import { clouds } from '../../providers/registry.ts';
import type { InputProblem, Login } from '../login.ts';

/** Logins that would make different things of the same: the later one would silently win. */
export function overlapProblems(logins: readonly Login[]): InputProblem[] {
  const owners = new Map<string, { name: string; content: string }>();
  return logins.flatMap((login) =>
    Object.entries(thingsOf(login)).flatMap(([thing, content]) => {
      const owner = owners.get(thing);
      if (owner === undefined) owners.set(thing, { name: login.name, content });
      return owner === undefined || owner.content === content
        ? []
        : [{ input: `logins.${login.name}`, message: `writes ${thing}, as "${owner.name}" does` }];
    }),
  );
}

function thingsOf({ name, provider, settings }: Login): Readonly<Record<string, string>> {
  const outputs = outputNames(name, provider.outputs(settings)).map((output) => [
    `the output \`${name}-${output}\``,
    name,
  ]);
  return { ...Object.fromEntries(outputs), ...provider.writes?.(settings, name) };
}

/**
 * The names of all outputs that a login may have, without its own name in front: an entry of `logins` has, beside its
 * provider's, the two that every entry has.
 */
function outputNames(login: string, own: readonly string[]): readonly string[] {
  if (clouds.some(({ name }) => name === login)) return own;
  return [...own, 'expires-at', ...(own.includes('access-token') ? ['token'] : [])];
}

/** Exported logins that would overwrite each other's variables, or those that another sets in any case. */
export function exportProblems(logins: readonly Login[]): InputProblem[] {
  return logins.flatMap((login, index) => {
    if (!login.exportEnvironment) return [];
    const names = new Set(variablesOf(login));
    const rival = logins.find((other, at) => {
      const isOther = other.provider.name !== login.provider.name;
      const taken = [
        ...(other.exportEnvironment && at < index ? variablesOf(other) : []),
        ...(isOther ? (other.provider.sharedVariables ?? []) : []),
      ];
      return taken.some((name) => names.has(name));
    });
    return rival === undefined
      ? []
      : [
          {
            input: `logins.${login.name}.export-environment`,
            message: `must be \`false\`, because "${rival.name}" exports the same variables`,
          },
        ];
  });
}

function variablesOf({ provider, settings }: Login): readonly string[] {
  return provider.exportedVariables(settings);
}
