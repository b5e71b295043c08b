import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sections } from '../../../scripts/notices/sections.ts';

const mit = (owner: string, gap = '\n') =>
  `MIT License\n\n${owner}\n\nPermission is hereby granted,${gap}free of charge.\n`;

describe('sections of the notices', () => {
  it('have a text once, under each package with its own copyright', () => {
    const licenses = [
      { packages: ['b@1', 'a@2'], text: mit('Copyright (c) 2019 A and B') },
      { packages: ['c@3'], text: mit('Copyright 2020 C', '\r\n') },
    ];
    expect(sections(licenses)).toEqual([
      `a@2
b@1
    Copyright (c) 2019 A and B

c@3
    Copyright 2020 C

MIT License

Permission is hereby granted,
free of charge.`,
    ]);
  });

  it('are separate for texts that differ in one word', () => {
    const licenses = [
      { packages: ['a@1'], text: mit('Copyright 2020 A') },
      { packages: ['b@1'], text: mit('Copyright 2020 B', ' not ') },
    ];
    expect(sections(licenses)).toHaveLength(2);
  });

  it('keep a copyright in an unusual form where it was', () => {
    const [section] = sections([{ packages: ['a@1'], text: 'Based on X, copyright 2009 X.\n\nTake it.' }]);
    expect(section).toBe('a@1\n\nBased on X, copyright 2009 X.\n\nTake it.');
  });

  it('keep the template that others have filled in', () => {
    const [section] = sections([
      { packages: ['a@1'], text: 'Licence\n   Copyright 2018 A' },
      { packages: ['b@1'], text: 'Licence\n   Copyright [yyyy] [name of copyright owner]' },
    ]);
    expect(section).toBe(
      'a@1\n    Copyright 2018 A\n\nb@1\n\nLicence\n   Copyright [yyyy] [name of copyright owner]',
    );
  });
});

describe('dist/THIRD_PARTY_NOTICES.txt', () => {
  const notices = readFileSync('dist/THIRD_PARTY_NOTICES.txt', 'utf8');
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version: string; dev?: true; optional?: true }>;
  };
  const installed = Object.entries(packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)
    .map(([path, { version }]) => ({ path, name: path.replace(/.*node_modules\//, ''), version }));

  it('names every package that may be in the bundle', () => {
    expect(installed.length).toBeGreaterThan(50);
    const missing = installed.filter(({ name, version }) => !notices.includes(`\n${name}@${version}\n`));
    expect(missing).toEqual([]);
  });

  it('has every line of every licence', () => {
    const squeezed = notices.replace(/\s+/g, ' ');
    const lost = installed.flatMap(({ path }) =>
      ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'NOTICE', 'NOTICE.txt']
        .map((file) => join(path, file))
        .flatMap((file) =>
          read(file)
            .split('\n')
            .map((line) => ({ file, line: line.trim().replace(/\s+/g, ' ') })),
        )
        .filter(({ line }) => !squeezed.includes(line)),
    );
    expect(lost).toEqual([]);
  });
});

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
