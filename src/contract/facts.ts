import type { RenewedBy } from './renewal.ts';

/** What is known about a login before it runs, as plain data. */
export interface LoginFacts {
  /** The audience to ask the ID token for; undefined if only the exchange can know it. */
  readonly audience: string | undefined;
  /** All audiences that the login may ask ID tokens for. */
  readonly audiences: readonly string[];
  /**
   * Where its ID tokens go: scheme, host and port. The clouds have many endpoints each, and the provider's name stands
   * for them all. Undefined for a login that sends them nowhere.
   */
  readonly origin: string | undefined;
  /** Whether the audience is made for each login, so that no ID token issued before can have it. */
  readonly bindsIdToken: boolean;
  /** Whether the relying party accepts an ID token that another exchange has used too. */
  readonly sharesIdTokens: boolean;
  /** Whether a later use of the action in the same job may get the same credential again. */
  readonly reusable: boolean;
  /** Whether an entry of `logins` exports its variables without being asked to. */
  readonly exportsByDefault: boolean;
  /** Names of all variables that the login may set if it is exported. */
  readonly variables: readonly string[];
  /** Those of them that each login of the provider sets to the same value, even if it is not exported. */
  readonly sharedVariables: readonly string[];
  /** Names of all outputs that the login may set, without the login's name in front. */
  readonly outputs: readonly string[];
  /**
   * Things that logins of a step can write together only if they write the same. By name, as in "the profile `deploy`",
   * what the login makes of each.
   */
  readonly writes: Readonly<Record<string, string>>;
  /** How what later steps use outlives the credential. Undefined: not at all. */
  readonly renewedBy: RenewedBy | undefined;
  /** Settings that must never be shown, for example an account ID on request: masked before the first line. */
  readonly secrets: readonly string[];
}
