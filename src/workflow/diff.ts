/** Differences between two texts in the unified format that `git apply` and `patch` read. */

type Line = {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  readonly old: number;
  readonly new: number;
};

const context = 3;
/** The comparison table has (length × length) cells; beyond this limit all lines count as changed. */
const maxCells = 4_000_000;

/** @returns an empty text if the two are equal */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = compare(linesOf(before), linesOf(after));
  const shown = path.replace(/^\/+/, '');
  return [`--- a/${shown}\n`, `+++ b/${shown}\n`, ...hunksOf(lines).map(hunkText)].join('');
}

/** Lines with their line breaks. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const common = a.length * b.length > maxCells ? () => 0 : longestCommon(a, b);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  const push = (sign: Line['sign'], text: string, old: number, now: number) =>
    lines.push({ sign, text, old, new: now });
  for (let at = 0; at < head; at++) push(' ', before[at]!, at, at);
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(' ', a[i]!, head + i, head + j);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common(i + 1, j) >= common(i, j + 1))) {
      push('-', a[i]!, head + i, head + j);
      i++;
    } else {
      push('+', b[j]!, head + i, head + j);
      j++;
    }
  }
  for (let at = 0; at < tail; at++)
    push(' ', before[before.length - tail + at]!, before.length - tail + at, after.length - tail + at);
  return lines;
}

/** The length of the longest common subsequence of two lists from two positions onwards. */
function longestCommon(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  return (i, j) => table[i * width + j]!;
}

function hunksOf(lines: readonly Line[]): Line[][] {
  const hunks: { from: number; to: number }[] = [];
  for (const [at, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const last = hunks.at(-1);
    if (last && at - context <= last.to) last.to = at + context + 1;
    else hunks.push({ from: Math.max(0, at - context), to: at + context + 1 });
  }
  return hunks.map(({ from, to }) => lines.slice(from, to));
}

function hunkText(lines: readonly Line[]): string {
  const first = lines[0]!;
  const range = (start: number, length: number) =>
    length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`;
  const old = lines.filter(({ sign }) => sign !== '+').length;
  const now = lines.filter(({ sign }) => sign !== '-').length;
  const body = lines.map(
    ({ sign, text }) => `${sign}${text}${text.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`,
  );
  return `@@ -${range(first.old, old)} +${range(first.new, now)} @@\n${body.join('')}`;
}
