/** Foreign JSON is `unknown` until a guard says otherwise. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether JSON text contains half of a surrogate pair (`\ud800`): no encoding of a request or file can represent it,
 * and functions such as `encodeURIComponent` throw (RFC 8259 section 8.2).
 */
export function hasLoneSurrogate(json: string): boolean {
  const rest = json.replace(/\\\\|\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}/gi, ' ');
  return /\\ud[89a-f]/i.test(rest);
}
