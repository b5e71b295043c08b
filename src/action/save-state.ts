/**
 * Saves the state of the step. The runner hands it to the post step as environment variables, of which one may have 128 KiB
 * on Linux and 32,767 characters on Windows: beyond that, the post step would not even start. A larger state is saved in
 * parts. They are cut between entries and never within a text, because the log of debug mode shows each part, and the
 * masks do not match half a secret.
 */
import { createHash } from 'node:crypto';
import type { Runner } from './runner.ts';
import { type SavedState, stateName } from './state.ts';

/** Characters. Each takes up to three bytes. */
const partLength = 30_000;

/** Bytes that one variable takes on every machine of the platform, with room for its name. */
const longest = process.platform === 'win32' ? 32_000 : 120_000;

/** The part of the state that an entry belongs to, with this entry alone. */
type Piece = Partial<Pick<SavedState, 'files' | 'edits' | 'revocations' | 'variables'>>;

export function saveState(runner: Runner, state: SavedState): void {
  const text = JSON.stringify(state);
  if (text.length <= partLength) {
    runner.saveState(stateName, text);
    return;
  }
  const { use, temp, cleanup, refresher } = state;
  // New names each time: a step that is killed in between leaves the parts of the previous state as they were.
  const id = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const parts = packed(piecesOf(state)).map((part, index) => [`${stateName}_${id}_${index}`, part] as const);
  for (const [name, part] of parts) runner.saveState(name, part);
  const rest = { use, temp, cleanup, ...(refresher === undefined ? {} : { refresher }) };
  runner.saveState(stateName, JSON.stringify({ ...rest, parts: parts.map(([name]) => name) }));
}

function piecesOf({ files, edits, revocations, variables }: SavedState): Piece[] {
  return [
    ...files.map((file) => ({ files: [file] })),
    ...edits.map((edit) => ({ edits: [edit] })),
    ...revocations.map((revocation) => ({ revocations: [revocation] })),
    ...Object.entries(variables).map(([name, variable]) => {
      const piece = { variables: { [name]: variable } };
      // The previous value fills a whole variable, and with its escapes fits no other. It is not restored then.
      const fits = Buffer.byteLength(JSON.stringify(piece)) <= longest;
      return fits ? piece : { variables: { [name]: { ...variable, previous: null } } };
    }),
  ];
}

/** JSON lists of pieces, in their order, each list as long as it may be. A piece that is longer has a list to itself. */
function packed(pieces: readonly Piece[]): string[] {
  const lists: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const piece of pieces.map((one) => JSON.stringify(one))) {
    if (length + piece.length > partLength) {
      lists.push([]);
      length = 0;
    }
    lists.at(-1)!.push(piece);
    length += piece.length + 1;
  }
  return lists.map((list) => `[${list.join(',')}]`);
}
