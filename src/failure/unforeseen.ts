/** What can be said of an error that nobody foresaw. Its message may quote what was being sent. */

/**
 * Its name and, for one of the system, its code and call: `an unforeseen Error (EBUSY, rename)`. What has not the form of
 * a code or a call is left out.
 */
export function unforeseen(error: unknown): string {
  const { name = typeof error, code, syscall } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  const facts = [
    ...(isWord(code, /^[A-Z][A-Z\d_]{0,60}$/) ? [code] : []),
    ...(isWord(syscall, /^[a-z]{1,30}$/) ? [syscall] : []),
  ];
  return `an unforeseen ${name}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
}

function isWord(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value);
}
