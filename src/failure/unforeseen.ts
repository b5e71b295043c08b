/** What can be said about an unforeseen error. Its message may quote what was being sent. */

/**
 * Its name and, for a system error, its code and system call: `an unforeseen Error (EBUSY, rename)`. Anything that does
 * not look like a code or a call is left out.
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
