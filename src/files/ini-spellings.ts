/**
 * Makes a section the only one that a program could read under its name. Programs differ in the headers they accept for
 * a section, in whether an indented header counts, and in how they treat duplicates: one program acts on what another
 * skips. Pure.
 */
import { keyOf, linesOf, sectionName } from './ini.ts';

export interface Spellings {
  /** The header to keep, without brackets. */
  readonly section: string;
  /** Official spellings of the same section, the one that most programs prefer first. */
  readonly aliases: readonly string[];
  /** Headers that some programs read as this section, and others as another section or not at all. */
  readonly lookalikes: readonly string[];
}

/**
 * Keeps at most one section, under the plain header: the last one with the preferred official spelling, and its
 * content. All others are removed, and so is each line in it that sets one of the keys, however far it is indented. All
 * headers lose their indentation, about which programs disagree most. A text with nothing to change stays the same,
 * byte for byte.
 *
 * @param text one character per byte
 * @param keys that must not be set in the section, in lower case
 */
export function withOneSpelling(
  text: string,
  { section, aliases, lookalikes }: Spellings,
  keys: ReadonlySet<string>,
): string {
  const headers = [...aliases, section];
  const official = headers.map(sectionName);
  const wanted = new Set([...headers, ...lookalikes].map(loosely));
  const blocks = blocksOf(text);
  const rank = ({ header }: Block) =>
    header === undefined ? Number.POSITIVE_INFINITY : official.indexOf(collapsed(header));
  const candidates = blocks.filter(({ header }) => header !== undefined && wanted.has(loosely(header)));
  const kept = candidates
    .filter((block) => rank(block) !== -1)
    .reduce<Block | undefined>((best, block) => (best && rank(best) < rank(block) ? best : block), undefined);

  return blocks
    .map((block) => {
      if (block === kept) return plainHeader(block, section) + withoutKeys(block.body, keys);
      if (candidates.includes(block)) return '';
      return withoutIndent(block) + block.body;
    })
    .join('');
}

/** As UTF-8, one character per byte. */
const byteOrderMark = '\u00ef\u00bb\u00bf';

/** A header and the lines up to the next one. */
interface Block {
  /** The text between the brackets; absent for the lines before the first header. */
  readonly header?: string;
  /** With its line ending. */
  readonly headerLine: string;
  readonly body: string;
}

function blocksOf(text: string): Block[] {
  let current: { header?: string; headerLine: string; body: string } = { headerLine: '', body: '' };
  const blocks = [current];
  for (const { text: content, start, next } of linesOf(text)) {
    const line = text.slice(start, next);
    const header = /^\[([^\]]*)\]/.exec(trimmed(content))?.[1];
    if (header === undefined) {
      current.body += line;
    } else {
      current = { header, headerLine: line, body: '' };
      blocks.push(current);
    }
  }
  return blocks;
}

/** Without any kind of blank that a program may strip, and without a byte order mark. */
function trimmed(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8').trim();
}

/** A header's name without the surrounding blanks and quotes that no program treats as part of it. */
function collapsed(header: string): string {
  return sectionName(header.trim().replace(/\s+/g, ' '));
}

/** Equal for all headers that some program treats as equal: the AWS CLI reads `[profiles "x"]` as profile x. */
function loosely(header: string): string {
  return header
    .replace(/["'\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^profile\S* /i, 'profile ');
}

function plainHeader({ headerLine }: Block, section: string): string {
  return `[${section}]${lineEndingOf(headerLine)}`;
}

function withoutIndent({ header, headerLine }: Block): string {
  if (header === undefined) return headerLine;
  const bracket = headerLine.indexOf('[');
  return headerLine.slice(0, bracket) === byteOrderMark ? headerLine : headerLine.slice(bracket);
}

function withoutKeys(body: string, keys: ReadonlySet<string>): string {
  let indentOfKeys: number | undefined;
  let result = '';
  for (const { text: content, start, next } of linesOf(body)) {
    const plain = trimmed(content);
    const indent = /^[ \t]*/.exec(content)![0].length;
    // Lines at the depth of the section's keys are removed by the edit itself, which can restore them.
    const isSubKey = indentOfKeys !== undefined && indent > indentOfKeys;
    const isOddlyIndented = keyOf(content) !== keyOf(plain);
    if (plain !== '' && !/^[#;]/.test(plain) && !isSubKey) indentOfKeys = indent;
    if (keys.has(keyOf(plain)) && (isSubKey || isOddlyIndented)) continue;
    result += body.slice(start, next);
  }
  return result;
}

function lineEndingOf(line: string): string {
  return /(?:\r\n|\r|\n)?$/.exec(line)![0];
}
