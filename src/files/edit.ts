import type { Spellings } from './ini-spellings.ts';

/**
 * Changes to files that several logins, or the user's own tools, also write. An edit is data, so the post step, which
 * is another process, can undo it: it names our entries and how to find them again.
 */
export type FileEdit = IniEdit | JsonEdit;

/** Puts a section into an INI file (AWS config and credentials, the Azure CLI's `config`). */
export interface IniEdit {
  readonly format: 'ini';
  readonly path: string;
  /** The header without brackets, for example `profile deploy`. */
  readonly section: string;
  /**
   * Keys to set in the section, or with `null` to remove from it; other keys, comments and sections survive byte for
   * byte.
   */
  readonly keys: Readonly<Record<string, string | null>>;
  /** Whether keys that the section already has stay as they are. */
  readonly onlyMissing?: boolean;
  /** Whether keys that another edit in force has set stay as they are. */
  readonly yields?: boolean;
  /**
   * Other headers for the same section, see {@link Spellings}: none of them survives, nor does an indented line that
   * sets a key to be removed. Only for private copies, because this is not undone edit by edit.
   */
  readonly spellings?: Pick<Spellings, 'aliases' | 'lookalikes'>;
  /** The user's own file to start from if `path` does not exist yet. */
  readonly startFrom?: string;
}

/** Puts entries into a JSON file (the Azure CLI's profile, identities and token cache). */
export interface JsonEdit {
  readonly format: 'json';
  readonly path: string;
  /** Where the entries live: `[]` = the document itself, `['subscriptions']` = that member. */
  readonly at: readonly string[];
  readonly entries:
    | {
        readonly kind: 'list';
        readonly match: readonly string[];
        readonly items: readonly Readonly<Record<string, unknown>>[];
      }
    | { readonly kind: 'map'; readonly items: Readonly<Record<string, unknown>> };
  /** A flag that only the newest entry of a list may have (the Azure CLI's `isDefault`). */
  readonly exclusive?: string;
  /** Whether the exclusive flag stays with another owner's entry that has it. */
  readonly yields?: boolean;
  /**
   * The member that says when an entry expires, in seconds since the epoch or as a JWT: of two entries, the later one
   * stays.
   */
  readonly endsBy?: string;
  /** The members that identify an entry's owner. Replacing another owner's entry causes a warning. */
  readonly belongsTo?: { readonly members: readonly string[]; readonly warning: string };
  /** Whether existing entries stay as they are. Such an edit comes after all other edits of its file. */
  readonly onlyMissing?: boolean;
  /**
   * Applies the edit only while a list in a JSON file has such an entry: something that the user removed is not
   * restored.
   */
  readonly onlyWhile?: {
    readonly path: string;
    readonly at: readonly string[];
    readonly item: Readonly<Record<string, unknown>>;
  };
  readonly startFrom?: string;
  /** Files without which the user's own file is useless: if none of them exists, the edit does not start from it. */
  readonly startsOnlyWith?: {
    readonly paths: readonly string[];
    /** Shown if the user's own file had entries. */
    readonly warning: string;
  };
}
