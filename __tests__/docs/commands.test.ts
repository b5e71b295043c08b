import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { namedCommands } from '../../scripts/commands/named.ts';
import { page, pages, readText, root } from './support/page.ts';

const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };

describe('commands', () => {
  const commands = pages.flatMap(({ path, text }) =>
    namedCommands(text).map((command) => ({ path, ...command })),
  );

  it.each(commands.filter(({ script }) => script))('$path names "$text", an npm script', ({ script }) => {
    expect(scripts).toHaveProperty([script!]);
  });

  it.each(commands.filter(({ file }) => file))('$path names "$text", which is a file', ({ file }) => {
    expect(existsSync(`${root}${file}`)).toBe(true);
  });

  it('are found in pages', () => {
    expect(commands.map(({ script }) => script)).toEqual(expect.arrayContaining(['build', 'demo', 'test']));
  });

  it.each(['ci', 'check-dist'])('of npm in the workflow %s exist', (name) => {
    const text = readText(`.github/workflows/${name}.yml`);
    const used = [...text.matchAll(/npm (?:run ([\w:-]+)|(test))/g)].map(([, run, test]) => run ?? test!);
    expect(used.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('to try it are two', () => {
    const { blocks } = page('README.md');
    expect(blocks.filter(({ under }) => under.includes('try-it')).map(({ text }) => text)).toEqual([
      'npm ci && npm run demo',
      'npm ci && npm test',
    ]);
  });
});
