/** A line without control characters: text from foreign files must not move the cursor or start a new line. */
export function printable(line: string): string {
  return line.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/g, ' ');
}
