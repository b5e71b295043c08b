import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { page, pages, root } from './support/page.ts';
import { sourceTexts } from './support/sources.ts';

const relative = pages.flatMap(({ path, links }) =>
  links.filter((target) => !/^[a-z]+:/.test(target)).map((target) => ({ path, target })),
);

/** The page and the anchor that a link leads to. */
function resolved(from: string, target: string): { path: string; anchor: string | undefined } {
  const [file = '', anchor] = target.split('#');
  return { path: file === '' ? from : posix.join(posix.dirname(from), file), anchor };
}

describe('links', () => {
  it.each(relative)('in $path leads to $target', ({ path, target }) => {
    const { path: file, anchor } = resolved(path, target);
    expect(existsSync(`${root}${file}`)).toBe(true);
    if (anchor !== undefined) expect(page(file).headings.map((heading) => heading.anchor)).toContain(anchor);
  });

  it('lead from the README to every page', () => {
    const reached = new Set(['README.md']);
    for (const from of reached) {
      for (const { path, target } of relative) {
        if (path === from) reached.add(resolved(path, target).path);
      }
    }
    expect(pages.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it('use https everywhere else', () => {
    const absolute = pages.flatMap(({ links }) => links).filter((target) => /^[a-z]+:/.test(target));
    expect(absolute.filter((target) => !target.startsWith('https://'))).toEqual([]);
  });
});

describe('pages named in the sources', () => {
  const named = sourceTexts.flatMap(({ path, text }) =>
    [...text.matchAll(/\bpage(?::| =) '([^']+)'/g)].map(([, target]) => ({ path, target: target! })),
  );

  it('are found', () => {
    expect(named.length).toBeGreaterThan(3);
  });

  it.each(named)('$target of $path exists', ({ target }) => {
    const { path, anchor } = resolved('docs/index.md', target);
    const { headings } = page(path);
    if (anchor !== undefined) expect(headings.map((heading) => heading.anchor)).toContain(anchor);
  });
});
