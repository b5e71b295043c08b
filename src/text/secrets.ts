/** All values that must not be shown, masked as soon as they exist. */
export interface Secrets {
  /** Registers leaf values; ignores empty and already known ones. */
  add(...values: string[]): void;
  /** The text with every known secret replaced: a second line of defence after the runner's own masks. */
  redact(text: string): string;
}

/**
 * Shorter values are too common to hide: the runner has no minimum, and masking `}` would make the whole job's log
 * unreadable. Every credential that we handle is far longer.
 */
export const minimumLength = 6;

/**
 * @param mask hides a value in the job's log
 * @param tooShort called for a value that is too short to be hidden
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
        // The runner masks each line of a value separately.
        const lines = value.split(/\r?\n/).map((line) => line.trim());
        if (lines.length === 1 && lines[0] !== '' && lines[0]!.length < minimumLength) tooShort?.();
        for (const secret of lines.filter(({ length }) => length >= minimumLength)) {
          hide(secret);
          for (const form of writtenForms(secret)) hide(form);
        }
      }
      // A secret that is the beginning of another would leave the rest of the other visible.
      if (known.size > before) longestFirst = [...known].sort((a, b) => b.length - a.length);
    },
    redact(text) {
      return longestFirst.reduce((result, secret) => result.replaceAll(secret, '***'), text);
    },
  };
}

/**
 * The forms in which we write a secret and which the runner does not derive itself: form encoding where it differs from
 * the runner's URI escape, and JSON within JSON, as in a request body in the step's saved state.
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
