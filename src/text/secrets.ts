/** Everything that must not be shown, hidden the moment it exists. */
export interface Secrets {
  /** Registers leaf values; empty and already known ones are ignored. */
  add(...values: string[]): void;
  /** The text with every known secret replaced: a second line of defence behind the runner's own masks. */
  redact(text: string): string;
}

/**
 * Shorter values are too common to hide: the runner has no minimum, and a mask of `}` would spoil the log of the whole
 * job. Every credential we handle is far longer.
 */
export const minimumLength = 6;

/**
 * @param mask hides a value in the log of the job
 * @param tooShort is called for a value that is not hidden because of its length
 */
export function createSecrets(mask: (secret: string) => void, tooShort?: () => void): Secrets {
  const known = new Set<string>();
  let longestFirst: readonly string[] = [];
  const hide = (secret: string) => {
    if (known.has(secret)) return;
    known.add(secret);
    mask(secret);
  };
  return {
    add(...values) {
      const before = known.size;
      for (const value of values) {
        // The runner masks each line of a value by itself.
        const lines = value.split(/\r?\n/).map((line) => line.trim());
        if (lines.length === 1 && lines[0] !== '' && lines[0]!.length < minimumLength) tooShort?.();
        for (const secret of lines.filter(({ length }) => length >= minimumLength)) {
          hide(secret);
          for (const form of writtenForms(secret)) hide(form);
        }
      }
      // One that begins another would leave the other's rest to be seen.
      if (known.size > before) longestFirst = [...known].sort((a, b) => b.length - a.length);
    },
    redact(text) {
      return longestFirst.reduce((result, secret) => result.replaceAll(secret, '***'), text);
    },
  };
}

/**
 * The forms in which we write a secret and which the runner does not derive itself: form encoding, where it differs from
 * the runner's URI escape, and JSON inside of JSON, as in the body of a request that the state of the step holds.
 */
function writtenForms(secret: string): string[] {
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    ...(form === uriEscaped(secret) ? [] : [form]),
    ...(escaped === secret ? [] : [escaped, JSON.stringify(escaped).slice(1, -1)]),
  ];
}

/** As .NET's `Uri.EscapeDataString` does. */
function uriEscaped(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
