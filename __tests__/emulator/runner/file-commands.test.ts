import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addPaths,
  parseEnvironmentFile,
  parseNameValueFile,
  parsePathFile,
} from '../../../emulator/runner/file-commands.ts';

describe('parseNameValueFile', () => {
  it.each<[string, string, [string, string][]]>([
    ['nothing', '', []],
    ['a line', 'A=1\n', [['A', '1']]],
    ['a last line without an end', 'A=1', [['A', '1']]],
    ['an equals sign in the value', 'A=b=c\n', [['A', 'b=c']]],
    ['an empty value', 'A=\n', [['A', '']]],
    [
      'blank lines between',
      '\nA=1\n\nB=2\n',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ['a block', 'A<<END\none\ntwo\nEND\n', [['A', 'one\ntwo']]],
    ['a block whose end is the last line', 'A<<END\none\nEND', [['A', 'one']]],
    ['an empty block', 'A<<END\nEND\n', [['A', '']]],
    ['a block of one empty line', 'A<<END\n\nEND\n', [['A', '']]],
    ['blank lines at the end of a block', 'A<<END\none\n\nEND\n', [['A', 'one\n']]],
    ['a line that looks like a pair inside a block', 'A<<END\nB=1\nC<<X\nEND\n', [['A', 'B=1\nC<<X']]],
    ['a delimiter with an equals sign', 'A<<E=F\none\nE=F\n', [['A', 'one']]],
    ['<< after an equals sign as part of the value', 'A=b<<c\n', [['A', 'b<<c']]],
    ['a carriage return as part of the value', 'A=1\r\n', [['A', '1\r']]],
  ])('reads %s', (_, text, pairs) => {
    expect(parseNameValueFile(text)).toEqual({ pairs });
  });

  it.each([
    ['a line without either sign', 'A=1\nnonsense\nB=2\n', "Invalid format 'nonsense'"],
    ['a block that never ends', 'A=1\nB<<END\nend\n', "Invalid value. Matching delimiter not found 'END'"],
    [
      'a block whose last line has no end',
      'A=1\nB<<END\nENDE',
      'Invalid value. EOF marker missing new line.',
    ],
    [
      'a block without a name',
      'A=1\n<<END\nEND\n',
      "Invalid format '<<END'. Name must not be empty and delimiter must not be empty",
    ],
    [
      'a block without a delimiter',
      'A=1\nB<<\n',
      "Invalid format 'B<<'. Name must not be empty and delimiter must not be empty",
    ],
  ])('keeps what came before %s', (_, text, error) => {
    expect(parseNameValueFile(text)).toEqual({ pairs: [['A', '1']], error });
  });

  it('returns what the toolkit wrote', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]*$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' }))), (pairs) => {
        const text = pairs.map(([key, value]) => `${key}<<delimiter_7\n${value}\ndelimiter_7\n`).join('');
        expect(parseNameValueFile(text)).toEqual({ pairs });
      }),
    );
  });
});

describe('parseEnvironmentFile', () => {
  it('refuses NODE_OPTIONS in any case and accepts the rest; the last value of a name wins', () => {
    expect(parseEnvironmentFile('A=1\nNode_Options=--require=x\nA=2\n')).toEqual({
      variables: { A: '2' },
      refused: ["Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."],
    });
  });

  it('reports a mistake', () => {
    expect(parseEnvironmentFile('A=1\n?')).toEqual({
      variables: { A: '1' },
      refused: [],
      error: "Invalid format '?'",
    });
  });
});

describe('parsePathFile', () => {
  it('reads one folder per line', () => {
    expect(parsePathFile('/a\n\n/b c\r\n/d')).toEqual(['/a', '/b c', '/d']);
  });
});

describe('addPaths', () => {
  it('moves a folder that is named again to the end, where it wins', () => {
    expect(addPaths(['/a', '/b'], ['/c', '/a'])).toEqual(['/b', '/c', '/a']);
  });
});
