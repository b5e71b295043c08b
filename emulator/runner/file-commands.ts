/**
 * The files a step writes for the runner: `GITHUB_ENV`, `GITHUB_OUTPUT`, `GITHUB_STATE` (name-value files),
 * `GITHUB_PATH` (one folder per line) and `GITHUB_STEP_SUMMARY` (Markdown).
 */

/** The largest summary the runner uploads per step, in bytes. */
export const summaryLimitBytes = 1024 * 1024;

const refusedVariable = 'NODE_OPTIONS';

export interface NameValueFile {
  /** The pairs before the first mistake, in order. The runner keeps these even if a later line is wrong. */
  pairs: [name: string, value: string][];
  /** What is wrong with the file; it fails the step. */
  error?: string;
}

/** Reads `NAME=value` lines and `NAME<<DELIMITER` blocks; whichever of `=` and `<<` comes first in a line decides. */
export function parseNameValueFile(text: string): NameValueFile {
  const pairs: [string, string][] = [];
  const lines = splitKeepingEnds(text);
  for (let index = 0; index < lines.length; index++) {
    const line = withoutEnd(lines[index]!);
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.push([line.slice(0, equals), line.slice(equals + 1)]);
      continue;
    }
    if (heredoc < 0) return { pairs, error: `Invalid format '${line}'` };

    const name = line.slice(0, heredoc);
    const delimiter = line.slice(heredoc + 2);
    if (name === '' || delimiter === '') {
      return {
        pairs,
        error: `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
      };
    }
    let value = '';
    for (index++; ; index++) {
      const next = lines[index];
      if (next === undefined) {
        return { pairs, error: `Invalid value. Matching delimiter not found '${delimiter}'` };
      }
      if (withoutEnd(next) === delimiter) break;
      if (!next.endsWith('\n')) return { pairs, error: 'Invalid value. EOF marker missing new line.' };
      value += next;
    }
    pairs.push([name, withoutEnd(value)]);
  }
  return { pairs };
}

export interface Exports {
  variables: Record<string, string>;
  /** One message per refused name; each becomes an error annotation, the step does not fail because of it. */
  refused: string[];
  error?: string;
}

/** Reads a `GITHUB_ENV` file. `NODE_OPTIONS` in any case is refused, because it would run code in every later action. */
export function parseEnvironmentFile(text: string): Exports {
  const { pairs, error } = parseNameValueFile(text);
  const variables: Record<string, string> = {};
  const refused: string[] = [];
  for (const [name, value] of pairs) {
    if (name.toUpperCase() === refusedVariable) {
      refused.push(`Can't store ${refusedVariable} output parameter using '$GITHUB_ENV' command.`);
    } else variables[name] = value;
  }
  return { variables, refused, ...(error === undefined ? {} : { error }) };
}

/** Reads a `GITHUB_PATH` file. */
export function parsePathFile(text: string): string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => line !== '');
}

/** Adds folders to the list that is put before `PATH`: a folder named again moves to the end, and the last wins. */
export function addPaths(current: readonly string[], added: readonly string[]): string[] {
  const paths = [...current];
  for (const path of added) {
    const known = paths.indexOf(path);
    if (known >= 0) paths.splice(known, 1);
    paths.push(path);
  }
  return paths;
}

function splitKeepingEnds(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function withoutEnd(line: string): string {
  return line.endsWith('\n') ? line.slice(0, -1) : line;
}
