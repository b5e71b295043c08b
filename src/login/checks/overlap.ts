import type { LoginFacts } from '../../contract/facts.ts';
import type { InputProblem, Login } from '../login.ts';

export type Writer = Pick<Login, 'name' | 'kind'> & {
  readonly facts: Pick<LoginFacts, 'outputs' | 'writes'>;
};

/** Logins that would write the same thing differently: the later one would silently win. */
export function overlapProblems(logins: readonly Writer[]): InputProblem[] {
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

function thingsOf({ name, kind, facts }: Writer): Readonly<Record<string, string>> {
  const outputs = outputNames(kind, facts.outputs).map((output) => [
    `the output \`${name}-${output}\``,
    name,
  ]);
  return { ...Object.fromEntries(outputs), ...facts.writes };
}

/**
 * The names of all outputs that a login may have, without its own name in front. In addition to its provider's outputs,
 * an entry of `logins` has the two that every entry has.
 */
function outputNames(kind: Login['kind'], own: readonly string[]): readonly string[] {
  if (kind === 'flat') return own;
  return [...own, 'expires-at', ...(own.includes('access-token') ? ['token'] : [])];
}

export type Exporter = Pick<Login, 'name' | 'exportEnvironment'> & {
  readonly provider: { readonly name: string };
  readonly facts: Pick<LoginFacts, 'variables' | 'sharedVariables'>;
};

/** Exported logins that would overwrite each other's variables, or those that another login always sets. */
export function exportProblems(logins: readonly Exporter[]): InputProblem[] {
  return logins.flatMap((login, index) => {
    if (!login.exportEnvironment) return [];
    const names = new Set(login.facts.variables);
    const rival = logins.find((other, at) => {
      const isOther = other.provider.name !== login.provider.name;
      const taken = [
        ...(other.exportEnvironment && at < index ? other.facts.variables : []),
        ...(isOther ? other.facts.sharedVariables : []),
      ];
      return taken.some((name) => names.has(name));
    });
    if (!rival) return [];
    return [
      {
        input: `logins.${login.name}.export-environment`,
        message: `must be \`false\`, because "${rival.name}" exports the same variables`,
      },
    ];
  });
}
