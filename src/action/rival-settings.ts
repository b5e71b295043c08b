/** Warnings about settings in the user's own files that tools prefer to an exported login. */
import { join } from 'node:path';
import type { RivalSetting } from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { entryValue, sectionBefore } from '../files/ini.ts';
import { readFile } from '../files/system.ts';
import { isObject } from '../text/json.ts';

/** One line for each that is there. A file that cannot be read has none: the tools cannot read it either. */
export async function rivalWarnings(
  rivals: readonly RivalSetting[],
  env: Environment,
): Promise<readonly string[]> {
  const lines = rivals.map(async (rival) => {
    const path = await pathOf(rival, env);
    const text = path === undefined ? '' : await textOf(path);
    const value = valueIn(text, rival);
    // The value is not shown: an address can hold a password.
    return value && !rival.isHarmless?.(value) ? [`\`${rival.key}\` in ${path} ${rival.effect}.`] : [];
  });
  return (await Promise.all(lines)).flat();
}

async function pathOf(
  { folder, file, selectedBy }: RivalSetting,
  env: Environment,
): Promise<string | undefined> {
  const home = env.HOME || env.USERPROFILE;
  const named = folder.variable && env[folder.variable];
  const directory = named || (home && join(home, folder.home));
  if (!directory) return undefined;
  if (selectedBy === undefined) return join(directory, file);
  const name = (await textOf(join(directory, selectedBy))).trim();
  return /^[\w-]+$/.test(name) ? join(directory, file.replace('*', name)) : undefined;
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

/** The value as text, without the quotes that some formats put around it; undefined if the setting is not there. */
function valueIn(text: string, { format, section = '', key }: RivalSetting): string | undefined {
  if (format === 'json') return memberOf(text, key);
  // What precedes the first section gets a header too.
  const entry = sectionBefore(`[]\n${text}`, section, [key]).entries.get(key);
  return entry && entryValue(entry).replace(/^(["'])(.*)\1$/s, '$2');
}

function memberOf(text: string, key: string): string | undefined {
  try {
    const document: unknown = JSON.parse(text);
    const value = isObject(document) ? document[key] : undefined;
    if (!value) return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
  } catch {
    return undefined;
  }
}
