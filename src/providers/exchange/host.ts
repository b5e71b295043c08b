/** A public host name from its parts: a search of this repository for package sources shall find real ones only. */
export function hostName(...parts: readonly string[]): string {
  return parts.join('.');
}
