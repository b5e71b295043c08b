/** The known part of an ID token. */
export interface Token {
  readonly claims: Readonly<Record<string, unknown>>;
  /** Claims that the token has, or may have, with unknown values. Those in `claims` are known. */
  readonly unknown?: ReadonlySet<string>;
}

export function isUnknown({ claims, unknown }: Token, claim: string): boolean {
  return unknown?.has(claim) === true && !Object.hasOwn(claims, claim);
}

/** The audiences of a token. */
export function audiencesOf({ claims }: Token): readonly string[] {
  return [claims.aud ?? []].flat().map(String);
}
