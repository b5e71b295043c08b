import { describe, expect, it } from '@jest/globals';
import { parseEntries } from '../../src/login/entries.ts';
import { oddBlank } from '../../src/login/yaml-advice.ts';

const entry = '- name: a\n  provider: pypi\n';
const problemsOf = (text: string) => parseEntries(text).problems.map(({ message }) => message);

describe('a blank that is no plain space', () => {
  it.each([
    '- name: a\n\u00a0 provider: pypi\n',
    '- name: a\n \u00a0provider: pypi\n',
    '- name: a\n\u2003\u2003provider: pypi\n',
    '- name: a\n  provider:\u00a0pypi\n',
    '- name: a\n  provider\u00a0: pypi\n',
    '- name: a\n  \ufeffprovider: pypi\n',
    '- name: a\n-\u00a0name: b\n',
  ])('is named with its line: %j', (text) => {
    expect(problemsOf(text)).toEqual([
      'has a no-break space, or another blank that is not a plain space, in line 2: type the blanks of this line again',
    ]);
  });

  it('is left to its author within a value', () => {
    expect(oddBlank(`${entry}  audience: a\u00a0b\n  note: |\n    one\u00a0word\n`)).toBeUndefined();
  });

  it('does not count at the very beginning, as a byte order mark', () => {
    expect(parseEntries(`\ufeff${entry}`)).toMatchObject({ problems: [], entries: [{ name: 'a' }] });
  });

  it('is found in linear time, however long the line is', () => {
    expect(oddBlank(`${'- '.repeat(30_000)}\n${'-'.repeat(60_000)}\n${'a.'.repeat(30_000)}`)).toBeUndefined();
  });
});

describe('a merge key', () => {
  it.each(['  <<: {audience: x}\n', '  <<: *base\n'])('is named: %j', (line) => {
    expect(problemsOf(entry + line)).toEqual([
      'uses the YAML merge key `<<` (line 3), which is not supported: write the keys into each entry',
    ]);
  });
});
