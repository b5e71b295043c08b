/** What a login hands to later steps: plain data, carried out by the action and undone by the post step. */
import type { Environment } from '../environment.ts';
import type { FileEdit } from '../files/edit.ts';
import type { FileLink } from '../files/link.ts';
import type { TlsMaterial } from '../http/client.ts';
import type { Problem } from '../settings/schema.ts';

/** What a login hands to later steps. All pure. */
export interface Publishing<R, C> {
  /** What to mask, write, export and output. */
  publications(credential: C, settings: R, context: PublishContext): Publications;
  /**
   * The requests that revoke the credential. Separate from the publications, so a token is revoked even if publishing
   * fails. Default: none; the credential can only expire.
   * @param login the login's name, for the log
   */
  revocations?(credential: C, settings: R, login: string): readonly Revocation[];
  /** The variables and files of the job that would interfere with the login. */
  conflicts(settings: R, env: Environment, context: Pick<PublishContext, 'shared'>): readonly Conflict[];
  /** Settings in the user's own files that tools prefer to what an exported login sets. */
  rivalSettings?(context: Pick<PublishContext, 'refresh'>): readonly RivalSetting[];
  /** Whether an exported login must renew itself because an earlier login in the job does. */
  followsRenewal?(context: Pick<PublishContext, 'env' | 'shared'>): boolean;
  /**
   * Settings that cannot work on this machine: published paths that the tools could not read. Called before any
   * request.
   */
  problems?(settings: R, context: PublishContext): readonly Problem[];
}

/** Where a login's files go. */
export interface PublishContext {
  /** The login's name: output prefix, and part of its file names. */
  readonly login: string;
  /** Whether it was requested with a cloud's own inputs or as an entry of `logins`. */
  readonly kind: 'flat' | 'entry';
  /** Private directory of this use of the action, for files that nothing else writes. Absolute; created on demand. */
  readonly directory: string;
  /** Private directory shared by all uses of the action in this job, for files that several logins write. */
  readonly shared: string;
  readonly env: Environment;
  /** Where the login's ID tokens come from, as `id-token-source` names it. */
  readonly idTokenSource: string;
  /** Whether the login's variables are exported to the environment. */
  readonly exportEnvironment: boolean;
  /** Absolute path of the folder that holds the action's built helpers. */
  readonly actionDirectory: string;
  /** Absolute path of the running Node.js, for files that start a helper. */
  readonly nodePath: string;
  /** Present when the credentials are kept alive for the whole job. */
  readonly refresh?: {
    /** Absolute path of the file that says how to repeat this login. */
    readonly specification: string;
    /** Absolute path of the cached credential, which the processes that renew it share. */
    readonly credential: string;
  };
  /** Milliseconds since the epoch. A cached credential may have parts that have expired. */
  readonly now: number;
}

/** A file written in one piece and removed in the post step. */
export interface PrivateFile {
  readonly path: string;
  readonly content: string;
  /** The user's own file, whose text precedes the content, so its settings remain in force. */
  readonly startFrom?: string;
}

export interface Variable {
  readonly value: string;
  /** The tools that read it treat an empty value as unset, so the post step may empty it. */
  readonly emptyMeansUnset?: boolean;
  /**
   * A path that the post step leaves in the variable, if it was not set before and, if `unless` is given, nothing
   * exists there.
   */
  readonly leftBehind?: { readonly path: string; readonly unless?: string };
  /**
   * Exported even with `export-environment: false`: without it, tools could not find something that was requested
   * explicitly.
   */
  readonly always?: boolean;
}

/**
 * The request that revokes a credential before it expires, in the post step or when another login fails. It goes to the
 * origin that issued the credential and nowhere else.
 */
export interface Revocation {
  /** Its name in the log: `Vault token "release"`. */
  readonly what: string;
  readonly method: 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * Statuses that mean the token is no longer valid or cannot be revoked at all: worth a log line but no warning. Only
   * 2xx means that it was revoked.
   */
  readonly goneStatuses?: readonly number[];
  /** What a refusal can mean, as a sentence. */
  readonly hint?: string;
  /** When the token expires on its own, in milliseconds since the epoch: a refusal after that is expected. */
  readonly expiresAt?: number;
  readonly tls?: TlsMaterial;
}

/** What a login hands to later steps. Data only. */
export interface Publications {
  /** Leaf values to mask before anything else happens. */
  readonly secrets: readonly string[];
  readonly files?: readonly PrivateFile[];
  /** Changes to files that other logins or the user's tools write too. */
  readonly edits?: readonly FileEdit[];
  /** Links in a directory of this action, removed together with it. */
  readonly links?: readonly FileLink[];
  readonly variables: Readonly<Record<string, Variable>>;
  /** Names without the login's prefix: `account-id` becomes `aws-account-id`. Never secret. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What the user should know about this combination of settings and job. */
  readonly warnings?: readonly string[];
  /** Lines for the log about where later steps find what was published. */
  readonly notes?: readonly string[];
  /**
   * Further such lines, for cases in which later steps have a variable with another value, from another login or from
   * the job.
   */
  readonly notesBeside?: readonly {
    readonly variable: string;
    readonly unless?: string;
    readonly note: string;
  }[];
  /** Outputs that are credentials; withheld with `output-credentials: false`. */
  readonly credentialOutputs?: Readonly<Record<string, string>>;
}

/** Variables and files found in the job that would override, or interfere with, what the login exports. */
export interface Conflict {
  readonly variable: string;
  /** Completes "`NAME` is set and …". */
  readonly effect: string;
  /** Whether exporting an empty value disables it without side effects. */
  readonly neutralise?: boolean;
}

/** A setting in a file of the user's own that tools prefer to an exported login. The action looks whether it is there. */
export interface RivalSetting {
  /** What the variable names, if it is set; otherwise this path below the home directory. */
  readonly base: { readonly variable?: string; readonly home: string };
  /** The file below that; absent if that is the file. A `*` stands for the name in the file `selectedBy`. */
  readonly file?: string;
  readonly selectedBy?: string;
  readonly format: 'ini' | 'json';
  /** The section of an INI file; absent for what precedes the first one, and in JSON. */
  readonly section?: string;
  /** Keys in the section, or members of the JSON object, any of which has the effect. */
  readonly keys: readonly string[];
  /** Completes "`key` in the file …". */
  readonly effect: string;
  /** Variables that tools prefer to the file, or that lead them to another one. */
  readonly unless: readonly string[];
  /** Whether a value has no such effect. */
  isHarmless?(value: string): boolean;
  /** Few tools are affected: a line in the log is enough. */
  readonly isMinor?: true;
}
