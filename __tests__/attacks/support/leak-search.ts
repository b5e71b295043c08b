/** Looks for secrets, and for parts of them, in every form in which a program writes a text. */

/** A part of this many characters already helps an attacker to guess the rest. */
const partLength = 8;

export interface Leak {
  /** Where it was found, as given. */
  readonly where: string;
  /** The form that the secret has there. */
  readonly form: string;
  /** The part that was found, with the text around it. */
  readonly around: string;
}

/** The forms of a secret by name. Texts in base64 can start at any of three offsets. */
export function formsOf(secret: string): Readonly<Record<string, string>> {
  const bytes = Buffer.from(secret);
  const shifted = (skip: number) => {
    const rest = bytes.subarray(skip);
    // Neither padding nor the last character, which depends on what follows.
    return rest.subarray(0, rest.length - (rest.length % 3));
  };
  const percent = encodeURIComponent(secret.toWellFormed());
  const json = JSON.stringify(secret).slice(1, -1);
  return {
    raw: secret,
    ...Object.fromEntries([0, 1, 2].map((skip) => [`base64 +${skip}`, shifted(skip).toString('base64')])),
    ...Object.fromEntries(
      [0, 1, 2].map((skip) => [`base64url +${skip}`, shifted(skip).toString('base64url')]),
    ),
    hex: bytes.toString('hex'),
    percent,
    'percent, lower case': percent.replace(/%../g, (code) => code.toLowerCase()),
    form: new URLSearchParams([['', secret]]).toString().slice(1),
    JSON: json,
    'JSON in JSON': JSON.stringify(json).slice(1, -1),
    HTML: secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
    'HTML as numbers': secret.replace(/[^A-Za-z0-9 ]/g, (character) => `&#${character.charCodeAt(0)};`),
  };
}

export interface LeakSearch {
  /** The first place in a text for each secret and form; empty if there is none. */
  in(text: string, where: string): readonly Leak[];
}

/** @param secrets those shorter than a part are not looked for */
export function searchFor(secrets: Iterable<string>): LeakSearch {
  const parts = new Map<string, string>();
  for (const secret of new Set(secrets)) {
    for (const [form, text] of Object.entries(formsOf(secret))) {
      for (const part of partsOf(text)) if (!parts.has(part)) parts.set(part, form);
    }
  }
  return {
    in(text, where) {
      const leaks = new Map<string, Leak>();
      for (let at = 0; at + partLength <= text.length; at++) {
        const form = parts.get(text.slice(at, at + partLength));
        if (form !== undefined && !leaks.has(form))
          leaks.set(form, { where, form, around: text.slice(Math.max(0, at - 60), at + 60) });
      }
      return [...leaks.values()];
    },
  };
}

function* partsOf(text: string): Generator<string> {
  for (let at = 0; at + partLength <= text.length; at++) yield text.slice(at, at + partLength);
}
