import type { Spellings } from './ini-spellings.ts';

/**
 * Changes to files that several logins, or the user's own tools, write too. An edit is data, so that the post step,
 * another process, can take it back: it names the entries that are ours and how to find them again.
 */
export type FileEdit = IniEdit | JsonEdit;

/** Puts a section into an INI file (AWS config and credentials, the Azure CLI's `config`). */
export interface IniEdit {
  readonly format: 'ini';
  readonly path: string;
  /** The header without brackets, for example `profile deploy`. */
  readonly section: string;
  /**
   * Keys to set inside the section, or with `null` to take out of it; other keys, comments and sections survive byte for
   * byte.
   */
  readonly keys: Readonly<Record<string, string | null>>;
  /**
   * Other headers for the same section, see {@link Spellings}: none of them survives, nor does an indented line that sets
   * a key which is to be taken out. Only for private copies, as this is not undone edit by edit.
   */
  readonly spellings?: Pick<Spellings, 'aliases' | 'lookalikes'>;
  /** The user's own file to start from when `path` does not exist yet. */
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
  /** Whether the exclusive flag stays with an entry of others that has it. */
  readonly yields?: boolean;
  /** The member that tells when an entry ends, as seconds since the epoch or as a JWT: of two, the later one stays. */
  readonly endsBy?: string;
  /** Whose an entry is, by some of its members. To take one away from somebody else is worth a warning. */
  readonly belongsTo?: { readonly members: readonly string[]; readonly warning: string };
  readonly startFrom?: string;
}
