/** What a login hands to later steps: plain data, carried out by the action and undone by the post step. */
import type { Environment } from '../environment.ts';
import type { FileEdit } from '../files/edit.ts';
import type { TlsMaterial } from '../http/client.ts';
import type { Problem } from '../settings/schema.ts';

/** What a login hands to later steps. All pure. */
export interface Publishing<R, C> {
  /** What to mask, write, export and output. */
  publications(credential: C, settings: R, context: PublishContext): Publications;
  /**
   * The requests that revoke the credential. Separate from the publications, so that a token is revoked whatever goes
   * wrong with these. Default: none, the credential can only expire.
   * @param login the login's name, for the log
   */
  revocations?(credential: C, settings: R, login: string): readonly Revocation[];
  /** What in the job's environment would disturb the login. */
  conflicts(settings: R, env: Environment, context: Pick<PublishContext, 'shared'>): readonly Conflict[];
  /** Whether an exported login has to renew itself because an earlier one of the job does. */
  followsRenewal?(context: Pick<PublishContext, 'env' | 'shared'>): boolean;
  /**
   * What is wrong with the settings on this machine: paths that the tools could not read in what would be published.
   * Asked before any request.
   */
  problems?(settings: R, context: PublishContext): readonly Problem[];
}

/** Where a login's files go. */
export interface PublishContext {
  /** The login's name: output prefix, and part of its file names. */
  readonly login: string;
  /** Whether it was asked for with a cloud's own inputs or as an entry of `logins`. */
  readonly kind: 'flat' | 'entry';
  /** Private directory of this use of the action, for files that nothing else writes. Absolute; made on demand. */
  readonly directory: string;
  /** Private directory that all uses of the action in this job share, for files that several logins write. */
  readonly shared: string;
  readonly env: Environment;
  /** Where the login's ID tokens come from, as `id-token-source` names it. */
  readonly idTokenSource: string;
  /** Whether the login asked to be exported to the environment. */
  readonly exportEnvironment: boolean;
  /** Absolute path of the folder that holds the action's built helpers. */
  readonly actionDirectory: string;
  /** Absolute path of the running Node.js, for files that start one of the helpers. */
  readonly nodePath: string;
  /** Present when the credentials are kept alive for the whole job. */
  readonly refresh?: {
    /** Absolute path of the file that says how to repeat this login. */
    readonly specification: string;
    /** Absolute path of the cached credential, which the processes that renew it share. */
    readonly credential: string;
  };
  /** Milliseconds since the epoch: a credential from the cache may hold parts that have expired. */
  readonly now: number;
}

/** A file written in one piece and removed in the post step. */
export interface PrivateFile {
  readonly path: string;
  readonly content: string;
  /** The user's own file, whose text comes before the content: what it says stays in force. */
  readonly startFrom?: string;
}

/** A further name for a file of the user's, if that is there: tools look for it in a directory of this action. */
export interface FileLink {
  readonly path: string;
  readonly target: string;
}

export interface Variable {
  readonly value: string;
  /** The tools that read it treat an empty value as unset, so the post step may blank it. */
  readonly emptyMeansUnset?: boolean;
  /** A path for the post step to leave in it, if it was not set before and, if given, nothing exists at `unless`. */
  readonly leftBehind?: { readonly path: string; readonly unless?: string };
  /** Exported even with `export-environment: false`: what was asked for explicitly could not be found without it. */
  readonly always?: boolean;
}

/**
 * The request that revokes a credential before it expires, in the post step or when another login fails. It goes to the
 * origin that issued the credential and nowhere else.
 */
export interface Revocation {
  /** As the log names it: `Vault token "release"`. */
  readonly what: string;
  readonly method: 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * Statuses with which the service says that the token is no longer valid, or cannot be revoked at all: worth a line
   * of the log and no warning. Only 2xx means that it was revoked.
   */
  readonly goneStatuses?: readonly number[];
  /** What a refusal can mean, as a sentence. */
  readonly hint?: string;
  /** When the token expires by itself, milliseconds since the epoch: a refusal after that is no surprise. */
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
  /** In a directory of this action, with which they go. */
  readonly links?: readonly FileLink[];
  readonly variables: Readonly<Record<string, Variable>>;
  /** Names without the login's name in front: `account-id` becomes `aws-account-id`. Never secret. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What the user should know about this combination of settings and job. */
  readonly warnings?: readonly string[];
  /** Lines for the log about where later steps find what was published. */
  readonly notes?: readonly string[];
  /** Further such lines, for where later steps have a variable, from another login or from the job, with another value. */
  readonly notesBeside?: readonly {
    readonly variable: string;
    readonly unless?: string;
    readonly note: string;
  }[];
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
