/** A licence as packages bring it along. */
export interface License {
  readonly packages: readonly string[];
  readonly text: string;
}

/**
 * Sections of a file of notices. Texts that differ only in spaces, line breaks and in who has the copyright are written
 * once, under all packages that bring them along, each with its own copyright lines.
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
  // The longest one still has the appendix's form where others have filled it in.
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

/** What the appendix of the Apache License asks to fill in. */
const form = /^ *Copyright \[yyyy\] \[name of copyright owner\]$/m;

/** Whether a line says who has the copyright. Those in another form stay in the text, which is then not like others. */
const isCopyright = (line: string) => /^\s*copyright\b.*(\d{4}|\(c\)|©)/i.test(line);
