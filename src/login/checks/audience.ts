/**
 * One audience, one receiver. Whoever gets an ID token can show it to every service that accepts its audience, so a
 * login's token must be of no use anywhere else in the plan.
 */
import type { InputProblem, Login } from '../login.ts';

/** Pairs of logins that would send ID tokens of one audience to different places. */
export function bindingProblems(logins: readonly Login[]): InputProblem[] {
  return logins.flatMap((login, index) => {
    const own = receiverOf(login);
    const rival = logins.slice(0, index).find((earlier) => {
      const other = receiverOf(earlier);
      if (other.origin === own.origin) return false;
      return other.audiences.some((audience) => own.audiences.includes(audience));
    });
    if (!rival) return [];
    return [
      {
        input: `logins.${login.name}.audience`,
        message: `must not be the audience of "${rival.name}" too: each could use the ID tokens of the other, because they go to different services. Set up an audience of its own there, and write it in \`audience\``,
      },
    ];
  });
}

interface Receiver {
  readonly origin: string;
  readonly audiences: readonly string[];
}

/** The clouds have many endpoints each, and one name stands for them all. */
function receiverOf({ provider, settings, audience }: Login): Receiver {
  if (provider.binding) return provider.binding(settings) ?? { origin: '', audiences: [] };
  return { origin: provider.name, audiences: audience === undefined ? [] : [audience] };
}
