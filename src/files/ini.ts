/**
 * Edits one section of an INI text and leaves every other byte alone. Sections, keys and continuations are those of
 * Python's `configparser` (AWS CLI, Azure CLI): a line indented deeper than the key before it belongs to that key,
 * which is how `s3 =` and `services` hold their sub-keys. The last section or key of a name counts, as in parsers that
 * allow duplicates; keys are compared case-insensitively.
 */
import { Failure } from '../failure/failure.ts';

/** The content of a section before {@link setSection}, for {@link removeSection} to restore. */
export interface SectionBefore {
  readonly exists: boolean;
  /** Keyed by lower-case key: the original lines, including continuation lines, without the last line ending. */
  readonly entries: ReadonlyMap<string, string>;
}

export interface Line {
  readonly text: string;
  readonly start: number;
  /** Where its ending begins. */
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
}

interface Entry {
  readonly key: string;
  readonly indent: string;
  readonly start: number;
  end: number;
  next: number;
}

interface Section {
  readonly header: Line;
  readonly entries: readonly Entry[];
}

/** A byte order mark, decoded as UTF-8 or byte by byte, may precede the first header. */
const headerPattern = /^(?:\ufeff|\u00ef\u00bb\u00bf)?[ \t]*\[([^\]]*)\]/;
const blankOrComment = /^[ \t]*(?:[#;].*)?$/s;
/** Sections of the AWS config file whose second word is a name, quoted if necessary. */
const namedSection = /^(profile|sso-session|services)[ \t]+(.*?)[ \t]*$/s;
const lineStart = /(^|\r\n|\r(?!\n)|\n)/g;
const lastLineEnding = /(?:\r\n|\r|\n)$/;

/** Reads what {@link setSection} with these keys will replace. */
export function sectionBefore(text: string, section: string, keys: readonly string[]): SectionBefore {
  const found = locate(text, section);
  const entries = new Map<string, string>();
  for (const key of keys) {
    const entry = entryOf(found, key);
    if (entry) entries.set(key.toLowerCase(), text.slice(entry.start, entry.end));
  }
  return { exists: found !== undefined, entries };
}

/**
 * Sets keys in a section: in place if they exist, otherwise directly below the header, or in a new section at the end
 * if there is none. Keys with `null` are removed.
 *
 * @param section the header without brackets and quotes, for example `profile deploy`
 * @throws {Failure} `files/unsafe-value` for a value that would break out of its line
 */
export function setSection(
  text: string,
  section: string,
  keys: Readonly<Record<string, string | null>>,
): string {
  const header = renderHeader(section);
  let result = text;
  const added: string[] = [];
  const standing = new Set(locate(text, section)?.entries.map(({ key }) => key));
  for (const [key, value] of Object.entries(keys)) {
    const line = value === null ? undefined : renderKey(key, value);
    // Most keys do not exist, and searching for each one would scan the whole text every time.
    if (!standing.has(key.toLowerCase())) {
      if (line !== undefined) added.push(line);
    } else if (line === undefined) {
      result = withoutKey(result, section, key);
    } else {
      const { start, end, indent } = entryOf(locate(result, section), key)!;
      result = splice(result, start, end, indent + line);
    }
  }

  const found = locate(result, section);
  if (found) return addLines(result, found, added);
  if (Object.values(keys).includes(null) && added.length === 0) return result;
  const ending = lineEnding(result, found);
  // The leading line ending completes an unfinished last line or adds a blank line; either way it is ours to remove.
  return result + (result && ending) + [header, ...added, ''].join(ending);
}

/**
 * Adds lines directly below the header, indented like the keys below them, which would otherwise become continuation
 * lines.
 */
function addLines(text: string, section: Section, added: readonly string[]): string {
  if (added.length === 0) return text;
  const ending = lineEnding(text, section);
  const indent = section.entries[0]?.indent ?? '';
  const lines = added.map((line) => line.replace(lineStart, `$1${indent}`)).join(ending);
  const { end, next } = section.header;
  return end === next ? text + ending + lines : splice(text, next, next, lines + ending);
}

/** Removes all keys of that name: without the last one, the one before it would count. */
function withoutKey(text: string, section: string, key: string): string {
  const entry = entryOf(locate(text, section), key);
  return entry ? withoutKey(withoutEntry(text, entry), section, key) : text;
}

function withoutEntry(text: string, { start, end, next }: Entry): string {
  return end === next ? text.slice(0, start).replace(lastLineEnding, '') : splice(text, start, next, '');
}

/**
 * Undoes keys: restores the earlier content, and removes the section if it did not exist before and contains nothing
 * else now. Anything changed since we wrote it stays as it is. A key that we had removed is restored below the header.
 *
 * @param isOurs decides from a key's value (undefined if the key does not exist) whether we wrote it
 */
export function removeSection(
  text: string,
  section: string,
  keys: readonly string[],
  isOurs: (key: string, value: string | undefined) => boolean,
  before: SectionBefore,
): string {
  let result = text;
  for (const key of keys) {
    const found = locate(result, section);
    const entry = entryOf(found, key);
    if (!isOurs(key, entry && entryValue(result.slice(entry.start, entry.end)))) continue;
    const previous = before.entries.get(key.toLowerCase());
    if (previous === undefined) result = entry ? withoutEntry(result, entry) : result;
    else if (entry) result = splice(result, entry.start, entry.end, previous);
    else if (found) result = addLines(result, found, [reindented(previous)]);
  }
  const found = locate(result, section);
  return found && !before.exists && found.entries.length === 0 ? removeHeader(result, found.header) : result;
}

/** Removes the common indent of a key's lines; {@link addLines} indents them again. */
function reindented(entry: string): string {
  const indent = /^[ \t]*/.exec(entry)![0];
  return entry.replace(new RegExp(lineStart.source + indent, 'g'), '$1');
}

/** Removes the header with the line ending that was added before it, unless two lines would run together. */
function removeHeader(text: string, header: Line): string {
  const head = text.slice(0, header.start);
  const tail = text.slice(header.next);
  const shortened = head.replace(lastLineEnding, '');
  const separate = tail === '' || /^[\r\n]/.test(tail) || shortened === '' || lastLineEnding.test(shortened);
  return (separate ? shortened : head) + tail;
}

function locate(text: string, section: string): Section | undefined {
  const wanted = sectionName(section);
  let found: { header: Line; entries: Entry[] } | undefined;
  let inside = false;
  for (const line of linesOf(text)) {
    const header = headerPattern.exec(line.text)?.[1];
    if (header !== undefined) {
      inside = sectionName(header) === wanted;
      if (inside) found = { header: line, entries: [] };
    } else if (found && inside && !blankOrComment.test(line.text)) {
      const indent = /^[ \t]*/.exec(line.text)![0];
      const last = found.entries.at(-1);
      if (last && indent.length > last.indent.length) {
        last.end = line.end;
        last.next = line.next;
      } else {
        const { start, end, next } = line;
        found.entries.push({ key: keyOf(line.text), indent, start, end, next });
      }
    }
  }
  return found;
}

export function* linesOf(text: string): Generator<Line> {
  for (const { index, 0: whole, 1: content } of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    if (whole !== '')
      yield { text: content!, start: index, end: index + content!.length, next: index + whole.length };
  }
}

function entryOf(section: Section | undefined, key: string): Entry | undefined {
  return section?.entries.findLast((entry) => entry.key === key.toLowerCase());
}

export function keyOf(line: string): string {
  return trimBlanks(line.replace(/[=:].*$/s, '')).toLowerCase();
}

/** The value in the lines of an entry, as {@link sectionBefore} returns them. */
export function entryValue(entry: string): string {
  return trimBlanks(entry.replace(/^[^=:]*[=:]?/, ''));
}

/** Unlike `String.trim`, keeps bytes that are part of a character, such as 0xA0 in the UTF-8 form of `à`. */
function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}

/** The header's line ending, or the last one in the text: an `\n` added after a lone `\r` would merge with it. */
function lineEnding(text: string, section: Section | undefined): string {
  const ofHeader = section && text.slice(section.header.end, section.header.next);
  return ofHeader || text.match(/(?:\r\n|\r|\n)(?=[^\r\n]*$)/)?.[0] || '\n';
}

/** A section's plain name: `profile "a b"`, `profile 'a b'` and `profile a b` are one section. */
export function sectionName(section: string): string {
  const [, kind, name] = namedSection.exec(section) ?? [];
  return kind === undefined ? section : `${kind} ${name!.replace(/^(["'])(.*)\1$/s, '$2')}`;
}

function renderHeader(section: string): string {
  const plain = sectionName(section);
  if (plain.trim() === '' || /["\\[\]\x00-\x1f\x7f]/.test(plain))
    throw unsafe(`The section name ${JSON.stringify(section)}`);
  const [, kind, name] = namedSection.exec(plain) ?? [];
  return kind === undefined || /^[\w.@+:/%-]+$/.test(name!) ? `[${plain}]` : `[${kind} "${name}"]`;
}

function renderKey(key: string, value: string): string {
  if (!/^[\w.-]+$/.test(key)) throw unsafe(`The key ${JSON.stringify(key)}`);
  // The message never contains the value, which may be a secret.
  if (/[\r\n\0]|^[ \t]|[ \t]$/.test(value)) throw unsafe(`The value of ${key}`);
  return value === '' ? `${key} =` : `${key} = ${value}`;
}

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

function unsafe(what: string): Failure {
  return new Failure(
    `${what} cannot be written to an INI file: line breaks, control characters, brackets and outer blanks would be lost.`,
    {
      code: 'files/unsafe-value',
      stage: 'publish',
      retry: 'no',
    },
  );
}
