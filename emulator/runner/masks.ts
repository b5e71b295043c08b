/**
 * How the runner hides secrets in everything it shows: exact substrings, in a fixed set of encodings, become `***`.
 * The encodings are those of the runner's `ValueEncoders`; base64url, hex and other forms are *not* hidden.
 */

export interface Masker {
  /** Hides a value and its encodings from now on. An empty value is ignored. */
  add(value: string): void;
  /** Returns the text with every known secret replaced. */
  mask(text: string): string;
}

/** Creates the masker of one job. Values can be added at any time and never removed. */
export function createMasker(): Masker {
  const added = new Set<string>();
  const patterns = new Set<string>();
  return {
    add(value) {
      if (value === '' || added.has(value)) return;
      added.add(value);
      patterns.add(value);
      for (const form of encodedForms(value)) patterns.add(form);
    },
    mask: (text) => maskText(text, patterns),
  };
}

/**
 * The values that `::add-mask::` registers: the whole value, then each of its lines.
 * There is no minimum length, so a pretty-printed JSON document hides every lone brace.
 */
export function valuesToMask(value: string): string[] {
  const lines = value
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...new Set([value, ...lines])];
}

/** The encoded forms of a secret that the runner hides in addition to the secret itself. */
export function encodedForms(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  const forms = [
    bytes.toString('base64'),
    // A secret after a prefix of unknown length starts at one of three bit offsets.
    base64WithoutFirst(bytes, 1),
    base64WithoutFirst(bytes, 2),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    jsonEscape(value),
    uriEscape(value),
    xmlEscape(value),
    withoutOuterQuotes(value),
    ...powerShellSections(value),
  ];
  return [...new Set(forms)].filter((form) => form !== '' && form !== value);
}

/** Replaces all matches; overlapping and touching matches become a single `***`. */
export function maskText(text: string, patterns: Iterable<string>): string {
  const ranges: { start: number; end: number }[] = [];
  for (const pattern of patterns) {
    // The next search starts one character later, so a pattern that overlaps itself is found each time.
    for (let start = text.indexOf(pattern); start >= 0; start = text.indexOf(pattern, start + 1)) {
      ranges.push({ start, end: start + pattern.length });
    }
  }
  ranges.sort((left, right) => left.start - right.start);

  let masked = '';
  let position = 0;
  let previousEnd = -1;
  for (const { start, end } of ranges) {
    if (start > previousEnd) masked += `${text.slice(position, start)}***`;
    previousEnd = Math.max(previousEnd, end);
    position = previousEnd;
  }
  return masked + text.slice(position);
}

function base64WithoutFirst(bytes: Buffer, count: number): string {
  return (bytes.length > count ? bytes.subarray(count) : bytes).toString('base64');
}

/**
 * As Newtonsoft.Json writes a string: it also escapes the three Unicode line ends that `JSON.stringify` does not
 * escape.
 */
function jsonEscape(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\u0085', '\\u0085')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** As .NET's `Uri.EscapeDataString` (RFC 3986): stricter than `encodeURIComponent` about `!'()*`. */
function uriEscape(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function xmlEscape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

function withoutOuterQuotes(value: string): string {
  return value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : '';
}

/** PowerShell prints a failed command in sections around `&`, coloured apart, so each section of 6 or more is hidden. */
function powerShellSections(value: string): string[] {
  const plus = value.indexOf('&+');
  const ampersand = value.lastIndexOf('&');
  if (ampersand < 0) return [];
  const sections =
    plus >= 0
      ? // The character after `&+` is coloured on its own.
        [value.slice(0, plus + 2), value.slice(plus + 3)]
      : [value.slice(0, ampersand + 1), value.slice(ampersand + 1)];
  return sections.filter((section) => section.length >= 6);
}
