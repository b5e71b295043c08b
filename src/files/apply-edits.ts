/**
 * Applies edits to files that others write too, and takes them back. Each file is read, changed and replaced under a
 * lock. What is needed to restore it lies next to it in a private file, because it may be secret and because uses of
 * the action share it; it goes with the last edit.
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
  /** What may be undone even if the file's journal is lost. */
  readonly claim: Claim;
  /** What the user should know. */
  readonly warning?: string;
}

export interface EditOptions extends LockOptions {
  /** A directory that is ours alone: anything found there instead of a file or directory is replaced. */
  readonly within?: string;
}

export interface Reverted {
  readonly path: string;
  /**
   * - `restored`: the file stands without our entries
   * - `deleted`: we had made it, and nothing else was put into it
   * - `gone`: something else had removed it
   * - `failed`: see `reason`
   */
  readonly outcome: 'restored' | 'deleted' | 'gone' | 'failed';
  readonly reason?: string;
}

/**
 * Applies edits, all or none. The same edit by the same owner again renews it.
 *
 * @param owner a path that exists as long as these edits are wanted: the directory of this use of the action. Edits
 *   whose owner is gone, as after a crash of the machine, are undone by the next process that edits the file.
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

/** Takes edits back and leaves what others wrote since. Never fails; says for each file what became of it. */
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
  // What only fills gaps comes after what is put in any case.
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
      // The journal first: a crash in between leaves a record of nothing, not secrets without a record.
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

/** What there is to edit: the file and its journal, or the user's own file to start from, or nothing. */
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
  // Without a file that we cannot read: the tools could not either.
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

/** Takes back the edits of those who are gone without having done so. */
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

/** Whether nothing is left in a file that we made but what it started from. */
function saysNothingNew(content: string, original: string, { format }: Claim): boolean {
  if (content === original || content.trim() === '') return true;
  return (
    format === 'json' &&
    (isEmptyDocument(toText(content)) || isSameDocument(toText(content), toText(original)))
  );
}

interface RegularFile {
  /** One character per byte, so that any encoding survives. */
  readonly content: string;
  readonly mode: number;
}

function isOurs(path: string, { within }: EditOptions = {}): boolean {
  return within !== undefined && path.startsWith(join(resolve(within), sep));
}

/**
 * Refuses a link: a new file in its place would cut it, and following it would write secrets somewhere else. In a
 * directory that is ours, no link of another user is cut.
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

/** One that cannot be read is as good as lost. */
async function journalOf(path: string) {
  return readJournal(await readFile(journalPath(path), 'utf8').catch(() => undefined));
}

/** Whatever it has become: its name is ours. */
async function removeJournal(path: string): Promise<void> {
  await removeDirectory(journalPath(path));
}

function journalPath(path: string): string {
  return `${path}.multi-cloud-login`;
}
