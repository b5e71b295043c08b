/** Replaces the text between `<!-- <name>:start -->` and `<!-- <name>:end -->`. */
export function replaceRegion(text: string, name: string, content: string): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the markers ${start} and ${end} are missing`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** @param contents name → content */
export function replaceRegions(text: string, contents: Readonly<Record<string, string>>): string {
  return Object.entries(contents).reduce((page, [name, content]) => replaceRegion(page, name, content), text);
}
