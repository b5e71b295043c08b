/**
 * Merges entries into a JSON text and removes exactly these again. Lists and maps are handled as lists of named slots.
 */
import { isDeepStrictEqual } from 'node:util';
import type { JsonEdit } from './edit.ts';

/** Where an edit's entries are. Plain data, for the post step. */
export interface EntryPlace {
  readonly at: readonly string[];
  /** The members that identify an entry of a list; absent for a map, whose keys identify them. */
  readonly match?: readonly string[];
  readonly exclusive?: string;
}

/** The state of a document before {@link mergeEntries}, for {@link removeEntries} to restore. */
export interface EntriesBefore {
  /** Keyed by the names of the edit's entries: nothing, or what is replaced. */
  readonly entries: ReadonlyMap<string, readonly unknown[]>;
  /** The name of the entry that has the exclusive flag. */
  readonly flagged?: string;
}

type Members = Readonly<Record<string, unknown>>;

interface Slot {
  /** Absent for values that cannot be ours, such as a number in a list. */
  readonly name?: string;
  readonly value: unknown;
}

const byteOrderMark = '\ufeff';

export function placeOf({ at, entries, exclusive }: JsonEdit): EntryPlace {
  return {
    at,
    ...(entries.kind === 'list' && { match: entries.match }),
    ...(exclusive !== undefined && { exclusive }),
  };
}

/** Reads what {@link mergeEntries} will replace. */
export function entriesBefore(text: string, edit: JsonEdit): EntriesBefore {
  const place = placeOf(edit);
  const slots = slotsAt(parse(text), place);
  const flagged = slots.findLast((slot) => hasFlag(slot, place))?.name;
  return {
    entries: new Map(
      [...newEntries(edit).keys()].map((name) => [
        name,
        slots.filter((slot) => slot.name === name).map(({ value }) => value),
      ]),
    ),
    ...(flagged !== undefined && { flagged }),
  };
}

/**
 * Puts the edit's entries into a document: they replace entries with the same name or are added at the end. A document
 * that cannot be parsed is replaced, because its reader would have failed on it.
 */
export function mergeEntries(text: string, edit: JsonEdit): string {
  const place = placeOf(edit);
  const document = parse(text);
  const slots = slotsAt(document, place);
  const entries = entriesToPut(edit, slots, place);
  const values = new Map([...entries].map(([name, value]) => [name, [value]]));
  const merged = replace(slots, values);
  const present = new Set(merged.map((slot) => slot.name));
  for (const [name, value] of entries) if (!present.has(name)) merged.push({ name, value });

  const newest = [...entries].findLast(([, value]) => hasFlag({ value }, place))?.[0];
  const oneFlag = merged.map((slot) => (slot.name === newest ? slot : unflagged(slot, place)));
  return render(text, document, place, newest === undefined ? merged : oneFlag);
}

/** The edit without the entries that a document already has. */
export function withoutPresent(text: string, edit: JsonEdit): JsonEdit {
  const present = new Set(slotsAt(parse(text), placeOf(edit)).map(({ name }) => name));
  const { entries } = edit;
  if (entries.kind === 'map') {
    const items = Object.entries(entries.items).filter(([name]) => !present.has(name));
    return { ...edit, entries: { ...entries, items: Object.fromEntries(items) } };
  }
  const items = entries.items.filter((item) => !present.has(nameIn(entries.match, item)));
  return { ...edit, entries: { ...entries, items } };
}

/** Whether the list or map of an edit's entries contains anything. */
export function hasEntries(text: string, edit: JsonEdit): boolean {
  return slotsAt(parse(text), placeOf(edit)).length > 0;
}

/** Whether a list in a document has an entry with all these members. */
export function hasItem(
  text: string,
  at: readonly string[],
  item: Readonly<Record<string, unknown>>,
): boolean {
  const list = at.reduce(member, parse(text));
  return (
    Array.isArray(list) &&
    list.some((one) =>
      Object.entries(item).every(([name, value]) => isDeepStrictEqual(member(one, name), value)),
    )
  );
}

/** Whether the edit replaces an entry that belongs to another owner, see {@link JsonEdit.belongsTo}. */
export function displaces(text: string, edit: JsonEdit): boolean {
  const { belongsTo } = edit;
  if (!belongsTo) return false;
  const entries = newEntries(edit);
  return slotsAt(parse(text), placeOf(edit)).some(
    ({ name, value }) =>
      name !== undefined &&
      entries.has(name) &&
      belongsTo.members.some((one) => !isDeepStrictEqual(member(value, one), member(entries.get(name), one))),
  );
}

/**
 * Removes entries by name, whatever they contain by now (tools and refreshers renew them in place), and restores what
 * they had replaced. A text that cannot be parsed stays as it is.
 *
 * @param before the names to undo, each with what it had replaced
 * @param heirs names of the entries to get the exclusive flag when its holder is removed, best first; otherwise the
 *   newest entry gets it
 */
