/**
 * Applies edits to files that others also write, and undoes them. Each file is read, changed and replaced under a lock.
 * The data to restore it is kept next to it in a private file, because that data may be secret and is shared by all
 * uses of the action; the last undo removes it.
 */
import { dirname, join, resolve, sep } from 'node:path';
import { Failure } from '../failure/failure.ts';
import { type Claim, toText, warningOf } from './claim.ts';
import type { FileEdit } from './edit.ts';
import {
  enter,
  type Ledger,
  newJournal,
  noticeOthers,
  readJournal,
  withdraw,
  withdrawBlindly,
  writeJournal,
} from './journal.ts';
import { hasEntries, hasItem, isEmptyDocument, isSameDocument } from './json.ts';
import { type LockOptions, withLock } from './lock.ts';
import { claimPrivateDirectory, ensureDirectory, privateFileMode, writePrivateFile } from './private.ts';
import { removeDirectory, removeFile } from './remove.ts';
import { lstat, readFile } from './system.ts';
import { unlessMissing } from './system-errors.ts';
import { withoutOthers } from './yielding.ts';

/** An edit in force, as the post step remembers it. Plain data without any secret. */
export interface Applied {
  /** Absolute path of the edited file. */
  readonly path: string;
  readonly id: string;
  /** The part that may be undone even if the file's journal is lost. */
  readonly claim: Claim;
  /** A warning for the user. */
  readonly warning?: string;
}

export interface EditOptions extends LockOptions {
  /**
   * A directory that belongs to this action alone: anything found there instead of the expected file or directory is
   * replaced.
   */
  readonly within?: string;
}

export interface Reverted {
  readonly path: string;
  /**
   * - `restored`: the file remains, without our entries
   * - `deleted`: we had created it, and nothing else was added to it
   * - `gone`: something else had removed it
   * - `failed`: see `reason`
   */
  readonly outcome: 'restored' | 'deleted' | 'gone' | 'failed';
  readonly reason?: string;
}

/**
 * Applies edits, all or none. Repeating an edit with the same owner renews it.
 *
 * @param owner a path that exists for as long as these edits are wanted: the directory of this use of the action. If
 *   the owner is gone, as after a crash of the machine, the next process that edits the file undoes the edits.
 * @throws {Failure} `files/not-a-file`, `files/not-a-directory`, `files/locked`, `files/unsafe-value`
 */
export async function applyEdits(
  edits: readonly FileEdit[],
  owner: string,
  options?: EditOptions,
): Promise<Applied[]> {
  const wanted = await Promise.all(edits.map(isWanted));
  const files = Map.groupBy(
    edits.filter((_, index) => wanted[index]),
    (edit) => resolve(edit.path),
  );
  const outcomes = await Promise.allSettled(
    [...files].map(([path, ofFile]) => applyToFile(path, ofFile, owner, options)),
  );
  const applied = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) {
    await revertEdits(applied, options);
    throw failure.reason;
  }
  return applied;
}

/** Undoes edits and keeps what others have written since. Never fails; reports the outcome for each file. */
export async function revertEdits(applied: readonly Applied[], options?: EditOptions): Promise<Reverted[]> {
  const files = Map.groupBy(applied, ({ path }) => path);
  return Promise.all(
    [...files].map(async ([path, ofFile]): Promise<Reverted> => {
      try {
        return { path, outcome: await revertFile(path, ofFile, options) };
      } catch (error) {
        return { path, outcome: 'failed', reason: (error as Error).message };
      }
    }),
  );
}

/** See {@link JsonEdit.onlyWhile}. */
async function isWanted(edit: FileEdit): Promise<boolean> {
  if (edit.format !== 'json' || !edit.onlyWhile) return true;
  const { path, at, item } = edit.onlyWhile;
  return hasItem(await readFile(path, 'utf8').catch(() => ''), at, item);
}

async function applyToFile(
  path: string,
  all: readonly FileEdit[],
  owner: string,
  options?: EditOptions,
): Promise<Applied[]> {
  // Edits that only fill gaps come after unconditional ones.
  const edits = all.toSorted((a, b) => Number(a.onlyMissing ?? false) - Number(b.onlyMissing ?? false));
  const ours = isOurs(path, options);
  await (ours ? claimPrivateDirectory(dirname(path)) : ensureDirectory(dirname(path)));
  return withLock(
    journalPath(path),
    async () => {
      const file = await readRegularFile(path, ours);
      const { warnings, ...opened } = await open(path, file, edits);
      let ledger = await withoutAbandoned(opened, owner);
      const applied = edits.flatMap((edit) => {
        const remaining = withoutOthers(ledger, edit);
        if (!remaining) return [];
        const warning = [...warnings.splice(0), warningOf(ledger.content, remaining) ?? []].flat().join(' ');
        const entered = enter(ledger, remaining, owner);
        ledger = entered.ledger;
        return { path, id: entered.id, claim: entered.claim, ...(warning && { warning }) };
      });
      // The journal first: a crash in between then leaves a record of nothing rather than secrets without a record.
      if ((await lstat(journalPath(path)))?.isDirectory()) await removeJournal(path);
      await writePrivateFile(journalPath(path), writeJournal(ledger.journal));
      if (file?.content !== ledger.content || file.mode !== privateFileMode)
        await writePrivateFile(path, Buffer.from(ledger.content, 'latin1'));
      return applied;
    },
    options,
  );
}

