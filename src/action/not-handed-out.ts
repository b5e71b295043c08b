import { Failure } from '../failure/failure.ts';
import type { Login } from '../login/login.ts';
import { asFailure } from '../login/unforeseen.ts';

/** The credential of a login is there, but cannot be handed to later steps. */
export class NotHandedOut extends Error {
  readonly login: Login;
  readonly failure: Failure;

  constructor(login: Login, cause: unknown) {
    const failure = isSystemError(cause) ? notWritten(cause) : asFailure(cause, 'publish');
    super(failure.message);
    this.login = login;
    this.failure = failure;
  }
}

interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

function isSystemError(error: unknown): error is SystemError {
  const { code, syscall } = (error ?? {}) as Partial<SystemError>;
  return typeof code === 'string' && typeof syscall === 'string';
}

function notWritten({ code, path = 'a file' }: SystemError): Failure {
  return new Failure(`${path} cannot be written (${code})`, {
    code: 'files/not-written',
    stage: 'publish',
    retry: 'no',
    advice: {
      causes: ['The disk of the runner is full, or this user may not write there.'],
      fix: ['Make room on the disk, or let the user of the runner write below `RUNNER_TEMP` and its home.'],
    },
  });
}
