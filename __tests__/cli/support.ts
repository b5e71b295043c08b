import { run } from '../../src/cli/run.ts';
import type { ExitCode, Files, Io } from '../../src/cli/verb.ts';
import { verbs } from '../../src/cli/verbs.ts';

export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
  /** What was written, by path. */
  readonly written: Readonly<Record<string, string>>;
}

/** Runs the command line on files in memory; a path ending in a slash is not needed for directories. */
export async function runOn(
  tree: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const texts = { out: '', error: '' };
  const written: Record<string, string> = {};
  const io: Io = {
    env,
    out: (text) => {
      texts.out += text;
    },
    error: (text) => {
      texts.error += text;
    },
    files: filesOf(tree, written),
  };
  return { code: await run(args, io, verbs), ...texts, written };
}

function filesOf(
  tree: Readonly<Record<string, string | Uint8Array>>,
  written: Record<string, string>,
): Files {
  const paths = Object.keys(tree);
  const below = (path: string) =>
    path === '.' ? paths : paths.filter((file) => file.startsWith(`${path}/`));
  const rest = (path: string, file: string) => (path === '.' ? file : file.slice(path.length + 1));
  return {
    async kind(path) {
      if (path in tree) return 'file';
      return below(path).length > 0 ? 'directory' : undefined;
    },
    async list(path) {
      const names = new Map(
        below(path).map((file) => {
          const [name, ...deeper] = rest(path, file).split('/');
          return [name!, deeper.length > 0 ? ('directory' as const) : ('file' as const)];
        }),
      );
      return [...names].map(([name, kind]) => ({ name, kind }));
    },
    async read(path) {
      const content = tree[path]!;
      return typeof content === 'string' ? content : undefined;
    },
    async write(path, text) {
      written[path] = text;
    },
  };
}
