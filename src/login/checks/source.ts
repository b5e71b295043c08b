import { holdsIssuedTokens } from '../../identity/source-name.ts';
import type { InputProblem, Login } from '../login.ts';

/**
 * Logins whose ID token must be issued for them alone, from a source that holds one issued before.
 * @param stepSource the source of logins that name none
 */
export function sourceProblems(logins: readonly Login[], stepSource: string): InputProblem[] {
  return logins.flatMap(({ name, provider, source }) => {
    if (!provider.bindsIdToken || !holdsIssuedTokens(source ?? stepSource)) return [];
    const input = source === undefined ? 'id-token-source' : `logins.${name}.id-token-source`;
    return [
      {
        input,
        message: `must not be \`${source ?? stepSource}\` for "${name}": the audience of its ID token is made for each login (${provider.title}), and no token issued before has it; give the entry a source that issues tokens on request (\`github\`, \`forgejo\` or \`fly\`)`,
      },
    ];
  });
}
