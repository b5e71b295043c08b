import type { LoginFacts } from '../../contract/facts.ts';
import { holdsIssuedTokens } from '../../identity/source-name.ts';
import type { InputProblem, Login } from '../login.ts';

export type TokenUser = Pick<Login, 'name' | 'source'> & {
  readonly provider: { readonly title: string };
  readonly facts: Pick<LoginFacts, 'bindsIdToken'>;
};

/**
 * Logins that need an ID token issued for them alone, but whose source holds one issued earlier.
 * @param stepSource the source of logins that name none
 */
export function sourceProblems(logins: readonly TokenUser[], stepSource: string): InputProblem[] {
  return logins.flatMap(({ name, provider, source, facts }) => {
    if (!facts.bindsIdToken || !holdsIssuedTokens(source)) return [];
    return [
      {
        input: source === stepSource ? 'id-token-source' : `logins.${name}.id-token-source`,
        message: `must not be \`${source}\` for "${name}": the audience of its ID token is made for each login (${provider.title}), and no token issued before has it; give the entry a source that issues tokens on request (\`github\`, \`forgejo\` or \`fly\`)`,
      },
    ];
  });
}
