/**
 * One word of a POSIX shell command, quoted if its characters require it; in `--flag=value` only the value is quoted.
 * Foreign text may contain anything.
 */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  const [, flag = '', value = ''] = /^(--[\w-]+=)?(.*)$/s.exec(text)!;
  return `${flag}'${value.replaceAll("'", `'\\''`)}'`;
}
