/** Text from outside (claims, service messages, names), escaped for Markdown, Mermaid or the log. */

/** For a table cell or a sentence: no markup, no HTML, no link, no line break, no mention. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>#|~$@&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/:\/\//g, '&#58;//')
    .replace(/\b(mailto|xmpp):/gi, '$1&#58;')
    .replace(/\b(www)\./gi, '$1&#46;');
}

/** Text as code, in which GitHub does not look for mentions, references or links. */
export function markdownCode(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}

/** A sentence for people: text between backquotes becomes code. */
export function markdownSentence(text: string): string {
  const parts = text.split('`');
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return escapeMarkdown(part);
      const isClosed = index < parts.length - 1;
      return isClosed ? markdownCode(part) : escapeMarkdown(`\`${part}`);
    })
    .join('');
}

/** For a label in a Mermaid diagram: letters, digits and the few signs that have no special meaning there. */
export function escapeMermaid(text: string): string {
  return oneLine(text)
    .replace(/[^\p{L}\p{N} ./@=_-]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** For a fenced block: the fence is longer than any run of backticks inside. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${visible(withoutControls(text))}\n${fence}`;
}

/**
 * For the log: no control characters, so foreign text cannot move the cursor or reorder a line, and nothing that the
 * runner treats as a workflow command: `::` at the start of a line, the older `##[` anywhere in it.
 */
export function escapeLog(text: string): string {
  return withoutControls(visible(text))
    .replace(/##\[/g, '# #[')
    .replace(/^([^\S\n]*):(?=:)/gm, '$1: ');
}

/** Line breaks stay. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ');
}

/** Writes characters that reorder or hide others as JSON escapes, so the text shown is the real text. */
function visible(text: string): string {
  return text.replace(/[\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => {
      const unit = character.charCodeAt(index).toString(16).padStart(4, '0');
      return `\\u${unit}`;
    }).join(''),
  );
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
