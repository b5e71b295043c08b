/**
 * What is known about a file that we edit: its original state, and a layer for each edit in force. Layers may be
 * removed in any order: what a layer had replaced passes to the next newer layer that replaced it in turn. Pure; the
 * file system is in `apply-edits.ts`.
 */
import { isFlag, isNumber, isText, listOf, mapOf, objectOf, optional } from '../text/shape.ts';
import {
  type Claim,
  digest,
  entryNames,
  isClaim,
  put,
  type Replaced,
  takeBack,
  withoutKnowledge,
} from './claim.ts';
import type { FileEdit } from './edit.ts';

export interface Journal {
  /** Whether we created the file. */
  readonly created: boolean;
  /** The mode of a file that existed before our edits. */
  readonly mode: number;
  /** The file's content before the first edit, one character per byte. */
  readonly original: string;
  /** Digest of what we wrote last; absent once something else has written to the file. */
  readonly written?: string;
  /** Names of the entries that had the exclusive flag before our edits, newest first. */
  readonly flagged: readonly string[];
  /** Oldest first. */
  readonly layers: readonly Layer[];
}

interface Layer {
  readonly id: string;
  /** A path that exists as long as the use of the action that made the edit is open. */
  readonly owner: string;
  readonly claim: Claim;
  readonly replaced: Replaced;
}

/** A file and its journal. */
export interface Ledger {
  /** One character per byte. */
  readonly content: string;
  readonly journal: Journal;
}

/** Begins a journal for a file that was found or is being created. */
export function newJournal(original: string, found?: { readonly mode: number }): Journal {
  return {
    created: found === undefined,
    mode: found?.mode ?? 0,
    original,
    written: digest(original),
    flagged: [],
    layers: [],
  };
}

/** Forgets the original state as soon as something else has written to the file: restoring it would undo that. */
export function noticeOthers({ content, journal }: Ledger): Ledger {
  if (journal.written === digest(content)) return { content, journal };
  const { written: _, ...touched } = journal;
  return { content, journal: touched };
}

/**
 * Applies an edit. Repeating an edit with the same owner renews it in the same layer. The claim returned is the part
 * that {@link withdrawBlindly} may undo.
 */
export function enter(
  ledger: Ledger,
  edit: FileEdit,
  owner: string,
): { ledger: Ledger; id: string; claim: Claim } {
  const result = put(ledger.content, edit);
  const id = digest(JSON.stringify([owner, ...entryNames(result.claim)]));
  const { layers, rest } = unlink(ledger.journal.layers, id);
  const replaced = { ...result.replaced, ...rest };
  const journal = {
    ...ledger.journal,
    layers: [...layers, { id, owner, claim: result.claim, replaced }],
    flagged: [
      ...new Set([...(result.flagged === undefined ? [] : [result.flagged]), ...ledger.journal.flagged]),
    ],
  };
  return {
    ledger: wrote(ledger, result.text, journal),
    id,
    claim: withoutKnowledge(result.claim, replaced),
  };
}

/** Undoes an edit. If its layer does not exist, it has already been undone. */
export function withdraw(ledger: Ledger, id: string): Ledger {
  const layer = ledger.journal.layers.find((one) => one.id === id);
  if (!layer) return ledger;
  const { layers, rest } = unlink(ledger.journal.layers, id);
  const journal = { ...ledger.journal, layers };
  if (layers.length === 0 && journal.written !== undefined) return wrote(ledger, journal.original, journal);
  const replaced = layer.claim.format === 'json' ? exceptClaimed(rest, layers) : rest;
  return wrote(ledger, takeBack(ledger.content, layer.claim, replaced, journal.flagged), journal);
}

/** Undoes an edit whose journal was lost. */
export function withdrawBlindly(content: string, claim: Claim): string {
  const [header, ...others] = entryNames(claim);
  const names = claim.format === 'ini' ? others : [header, ...others];
  return takeBack(content, claim, Object.fromEntries(names.map((name) => [name, []])));
}

/** The journal as text, preceded by its digest. */
export function writeJournal(journal: Journal): string {
  const text = JSON.stringify(journal);
  return `${digest(text)}\n${text}`;
}

/**
 * Undefined for a text that {@link writeJournal} did not produce. Anybody can compute the digest, so the shape is
 * checked too.
 */
export function readJournal(text: string | undefined): Journal | undefined {
  const [sum, json] = text?.split('\n') ?? [];
  if (json === undefined || digest(json) !== sum) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return isJournal(value) ? (value as Journal) : undefined;
  } catch {
    return undefined;
  }
}

const isJournal = objectOf<Journal>({
  created: isFlag,
  mode: isNumber,
  original: isText,
  written: optional(isText),
  flagged: listOf(isText),
  layers: listOf(
    objectOf<Layer>({ id: isText, owner: isText, claim: isClaim, replaced: mapOf(Array.isArray) }),
  ),
});

function wrote(before: Ledger, content: string, journal: Journal): Ledger {
  return {
    content,
    journal: before.journal.written === undefined ? journal : { ...journal, written: digest(content) },
  };
}

/** Removes a layer. What it had replaced passes to the next newer layer with the same entry; the rest is returned. */
function unlink(all: readonly Layer[], id: string): { layers: readonly Layer[]; rest: Replaced } {
  const index = all.findIndex((layer) => layer.id === id);
  if (index === -1) return { layers: all, rest: {} };
  const layers = all.toSpliced(index, 1);
  const rest: Record<string, readonly unknown[]> = {};
  for (const [name, before] of Object.entries(all[index]!.replaced)) {
    const newer = layers.findIndex((layer, position) => position >= index && layer.replaced[name]);
    if (newer === -1) rest[name] = before;
    else layers[newer] = { ...layers[newer]!, replaced: { ...layers[newer]!.replaced, [name]: before } };
  }
  return { layers, rest };
}

/**
 * Without the entries that other layers claim too. Unlike keys of an INI section, JSON entries with one name are the
 * same thing (an identity, a token), and the present one is the newest.
 */
function exceptClaimed(replaced: Replaced, layers: readonly Layer[]): Replaced {
  return Object.fromEntries(
    Object.entries(replaced).filter(([name]) => !layers.some((layer) => layer.replaced[name])),
  );
}
