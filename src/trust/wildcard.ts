/** Patterns with `*` (any text, including none) and `?` (exactly one character), as in IAM and Entra. */

export const anyText = Symbol('*');
export const anyCharacter = Symbol('?');

/** A character or a wildcard. */
export type PatternPart = string | typeof anyText | typeof anyCharacter;
export type Pattern = readonly PatternPart[];

export function patternOf(text: string): Pattern {
  return [...text].map((character) =>
    character === '*' ? anyText : character === '?' ? anyCharacter : character,
  );
}

/** Whether an entire text matches a pattern. Takes at most (length of the pattern × length of the text) steps. */
export function fits(pattern: Pattern, text: string): boolean {
  const characters = [...text];
  let at = 0;
  let position = 0;
  // Only the last star needs backtracking: letting an earlier one match more never helps.
  let star = -1;
  let afterStar = 0;
  while (position < characters.length) {
    const part = pattern[at];
    if (part === anyText) {
      star = at++;
      afterStar = position;
    } else if (part === anyCharacter || part === characters[position]) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++afterStar;
    } else {
      return false;
    }
  }
  while (pattern[at] === anyText) at++;
  return at === pattern.length;
}

export function matches(pattern: string, text: string): boolean {
  return fits(patternOf(pattern), text);
}
