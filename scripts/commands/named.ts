/** A command of this repository that a page tells its reader to run. */
export interface NamedCommand {
  readonly text: string;
  /** The script of `package.json` that it runs. */
  readonly script?: string;
  /** The file of the repository that it runs. */
  readonly file?: string;
}

const command = new RegExp(
  [
    /(?<![\w/.-])/,
    /(?:npm (?:run )?(?<script>(?<=run )[\w:-]+|test\b)|(?:npm exec -- )?node (?<program>[a-z][\w/-]*\/[\w-]+\.\w+)|(?<shell>[a-z][\w/-]*\/[\w-]+\.sh))/,
    /(?: [^`"&|;#\n]+)?/,
  ]
    .map(({ source }) => source)
    .join(''),
  'g',
);

const shells = ['', 'bash', 'sh', 'console'];

/** Looks between backquotes and in blocks of shell lines. */
export function namedCommands(page: string): NamedCommand[] {
  const code = [...page.matchAll(/^ *```(\w*).*\n([\s\S]*?)^ *```|`([^`\n]+)`/gm)];
  return code
    .map(([, language = '', block, inline]) => inline ?? (shells.includes(language) ? block! : ''))
    .flatMap((text) => [...text.matchAll(command)])
    .map(({ 0: text, groups: { script, program, shell } = {} }) => {
      const file = program ?? shell;
      return { text: text.trim(), ...(script && { script }), ...(file && { file }) };
    });
}
