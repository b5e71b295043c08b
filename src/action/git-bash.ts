/** Keeps Git Bash on Windows from rewriting the secrets that steps get as variables. */
import type { Variable } from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { looksLikePath } from '../text/git-bash.ts';

/** The beginnings of the names of variables that Git Bash leaves as they are, separated by semicolons; `*` for all. */
const exclusions = 'MSYS2_ENV_CONV_EXCL';

/**
 * The variable that excepts exported secrets which look like a path from the conversion of paths, after what the job
 * excepts itself; none where nothing has to be excepted. The post step does not empty it, because an empty beginning is
 * one of all names.
 */
export function excludedFromConversion(
  variables: ReadonlyMap<string, Variable>,
  secrets: ReadonlySet<string>,
  env: Environment,
  platform: NodeJS.Platform,
): [string, Variable][] {
  if (platform !== 'win32') return [];
  const own = env[exclusions] || undefined;
  const known = own?.split(';') ?? [];
  const names = [...variables]
    .filter(([, { value }]) => secrets.has(value) && looksLikePath(value))
    .map(([name]) => name)
    .filter((name) => !known.some((start) => start === '*' || name.startsWith(start)));
  return names.length > 0 ? [[exclusions, { value: [own ?? [], names].flat().join(';') }]] : [];
}
