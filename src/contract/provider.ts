/** The one contract between the action and a provider. A provider never talks to the runner or to another provider. */
import type { Environment } from '../environment.ts';
import type { Diagnosis, Failure } from '../failure/failure.ts';
import type { Claims } from '../identity/claims.ts';
import type { Problem, Schema, Values } from '../settings/schema.ts';
import type { Description, ExchangeContext } from './exchange.ts';
import type { Conflict, Publications, PublishContext } from './publication.ts';
import type { Renewal, RenewedBy } from './renewal.ts';

/** The ID tokens that a login may ask for, and the one place it sends them to. */
export interface AudienceBinding {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly audiences: readonly string[];
}

/** The trust a relying party needs for this job's ID token, ready to paste. */
export interface TrustAdvice {
  readonly title: string;
  /** `hcl` is Terraform. */
  readonly language: 'sh' | 'json' | 'yaml' | 'hcl';
  readonly text: string;
  /** Whether it replaces or narrows what comes before it, and so is not part of the usual way. */
  readonly alternative?: boolean;
}

/** Explanations fill half of a provider, and a step that succeeds needs none: they may have to be loaded first. */
export type Explanation<T> = T | Promise<T>;

/**
 * @typeParam S the declared settings
 * @typeParam R the settings after cross-checks and computed defaults
 * @typeParam C the credential; plain JSON-serialisable data, so that it can be cached
 */
export interface Provider<S extends Schema, R, C> {
  /** As written in `provider:` and in front of the flat inputs. */
  readonly name: string;
  readonly title: string;
  readonly settings: S;
  /** Cross-checks and computed defaults. Pure; makes no request. */
  resolve(
    values: Values<S>,
    env: Environment,
  ): { settings: R; problems: readonly Problem[] } | { problems: readonly Problem[] };
  /** The audience to ask the ID token for; undefined when only the exchange can know it. */
  audience(settings: R): string | undefined;
  /** Whether the audience is made anew for each login, so that no ID token that was issued before can have it. */
  readonly bindsIdToken?: boolean;
  /** Whether an entry of `logins` exports its variables without being asked to. Default: no. */
  readonly exportsByDefault?: boolean | ((settings: R) => boolean);
  /** Names of all variables that the login may set if it is exported. */
  exportedVariables(settings: R): readonly string[];
  /** Those of them that each login of the provider sets to the same, also if it is not exported. */
  readonly sharedVariables?: readonly string[];
  /** Names of all outputs that the login may set, without the login's name in front. */
  outputs(settings: R): readonly string[];
  /** Whether the relying party accepts an ID token that another exchange has used too. */
  readonly sharesIdTokens: boolean | ((settings: R) => boolean);
  /** Pure: where ID tokens go, for a provider whose settings decide that. Default: to the provider's own service. */
  binding?(settings: R): AudienceBinding | undefined;
  /** Names of settings that a login can do without, and is less safe then. */
  readonly protectedBy?: readonly string[];
  /** Settings that must never be shown, for example an account ID on request: to be masked before the first line. */
  secrets?(settings: R): readonly string[];
  /** Loads what `exchange` needs, the vendor library above all; called while the ID token is on its way. */
  load(): Promise<unknown>;
  /** @throws {Failure} */
  exchange(settings: R, context: ExchangeContext): Promise<C>;
  describe(credential: C, settings: R): Description;
  /** Pure: what to mask, write, export and output. */
  publications(credential: C, settings: R, place: PublishContext): Publications;
  /**
   * How what later steps use outlives the credential: `itself`, as tools get the next one by what is published anyway, or
   * only with `refresh`. Default: not at all.
   */
  readonly renewedBy?: RenewedBy | ((settings: R) => RenewedBy | undefined);
  /** For logins whose published files do not renew themselves. */
  readonly renewal?: Renewal<R, C>;
  /**
   * Pure: things that logins of a step can write together only if they write the same. By name, as in "the profile
   * `deploy`", what the login makes of each.
   */
  writes?(settings: R, login: string): Readonly<Record<string, string>>;
  /** Pure: whether this login, if exported, has to renew itself because an earlier one of the job does. */
  followsRenewal?(place: Pick<PublishContext, 'env' | 'shared'>): boolean;
  /** Pure: what in the job's environment would disturb this login. */
  conflicts(settings: R, env: Environment, place: Pick<PublishContext, 'shared'>): readonly Conflict[];
  /** Pure: text for people. `claims` are absent when the ID token itself was not to be had. */
  diagnose(error: Failure, claims: Claims | undefined, settings: R): Explanation<Diagnosis>;
  /** Pure: the trust policy that would admit this ID token. */
  trust(claims: Claims, settings: R): Explanation<readonly TrustAdvice[]>;
}

/** A provider whose types are not known to the caller; the plan keeps each login's settings and provider together. */
// biome-ignore lint/suspicious/noExplicitAny: the registry holds providers of different types
export type AnyProvider = Provider<any, any, any>;
