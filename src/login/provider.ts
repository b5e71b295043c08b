/** The one contract between the action and a provider. A provider never talks to the runner or to another provider. */
import type { FileEdit } from '../files/edit.ts';
import type { HttpClient, TlsMaterial } from '../http/client.ts';
import type { Claims, IdToken } from '../identity/claims.ts';
import type { Problem, Schema, Values } from '../settings/schema.ts';
import type { Diagnosis, LoginError } from './error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a provider may use while it exchanges. Everything that touches the world is handed in. */
export interface ExchangeContext {
  /**
   * Runs one request under the shared retry policy: classification by {@link LoginError.retry}, full jitter,
   * `Retry-After`, a deadline per attempt and for the step. `attempt` must make a single request without retries of
   * its own and reject with a {@link LoginError}; anything else it throws counts as a permanent fault of ours.
   */
  request<T>(operation: string, attempt: (attempt: Attempt) => Promise<T>): Promise<T>;
  /** For requests that no vendor library makes. Also the transport under the libraries that accept one. */
  readonly http: HttpClient;
  readonly env: Environment;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Registers values that must never be shown, as soon as they exist and before anything is done with them. */
  mask(...secrets: string[]): void;
  /** `Product/version` for the user agent of every request. */
  readonly userAgent: string;
}

export interface Attempt {
  /** 1 for the first attempt. */
  readonly number: number;
  /** Aborts at the attempt's own deadline or at the step's, whichever comes first. */
  readonly signal: AbortSignal;
  /** Milliseconds this attempt may take. */
  readonly timeoutMs: number;
  /**
   * The ID token for this login's audience: the one requested at the start while it has more than a minute left, else a
   * new one; and a new one after a failure that says `fresh`.
   * @param audience replaces the login's, for one that only the exchange can know; the token is then always a new one
   */
  idToken(audience?: string): Promise<IdToken>;
}

/** One line about a successful login, for the log, the summary and the `logins` output. Holds no secret. */
export interface Description {
  /** Who: the ARN, the service account or principal, the client ID. */
  readonly identity: string;
  /** Where: `account 111122223333`, `project my-project`, `subscription Production`. */
  readonly target?: string;
  /** When the shortest-lived of the exported credentials ends, milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Anything a reader should know, for example that this kind of credential ends in five minutes. */
  readonly notes?: readonly string[];
}

/** Where a login's files go. */
export interface Place {
  /** The login's name: output prefix, and part of its file names. */
  readonly login: string;
  /** Private directory of this use of the action, for files nobody else writes. Absolute; made on demand. */
  readonly directory: string;
  /** Private directory that all uses of the action in this job share, for files that several logins write. */
  readonly shared: string;
  readonly env: Environment;
  /** Where the login's ID tokens come from, as `id-token-source` names it. Default: the job's token endpoint. */
  readonly idTokenSource?: string;
  /** Whether the login asked to be exported to the environment. */
  readonly exportEnvironment: boolean;
  /** Absolute path of the folder that holds the action's built helpers. */
  readonly actionDirectory: string;
  /** Absolute path of the running Node.js, for files that start one of the helpers. */
  readonly nodePath: string;
  /** Present when the credentials are to be kept alive for the whole job. */
  readonly refresh?: {
    /** Where the credential is cached, and so handed on between the processes that renew it. */
    readonly cacheDirectory: string;
  };
  /** Milliseconds since the epoch: a credential from the cache may hold parts that have ended. */
  readonly now: number;
}

/** A file written in one piece and removed in the post step. */
export interface PrivateFile {
  readonly path: string;
  readonly content: string;
}

export interface Variable {
  readonly value: string;
  /** The tools that read it treat an empty value as unset, so the post step may blank it. */
  readonly emptyMeansUnset?: boolean;
  /** A path for the post step to leave in it, where it was not set before and nothing stands at `unless`. */
  readonly standIn?: { readonly path: string; readonly unless: string };
  /** Exported even with `export-environment: false`: what was asked for explicitly could not be found without it. */
  readonly always?: boolean;
}

