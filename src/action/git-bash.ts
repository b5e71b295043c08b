/** Keeps Git Bash on Windows from rewriting the secrets that steps receive as variables. */
import type { Variable } from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { looksLikePath } from '../text/git-bash.ts';

/** Prefixes of the names of variables that Git Bash leaves as they are, separated by semicolons; `*` for all. */
const exclusions = 'MSYS2_ENV_CONV_EXCL';

/**
 * The variable that exempts exported secrets that look like paths from Git Bash's path conversion, in addition to the
 * job's own exemptions; none if nothing needs it. The post step does not empty it, because an empty prefix matches
 * every name.
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