export function removeEntries(
  text: string,
  place: EntryPlace,
  before: EntriesBefore['entries'],
  heirs: readonly string[] = [],
): string {
  const document = parse(text);
  const slots = slotsAt(document, place);
  const leaving = slots.filter((slot) => slot.name !== undefined && before.has(slot.name));
  if (leaving.length === 0) return text;

  const staying = slots.filter((slot) => !leaving.includes(slot));
  let remaining = replace(slots, before);
  if (staying.some((slot) => hasFlag(slot, place))) {
    remaining = remaining.map((slot) => (staying.includes(slot) ? slot : unflagged(slot, place)));
  } else if (
    leaving.some((slot) => hasFlag(slot, place)) &&
    !remaining.some((slot) => hasFlag(slot, place))
  ) {
    const named = heirs.map((name) => remaining.find((slot) => slot.name === name)).find((slot) => slot);
    const heir = named ?? remaining.findLast((slot) => isMembers(slot.value));
    remaining = remaining.map((slot) => (slot === heir ? flagged(slot, place) : slot));
  }
  return render(text, document, place, remaining);
}

/** Whether a document is empty: it cannot be parsed, or contains only empty lists and objects. */
export function isEmptyDocument(text: string): boolean {
  return isEmpty(parse(text));
}

/** Whether two texts are the same document, however they are formatted. */
export function isSameDocument(one: string, other: string): boolean {
  return isDeepStrictEqual(parse(one), parse(other));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** An entry's name in a list: the values of the members that identify it, as JSON. */
function nameIn(match: readonly string[], item: unknown): string {
  return JSON.stringify(match.map((name) => member(item, name)));
}

/** The edit's entries by name. If several have the same name, the last one counts. */
function newEntries({ entries }: JsonEdit): Map<string, unknown> {
  if (entries.kind === 'map') return new Map(Object.entries(entries.items));
  return new Map(entries.items.map((item) => [nameIn(entries.match, item), item]));
}

/** The edit's entries, adjusted to what is already there. */
function entriesToPut(edit: JsonEdit, slots: readonly Slot[], place: EntryPlace): Map<string, unknown> {
  const entries = newEntries(edit);
  const holder = slots.findLast((slot) => hasFlag(slot, place));
  const yields = edit.yields && holder && !(holder.name !== undefined && entries.has(holder.name));
  return new Map(
    [...entries].map(([name, value]) => {
      const present = slots.find((slot) => slot.name === name)?.value;
      if (edit.endsBy !== undefined && endOf(present, edit.endsBy) > endOf(value, edit.endsBy))
        return [name, present];
      return [name, yields ? unflagged({ value }, place).value : value];
    }),
  );
}

/** When an entry expires, in seconds since the epoch; before all others if that cannot be read. */
function endOf(entry: unknown, endsBy: string): number {
  const given = member(entry, endsBy);
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(String(given))?.[1];
  const end = payload === undefined ? given : member(parse(decoded(payload)), 'exp');
  return Number.isFinite(Number(end)) ? Number(end) : Number.NEGATIVE_INFINITY;
}

function decoded(base64url: string): string {
  return Buffer.from(base64url, 'base64url').toString('utf8');
}

function slotsAt(document: unknown, { at, match }: EntryPlace): Slot[] {
  const container = at.reduce(member, document);
  if (match) {
    if (!Array.isArray(container)) return [];
    return container.map((value: unknown) =>
      isMembers(value) ? { name: nameIn(match, value), value } : { value },
    );
  }
  return isMembers(container) ? Object.entries(container).map(([name, value]) => ({ name, value })) : [];
}

/** Replaces the first slot of each name with the values; further slots with that name are removed. */
function replace(slots: readonly Slot[], values: ReadonlyMap<string, readonly unknown[]>): Slot[] {
  const done = new Set<string>();
  return slots.flatMap((slot): Slot[] => {
    const { name } = slot;
    if (name === undefined) return [slot];
    const replacement = values.get(name);
    if (!replacement) return [slot];
    if (done.has(name)) return [];
    done.add(name);
    return replacement.map((value) => ({ name, value }));
  });
}

function render(text: string, document: unknown, { at, match }: EntryPlace, slots: readonly Slot[]): string {
  const container = match
    ? slots.map(({ value }) => value)
    : Object.fromEntries(slots.map(({ name, value }) => [name, value]));
  return (
    (text.startsWith(byteOrderMark) ? byteOrderMark : '') +
    JSON.stringify(withMember(document, at, container))
  );
}

function withMember(document: unknown, at: readonly string[], value: unknown): unknown {
  const [name, ...rest] = at;
  if (name === undefined) return value;
  // A computed name makes even `__proto__` an own property.
  return { ...(isMembers(document) && document), [name]: withMember(member(document, name), rest, value) };
}

function member(document: unknown, name: string): unknown {
  return isMembers(document) && Object.hasOwn(document, name) ? document[name] : undefined;
}

function hasFlag({ value }: Slot, { exclusive }: EntryPlace): boolean {
  return exclusive !== undefined && member(value, exclusive) === true;
}

function flagged(slot: Slot, { exclusive }: EntryPlace): Slot {
  return { ...slot, value: { ...(slot.value as Members), [exclusive!]: true } };
}

function unflagged(slot: Slot, place: EntryPlace): Slot {
  return hasFlag(slot, place)
    ? { ...slot, value: { ...(slot.value as Members), [place.exclusive!]: false } }
    : slot;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
