/** Looks for secrets, and for parts of them, in every form in which a program writes a text. */

/**
 * A part of this many characters already helps an attacker to guess the rest. Of the secret itself: eight characters of
 * a form that spells each out, such as `&#95;`, hold next to nothing, and turn up by chance.
 */
const partLength = 8;

export interface Leak {
  /** Where it was found, as given. */
  readonly where: string;
  /** The form that the secret has there. */
  readonly form: string;
  /** The part that was found, with the text around it. */
  readonly around: string;
}

type Write = (text: string) => string;

const percent: Write = (text) => encodeURIComponent(text.toWellFormed());
const json: Write = (text) => JSON.stringify(text).slice(1, -1);

/** The forms that write one character after the other: what they make of a part is part of what they make of the whole. */
const byCharacter: Readonly<Record<string, Write>> = {
  raw: (text) => text,
  hex: (text) => Buffer.from(text).toString('hex'),
  percent,
  'percent, lower case': (text) => percent(text).replace(/%../g, (code) => code.toLowerCase()),
  form: (text) => new URLSearchParams([['', text]]).toString().slice(1),
  JSON: json,
  'JSON in JSON': (text) => json(json(text)),
  HTML: (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'HTML as numbers': (text) => text.replace(/[^A-Za-z0-9 ]/g, (character) => `&#${character.charCodeAt(0)};`),
};

/** Text in base64 can start at any of three offsets. */
function base64Forms(secret: string): Record<string, string> {
  const bytes = Buffer.from(secret);
  const shifted = (skip: number) => {
    const rest = bytes.subarray(skip);
    // Neither padding nor the last character, which depends on what follows.
    return rest.subarray(0, rest.length - (rest.length % 3));
  };
  const offsets = [0, 1, 2];
  return Object.fromEntries(
    (['base64', 'base64url'] as const).flatMap((encoding) =>
      offsets.map((skip) => [`${encoding} +${skip}`, shifted(skip).toString(encoding)] as const),
    ),
  );
}

/** The forms of a secret by name. */
export function formsOf(secret: string): Readonly<Record<string, string>> {
  const written = Object.entries(byCharacter).map(([form, write]) => [form, write(secret)] as const);
  return { ...Object.fromEntries(written), ...base64Forms(secret) };
}

/** The smallest parts of a secret that are looked for, each with the name of its form. */
export function* partsOf(secret: string): Generator<readonly [part: string, form: string]> {
  for (const part of piecesOf(secret))
    for (const [form, write] of Object.entries(byCharacter)) yield [write(part), form];
  for (const [form, text] of Object.entries(base64Forms(secret)))
    for (const part of piecesOf(text)) yield [part, form];
}

export interface LeakSearch {
  /** The first place in a text for each secret and form; empty if there is none. */
  in(text: string, where: string): readonly Leak[];
}

/** @param secrets those shorter than a part are not looked for */
export function searchFor(secrets: Iterable<string>): LeakSearch {
  const forms = new Map<string, string>();
  for (const secret of new Set(secrets))
    for (const [part, form] of partsOf(secret)) if (!forms.has(part)) forms.set(part, form);
  // No part is shorter than this, so that its beginning finds it.
  const byBeginning = Map.groupBy(forms.keys(), (part) => part.slice(0, partLength));
  return {
    in(text, where) {
      const leaks = new Map<string, Leak>();
      for (let at = 0; at + partLength <= text.length; at++) {
        const begun = byBeginning.get(text.slice(at, at + partLength));
        const part = begun?.find((one) => text.startsWith(one, at));
        const form = part === undefined ? undefined : forms.get(part);
        if (form !== undefined && !leaks.has(form))
          leaks.set(form, { where, form, around: text.slice(Math.max(0, at - 60), at + 60) });
      }
      return [...leaks.values()];
    },
  };
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at + partLength <= text.length; at++) yield text.slice(at, at + partLength);
}
