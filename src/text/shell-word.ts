/**
 * One word of a POSIX shell command, quoted where its characters need it; of `--flag=value` only the value is quoted.
 * Foreign text may hold anything.
 */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  const [, flag = '', value = ''] = /^(--[\w-]+=)?(.*)$/s.exec(text)!;
  return `${flag}'${value.replaceAll("'", `'\\''`)}'`;
}
