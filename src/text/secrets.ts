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
const minimumLength = 6;

export function createSecrets(mask: (secret: string) => void): Secrets {
  const known = new Set<string>();
  return {
    add(...values) {
      for (const value of values) {
        // The runner masks each line of a value by itself; base64url is the one encoding it does not derive.
        for (const line of value.split(/\r?\n/)) {
          const secret = line.trim();
          if (secret.length < minimumLength || known.has(secret)) continue;
          known.add(secret);
          mask(secret);
        }
      }
    },
    redact(text) {
      let result = text;
      for (const secret of known) result = result.replaceAll(secret, '***');
      return result;
    },
  };
}
