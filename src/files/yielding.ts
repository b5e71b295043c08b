/** The part of an edit that remains if it must not change existing content. Pure. */
import { toBytes, toText } from './claim.ts';
import type { FileEdit, IniEdit } from './edit.ts';
import { sectionBefore, sectionName } from './ini.ts';
import type { Ledger } from './journal.ts';
import { withoutPresent } from './json.ts';

/** The edit without the parts that it leaves to others; undefined if nothing remains. */
export function withoutOthers(ledger: Ledger, edit: FileEdit): FileEdit | undefined {
  if (edit.format === 'ini') return withoutOthersKeys(ledger, edit);
  if (!edit.onlyMissing) return edit;
  const remaining = withoutPresent(toText(ledger.content), edit);
  const { items } = remaining.entries;
  return (Array.isArray(items) ? items : Object.keys(items)).length > 0 ? remaining : undefined;
}

function withoutOthersKeys({ content, journal }: Ledger, edit: IniEdit): IniEdit | undefined {
  if (!edit.onlyMissing && !edit.yields) return edit;
  const section = sectionName(toBytes(edit.section));
  const names = Object.keys(edit.keys);
  const taken = new Set(edit.onlyMissing ? sectionBefore(content, section, names).entries.keys() : []);
  if (edit.yields) {
    for (const { claim } of journal.layers) {
      if (claim.format !== 'ini' || claim.section !== section) continue;
      for (const name of Object.keys(claim.keys)) taken.add(name.toLowerCase());
    }
  }
  const remaining = Object.entries(edit.keys).filter(([name]) => !taken.has(name.toLowerCase()));
  return remaining.length > 0 ? { ...edit, keys: Object.fromEntries(remaining) } : undefined;
}
