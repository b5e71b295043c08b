import type { RenewedBy } from './renewal.ts';

/** What is known about a login before it runs, as plain data. */
export interface LoginFacts {
  /** The audience to ask the ID token for; undefined if only the exchange can know it. */
  readonly audience: string | undefined;
  /** All audiences that the login may ask ID tokens for. */
  readonly audiences: readonly string[];
  /**
   * Where its ID tokens go: scheme, host and port. Each cloud has many endpoints; the provider's name represents them
   * all. Undefined for a login that sends them nowhere.
   */
  readonly origin: string | undefined;
  /** Whether the audience is generated for each login, so no ID token issued earlier can have it. */
  readonly bindsIdToken: boolean;
  /** Whether the relying party accepts an ID token that another exchange has also used. */
  readonly sharesIdTokens: boolean;
  /** Whether a later use of the action in the same job may get the same credential again. */
  readonly reusable: boolean;
  /** Whether an entry of `logins` exports its variables without being asked to. */
  readonly exportsByDefault: boolean;
  /** Names of all variables that the login may set if it is exported. */
  readonly variables: readonly string[];
  /** The variables that every login of the provider sets to the same value, even if it is not exported. */
  readonly sharedVariables: readonly string[];
  /** Names of all outputs that the login may set, without the login's name in front. */
  readonly outputs: readonly string[];
  /**
   * Things that several logins of a step may write only if they write the same value. Keyed by name, as in "the profile
   * `deploy`", with this login's value.
   */
  readonly writes: Readonly<Record<string, string>>;
  /** How the credential is renewed for later steps. Undefined if it is not. */
  readonly renewedBy: RenewedBy | undefined;
  /**
   * Settings that must never be shown, for example an account ID if the user asks for that: masked before the first
   * line.
   */
  readonly secrets: readonly string[];
}
