/** A common interface to the two file formats: an edit goes in, and its claim comes out. */
import { hash } from 'node:crypto';
import { type Guard, isNothing, isText, listOf, mapOf, objectOf, oneOf, optional } from '../text/shape.ts';
import type { FileEdit, IniEdit } from './edit.ts';
import { entryValue, removeSection, sectionBefore, sectionName, setSection } from './ini.ts';
import { withOneSpelling } from './ini-spellings.ts';
import { displaces, type EntryPlace, entriesBefore, mergeEntries, placeOf, removeEntries } from './json.ts';

/** What an edit put into a file, and how to find it again. Plain data without any secret. */
export type Claim = IniClaim | JsonClaim;

interface IniClaim {
  readonly format: 'ini';
  readonly section: string;
  /**
   * For each key, the {@link digest} of our value, which shows whether it was changed since; null for a key that was
   * removed.
   */
  readonly keys: Readonly<Record<string, string | null>>;
}

interface JsonClaim {
  readonly format: 'json';
  readonly place: EntryPlace;
  readonly names: readonly string[];
}

const isJsonClaim = objectOf<JsonClaim>({
  format: (value) => value === 'json',
  place: objectOf<EntryPlace>({
    at: listOf(isText),
    match: optional(listOf(isText)),
    exclusive: optional(isText),
  }),
  names: listOf(isText),
});

const isIniClaim = objectOf<IniClaim>({
  format: (value) => value === 'ini',
  section: isText,
  keys: mapOf(oneOf(isText, isNothing)),
});

/** Whether a value read from a file is a claim. */
export const isClaim: Guard = oneOf(isIniClaim, isJsonClaim);

/**
 * What claimed entries had replaced, keyed by {@link entryNames}: nothing or some raw content. Plain data, may be
 * secret.
 */
export type Replaced = Readonly<Record<string, readonly unknown[]>>;

export interface Put {
  readonly text: string;
  readonly claim: Claim;
  readonly replaced: Replaced;
  /** The entry that had the exclusive flag before. */
  readonly flagged?: string;
}

/** SHA-256 in hex. */
export function digest(content: string): string {
  return hash('sha256', content);
}

/** Names of all entries of a claim, unique in the file. An INI section's header is an entry with an empty key. */
export function entryNames(claim: Claim): string[] {
  if (claim.format === 'ini')
    return ['', ...Object.keys(claim.keys)].map((key) => iniName(claim.section, key));
  return claim.names.map((name) => jsonName(claim.place, name));
}

/** The warning for an edit that changes this content, see {@link FileEdit}. */
export function warningOf(bytes: string, edit: FileEdit): string | undefined {
  if (edit.format !== 'json' || !displaces(toText(bytes), edit)) return undefined;
  return edit.belongsTo?.warning;
}

/**
 * Applies an edit.
 *
 * @param bytes the file's content with one character per byte (`latin1`), so any encoding survives
 */
export function put(bytes: string, edit: FileEdit): Put {
  if (edit.format === 'json') {
    const text = toText(bytes);
    const { entries, flagged } = entriesBefore(text, edit);
    const place = placeOf(edit);
    return {
      text: toBytes(mergeEntries(text, edit)),
      claim: { format: 'json', place, names: [...entries.keys()] },
      replaced: Object.fromEntries([...entries].map(([name, values]) => [jsonName(place, name), values])),
      ...(flagged !== undefined && { flagged }),
    };
  }
  const section = sectionName(toBytes(edit.section));
  const keys = Object.entries(edit.keys).map(
    ([key, value]) => [key, value === null ? null : toBytes(value)] as const,
  );
  const names = keys.map(([key]) => key);
  const text = edit.spellings ? unambiguous(bytes, section, keys, edit.spellings) : bytes;
  const before = sectionBefore(text, section, names);
  const replaced = [
    [iniName(section, ''), before.exists ? [''] : []],
    ...names.map((key) => [iniName(section, key), asList(before.entries.get(key.toLowerCase()))]),
  ];
  return {
    text: setSection(text, section, Object.fromEntries(keys)),
    claim: {
      format: 'ini',
      section,
      keys: Object.fromEntries(keys.map(([key, value]) => [key, digestOf(value)])),
    },
    replaced: Object.fromEntries(replaced),
  };
}

function unambiguous(
  bytes: string,
  section: string,
  keys: readonly (readonly [string, string | null])[],
  spellings: NonNullable<IniEdit['spellings']>,
): string {
  const takenOut = keys.flatMap(([key, value]) => (value === null ? key.toLowerCase() : []));
  return withOneSpelling(bytes, { section, ...spellings }, new Set(takenOut));
}

/**
 * Undoes the entries of a claim that `replaced` names, and restores what they had replaced.
 *
 * @param heirs the entries that may get the exclusive flag, see {@link removeEntries}
 */
export function takeBack(
  bytes: string,
  claim: Claim,
  replaced: Replaced,
  heirs: readonly string[] = [],
): string {
  if (claim.format === 'json') {
    const { place } = claim;
    const before = claim.names.flatMap((name) => {
      const values = replaced[jsonName(place, name)];
      return values ? [[name, values] as const] : [];
    });
    const text = toText(bytes);
    const result = removeEntries(text, place, new Map(before), heirs);
    return result === text ? bytes : toBytes(result);
  }
  const { section } = claim;
  const digests = new Map(Object.entries(claim.keys));
  const header = replaced[iniName(section, '')];
  const keys = [...digests.keys()].filter((key) => replaced[iniName(section, key)]);
  const entries = keys.flatMap((key) =>
    replaced[iniName(section, key)]!.map((entry) => [key.toLowerCase(), String(entry)] as const),
  );
  const isOurs = (key: string, value?: string) => digests.get(key) === digestOf(value ?? null);
  return removeSection(bytes, section, keys, isOurs, {
    exists: header?.length !== 0,
    entries: new Map(entries),
  });
}

function digestOf(value: string | null): string | null {
  return value === null ? null : digest(value);
}

/**
 * The part of a claim that may be undone without knowing what it had replaced: entries that cannot be confused with the
 * earlier content, in case that has been restored already.
 */
export function withoutKnowledge(claim: Claim, replaced: Replaced): Claim {
  if (claim.format === 'json') {
    return {
      ...claim,
      names: claim.names.filter((name) => replaced[jsonName(claim.place, name)]?.length === 0),
    };
  }
  const keys = Object.entries(claim.keys).filter(
    ([key, ours]) =>
      !replaced[iniName(claim.section, key)]?.some((entry) => digest(entryValue(String(entry))) === ours),
  );
  return { ...claim, keys: Object.fromEntries(keys) };
}

function iniName(section: string, key: string): string {
  return JSON.stringify([section, key.toLowerCase()]);
}

function jsonName({ at }: EntryPlace, name: string): string {
  return JSON.stringify([...at, name]);
}

function asList<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function toText(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