async function revertFile(
  path: string,
  applied: readonly Applied[],
  options?: EditOptions,
): Promise<Reverted['outcome']> {
  const ours = isOurs(path, options);
  const directory = await lstat(dirname(path));
  if (!directory || (ours && !directory.isDirectory())) return 'gone';
  await ensureDirectory(dirname(path));
  return withLock(
    journalPath(path),
    async () => {
      const file = await readRegularFile(path, ours);
      if (!file) {
        await removeJournal(path);
        return 'gone';
      }
      const found = await journalOf(path);
      if (!found) {
        const content = applied.reduce((text, { claim }) => withdrawBlindly(text, claim), file.content);
        await replaceContent(path, file, content, file.mode);
        await removeJournal(path);
        return 'restored';
      }

      const start = noticeOthers({ content: file.content, journal: found });
      const { content, journal } = applied.reduce((ledger, { id }) => withdraw(ledger, id), start);
      const last = journal.layers.length === 0;
      const deleted = last && journal.created && saysNothingNew(content, journal.original, applied[0]!.claim);
      if (deleted) await removeFile(path);
      else await replaceContent(path, file, content, last && !journal.created ? journal.mode : file.mode);
      if (last) await removeJournal(path);
      else await writePrivateFile(journalPath(path), writeJournal(journal));
      return deleted ? 'deleted' : 'restored';
    },
    options,
  );
}

/** The starting point of an edit: the file and its journal, the user's own file to start from, or nothing. */
async function open(
  path: string,
  file: RegularFile | undefined,
  edits: readonly FileEdit[],
): Promise<Ledger & { warnings: string[] }> {
  if (file) {
    const { content } = file;
    const journal = (await journalOf(path)) ?? newJournal(content, file);
    return { ...noticeOthers({ content, journal }), warnings: [] };
  }
  const first = edits.find((edit) => edit.startFrom !== undefined);
  // A file that we cannot read is ignored: the tools could not read it either.
  const found = first ? await readFile(first.startFrom!, 'latin1').catch(() => '') : '';
  const isOfUse = !first || (await hasCompanion(first));
  const warnings = isOfUse ? [] : edits.flatMap((edit) => leftOutWarning(found, edit) ?? []);
  const content = isOfUse ? found : '';
  return { content, journal: newJournal(content), warnings };
}

/** See {@link JsonEdit.startsOnlyWith}. */
async function hasCompanion(edit: FileEdit): Promise<boolean> {
  if (edit.format !== 'json' || !edit.startsOnlyWith) return true;
  const found = await Promise.all(edit.startsOnlyWith.paths.map(lstat));
  return found.some((entry) => entry !== undefined);
}

function leftOutWarning(bytes: string, edit: FileEdit): string | undefined {
  const isLeftOut = edit.format === 'json' && edit.startsOnlyWith && hasEntries(toText(bytes), edit);
  return isLeftOut ? edit.startsOnlyWith.warning : undefined;
}

/** Undoes the edits of owners that are gone without having undone them. */
async function withoutAbandoned(ledger: Ledger, owner: string): Promise<Ledger> {
  let result = ledger;
  for (const layer of ledger.journal.layers) {
    if (layer.owner !== owner && !(await lstat(layer.owner))) result = withdraw(result, layer.id);
  }
  return result;
}

async function replaceContent(path: string, file: RegularFile, content: string, mode: number): Promise<void> {
  if (content === file.content && mode === file.mode) return;
  await writePrivateFile(path, Buffer.from(content, 'latin1'), mode);
}

/** Whether a file that we created contains nothing beyond its starting content. */
function saysNothingNew(content: string, original: string, { format }: Claim): boolean {
  if (content === original || content.trim() === '') return true;
  return (
    format === 'json' &&
    (isEmptyDocument(toText(content)) || isSameDocument(toText(content), toText(original)))
  );
}

interface RegularFile {
  /** One character per byte, so any encoding survives. */
  readonly content: string;
  readonly mode: number;
}

function isOurs(path: string, { within }: EditOptions = {}): boolean {
  return within !== undefined && path.startsWith(join(resolve(within), sep));
}

/**
 * Refuses a link: replacing it with a file would break it, and following it would write secrets elsewhere. In our own
 * directory, replacing a link breaks nobody's file.
 */
async function readRegularFile(path: string, ours: boolean): Promise<RegularFile | undefined> {
  const entry = await lstat(path);
  if (!entry) return undefined;
  if (!entry.isFile() && ours) {
    await removeDirectory(path);
    return undefined;
  }
  if (!entry.isFile()) {
    const kind = entry.isSymbolicLink() ? 'a symbolic link' : 'not a file';
    throw new Failure(`${path} is ${kind}, so it is not edited. Name the file itself instead.`, {
      code: 'files/not-a-file',
      stage: 'publish',
      retry: 'no',
    });
  }
  const content = await unlessMissing(() => readFile(path, 'latin1'));
  return content === undefined ? undefined : { content, mode: entry.mode & 0o777 };
}

/** A journal that cannot be read counts as lost. */
async function journalOf(path: string) {
  return readJournal(await readFile(journalPath(path), 'utf8').catch(() => undefined));
}

/** Whatever is there now: the name is ours. */
async function removeJournal(path: string): Promise<void> {
  await removeDirectory(journalPath(path));
}

function journalPath(path: string): string {
  return `${path}.multi-cloud-login`;
}
