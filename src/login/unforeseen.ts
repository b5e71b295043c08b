import { Failure, type Stage } from '../failure/failure.ts';
import { unforeseen } from '../failure/unforeseen.ts';

/** A thrown value as a failure; an unforeseen error is a fault of the action. */
export function asFailure(error: unknown, stage: Stage): Failure {
  if (error instanceof Failure) return error;
  const internal = new Failure(`${unforeseen(error)} inside the action`, {
    code: 'internal',
    stage,
    retry: 'no',
  });
  if (error instanceof Error && error.stack) internal.stack = locations(error.stack);
  return internal;
}

/** The frames of a stack without its first line, which is the message. */
function locations(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
