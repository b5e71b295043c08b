/** A licence as it comes with packages. */
export interface License {
  readonly packages: readonly string[];
  readonly text: string;
}

/**
 * Sections of a file of notices. Texts that differ only in spaces, line breaks and copyright holder are written once,
 * under all packages that have them, each with its own copyright lines.
 */
export function sections(licenses: readonly License[]): string[] {
  return [...Map.groupBy(licenses, sameText).values()].map(section).toSorted();
}

function section(group: readonly License[]): string {
  const heads = group.map(({ packages, text }) =>
    [
      ...packages.toSorted(),
      ...lines(text)
        .filter(isCopyright)
        .map((line) => `    ${line.trim()}`),
    ].join('\n'),
  );
  // The longest one still has the appendix's template where others have filled it in.
  const [longest] = group.map(withoutCopyright).toSorted((a, b) => b.length - a.length);
  return [...heads.toSorted(), longest!].join('\n\n');
}

const withoutCopyright = ({ text }: License) =>
  lines(text)
    .filter((line) => !isCopyright(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const sameText = (license: License) =>
  withoutCopyright(license).replace(form, '').replace(/\s+/g, ' ').trim();

const lines = (text: string) => text.split(/\r?\n/);

/** The line that the appendix of the Apache License asks to fill in. */
const form = /^ *Copyright \[yyyy\] \[name of copyright owner\]$/m;

/**
 * Whether a line names the copyright holder. Lines in another form stay in the text, which then differs from others.
 */
const isCopyright = (line: string) => /^\s*copyright\b.*(\d{4}|\(c\)|©)/i.test(line);
