/** Settings in the user's own files that tools prefer to an exported login. */
import { join } from 'node:path';
import type { RivalSetting } from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { entryValue, sectionBefore } from '../files/ini.ts';
import { readFile } from '../files/system.ts';
import { isObject } from '../text/json.ts';

/** What to tell the user about a setting that is there. */
export interface FoundRival<R extends RivalSetting> {
  readonly rival: R;
  readonly line: string;
}

/** Those of the settings that are there. A file that cannot be read has none: the tools cannot read it either. */
export async function findRivals<R extends RivalSetting>(
  rivals: readonly R[],
  env: Environment,
): Promise<readonly FoundRival<R>[]> {
  const found = rivals.map(async (rival) => {
    const path = await pathOf(rival, env);
    const text = path === undefined ? '' : await textOf(path);
    const key = rival.keys.find((name) => {
      const value = valueIn(text, rival, name);
      return value && !rival.isHarmless?.(value);
    });
    // The value is not shown: an address can hold a password.
    return key === undefined ? [] : [{ rival, line: `\`${key}\` in ${path} ${rival.effect}.` }];
  });
  return (await Promise.all(found)).flat();
}

async function pathOf(
  { base, file = '', selectedBy }: RivalSetting,
  env: Environment,
): Promise<string | undefined> {
  const home = env.HOME || env.USERPROFILE;
  const start = (base.variable && env[base.variable]) || (home && join(home, base.home));
  if (!start) return undefined;
  if (selectedBy === undefined) return join(start, file);
  const name = (await textOf(join(start, selectedBy))).trim();
  return /^[\w-]+$/.test(name) ? join(start, file.replace('*', name)) : undefined;
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

/** The value as text, without the quotes that some formats put around it; undefined if the setting is not there. */
function valueIn(text: string, { format, section = '' }: RivalSetting, key: string): string | undefined {
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
