/** A verb of the command line: one file each, listed in verbs.ts. */
export interface Verb {
  readonly name: string;
  /** Shown in the list of verbs; one line. */
  readonly summary: string;
  /** All of `--help`: usage, what it does, options. */
  readonly help: string;
  /**
   * @param args the arguments after the verb
   * @returns the exit code
   * @throws {UsageError} if the arguments make no sense
   */
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}

/** 0: fine; 1: the check found problems; 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The world as a verb sees it. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  error(text: string): void;
  readonly files: Files;
}

export interface Files {
  /** Undefined if nothing exists at the path. Links are followed. */
  kind(path: string): Promise<'file' | 'directory' | 'other' | undefined>;
  /** Names and kinds of a directory's entries, sorted; links are `other`. */
  list(
    path: string,
  ): Promise<readonly { readonly name: string; readonly kind: 'file' | 'directory' | 'other' }[]>;
  /** Undefined if the file is not UTF-8. A byte order mark is kept. */
  read(path: string): Promise<string | undefined>;
  write(path: string, text: string): Promise<void>;
}

/** Wrong usage of the command line: the message says what would be right. */
export class UsageError extends Error {
  override name = 'UsageError';
}
