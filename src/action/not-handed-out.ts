import { type Advice, Failure } from '../failure/failure.ts';
import type { Login } from '../login/login.ts';
import { asFailure } from '../login/unforeseen.ts';

/** A login has its credential, which cannot be handed to later steps. */
export class NotHandedOut extends Error {
  readonly login: Login;
  readonly failure: Failure;

  constructor(login: Login, cause: unknown, platform: NodeJS.Platform = process.platform) {
    const failure = isSystemError(cause) ? notWritten(cause, platform) : asFailure(cause, 'publish');
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

function notWritten({ code, path = 'a file' }: SystemError, platform: NodeJS.Platform): Failure {
  return new Failure(`${path} cannot be written (${code})`, {
    code: 'files/not-written',
    stage: 'publish',
    retry: 'no',
    advice: adviceOn(code, platform),
  });
}

const full: Advice = {
  causes: ['The disk of the runner is full, or its quota is used up.'],
  fix: ['Make room on the disk.'],
};
const readOnly: Advice = {
  causes: ['The file system is mounted read-only.'],
  fix: ['Let the runner write below `RUNNER_TEMP` and its home.'],
};
const notAllowed: Advice = {
  causes: ['The user of the runner may not write there.'],
  fix: ['Let the user of the runner write below `RUNNER_TEMP` and its home.'],
};
const heldOpen: Advice = {
  causes: ['Another program has the file open, for example a virus scanner, or a tool of an earlier step.'],
  fix: [
    'End that program, or except `RUNNER_TEMP` and the home of the runner from the scan, and run the job again.',
  ],
};
const unknown = together(full, notAllowed);

const adviceByCode: Readonly<Record<string, Advice>> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: readOnly,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EBUSY: heldOpen,
};

/** Windows has one answer to those who may not write and to those who came while another program has the file open. */
function adviceOn(code: string, platform: NodeJS.Platform): Advice {
  const mayBeHeldOpen = platform === 'win32' && (code === 'EACCES' || code === 'EPERM');
  return mayBeHeldOpen ? together(heldOpen, notAllowed) : (adviceByCode[code] ?? unknown);
}

function together(one: Advice, other: Advice): Advice {
  return { causes: [...one.causes, ...other.causes], fix: [...one.fix, ...other.fix] };
}