/**
 * The request that takes a credential back before its time, in the post step or when another login fails. It goes to the
 * origin that issued the credential and nowhere else.
 */
export interface Revocation {
  /** As the log names it: `Vault token "release"`. */
  readonly what: string;
  readonly method: 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Statuses that mean "already gone" and are as good as success. Any 2xx is success anyway. */
  readonly goneStatuses?: readonly number[];
  readonly tls?: TlsMaterial;
}

/** What a login hands to later steps, and so also what the post step has to take back. Data only. */
export interface Publications {
  /** Leaf values to mask before anything else happens. */
  readonly secrets: readonly string[];
  readonly files?: readonly PrivateFile[];
  /** Changes to files that other logins or the user's tools write too. */
  readonly edits?: readonly FileEdit[];
  readonly variables: Readonly<Record<string, Variable>>;
  /** Names without the login's name in front: `account-id` becomes `aws-account-id`. Never secret. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly revocations?: readonly Revocation[];
  /** What the user should know about this combination of settings and job. */
  readonly warnings?: readonly string[];
  /** Lines for the log about where later steps find what was published. */
  readonly notes?: readonly string[];
  /** The one of `files` that tells the refresher how to keep this login's files alive (see {@link Renewal}). */
  readonly refresherSpecification?: string;
  /** Outputs that are credentials; withheld with `output-credentials: false`. */
  readonly credentialOutputs?: Readonly<Record<string, string>>;
}

/** Variables and files found in the job that would win over, or disturb, what the login exports. */
export interface Conflict {
  readonly variable: string;
  /** Completes "`NAME` is set and …". */
  readonly effect: string;
  /** Whether exporting an empty value switches it off without side effects. */
  readonly neutralise?: boolean;
}

/** The ID tokens that a login may ask for, and the one place it sends them to. */
export interface AudienceBinding {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly audiences: readonly string[];
}

/** The trust a relying party needs for this job's ID token, ready to paste. */
export interface TrustAdvice {
  readonly title: string;
  readonly language: 'sh' | 'json' | 'yaml';
  readonly text: string;
}

/** How credentials in files that tools read again and again are kept alive by a process in the background. All pure. */
export interface Renewal<R, C> {
  /** The ID token among the credentials, which ends long before the others. */
  idToken(credential: C): string;
  withIdToken(credential: C, idToken: string): C;
  /** What to write again, of all that was published. */
  publications(credential: C, settings: R, place: Place): Required<Pick<Publications, 'files' | 'edits'>>;
}

export type RenewedBy = 'itself' | 'refresh';

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
  readonly madeAudience?: boolean;
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
  /** @throws {LoginError} */
  exchange(settings: R, context: ExchangeContext): Promise<C>;
  describe(credential: C, settings: R): Description;
  /** Pure: what to mask, write, export and output. */
  publications(credential: C, settings: R, place: Place): Publications;
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
  occupies?(settings: R, login: string): Readonly<Record<string, string>>;
  /** Pure: whether this login, if exported, has to renew itself because an earlier one of the job does. */
  followsRenewal?(place: Pick<Place, 'env' | 'shared'>): boolean;
  /** Pure: what in the job's environment would disturb this login. */
  conflicts(settings: R, env: Environment, place: Pick<Place, 'shared'>): readonly Conflict[];
  /** Pure: text for people. `claims` are absent when the ID token itself was not to be had. */
  diagnose(error: LoginError, claims: Claims | undefined, settings: R): Explanation<Diagnosis>;
  /** Pure: the trust policy that would admit this ID token. */
  trust(claims: Claims, settings: R): Explanation<readonly TrustAdvice[]>;
}

/** A provider whose types are not known to the caller; the plan keeps each login's settings and provider together. */
// biome-ignore lint/suspicious/noExplicitAny: the registry holds providers of different types
export type AnyProvider = Provider<any, any, any>;
