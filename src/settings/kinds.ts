/**
 * The kinds of value that a setting can have. A kind turns a workflow author's text into a typed value, or refuses it
 * with a sentence that says what would be right.
 */

/** Why a text is not acceptable, in words that complete "`<name>` …": "must be a number from 1 to 5". */
export class Refusal extends Error {
  override name = 'Refusal';
}

/**
 * A value in the form that a message may show. The runner masks only whole secrets, so a value is never shown in part
 * or in another spelling, and not at all if it looks as if it contains a secret.
 */
export function quoted(text: string): string {
  const mayHoldSecrets = text.length > 200 || /["{}\n]|\/\/[^/\s]*@|eyJ/.test(text);
  return mayHoldSecrets ? `something else, of ${text.length} characters` : `"${text}"`;
}

/** How YAML writes a value. */
export type Shape = 'text' | 'list' | 'map' | 'nested list';

export interface Kind<T> {
  /** What an entry of `logins` may write. Default: a text. */
  readonly shapes?: readonly Shape[];
  /** For a map: an example. */
  readonly example?: string;
  /** Shown in the reference tables, for example `integer, 900–43200`. */
  readonly label: string;
  /** @throws {Refusal} if the text is not acceptable */
  parse(text: string): T;
}

/** Any text, optionally restricted by a pattern. `rule` completes the sentence "must be …". */
export function text(options: { label?: string; pattern?: RegExp; rule?: string } = {}): Kind<string> {
  const { label = 'text', pattern, rule } = options;
  return {
    label,
    parse(given) {
      if (pattern && !pattern.test(given))
        throw new Refusal(`must be ${rule ?? `of the form ${pattern.source}`}`);
      return given;
    },
  };
}

/** Strictly `true` or `false` (YAML 1.2 spellings, as the runner's own toolkit accepts them). */
export const boolean: Kind<boolean> = {
  label: '`true` or `false`',
  parse(given) {
    if (/^(true|True|TRUE)$/.test(given)) return true;
    if (/^(false|False|FALSE)$/.test(given)) return false;
    throw new Refusal('must be `true` or `false`');
  },
};

/** A whole number within bounds; never rounded, clamped or truncated. */
export function integer(bounds: { min: number; max: number; unit?: string }): Kind<number> {
  const range = `${bounds.min}–${bounds.max}${bounds.unit ? ` ${bounds.unit}` : ''}`;
  return {
    label: `integer, ${range}`,
    parse(given) {
      const value = Number(given);
      if (!/^\d+$/.test(given) || value < bounds.min || value > bounds.max) {
        throw new Refusal(`must be a whole number in the range ${range}`);
      }
      return value;
    },
  };
}

const secondsPerUnit = { s: 1, m: 60, h: 3600 } as const;

/** A duration such as `3600`, `3600s`, `90m`, `1h` or `1h30m`, as seconds. */
export function duration(bounds: { minSeconds: number; maxSeconds: number }): Kind<number> {
  const range = `${bounds.minSeconds}–${bounds.maxSeconds} seconds`;
  return {
    label: `duration (\`3600s\`, \`90m\`, \`1h\`), ${range}`,
    parse(given) {
      const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(given);
      if (!parts || given === '') throw new Refusal('must be a duration such as `3600s`, `90m` or `1h`');
      const [, hours = '0', minutes = '0', seconds = '0'] = parts;
      const total =
        Number(hours) * secondsPerUnit.h +
        Number(minutes) * secondsPerUnit.m +
        Number(seconds) * secondsPerUnit.s;
      if (total < bounds.minSeconds || total > bounds.maxSeconds)
        throw new Refusal(`must be in the range ${range}`);
      return total;
    },
  };
}

/** One of a closed set; compared case-insensitively, as in the vendors' own actions. */
export function choice<const T extends string>(options: readonly T[]): Kind<T> {
  const list = options.map((option) => `\`${option}\``).join(', ');
  return {
    label: `one of ${list}`,
    parse(given) {
      const found = options.find((option) => option.toLowerCase() === given.toLowerCase());
      if (!found) throw new Refusal(`must be one of ${list}`);
      return found;
    },
  };
}

/** Items separated by commas or line breaks; blank items are dropped, each item is parsed by `item`. */
export function list<T>(
  item: Kind<T>,
  options: { max?: number; separator?: RegExp } = {},
): Kind<readonly T[]> {
  const { max, separator = /[\n,]/ } = options;
  const commas = separator.test(',');
  return {
    shapes: ['text', 'list'],
    label: `list, ${commas ? 'comma or line separated' : 'one per line'}${max ? `, at most ${max}` : ''}`,
    parse(given) {
      const items = given
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      if (max !== undefined && items.length > max) {
        throw new Refusal(`must have at most ${max} items, but has ${items.length}`);
      }
      return items.map((part) => {
        try {
          return item.parse(part);
        } catch (error) {
          if (/^(["']).*\1$/s.test(part)) throw new Refusal('has an item in quotes: leave them out');
          if (error instanceof Refusal)
            throw new Refusal(`has the item ${quoted(part)}, which ${error.message}`);
          throw error;
        }
      });
    },
  };
}

/** Items one per line, for values that may contain commas. */
export function lines<T>(item: Kind<T>, options: { max?: number } = {}): Kind<readonly T[]> {
  return list(item, { ...options, separator: /\n/ });
}

/** An absolute `https:` URL; plain `http:` only to this machine, where nothing in between can listen. */
export const httpsUrl: Kind<string> = {
  label: '`https://` URL',
  parse(given) {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (!url) throw new Refusal('must be a complete URL that starts with https://');
    if (url.username || url.password) throw new Refusal('must not hold a user name or password');
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
      throw new Refusal('must start with https:// (http:// is accepted for the loopback address only)');
    }
    return given;
  },
};

/** Whether a URL's host name means this machine (the forms of RFC 8252 section 7.3). */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** A JSON object. The parser's own message is withheld: it quotes the input, which may be private. */
export const jsonObject: Kind<Readonly<Record<string, unknown>>> = {
  label: 'JSON object',
  shapes: ['map'],
  parse(given) {
    let value: unknown;
    try {
      value = JSON.parse(given);
    } catch {
      throw new Refusal('must be a JSON object, and this is not valid JSON');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Refusal('must be a JSON object, in braces');
    }
    return value as Readonly<Record<string, unknown>>;
  },
};
