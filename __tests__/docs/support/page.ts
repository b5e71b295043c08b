/** The documentation pages, taken apart. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Heading {
  readonly text: string;
  readonly level: number;
  /** As GitHub makes it from the text; unique in the page. */
  readonly anchor: string;
}

export interface Block {
  readonly page: string;
  /** Of the first line inside the fence. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** Anchors of the headings above it, outermost first. */
  readonly under: readonly string[];
}

export interface Page {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
  /** Targets of Markdown links outside of code. */
  readonly links: readonly string[];
}

export function readText(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}

/** All pages for readers, the README first. */
export const pages: readonly Page[] = [
  'README.md',
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
  'CONTRIBUTING.md',
  'RELEASING.md',
  'SECURITY.md',
  'SUPPORT.md',
  'examples/README.md',
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((path) => parsePage(path, readText(path)));

export function page(path: string): Page {
  const found = pages.find((candidate) => candidate.path === path);
  if (!found) throw new Error(`there is no page ${path}`);
  return found;
}

/** The page without what is folded. */
export function unfolded(path: string): Page {
  return parsePage(path, page(path).text.replace(/<details>.*?<\/details>/gs, ''));
}

/** The code blocks of one language below a heading, in order. */
export function blocksUnder(
  path: string,
  anchor: string,
  language: string,
  of: Page = page(path),
): readonly string[] {
  return of.blocks
    .filter((block) => block.language === language && block.under.includes(anchor))
    .map(({ text }) => text);
}

export function parsePage(path: string, text: string): Page {
  const headings: Heading[] = [];
  const blocks: Block[] = [];
  const prose: string[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const [, indent = '', fence, language = ''] = /^( *)(`{3,})(\w*)/.exec(line) ?? [];
    if (fence) {
      const end = lines.findIndex((other, at) => at > index && other.trim() === fence);
      if (end < 0) throw new Error(`${path}:${index + 1}: the code block does not end`);
      const content = lines.slice(index + 1, end).map((other) => other.slice(indent.length));
      blocks.push({
        page: path,
        line: index + 2,
        language,
        text: content.join('\n'),
        under: above(headings),
      });
      index = end;
      continue;
    }
    const [, marks, title] = /^(#+) (.*)$/.exec(line) ?? [];
    if (marks && title)
      headings.push({ text: title, level: marks.length, anchor: anchorOf(title, headings) });
    prose.push(line.replace(/`[^`]*`/g, ''));
  }
  const links = [...prose.join('\n').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  return { path, text, headings, blocks, links };
}

/** The last heading of each level that is still open. */
function above(headings: readonly Heading[]): readonly string[] {
  return headings
    .filter(({ level }, index) => headings.slice(index + 1).every((later) => later.level > level))
    .map(({ anchor }) => anchor);
}

function anchorOf(title: string, earlier: readonly Heading[]): string {
  const slug = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
  const same = earlier.filter(({ anchor }) => new RegExp(`^${slug}(-\\d+)?$`).test(anchor)).length;
  return same === 0 ? slug : `${slug}-${same}`;
}
