/**
 * One audience, one receiver. A service that receives an ID token can present it to every other service that accepts
 * its audience, so a login's token must be useless everywhere else in the plan.
 */
import type { LoginFacts } from '../../contract/facts.ts';
import type { InputProblem, Login } from '../login.ts';

export type Receiver = Pick<Login, 'name'> & { readonly facts: Pick<LoginFacts, 'origin' | 'audiences'> };

/** Pairs of logins that would send ID tokens of one audience to different places. */
export function bindingProblems(logins: readonly Receiver[]): InputProblem[] {
  return logins.flatMap(({ name, facts }, index) => {
    const rival = logins.slice(0, index).find(({ facts: other }) => {
      if (other.origin === facts.origin) return false;
      return other.audiences.some((audience) => facts.audiences.includes(audience));
    });
    if (!rival) return [];
    return [
      {
        input: `logins.${name}.audience`,
        message: `must not be the audience of "${rival.name}" too: each could use the ID tokens of the other, because they go to different services. Set up a separate audience there, and write it in \`audience\``,
      },
    ];
  });
}
